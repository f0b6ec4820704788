import { describe, expect, it } from 'vitest';
import { type OrderRow, readParts } from '../../../../src/adapters/channels/csv/csv-lines.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

const habits = { mark: '.' as const, dayOrder: undefined, zone: 'UTC' };

function parts(rows: readonly Partial<OrderRow>[], accepts: (row: number) => boolean = () => true) {
  const book = new Notebook();
  const read = readParts(new Reader(book, '/drafts/0'), {
    rows: rows.map((row, index) => ({ row: index + 2, cells: {}, meant: { kind: 'line' }, ...row })),
    habits,
    accepts: ({ row }) => accepts(row),
  });
  book.keep({});
  const noted = book.close().findings.map(({ code, path, severity }) => `${code} ${path.slice(9)} ${severity}`);
  return { ...read, noted };
}

describe('a line', () => {
  it('is read with all it can hold', () => {
    const cells = {
      lineId: '10',
      sku: 'A',
      gtin: '8712626055143',
      description: 'Matcha',
      quantity: '3',
      unit: 'EA',
      unitPrice: '12.50',
      lineDiscount: '-1.50',
      taxRate: '21%',
      lineTax: '6.51',
      lineTotal: '36.00',
      lineStatus: 'Fulfilled',
    };
    expect(parts([{ cells, meant: { kind: 'line', lineKind: 'goods' } }]).lines).toEqual([
      {
        lineId: '10',
        kind: 'goods',
        sku: 'A',
        gtin: '8712626055143',
        description: 'Matcha',
        quantity: 3,
        unitPrice: '12.5',
        discount: '1.5',
        tax: { rate: '0.21', amount: '6.51' },
        statedTotal: '36',
        done: { shipped: 3 },
      },
    ]);
  });

  it('has its place for its id where the file gives none', () => {
    expect(parts([{ cells: { sku: 'A' } }, { cells: { sku: 'A' } }]).lines.map(({ lineId }) => lineId)).toEqual([
      '1',
      '2',
    ]);
  });

  it.each([
    ['EA', undefined],
    ['pcs', undefined],
    ['Stuks', undefined],
    ['case', 'case'],
  ])('counted in %s has the unit %s', (unit, read) => {
    expect(parts([{ cells: { sku: 'A', unit } }]).lines[0]?.unit).toBe(read);
  });

  it('goes elsewhere where its row names another address than the order', () => {
    const home = { sku: 'A', shipToCity: 'Gouda' };
    const { lines } = parts([{ cells: home }, { cells: { sku: 'B', shipToCity: 'Delft' } }, { cells: { sku: 'C' } }]);
    expect(lines.map(({ shipTo }) => shipTo)).toEqual([undefined, { city: 'Delft' }, undefined]);
  });

  it('is none where a row has nothing of a line', () => {
    expect(parts([{ cells: { note: 'please ring' } }]).lines).toEqual([]);
  });

  it('keeps a quantity as it was sent: below nothing, or broken', () => {
    expect(
      parts([{ cells: { quantity: '-3' } }, { cells: { quantity: '1.5' } }]).lines.map(({ quantity }) => quantity),
    ).toEqual([-3, 1.5]);
  });

  it('has the price of one unit worked out where a file states only what the line comes to', () => {
    const priced = (cells: object) => parts([{ cells: { sku: 'A', quantity: '4', ...cells } }]).lines[0];
    // 36.00 after 1.00 off: 37.00 for four
    expect(priced({ lineTotal: '36.00', lineDiscount: '1.00' })).toMatchObject({
      unitPrice: '9.25',
      statedTotal: '36',
    });
    expect(priced({ lineGoods: '37.00', lineDiscount: '1.00' })).toMatchObject({
      unitPrice: '9.25',
      statedTotal: '36',
    });
    expect(priced({ lineGoods: '37.00', lineTotal: '35.00' })).toMatchObject({ unitPrice: '9.25', statedTotal: '35' });
    expect(priced({ unitPrice: '9', lineTotal: '36.00' })).toMatchObject({ unitPrice: '9', statedTotal: '36' });
    expect(priced({})).not.toHaveProperty('unitPrice');
    expect(priced({ quantity: '0', lineTotal: '36.00' })).not.toHaveProperty('unitPrice');
  });

  it('brings its own shipping along, unless it is left out itself', () => {
    const cells = {
      sku: 'A',
      quantity: '1',
      lineShipping: '1.99',
      lineShippingDiscount: '-0.99',
      lineShippingTax: '0.10',
    };
    const rows = [{ cells }, { cells: { sku: 'B', quantity: '1', lineShipping: '0.00' } }];
    expect(parts(rows).charges).toEqual([
      { chargeId: 'shipping-1', kind: 'shipping', amount: '1.99', discount: '0.99', tax: { amount: '0.1' } },
    ]);
    expect(parts(rows, (row) => row !== 2).charges).toEqual([]);
  });
});

describe('rows that are no lines', () => {
  it('become charges, by their total or by price and units', () => {
    const meant = { kind: 'charge', chargeKind: 'shipping' } as const;
    const rows = [
      { meant, cells: { description: 'POSTAGE', quantity: '3', unitPrice: '18.00' } },
      { meant, cells: { lineTotal: '5.00', unitPrice: '1' } },
      { meant, cells: { unitPrice: '4' } },
      { meant, cells: {} },
    ];
    expect(parts(rows).charges).toEqual([
      { kind: 'shipping', description: 'POSTAGE', amount: '54' },
      { kind: 'shipping', amount: '5' },
      { kind: 'shipping', amount: '4' },
      { kind: 'shipping' },
    ]);
  });

  it('become discounts, whichever sign they have', () => {
    const meant = { kind: 'discount' } as const;
    const rows = [
      { meant, cells: { quantity: '-1', unitPrice: '27.50' } },
      { meant, cells: { lineTotal: '3' } },
    ];
    expect(parts(rows).discounts).toEqual([{ amount: '27.5' }, { amount: '3' }]);
  });
});

describe('a row that is not what it should be', () => {
  it.each([
    ['csv.row-too-long', 'error'],
    ['csv.quote-not-closed', 'error'],
    ['csv.row-too-short', 'warning'],
    ['csv.quote-misplaced', 'warning'],
  ] as const)('is noted: %s as %s', (problem, severity) => {
    expect(parts([{ cells: { sku: 'A' }, problem }]).noted).toEqual([`${problem} /lines/0 ${severity}`]);
  });

  it('is left out where the caller does not accept it', () => {
    const rows = [{ cells: { sku: 'A' } }, { cells: { sku: 'B', quantity: 'many' } }, { cells: { sku: 'C' } }];
    const { lines } = parts(rows, (row) => row !== 3);
    expect(lines.map(({ sku }) => sku)).toEqual(['A', 'C']);
  });
});
