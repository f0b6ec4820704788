import * as fc from 'fast-check';
import type { OrderDraft } from '../../../src/domain/order/index.ts';
import { DRAFT } from './sample.ts';

const RATES = ['0', '0.06', '0.09', '0.2', '0.21'];
const cents = (most: number) => fc.nat(most).map((minor) => (minor / 100).toFixed(2));

const PLACES = [
  { name: 'Jan', lines: ['Keizersgracht 1'], postalCode: '1015cj', city: 'Amsterdam', country: 'nederland' },
  { name: 'Anna', lines: ['Veldstraat 12', 'bus 3'], postalCode: '9000', city: 'Gent', country: 'BE' },
  { company: 'Müller GmbH', lines: ['Hauptstraße 5'], postalCode: 'D-10115', city: 'Berlin', country: 'Deutschland' },
  { name: 'Joe', lines: ['1 Main St'], postalCode: '221621010', city: 'Reston', region: 'VA', country: 'USA' },
  { name: 'Jo', lines: ['Flat 2', '1 High Street'], postalCode: 'm25bq', city: 'Manchester', country: 'UK' },
] as const;

const line = fc.record(
  {
    lineId: fc.uuid(),
    kind: fc.constantFrom('goods' as const, 'digital' as const, 'gift-card' as const),
    sku: fc.constantFrom('A', 'B', 'C', '__proto__', 'constructor', 'ÄÖ-1'),
    description: fc.string({ maxLength: 20 }),
    quantity: fc.integer({ min: 1, max: 50 }),
    unitPrice: fc.nat(200_000).map((thousandths) => String(thousandths / 1000)),
    tax: fc.record({ rate: fc.constantFrom(...RATES) }),
    shipTo: fc.constantFrom(...PLACES),
    fulfilledBy: fc.constantFrom('seller' as const, 'platform' as const),
    deliverBy: fc.constant('2026-12-01T10:00:00+01:00'),
    preferences: fc.record({ maxShipments: fc.nat(3) }),
  },
  { requiredKeys: ['sku', 'quantity', 'unitPrice'] },
);

/** Drafts with nothing wrong, in two currencies, with and without tax in the prices. */
export const cleanDrafts: fc.Arbitrary<OrderDraft> = fc
  .record(
    {
      channel: fc.constantFrom(
        { channelId: 'x', kind: 'own-shop' as const },
        { channelId: 'b', kind: 'bulk' as const },
      ),
      externalId: fc.uuid(),
      placedAt: fc.constantFrom('2026-11-21T10:30:00+01:00', '2026-11-20T23:59:59Z'),
      currency: fc.constantFrom('EUR', 'GBP', 'KWD'),
      taxesIncluded: fc.boolean(),
      customer: fc.constant({ name: 'Sanne', email: 'Sanne@EXAMPLE.nl', phone: '+31 6 12345678' }),
      billTo: fc.constantFrom(...PLACES),
      shipTo: fc.constantFrom(...PLACES),
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
      charges: fc.array(
        fc.record(
          {
            kind: fc.constantFrom('shipping' as const, 'tip' as const),
            amount: cents(2000),
            tax: fc.record({ rate: fc.constantFrom(...RATES) }),
          },
          { requiredKeys: ['amount'] },
        ),
        { maxLength: 2 },
      ),
      discountShare: fc.nat(100),
      payments: fc.array(
        fc.record({ method: fc.constant('ideal'), amount: cents(100), status: fc.constant('captured' as const) }),
        { maxLength: 2 },
      ),
      note: fc.string({ maxLength: 30 }),
    },
    { requiredKeys: ['channel', 'currency', 'taxesIncluded', 'customer', 'shipTo', 'lines', 'discountShare'] },
  )
  .map(({ discountShare, ...draft }) => {
    const goods = draft.lines.reduce(
      (sum, { quantity, unitPrice }) => sum + Math.floor(quantity * Number(unitPrice) * 100) / 100,
      0,
    );
    const amount = (Math.floor(goods * discountShare) / 100 - 0.01).toFixed(2);
    return { ...draft, discounts: Number(amount) > 0 ? [{ amount }] : [] };
  });

const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    0,
    -1,
    1.5,
    '2',
    '1.5',
    'true',
    'eur',
    'OWN_SHOP',
    '12,95',
    12.95,
    [],
    {},
    true,
    'x'.repeat(300),
    '2026-02-30',
    '\u0000',
    '\u200b',
  ),
  fc.anything({ maxDepth: 2 }),
);

type Path = readonly (string | number)[];

/** The place of every value in a JSON value. */
export function placesIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, part]) => placesIn(part, [...path, key]))];
}

/** A JSON value with one place changed. */
export function withAt(value: unknown, [key, ...rest]: Path, part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? withAt(item, rest, part) : item));
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: withAt(object[key], rest, part) };
}

const SAMPLE_PLACES = placesIn(DRAFT);

/** The sample draft with up to four values replaced by others of any kind. */
export const brokenDrafts: fc.Arbitrary<unknown> = fc
  .array(fc.tuple(fc.constantFrom(...SAMPLE_PLACES), JUNK), { minLength: 1, maxLength: 4 })
  .map((changes) =>
    changes.reduce<unknown>((draft, [path, junk]) => {
      const isThere = placesIn(draft).some((place) => place.join('/') === path.join('/'));
      return isThere ? withAt(draft, path, junk) : draft;
    }, DRAFT),
  );

/** The same value with the keys of every object in another order. */
export function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, shuffled(part)]),
  );
}

/** Freezes a value and everything in it. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
