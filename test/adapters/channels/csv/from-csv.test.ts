import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvOptions, fromCsv, type RowClass } from '../../../../src/adapters/channels/csv/index.ts';
import { decimalOf, exactOf, ordersOf, sumParts } from '../../../../src/domain/channel/index.ts';
import type { ChargeKind, OrderDraft } from '../../../../src/domain/order/index.ts';
import { sharedData } from '../../../house/shared.ts';

const shared = sharedData('channels/csv-bulk');
const month = sharedData('orders-online-retail/online-retail-2010-12.csv');

const goodsOf = (draft: OrderDraft | undefined) => decimalOf(sumParts(draft ?? {}).goods);
const unitsOf = (draft: OrderDraft | undefined) =>
  (draft?.lines ?? []).reduce((units, { quantity }) => units + (quantity ?? 0), 0);
const isAmount = (amount: string) => exactOf(amount) ?? amount;

/** The positions that the source of the headerless file names. */
const HEADERLESS: CsvOptions = {
  columns: {
    externalNumber: 0,
    customerCompany: 1,
    placedAt: 2,
    sku: 3,
    quantity: 4,
    shipToName: 5,
    shipToCompany: 6,
    shipToCity: 7,
    shipToPostalCode: 8,
    shipToRegion: 9,
    shipToCountry: 10,
    shipToLine1: 11,
    shipToLine2: 12,
  },
};

describe.skipIf(shared === undefined)('the shared order files (skipped where ../shared is not there)', () => {
  const read = (file: string, options: CsvOptions = {}) => fromCsv(readFileSync(`${shared}/${file}`, 'utf8'), options);
  const expected: Readonly<Record<string, readonly Record<string, string>[]>> =
    shared === undefined ? {} : JSON.parse(readFileSync(`${shared}/expected.json`, 'utf8'));

  it('hold one B2B order with two lines', () => {
    const fact = expected['b2b-one-order-two-lines.csv']?.[0];
    const { drafts, findings, report } = read('b2b-one-order-two-lines.csv', { zone: 'America/Los_Angeles' });
    expect(drafts).toHaveLength(1);
    expect(drafts[0]?.externalNumber).toBe(fact?.['order']);
    expect(drafts[0]?.lines).toHaveLength(Number(fact?.['lines']));
    expect(unitsOf(drafts[0])).toBe(Number(fact?.['units']));
    expect(isAmount(goodsOf(drafts[0]))).toBe(isAmount(fact?.['total'] ?? ''));
    expect([findings, report.accepted]).toEqual([[], 2]);
  });

  it('hold an order of the Shopify export, over two rows', () => {
    const fact = expected['shopify-orders-export.csv']?.[0];
    const { drafts, findings } = read('shopify-orders-export.csv');
    const [draft] = drafts;
    expect(drafts).toHaveLength(1);
    expect(draft?.externalNumber).toBe(fact?.['order']);
    expect(draft?.lines).toHaveLength(Number(fact?.['lines']));
    expect(unitsOf(draft)).toBe(Number(fact?.['units']));
    expect(isAmount(goodsOf(draft))).toBe(isAmount(fact?.['goods'] ?? ''));
    expect(isAmount(draft?.stated?.tax ?? '')).toBe(isAmount(fact?.['taxIncluded'] ?? ''));
    expect(isAmount(draft?.stated?.total ?? '')).toBe(isAmount(fact?.['total'] ?? ''));
    expect(draft?.taxesIncluded).toBe(true);
    expect(Date.parse(draft?.payments?.[0]?.at ?? '')).toBe(Date.parse(fact?.['paidAtUtc'] ?? ''));
    expect(findings.map(({ code }) => code)).toEqual(['channel.tax-reading-inferred']);
  });

  it('hold an order without a header', () => {
    const fact = expected['headerless-13-columns.csv']?.[0];
    const { drafts, findings } = read('headerless-13-columns.csv', HEADERLESS);
    expect(drafts[0]?.externalNumber).toBe(fact?.['order']);
    expect(drafts[0]?.lines).toHaveLength(Number(fact?.['lines']));
    expect(unitsOf(drafts[0])).toBe(Number(fact?.['units']));
    expect(drafts[0]?.shipTo).toMatchObject({ postalCode: 'N2L 3V3', country: 'CA', lines: ['1 Example Street'] });
    expect(findings).toEqual([]);
  });
});

