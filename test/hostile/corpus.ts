import type { FindingCode } from '../../src/domain/clean-order/index.ts';
import { DRAFT } from '../domain/clean-order/sample.ts';
import { type HostileValue, INJECTIONS, JS_VALUES, PROTOTYPE_KEYS, TEXTS, WRONG_KINDS } from './hostile-values.ts';

/** The ways in which an order can be hostile. */
export const HOSTILE_CLASSES = [
  'json-syntax',
  'type-confusion',
  'quantity',
  'money',
  'time',
  'address',
  'contact',
  'identifiers',
  'prototype-keys',
  'injection',
  'size',
  'js-values',
  'channel-sequences',
] as const;

export type HostileClass = (typeof HOSTILE_CLASSES)[number];

/** One hostile order. */
export interface HostileOrder {
  readonly class: HostileClass;
  readonly name: string;
  /** the order, or its text where the text itself is the attack; two copies of an order for sequences */
  readonly make: () => unknown;
  /** what must come of it: a finding (as `code path`), or a clean order */
  readonly expected: `${FindingCode} ${string}` | 'clean';
}

const [FIRST, SECOND] = DRAFT.lines ?? [];
const order = (change: object): object => ({ ...DRAFT, stated: undefined, payments: [], ...change });
const line = (change: object): object => order({ lines: [{ ...FIRST, ...change }, SECOND] });
const address = (change: object): object => order({ shipTo: { ...DRAFT.shipTo, ...change } });
const customer = (change: object): object => order({ customer: { ...DRAFT.customer, ...change } });

type Expected = HostileOrder['expected'];
type Row = readonly [name: string, draft: unknown, expected: Expected];

const rows = (kind: HostileClass, all: readonly Row[]): readonly HostileOrder[] =>
  all.map(([name, draft, expected]) => ({ class: kind, name, make: () => draft, expected }));

const GOOD_TEXT = JSON.stringify(DRAFT);

