import * as fc from 'fast-check';
import { DRAFT } from '../domain/clean-order/sample.ts';
import type { HostileClass } from './corpus.ts';
import {
  droppedAt,
  INJECTIONS,
  JS_VALUES,
  PROTOTYPE_KEYS,
  placesIn,
  replacedAt,
  TEXTS,
  WRONG_KINDS,
} from './hostile-values.ts';

const PLACES = placesIn(DRAFT).filter((path) => path.length > 0);
const [FIRST] = DRAFT.lines ?? [];

const replaced = (value: fc.Arbitrary<unknown>, fields?: RegExp): fc.Arbitrary<unknown> => {
  const places = fields === undefined ? PLACES : PLACES.filter((path) => fields.test(`/${path.join('/')}`));
  return fc.tuple(fc.constantFrom(...places), value).map(([path, part]) => replacedAt(DRAFT, path, part));
};

const picked = (values: readonly { readonly make: () => unknown }[]): fc.Arbitrary<unknown> =>
  fc.constantFrom(...values).map(({ make }) => make());

/** Cuts, doubles and swaps pieces of the text of a good order. */
const brokenTexts = fc
  .tuple(fc.nat(), fc.nat(40), fc.constantFrom('', '{', '}', '"', ',', ':', '\\', '\u0000', '[', 'e9', '-'))
  .map(([at, length, piece]) => {
    const text = JSON.stringify(DRAFT);
    const from = at % text.length;
    return text.slice(0, from) + piece + text.slice(from + length);
  });

const numbers = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, 0.5, 1e12, 1e12 + 1, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY),
  fc.constantFrom<unknown>('', ' ', '0', '2', '1e3', '0x10', null, true, [], [2]),
);

const amounts = fc.oneof(
  fc.stringMatching(/^-?\d{0,18}(?:[.,]\d{0,8})?$/),
  fc.constantFrom(
    '1e9',
    '1e1000000',
    '0x1F',
    '0b11',
    '1_000',
    'NaN',
    'Infinity',
    '.5',
    '5.',
    '+1',
    ' 1',
    '€5',
    '１',
    '0.1',
    '0.285',
    '10.285',
  ),
  fc.double({ noNaN: false }),
);

const moments = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      fc.integer({ min: 0, max: 25 }),
      fc.constantFrom('Z', '', '+01:00', '-25:00', ' CET'),
    )
    .map(([year, month, day, hour, offset]) => {
      const two = (part: number): string => String(part).padStart(2, '0');
      return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:30:00${offset}`;
    }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.string(),
);

const places = fc.oneof(
  picked(TEXTS.filter(({ name }) => !/megabyte|hundred thousand|without end/.test(name))),
  fc.stringMatching(/^[0-9A-Z ]{0,10}$/),
  fc.nat(60).map((count) => `${' '.repeat(count * 50)}x`),
  fc.string({ unit: 'binary' }),
);

const contacts = fc.oneof(
  fc.emailAddress(),
  fc.stringMatching(/^[a-z.@ -]{0,20}$/),
  fc.nat(80).map((length) => `${'a'.repeat(length)}@example.nl`),
  fc.stringMatching(/^[+()\d -]{0,20}$/),
  fc.string(),
);

const ids = fc.oneof(
  fc.constantFrom(...PROTOTYPE_KEYS),
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[A-Z0-9\u200b\u202e-]{1,12}$/),
  fc.nat(),
);

const keyed = fc
  .tuple(
    fc.constantFrom(...PROTOTYPE_KEYS),
    fc.constantFrom<readonly (string | number)[]>([], ['shipTo'], ['customer'], ['lines', 0]),
  )
  .map(([key, path]) => {
    const at = path.reduce<unknown>((part, step) => (part as Readonly<Record<string | number, unknown>>)[step], DRAFT);
    const text = JSON.stringify(at);
    return replacedAt(DRAFT, path, JSON.parse(`{${JSON.stringify(key)}:{"polluted":true},${text.slice(1)}`));
  });

const large = fc.oneof(
  fc
    .integer({ min: 1, max: 300_000 })
    .map((count) => ({ ...DRAFT, lines: Array.from({ length: count }, () => FIRST) })),
  fc.integer({ min: 1, max: 300_000 }).map((count) => ({ ...DRAFT, note: 'x '.repeat(count) })),
);

const copies = fc
  .tuple(
    fc.constantFrom(DRAFT.externalId, '2', '', '__proto__'),
    fc.constantFrom('shop-nl', 'bol'),
    fc.constantFrom('1', '2'),
    fc.constantFrom<unknown>(undefined, '2026-11-21T09:00:00Z', '2026-11-21T11:00:00Z'),
  )
  .map(([externalId, channelId, note, changedAt]) => [
    { ...DRAFT, changedAt: '2026-11-21T10:00:00Z', note: '1' },
    { ...DRAFT, externalId, channel: { ...DRAFT.channel, channelId }, note, changedAt },
  ]);

/**
 * Generators of hostile orders, one for each class. Texts for `json-syntax`, two copies for `channel-sequences`,
 * and for `js-values` functions that make the order: nobody else may look at it.
 */
export const GENERATORS: Readonly<Record<HostileClass, fc.Arbitrary<unknown>>> = {
  'json-syntax': brokenTexts,
  'type-confusion': fc.oneof(
    replaced(picked(WRONG_KINDS)),
    fc.constantFrom(...PLACES).map((path) => droppedAt(DRAFT, path)),
  ),
  quantity: replaced(numbers, /quantity$/),
  money: replaced(amounts, /(?:unitPrice|amount|discount|rate)$/),
  time: replaced(moments, /(?:placedAt|deliverBy)$/),
  address: replaced(places, /^\/shipTo\//),
  contact: replaced(contacts, /^\/customer\/(?:email|phone)/),
  identifiers: replaced(ids, /(?:sku|lineId|externalId|channelId|customerId)$/),
  'prototype-keys': keyed,
  injection: replaced(picked(INJECTIONS)),
  size: large,
  'js-values': fc.tuple(fc.constantFrom(...PLACES), fc.constantFrom(...JS_VALUES)).map(
    ([path, { make }]) =>
      () =>
        replacedAt(DRAFT, path, make()),
  ),
  'channel-sequences': copies,
};