/** What is no article in the month of the gift shop. */
const NO_GOODS: ReadonlyMap<string, ChargeKind> = new Map([
  ['POST', 'shipping'],
  ['DOT', 'shipping'],
  ['C2', 'shipping'],
  ['BANK CHARGES', 'payment'],
  ['AMAZONFEE', 'other'],
  ['M', 'other'],
]);

const giftShop: CsvOptions = {
  columns: {
    externalNumber: 'InvoiceNo',
    sku: 'StockCode',
    description: 'Description',
    quantity: 'Quantity',
    placedAt: 'InvoiceDate',
    unitPrice: 'UnitPrice',
    customerId: 'CustomerID',
    shipToCountry: 'Country',
  },
  zone: 'Europe/London',
  defaults: { currency: 'GBP', taxesIncluded: true },
  classify: ({ cells }): RowClass => {
    if (cells.externalNumber?.startsWith('C')) return { kind: 'set-aside', reason: 'return' };
    if (cells.externalNumber?.startsWith('A')) return { kind: 'set-aside', reason: 'bad-debt' };
    if (cells.sku === 'D') return { kind: 'discount' };
    const chargeKind = NO_GOODS.get(cells.sku ?? '');
    return chargeKind === undefined ? { kind: 'line', lineKind: 'goods' } : { kind: 'charge', chargeKind };
  },
};

describe.skipIf(month === undefined)('a month of a real shop (skipped where ../shared is not there)', () => {
  const text = month === undefined ? '' : readFileSync(month, 'utf8');
  const { drafts, report, findings, standings } = fromCsv(text, giftShop);
  const rows = text.trimEnd().split('\n').slice(1);

  it('is read row by row: nothing is lost, nothing counted twice', () => {
    expect(rows).toHaveLength(42_481);
    expect(report.rows).toBe(42_481);
    expect([report.refused, findings]).toEqual([[], []]);
    const returned = rows.filter((row) => /^[CA]/.test(row)).length;
    expect(report.setAside).toHaveLength(returned);
    const placed = drafts.reduce(
      (sum, draft) => sum + (draft.lines?.length ?? 0) + (draft.charges?.length ?? 0) + (draft.discounts?.length ?? 0),
      0,
    );
    expect(placed).toBe(report.accepted);
    expect(report.accepted + returned).toBe(42_481);
  });

  it('has one order for each invoice number', () => {
    const numbers = new Set(rows.filter((row) => !/^[CA]/.test(row)).map((row) => row.slice(0, row.indexOf(','))));
    expect(drafts.map(({ externalNumber }) => externalNumber)).toEqual([...numbers]);
    expect(drafts.length + new Set(report.setAside.map(({ cells }) => cells.externalNumber)).size).toBe(2_025);
    expect(new Set(standings)).toEqual(new Set(['none']));
  });

  it('keeps orders together that took more than a minute to write down', () => {
    const spans = new Map<string, Set<string>>();
    for (const row of rows) {
      const number = row.slice(0, row.indexOf(','));
      const time = /(\d{4}-\d\d-\d\d \d\d:\d\d):00/.exec(row)?.[1] ?? '';
      spans.set(number, (spans.get(number) ?? new Set()).add(time));
    }
    const long = [...spans].filter(([number, times]) => times.size > 1 && !/^[CA]/.test(number));
    expect(long.length).toBeGreaterThan(0);
    for (const [number, times] of long) {
      const draft = drafts.find(({ externalNumber }) => externalNumber === number);
      // December: London is at UTC
      expect(draft?.placedAt).toBe(`${[...times].sort()[0]?.replace(' ', 'T')}:00.000Z`);
    }
  });

  it('reads the first order as it stands in the file', () => {
    expect(drafts[0]).toMatchObject({
      channel: { channelId: 'csv', kind: 'bulk' },
      externalId: '536365',
      placedAt: '2010-12-01T08:26:00.000Z',
      currency: 'GBP',
      customer: { customerId: '17850' },
      shipTo: { country: 'United Kingdom' },
    });
    expect(drafts[0]?.lines?.[0]).toEqual({
      lineId: '1',
      kind: 'goods',
      sku: '85123A',
      description: 'WHITE HANGING HEART T-LIGHT HOLDER',
      quantity: 6,
      unitPrice: '2.55',
    });
  });
});