const JSON_SYNTAX = rows('json-syntax', [
  ...(
    [
      '',
      ' ',
      '{',
      '}',
      '[',
      '{"a"',
      '{"a":',
      '{"a":1',
      '{"a":1,',
      '{"a":1,}',
      '[1,]',
      '{a:1}',
      "{'a':1}",
      '{"a":01}',
      '{"a":+1}',
      '{"a":.5}',
      '{"a":1.}',
      '{"a":1e}',
      '{"a":0x1F}',
      '{"a":NaN}',
      '{"a":Infinity}',
      '{"a":undefined}',
      '{"a":"\\x41"}',
      '{"a":"\\u12"}',
      '{"a":"\n"}',
      '{"a":"\t"}',
      '/* x */{}',
      '{} // x',
      '{}{}',
      '\u0000{}',
      '\ufeff\ufeff{}',
      '\u00a0{}',
      'True',
      'nul',
      '"x',
      "'x'",
      `${GOOD_TEXT.slice(0, -1)}`,
      `${GOOD_TEXT}}`,
    ] as const
  ).map((text): Row => [JSON.stringify(text.length < 30 ? text : text.slice(-30)), text, 'order.not-json ']),
  ['a byte order mark before it', `\ufeff${GOOD_TEXT}`, 'clean'],
  [
    'the same key twice: the last one counts',
    GOOD_TEXT.replace('"currency":"EUR"', '"currency":"XXX","currency":"EUR"'),
    'clean',
  ],
  ['a text', '"order"', 'order.not-an-object '],
  ['a number', '1e999', 'order.not-an-object '],
  ['null', 'null', 'order.not-an-object '],
  ['a list', `[${GOOD_TEXT}]`, 'order.not-an-object '],
  ['a hundred thousand levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'order.not-an-object '],
  [
    'a field a hundred thousand levels deep',
    `{"note":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    'text.not-a-string /note',
  ],
]);

const wrong = (values: readonly HostileValue[], names: readonly string[]) =>
  values.filter(({ name }) => names.includes(name));

const confuse = (
  field: string,
  expected: Expected,
  change: (value: unknown) => object,
  names: readonly string[],
): readonly HostileOrder[] =>
  wrong(WRONG_KINDS, names).map(({ name, make }) => ({
    class: 'type-confusion',
    name: `${field} is ${name}`,
    make: () => change(make()),
    expected,
  }));

const OBJECTS = ['true', 'zero', 'a fraction', 'spaces', 'the word null', 'an empty list', 'a list in a list'];
const TEXT_KINDS = [
  'true',
  'a fraction',
  'beyond the safe integers',
  'an empty list',
  'an empty object',
  'an object that looks like money',
];

const TYPE_CONFUSION: readonly HostileOrder[] = [
  ...confuse('shipTo', 'shape.not-an-object /shipTo', (shipTo) => order({ shipTo }), OBJECTS),
  ...confuse('customer', 'shape.not-an-object /customer', (value) => order({ customer: value }), OBJECTS),
  ...confuse('a line', 'shape.not-an-object /lines/0', (value) => order({ lines: [value] }), [...OBJECTS, 'null']),
  ...confuse('lines', 'shape.not-a-list /lines', (lines) => order({ lines }), [
    'true',
    'zero',
    'spaces',
    'an empty object',
    'an object with numbers for keys',
  ]),
  ...confuse('a city', 'text.not-a-string /shipTo/city', (city) => address({ city }), TEXT_KINDS),
  ...confuse('a SKU', 'text.not-a-string /lines/0/sku', (sku) => line({ sku }), TEXT_KINDS),
  ...confuse('an external id', 'text.not-a-string /externalId', (externalId) => order({ externalId }), TEXT_KINDS),
  ...confuse('taxesIncluded', 'shape.not-true-or-false /taxesIncluded', (taxesIncluded) => order({ taxesIncluded }), [
    'zero',
    'the word null',
    'an empty object',
    'spaces',
  ]),
  ...confuse('a channel', 'shape.not-a-choice /channel/kind', (kind) => order({ channel: { channelId: 'x', kind } }), [
    'true',
    'zero',
    'an empty object',
    'a list of nothing',
    '[object Object]',
  ]),
];

const quantity = (name: string, value: unknown, code: FindingCode): Row => [
  name,
  line({ quantity: value }),
  `${code} /lines/0/quantity`,
];

const QUANTITY = rows('quantity', [
  quantity('zero', 0, 'line.quantity-zero'),
  quantity('minus zero', -0, 'line.quantity-zero'),
  quantity('negative', -1, 'quantity.negative'),
  quantity('a hair below zero', -5e-324, 'quantity.negative'),
  quantity('one and a half', 1.5, 'quantity.not-whole'),
  quantity('almost one', 0.9999999999999999, 'quantity.not-whole'),
  quantity('a sum of tenths', 0.1 + 0.2, 'quantity.not-whole'),
  quantity('NaN', Number.NaN, 'quantity.not-a-number'),
  quantity('Infinity', Number.POSITIVE_INFINITY, 'quantity.too-large'),
  quantity('1e400 as JSON reads it', JSON.parse('1e400'), 'quantity.too-large'),
  quantity('2^53', 2 ** 53, 'quantity.too-large'),
  quantity('one above the most', 1e12 + 1, 'quantity.too-large'),
  quantity('text', '2', 'quantity.not-a-number'),
  quantity('a text of zero', '0', 'quantity.not-a-number'),
  quantity('a hexadecimal text', '0x10', 'quantity.not-a-number'),
  quantity('a text with exponent', '1e3', 'quantity.not-a-number'),
  quantity('spaces', ' ', 'quantity.not-a-number'),
  quantity('a plus', '+1', 'quantity.not-a-number'),
  quantity('a decimal comma', '1,5', 'quantity.not-a-number'),
  quantity('full-width digits', '１２', 'quantity.not-a-number'),
  quantity('true', true, 'quantity.not-a-number'),
  quantity('a list', [3], 'quantity.not-a-number'),
  quantity('an object with valueOf', { valueOf: () => 3 }, 'quantity.not-a-number'),
  quantity('a bigint', 3n, 'quantity.not-a-number'),
  quantity('a date', new Date(0), 'quantity.not-a-number'),
  ['the most that is allowed, for nothing', line({ quantity: 1e12, unitPrice: '0' }), 'clean'],
  ['negative units done', line({ done: { shipped: -1 } }), 'quantity.negative /lines/0/done/shipped'],
  [
    'half an attendee',
    line({ kind: 'service', service: { day: '2026-12-01', attendees: 0.5 } }),
    'quantity.not-whole /lines/0/service/attendees',
  ],
  ['an unknown unit', line({ unit: 'dozen' }), 'line.unit-unknown /lines/0/unit'],
  ['a part of a piece', line({ unit: 'piece', quantity: 0.25 }), 'quantity.not-whole /lines/0/quantity'],
]);

const price = (name: string, value: unknown, code: FindingCode): Row => [
  name,
  line({ unitPrice: value }),
  `${code} /lines/0/unitPrice`,
];

const MONEY = rows('money', [
  ...[
    '1e5',
    '1e1000000',
    '1e9000000000000000',
    '0x1F',
    '0b11',
    '1_000',
    'NaN',
    'Infinity',
    '-Infinity',
    '.5',
    '5.',
    '1E+2',
    '1,234.50',
    '1.234,50',
    '12,95',
    '€12.95',
    '12.95 EUR',
    '1 000',
    '１２.９５',
    '12.95\u200b',
    '--1',
    '1-',
    '1..2',
    ' 1',
    '1 ',
    '+1',
    "1'000",
    '\t1',
  ].map((text) => price(JSON.stringify(text), text, 'decimal.not-a-decimal')),
  price('sixteen digits', '1234567890123456', 'decimal.too-many-digits'),
  price('a million digits', '9'.repeat(1_000_000), 'decimal.too-many-digits'),
  price('thirteen decimals', '0.1234567890123', 'decimal.too-many-fraction-digits'),
  price('negative', '-0.01', 'money.negative'),
  price('a float', 12.95, 'text.not-a-string'),
  price('a float that is no cent', 0.1 + 0.2, 'text.not-a-string'),
  price('NaN', Number.NaN, 'text.not-a-string'),
  price('more than can be reckoned with', '999999999999999', 'money.out-of-range'),
  ['minus zero', line({ unitPrice: '-0' }), 'clean'],
  ['half a cent', line({ discount: '0.005' }), 'money.too-many-decimals /lines/0/discount'],
  ['cents of a yen', order({ currency: 'JPY' }), 'money.too-many-decimals /charges/0/amount'],
  ['a discount of more than the line', line({ discount: '25.91' }), 'money.discount-exceeds-goods /lines/0/discount'],
  ['a negative discount', line({ discount: '-1' }), 'money.negative /lines/0/discount'],
  [
    'discounts that add up to more than the goods',
    order({ discounts: Array.from({ length: 100 }, () => ({ amount: '1.00' })) }),
    'money.discount-exceeds-goods /discounts',
  ],
  ['a rate of 21', line({ tax: { rate: '21' } }), 'money.tax-rate-not-a-share /lines/0/tax/rate'],
  ['a negative rate', line({ tax: { rate: '-0.21' } }), 'money.negative /lines/0/tax/rate'],
  [
    'a rate of a thousand digits',
    line({ tax: { rate: `0.${'3'.repeat(1000)}` } }),
    'decimal.too-many-fraction-digits /lines/0/tax/rate',
  ],
  ['more tax than money', line({ tax: { amount: '99' } }), 'money.tax-exceeds-amount /lines/0/tax'],
  [
    'two lines that leave the safe integers together',
    order({ lines: [1, 2].map(() => ({ sku: 'A', quantity: 1, unitPrice: '60000000000000' })) }),
    'money.out-of-range ',
  ],
  [
    'a quantity that leaves them',
    line({ quantity: 1e12, unitPrice: '99999.99' }),
    'money.out-of-range /lines/0/unitPrice',
  ],
  ['a total of one cent', order({ stated: { total: '0.01' } }), 'money.total-disagrees /stated/total'],
  ['a total that is a cent off', order({ stated: { total: '43.84' } }), 'money.total-disagrees /stated/total'],
  ['no currency', order({ currency: null }), 'money.currency-missing /currency'],
  ['gold', order({ currency: 'XAU' }), 'currency.unknown /currency'],
  ['a currency of the language', order({ currency: 'constructor' }), 'currency.unknown /currency'],
  ['two currencies', line({ currency: 'USD' }), 'money.mixed-currencies /lines/0/currency'],
  ['a payment below zero', order({ payments: [{ method: 'x', amount: '-1' }] }), 'money.negative /payments/0/amount'],
  [
    'two payments of one id',
    order({ payments: [1, 2].map(() => ({ paymentId: 'P', method: 'x', amount: '1' })) }),
    'payment.id-twice /payments/1/paymentId',
  ],
]);

const moment = (text: unknown, code: FindingCode): Row => [
  JSON.stringify(text) ?? String(text),
  order({ placedAt: text }),
  `${code} /placedAt`,
];

const TIME = rows('time', [
  ...[
    'yesterday',
    '21-11-2026',
    '11/21/2026',
    '2026-11-21',
    '20261121T100000Z',
    '2026-325T10:00:00Z',
    '+012026-11-21T10:00:00Z',
    '-2026-11-21T10:00:00Z',
    '2026-11-21T10Z',
    '2026-11-21T10:00:00+1',
    '2026-11-21T10:00:00 CET',
    '2026-11-21T10:00:00,5Z',
    '2026-11-21T10:00:00.1234567890Z',
  ].map((text) => moment(text, 'instant.not-a-moment')),
  ...[
    '2026-W47-6T10:00:00Z',
    '２０２６-11-21T10:00:00Z',
    '2026-02-30T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-11-00T00:00:00Z',
    '2026-11-31T00:00:00Z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T23:60:00Z',
    '2026-11-21T23:59:60Z',
    '0000-01-01T00:00:00Z',
    '0999-12-31T00:00:00Z',
    '2026-11-21T10:00:00+24:00',
  ].map((text) => moment(text, 'instant.no-such-time')),
  moment('2026-11-21T10:00:00', 'instant.without-offset'),
  moment('2026-03-29T02:30:00', 'instant.without-offset'),
  moment('2026-10-25T02:30:00', 'instant.without-offset'),
  moment(1_795_255_200, 'instant.not-a-moment'),
  moment(Number.NaN, 'instant.not-a-moment'),
  moment({ $date: '2026-11-21T10:00:00Z' }, 'instant.not-a-moment'),
  moment('9999-12-31T23:59:59Z', 'date.placed-in-the-future'),
  ['a deadline in the past', order({ deliverBy: '1970-01-01T00:00:00Z' }), 'date.deliver-by-passed /deliverBy'],
  [
    'a latest day that does not exist',
    order({ preferences: { latestDay: '2026-02-30' } }),
    'day.not-a-day /preferences/latestDay',
  ],
  [
    'a latest day with a time',
    order({ preferences: { latestDay: '2026-12-01T00:00:00Z' } }),
    'day.not-a-day /preferences/latestDay',
  ],
  [
    'a service that ends before it starts',
    line({ kind: 'service', service: { day: '2026-12-02', endDay: '2026-12-01', attendees: 1 } }),
    'service.ends-before-it-starts /lines/0/service/endDay',
  ],
  ['a leap day that exists', order({ placedAt: '2024-02-29T12:00:00Z' }), 'clean'],
  ['an offset to the minute', order({ placedAt: '2026-11-21T15:15:00+05:45' }), 'clean'],
]);

const ADDRESS = rows('address', [
  ...['XX', 'Atlantis', '__proto__', 'constructor', 'NLD1', 'ＮＬＸ', '<b>NL</b>', '0', '🇳🇱'].map(
    (country): Row => [`country ${country}`, address({ country }), 'address.country-unknown /shipTo/country'],
  ),
  ...['1015', '10155 CJ', 'CJ 1015', '1015 CJX', "1015 CJ'--", '1015\u00a0C', '0', '1O15 CJ', '1015 C1'].map(
    (postalCode): Row => [
      `postal code ${postalCode}`,
      address({ postalCode }),
      'address.postal-code-malformed /shipTo/postalCode',
    ],
  ),
  ['no address', order({ shipTo: null }), 'address.ship-to-missing /shipTo'],
  ['an empty address', order({ shipTo: {} }), 'address.country-missing /shipTo/country'],
  ['spaces for a street', address({ lines: ['   ', '\t'] }), 'address.street-missing /shipTo/lines'],
  ['eleven street lines', address({ lines: Array.from({ length: 11 }, () => 'x') }), 'shape.too-many /shipTo/lines'],
  ['a street of objects', address({ lines: [{ street: 'x' }] }), 'text.not-a-string /shipTo/lines/0'],
  ['a street of a thousand characters', address({ lines: ['x'.repeat(1000)] }), 'text.too-long /shipTo/lines/0'],
  ['NUL in a city', address({ city: 'Amster\u0000dam' }), 'text.control-character /shipTo/city'],
  ['escape codes in a name', address({ name: '\u001b[2J' }), 'text.control-character /shipTo/name'],
  ['half an emoji', address({ name: '\ud83d' }), 'text.broken-unicode /shipTo/name'],
  ['a post office box in Dutch', address({ lines: ['POSTBUS 12'] }), 'address.po-box /shipTo/lines'],
  ['a post office box in full width', address({ lines: ['Ｐ．Ｏ． Box 12'] }), 'address.po-box /shipTo/lines'],
  [
    'no state in the United States',
    address({ country: 'US', postalCode: '22162' }),
    'address.region-missing /shipTo/region',
  ],
  ['a country as number', address({ country: 528 }), 'text.not-a-string /shipTo/country'],
  ['accents in two forms', address({ city: 'A\u030angermanland' }), 'clean'],
  ['names in every script', address({ name: 'Ἀριστοτέλης 李小龍 محمد ђ', city: 'Amsterdam' }), 'clean'],
  ['a name with an apostrophe', address({ name: "Seán O'Brien-d'Arc" }), 'clean'],
  ['a name that is null as a word', address({ name: 'Null' }), 'clean'],
]);

const CONTACT = rows('contact', [
  ...[
    'x',
    '@',
    'a@',
    '@b.nl',
    'a@b',
    'a b@c.nl',
    'a@b c.nl',
    'a@b..nl',
    '.a@b.nl',
    'a.@b.nl',
    'a@-b.nl',
    'a@b-.nl',
    'a@b.nl.',
    'a@1.2.3.4',
    'a@[1.2.3.4]',
    '"a b"@c.nl',
    'a@b.nl,c@d.nl',
    'a@b.nl;c@d.nl',
    'Jan <a@b.nl>',
    'mailto:a@b.nl@',
    `${'x'.repeat(65)}@b.nl`,
    'a\u200b@b\u200b.nl',
  ].map(
    (email): Row => [`e-mail ${email.slice(0, 20)}`, customer({ email }), 'contact.email-malformed /customer/email'],
  ),
  [
    'e-mail with a header behind',
    customer({ email: 'a@b.nl\nBcc: all@c.nl' }),
    'contact.email-malformed /customer/email',
  ],
  ['e-mail with an exchanged host', customer({ email: 'a@gmial.com' }), 'contact.email-host-unlikely /customer/email'],
  ...['x', '123', '+', '00', 'call me', '06-abc', '=06123456', '0612345678; rm -rf', '1'.repeat(16)].map(
    (phone): Row => [`phone ${phone}`, customer({ phone }), 'contact.phone-malformed /customer/phone'],
  ),
  ['a phone as number', customer({ phone: 31612345678 }), 'text.not-a-string /customer/phone'],
  ['a VAT number of another form', customer({ vatNumber: 'NL123' }), 'tax.vat-number-malformed /customer/vatNumber'],
  ['a bank account with a slip', customer({ iban: 'NL91ABNA0417164301' }), 'tax.iban-wrong /customer/iban'],
  [
    'a language of a sentence',
    customer({ language: 'I speak Dutch' }),
    'contact.language-malformed /customer/language',
  ],
  ['a plus in an address', customer({ email: 'a+b@c.nl' }), 'clean'],
]);

const sku = (name: string, value: string, expected: Expected): Row => [name, line({ sku: value }), expected];

const IDENTIFIERS = rows('identifiers', [
  ...PROTOTYPE_KEYS.map((key) => sku(`the SKU ${key}`, key, 'clean')),
  sku('a zero width space', 'A\u200bB', 'text.invisible-character /lines/0/sku'),
  sku('a direction override', 'A\u202eB', 'text.invisible-character /lines/0/sku'),
  sku('a byte order mark', 'A\ufeffB', 'text.invisible-character /lines/0/sku'),
  sku('a soft hyphen', 'A\u00adB', 'text.invisible-character /lines/0/sku'),
  sku('a line break', 'A\nB', 'text.control-character /lines/0/sku'),
  sku('NUL', 'A\u0000', 'text.control-character /lines/0/sku'),
  sku('half a character', 'A\ud800', 'text.broken-unicode /lines/0/sku'),
  sku('129 characters', 'x'.repeat(129), 'text.too-long /lines/0/sku'),
  sku('128 characters', 'x'.repeat(128), 'clean'),
  sku('letters that look the same', 'MUG-ВLUE', 'line.sku-mixes-scripts /lines/0/sku'),
  sku('spaces alone', '   ', 'line.sku-missing /lines/0/sku'),
  sku('accents in two forms', 'CAFE\u0301', 'clean'),
  ['two lines of one id', order({ lines: [FIRST, { ...SECOND, lineId: 'L1' }] }), 'line.id-twice /lines/1/lineId'],
  [
    'two lines of one id in two forms',
    order({
      lines: [
        { ...FIRST, lineId: 'CAFÉ' },
        { ...SECOND, lineId: 'CAFE\u0301' },
      ],
    }),
    'line.id-twice /lines/1/lineId',
  ],
  ['an id as number', order({ externalId: 5678123490 }), 'text.not-a-string /externalId'],
  [
    'an id beyond the safe integers',
    order({ externalId: JSON.parse('9007199254740993') }),
    'text.not-a-string /externalId',
  ],
  ['a bar code with a wrong check digit', line({ gtin: '5901234123451' }), 'line.gtin-check-digit-wrong /lines/0/gtin'],
  ['a bar code of letters', line({ gtin: 'ABCDEFGHIJKLM' }), 'line.gtin-malformed /lines/0/gtin'],
  [
    'a channel of spaces',
    order({ channel: { channelId: '  ', kind: 'bulk' } }),
    'order.channel-missing /channel/channelId',
  ],
]);

/** The text of the sample with one object put in under a key that means something to JavaScript. */
const keyed = (key: string, at: 'order' | 'shipTo' | 'line'): unknown => {
  const put = (value: unknown) =>
    JSON.parse(`{${JSON.stringify(key)}:{"polluted":true,"quantity":1000},${JSON.stringify(value).slice(1)}`) as object;
  if (at === 'order') return put(order({}));
  return at === 'shipTo' ? order({ shipTo: put(DRAFT.shipTo) }) : order({ lines: [put(FIRST), SECOND] });
};

const PROTOTYPE: readonly HostileOrder[] = PROTOTYPE_KEYS.flatMap((key) =>
  (['order', 'shipTo', 'line'] as const).map((at) => ({
    class: 'prototype-keys' as const,
    name: `${key} in ${at}`,
    make: () => keyed(key, at),
    expected: 'clean' as const,
  })),
);

const INJECTION: readonly HostileOrder[] = INJECTIONS.map(({ name, make }) => {
  const text = String(make());
  // tabs and line breaks become spaces; other control characters are refused
  const expected: Expected = text.includes('\u0000') ? 'text.control-character /shipTo/name' : 'clean';
  return { class: 'injection', name, make: () => address({ name: text, company: text }), expected };
});

const sized = (name: string, make: () => unknown, expected: Expected): HostileOrder => ({
  class: 'size',
  name,
  make,
  expected,
});
const repeated = (count: number, item: object): readonly object[] => Array.from({ length: count }, () => item);

const SIZE: readonly HostileOrder[] = [
  sized(
    'twenty thousand lines without ids',
    () => order({ lines: repeated(20_000, { sku: 'A', quantity: 1, unitPrice: '1' }) }),
    'clean',
  ),
  sized(
    'a line too many',
    () => order({ lines: repeated(20_001, { sku: 'A', quantity: 1, unitPrice: '1' }) }),
    'shape.too-many /lines',
  ),
  sized('a million lines', () => order({ lines: repeated(1_000_000, {}) }), 'shape.too-many /lines'),
  sized('twenty thousand empty lines', () => order({ lines: repeated(20_000, {}) }), 'order.more-findings '),
  sized(
    'twenty thousand addresses with a bad country',
    () =>
      order({ lines: repeated(20_000, { sku: 'A', quantity: 1, unitPrice: '1', shipTo: { country: 'Nehterlandz' } }) }),
    'order.more-findings ',
  ),
  sized(
    'twenty thousand mistyped addresses',
    () =>
      order({
        lines: repeated(20_000, {
          sku: 'A',
          quantity: 1,
          unitPrice: '1',
          shipTo: { ...DRAFT.shipTo, email: 'a@gmial.com', postalCode: 'OIOIOIOIOIOI' },
        }),
      }),
    'order.more-findings ',
  ),
  sized('a note of a megabyte', () => order({ note: 'x'.repeat(1_048_576) }), 'text.too-long /note'),
  sized('a megabyte of spaces', () => order({ note: ' '.repeat(1_048_576) }), 'text.too-long /note'),
  sized(
    'a description of a megabyte on every line',
    () => order({ lines: repeated(200, { description: 'x'.repeat(100_000) }) }),
    'order.more-findings ',
  ),
  sized(
    'an e-mail address of a hundred thousand @',
    () => customer({ email: '@'.repeat(100_000) }),
    'text.too-long /customer/email',
  ),
  sized(
    'a price of twenty thousand zeros',
    () => line({ unitPrice: `0.${'0'.repeat(20_000)}1` }),
    'decimal.too-many-fraction-digits /lines/0/unitPrice',
  ),
  sized(
    'two hundred thousand charges',
    () => order({ charges: repeated(200_000, { amount: '1' }) }),
    'shape.too-many /charges',
  ),
  sized(
    'ten thousand preferred locations',
    () => order({ preferences: { preferredLocations: Array.from({ length: 10_000 }, (_, i) => `L${i}`) } }),
    'shape.too-many /preferences/preferredLocations',
  ),
  sized(
    'a hundred thousand fields nobody knows',
    () => order(Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`x${i}`, i]))),
    'clean',
  ),
  sized('a field nobody knows of ten megabytes', () => order({ extra: 'x'.repeat(10_000_000) }), 'clean'),
  // small as they are kept, large as they are read: one list hangs in twenty thousand places
  sized(
    'one list of locations on twenty thousand lines',
    () => {
      const preferredLocations = Array.from({ length: 1000 }, (_, i) => `L${i}`);
      return order({ lines: new Array(20_000).fill({ ...FIRST, preferences: { preferredLocations } }) });
    },
    'order.too-large ',
  ),
  sized(
    'one long wish on twenty thousand lines',
    () => {
      const wishes = new Array(40).fill({ name: 'é'.repeat(200), value: 'é'.repeat(2000) });
      return order({ lines: new Array(20_000).fill({ ...FIRST, wishes }) });
    },
    'order.too-large ',
  ),
  sized(
    'one list of addresses on twenty thousand lines',
    () => {
      const deliveries = new Array(20).fill({ quantity: 1, shipTo: DRAFT.shipTo });
      return order({ lines: new Array(20_000).fill({ ...FIRST, quantity: 20, deliveries }) });
    },
    'order.too-large ',
  ),
  sized('a country of a megabyte', () => address({ country: 'N'.repeat(1_048_576) }), 'text.too-long /shipTo/country'),
];

const jsValue = (field: string, change: (value: unknown) => object, expectedOf: (name: string) => Expected) =>
  JS_VALUES.map(
    ({ name, make }): HostileOrder => ({
      class: 'js-values',
      name: `${field} is ${name}`,
      make: () => change(make()),
      expected: expectedOf(name),
    }),
  );

const NOTHING = ['undefined'];
const READABLE = [
  'a class instance',
  'a date',
  'a map',
  'a typed array',
  'a boxed string',
  'a boxed number',
  'an error',
  'a regular expression',
  'an object without prototype',
  'a cycle',
  'a frozen object',
  'something that can be awaited',
  'an iterator without end',
  'toString that throws',
  'a getter that throws',
];
const THROWING = ['an object with a hostile prototype', 'a proxy that throws', 'a revoked proxy'];

/** A list of one item, until it is asked again. */
function growing(item: unknown): unknown {
  let asked = 0;
  const lengthNow = (): number => {
    asked += 1;
    return asked === 1 ? 1 : 1e9;
  };
  return new Proxy([], {
    get: (_, name) => (name === 'length' ? lengthNow() : typeof name === 'symbol' ? undefined : item),
  });
}

const changeable = (name: string, make: () => object, expected: Expected): HostileOrder => ({
  class: 'js-values',
  name,
  make,
  expected,
});

const JS: readonly HostileOrder[] = [
  changeable(
    'lines that grow',
    () => order({ lines: growing({ sku: 'A' }) }),
    'line.quantity-missing /lines/0/quantity',
  ),
  changeable('streets that grow', () => address({ lines: growing('Keizersgracht 1') }), 'clean'),
  changeable('labels that grow', () => order({ tags: growing(5) }), 'text.not-a-string /tags/0'),
  changeable('charges that grow', () => order({ charges: growing({}) }), 'money.amount-missing /charges/0/amount'),
  ...jsValue(
    'a price',
    (unitPrice) => line({ unitPrice }),
    (name) =>
      NOTHING.includes(name)
        ? 'line.unit-price-missing /lines/0/unitPrice'
        : name === 'minus zero'
          ? 'text.not-a-string /lines/0/unitPrice'
          : 'text.not-a-string /lines/0/unitPrice',
  ),
  ...jsValue(
    'a delivery address',
    (shipTo) => order({ shipTo }),
    (name) => {
      if (NOTHING.includes(name)) return 'address.ship-to-missing /shipTo';
      if (THROWING.includes(name)) return 'order.unreadable ';
      return READABLE.includes(name) ? 'address.country-missing /shipTo/country' : 'shape.not-an-object /shipTo';
    },
  ),
];

const copy = (change: object): object => ({ ...DRAFT, ...change });
const sequence = (name: string, earlier: object, later: object, expected: Expected): HostileOrder => ({
  class: 'channel-sequences',
  name,
  make: () => [earlier, later],
  expected,
});

const SEQUENCES: readonly HostileOrder[] = [
  sequence('the same order twice', copy({}), copy({}), 'order.imported-already /externalId'),
  sequence(
    'the same order with its lines turned around',
    copy({}),
    copy({ lines: [SECOND, FIRST] }),
    'order.imported-already /externalId',
  ),
  sequence(
    'the same order with another quantity',
    copy({}),
    order({ lines: [{ ...FIRST, quantity: 3 }, SECOND] }),
    'order.imported-already /externalId',
  ),
  sequence(
    'the same order with its number in spaces',
    copy({}),
    copy({ externalId: ' 5678123490 ' }),
    'order.imported-already /externalId',
  ),
  sequence('the same order, cancelled', copy({}), copy({ cancelled: true }), 'order.cancelled /cancelled'),
  sequence(
    'an older copy after a newer one',
    copy({ changedAt: '2026-11-21T10:00:00Z' }),
    copy({ changedAt: '2026-11-21T09:00:00Z', note: 'old' }),
    'order.imported-already /externalId',
  ),
  sequence(
    'the same buyer and goods under another number',
    copy({}),
    copy({ externalId: '2' }),
    'order.duplicate-suspected ',
  ),
  sequence(
    'the same buyer and goods on another channel',
    copy({}),
    copy({ externalId: '2', channel: { channelId: 'bol', kind: 'marketplace' } }),
    'order.duplicate-suspected ',
  ),
  sequence(
    'the same number on another channel',
    copy({ customer: { email: 'x@y.nl' } }),
    copy({ channel: { channelId: 'bol', kind: 'marketplace' } }),
    'clean',
  ),
  sequence(
    'the number of a property of the language',
    copy({ externalId: '__proto__' }),
    copy({ externalId: '__proto__' }),
    'order.imported-already /externalId',
  ),
  sequence(
    'an order without number twice',
    copy({ externalId: '' }),
    copy({ externalId: '' }),
    'order.duplicate-suspected ',
  ),
  sequence(
    'another buyer with the same goods',
    copy({}),
    copy({ externalId: '2', customer: { name: 'x', email: 'x@y.nl' } }),
    'clean',
  ),
  sequence('the same buyer with other goods', copy({}), order({ externalId: '2', lines: [SECOND] }), 'clean'),
];

/** Every hostile order: more than three hundred, in thirteen classes. */
export const CORPUS: readonly HostileOrder[] = [
  ...JSON_SYNTAX,
  ...TYPE_CONFUSION,
  ...QUANTITY,
  ...MONEY,
  ...TIME,
  ...ADDRESS,
  ...CONTACT,
  ...IDENTIFIERS,
  ...PROTOTYPE,
  ...INJECTION,
  ...SIZE,
  ...JS,
  ...SEQUENCES,
];

/** Texts that may hold anything at all, for every text field. */
export const ANY_TEXTS: readonly HostileValue[] = [...TEXTS, ...INJECTIONS];