describe('fromCsv', () => {
  it('reads its own example', () => {
    const { drafts } = fromCsv('Order;Sku;Qty;Price\n7;A;2;12,50\n7;B;1;3,00');
    expect(drafts).toHaveLength(1);
    expect(drafts[0]?.lines?.map(({ sku, quantity, unitPrice }) => [sku, quantity, unitPrice])).toEqual([
      ['A', 2, '12.5'],
      ['B', 1, '3'],
    ]);
  });

  it('names the channel it was told', () => {
    const channel = { channelId: 'reseller-7', kind: 'reseller' } as const;
    expect(fromCsv('Order,Sku\n7,A', { channel }).drafts[0]?.channel).toEqual(channel);
  });

  it('takes a file without order numbers for one order', () => {
    expect(fromCsv('Sku,Qty\nA,1\nB,2', { defaults: { externalId: 'upload-1' } }).drafts).toMatchObject([
      { externalId: 'upload-1', lines: [{ sku: 'A' }, { sku: 'B' }] },
    ]);
  });

  it('reads text, lists and records to the same drafts', () => {
    const options = { zone: 'UTC', defaults: { currency: 'EUR' } };
    const text = fromCsv('Order,Sku,Qty,Price\n7,A,2,12.5', options);
    expect(
      fromCsv(
        [
          ['Order', 'Sku', 'Qty', 'Price'],
          ['7', 'A', 2, 12.5],
        ],
        options,
      ).drafts,
    ).toEqual(text.drafts);
    expect(fromCsv([{ Order: 7, Sku: 'A', Qty: '2', Price: 12.5 }], options).drafts).toEqual(text.drafts);
  });

  it('compares the stated total with its rows', () => {
    const right = fromCsv('Order,Sku,Qty,Price,Total\n7,A,2,12.50,25.00');
    const wrong = fromCsv('Order,Sku,Qty,Price,Total\n7,A,2,12.50,25.01');
    expect(right.findings).toEqual([]);
    expect(wrong.findings).toMatchObject([{ code: 'channel.total-disagrees', path: '/drafts/0/stated/total' }]);
  });

  it('says that the zone of its times is missing', () => {
    const { drafts, findings } = fromCsv('Order,Sku,Date\n7,A,2026-05-01 10:00');
    expect(drafts[0]?.placedAt).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'channel.zone-missing', path: '/drafts/0/placedAt', params: { row: 2 } }]);
  });

  it('takes the apostrophe off postal codes and phone numbers, and off nothing else', () => {
    const file = "order,sku,qty,price,ship to zip,ship to city,ship to phone\n1,A,1,2.00,'00501,'s-Gravenhage,'0612\n";
    expect(fromCsv(file).drafts[0]?.shipTo).toEqual({ postalCode: '00501', city: "'s-Gravenhage", phone: '0612' });
  });

  it('reads a report of Amazon: amounts of lines, shipping of lines, tabs', () => {
    const header = [
      'order-id order-item-id purchase-date sku quantity-purchased currency item-price item-tax shipping-price',
      'shipping-tax recipient-name ship-address-1 ship-city ship-state ship-postal-code ship-country',
    ];
    const row = (item: string, sku: string, quantity: string, price: string) =>
      ['902-1', item, '2026-11-15T04:55:58-08:00', sku, quantity, 'USD', price, '0.20', '1.99', '0.10']
        .concat('Ann Lee', '1 Main St', 'Austin', 'TX', '78701', 'US')
        .join('\t');
    const file = [header.join(' ').replaceAll(' ', '\t'), row('11', 'A', '2', '2.58'), row('12', 'B', '1', '5.00')];
    const { drafts, findings } = fromCsv(file.join('\n'));
    expect(findings).toEqual([]);
    expect(drafts).toMatchObject([
      {
        externalId: '902-1',
        placedAt: '2026-11-15T12:55:58.000Z',
        lines: [
          { lineId: '11', quantity: 2, unitPrice: '1.29', statedTotal: '2.58', tax: { amount: '0.2' } },
          { lineId: '12', quantity: 1, unitPrice: '5', statedTotal: '5' },
        ],
        charges: [
          { chargeId: 'shipping-11', amount: '1.99', tax: { amount: '0.1' } },
          { chargeId: 'shipping-12', amount: '1.99' },
        ],
        shipTo: { name: 'Ann Lee', city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' },
      },
    ]);
  });
});

describe('partial acceptance', () => {
  const text = 'Order,Sku,Qty,Price\n7,A,2,1.00\n7,B,many,1.00\n,C,1,1.00\n8,D,1,1.00,extra\n9,E,1,1.00';

  it('spoils the order of a row that cannot be read, and no other', () => {
    const translation = fromCsv(text);
    expect(translation.standings).toEqual(['error', 'error', 'none']);
    expect(translation.drafts.map(({ lines }) => lines?.length)).toEqual([2, 1, 1]);
    expect(translation.report).toEqual({
      rows: 5,
      accepted: 2,
      setAside: [],
      refused: [
        { row: 3, codes: ['channel.quantity-refused'] },
        { row: 4, codes: ['csv.order-number-missing'] },
        { row: 5, codes: ['csv.row-too-long'] },
      ],
    });
    expect(ordersOf(translation)[0]?.findings).toMatchObject([
      { code: 'channel.quantity-refused', path: '/lines/1/quantity', params: { row: 3 } },
    ]);
  });

  it('leaves such rows out where only good rows are wanted', () => {
    const translation = fromCsv(text, { acceptance: 'good-rows' });
    expect(translation.standings).toEqual(['warning', 'warning', 'none']);
    expect(translation.drafts.map(({ lines }) => lines?.map(({ sku }) => sku))).toEqual([['A'], [], ['E']]);
    expect(translation.report.refused.map(({ row }) => row)).toEqual([3, 4, 5]);
    expect(ordersOf(translation)[0]?.findings).toMatchObject([
      { code: 'channel.quantity-refused', path: '', severity: 'warning', params: { row: 3 } },
    ]);
  });

  it('never leaves a row out whose order itself cannot be read', () => {
    const { standings } = fromCsv('Order,Sku,Date\n7,A,soon', { acceptance: 'good-rows', zone: 'UTC' });
    expect(standings).toEqual(['error']);
  });

  const cell = fc.constantFrom('1', '2.50', 'x', '=1+1', '', '"', '8.7E+12', '7', '1,5', '03/04/2026');
  const files = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 30 });

  it('accounts for every row, once', () => {
    fc.assert(
      fc.property(files, fc.constantFrom('whole-orders', 'good-rows' as const), (rows, acceptance) => {
        const filled = rows.filter((row) => row.some((one) => one !== ''));
        const { report } = fromCsv([['Order', 'Sku', 'Qty', 'Price', 'Date'], ...filled], { acceptance });
        expect(report.rows).toBe(filled.length);
        expect(report.accepted + report.setAside.length + report.refused.length).toBe(report.rows);
        expect(new Set(report.refused.map(({ row }) => row)).size).toBe(report.refused.length);
      }),
    );
  });
});

/** Orders as a model, written as a file in every habit that is understood. */
const models = fc.record({
  orders: fc.array(
    fc.array(
      fc.record({
        sku: fc.integer({ min: 1, max: 999 }).map((n) => `SKU-${n}`),
        quantity: fc.integer({ min: 1, max: 500 }),
        cents: fc.integer({ min: 1, max: 9_999_999 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 6 },
  ),
  delimiter: fc.constantFrom(';', '\t'),
  mark: fc.constantFrom('.', ',' as const),
  quoted: fc.boolean(),
  bom: fc.boolean(),
  end: fc.constantFrom('\n', '\r\n', '\r'),
});
type Model = typeof models extends fc.Arbitrary<infer Value> ? Value : never;

function writeFile({ orders, delimiter, mark, quoted, bom, end }: Model): string {
  const amount = (cents: number) => `${Math.floor(cents / 100)}${mark}${String(cents % 100).padStart(2, '0')}`;
  const rows = orders.flatMap((lines, index) =>
    lines.map(({ sku, quantity, cents }) => [`ORD-${index}`, sku, String(quantity), amount(cents)]),
  );
  const written = [['Order', 'Sku', 'Qty', 'Price'], ...rows].map((row) =>
    row.map((one) => (quoted ? `"${one}"` : one)).join(delimiter),
  );
  return (bom ? '\ufeff' : '') + written.join(end);
}

describe('every file', () => {
  const holds = (translate: typeof fromCsv) =>
    fc.property(models, (model) => {
      const { drafts, findings } = translate(writeFile(model));
      expect(findings).toEqual([]);
      expect(drafts.map(({ externalNumber }) => externalNumber)).toEqual(
        model.orders.map((_, index) => `ORD-${index}`),
      );
      for (const [index, lines] of model.orders.entries()) {
        const whole = lines.reduce((sum, { cents, quantity }) => sum + BigInt(cents) * BigInt(quantity), 0n);
        expect(exactOf(goodsOf(drafts[index]))).toBe(whole * 10_000_000_000n);
        expect(drafts[index]?.lines?.map(({ sku, quantity }) => [sku, quantity])).toEqual(
          lines.map(({ sku, quantity }) => [sku, quantity]),
        );
      }
    });

  it('gives back the orders it was written from, in whatever habit it was written', () => {
    fc.assert(holds(fromCsv));
  });

  it('would be caught if decimal commas were dropped', () => {
    const broken: typeof fromCsv = (payload, options) =>
      fromCsv(typeof payload === 'string' ? payload.replaceAll(/(\d),(\d\d)(?=\D|$)/g, '$1$2') : payload, options);
    expect(fc.check(holds(broken)).failed).toBe(true);
  });

  it('would be caught if an order had to stand in one piece', () => {
    const interleaved = 'Order;Sku\n7;A\n8;B\n7;C';
    const perBlock = (text: string) =>
      text
        .split('\n')
        .slice(1)
        .filter((row, index, rows) => row[0] !== rows[index - 1]?.[0]).length;
    expect(perBlock(interleaved)).toBe(3);
    expect(fromCsv(interleaved).drafts).toHaveLength(2);
  });
});

describe('several addresses', () => {
  it('stand with the lines that go there', () => {
    const { drafts } = fromCsv('Order,Sku,Ship To City\n7,A,Gouda\n7,B,Delft\n7,C,');
    expect(drafts[0]?.shipTo).toEqual({ city: 'Gouda' });
    expect(drafts[0]?.lines?.map(({ shipTo }) => shipTo?.city)).toEqual([undefined, 'Delft', undefined]);
  });
});
