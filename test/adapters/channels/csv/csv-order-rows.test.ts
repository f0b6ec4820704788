import { describe, expect, it } from 'vitest';
import { CellReader } from '../../../../src/adapters/channels/csv/csv-cells.ts';
import type { CsvRow } from '../../../../src/adapters/channels/csv/csv-options.ts';
import {
  addressColumns,
  addressKey,
  filledColumns,
  OrderRows,
  readAddress,
} from '../../../../src/adapters/channels/csv/csv-order-rows.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

const habits = { mark: '.' as const, dayOrder: undefined, zone: 'UTC' };

function reading<Value>(rows: readonly CsvRow['cells'][], read: (order: OrderRows) => Value) {
  const book = new Notebook();
  const numbered = rows.map((cells, index) => ({ row: index + 2, cells }));
  const value = read(new OrderRows(new Reader(book, '/drafts/0'), { rows: numbered, habits }));
  book.keep({});
  const noted = book.close().findings.map(({ code, path, severity, params }) => ({ code, path, severity, params }));
  return { value, noted };
}

describe('what stands once for an order', () => {
  it('is taken from the first row that has it', () => {
    expect(reading([{}, { note: 'a' }, {}, { note: 'a' }], (order) => order.text('note', '/note'))).toEqual({
      value: 'a',
      noted: [],
    });
    expect(reading([{}], (order) => order.text('note', '/note'))).toEqual({ value: undefined, noted: [] });
  });

  it('is noted where a later row says something else', () => {
    expect(reading([{ note: 'a' }, { note: 'b' }], (order) => order.text('note', '/note'))).toEqual({
      value: 'a',
      noted: [
        { code: 'csv.rows-disagree', path: '/drafts/0', severity: 'warning', params: { column: 'note', row: 3 } },
      ],
    });
  });

  it('stops the order where two answers cannot both be true', () => {
    expect(
      reading([{ currency: 'EUR' }, { currency: 'USD' }], (order) => order.text('currency', '')).noted[0]?.severity,
    ).toBe('error');
    expect(
      reading([{ customerId: '1' }, { customerId: '2' }], (order) => order.id('customerId', '')).noted[0]?.severity,
    ).toBe('error');
  });

  it('reads ids, amounts and deadlines', () => {
    expect(reading([{ customerId: '17850.0' }], (order) => order.id('customerId', '')).value).toBe('17850');
    expect(reading([{ total: '1,234.50' }], (order) => order.amount('total', '')).value).toBe('1234.5');
    expect(reading([{ shipBy: '2026-05-01' }], (order) => order.deadline('shipBy', '')).value).toBe(
      '2026-05-01T23:59:59.999Z',
    );
  });
});

describe('the earliest time', () => {
  const earliest = (...times: readonly string[]) =>
    reading(
      times.map((placedAt) => ({ placedAt })),
      (order) => order.earliest('placedAt', '/placedAt'),
    );

  it('is taken where writing the order down took some minutes', () => {
    expect(earliest('2010-12-01 08:27:00', '2010-12-01 08:26:00', '2010-12-01 08:27:00')).toEqual({
      value: '2010-12-01T08:26:00.000Z',
      noted: [],
    });
  });

  it('is doubted where the rows lie more than a day apart', () => {
    expect(earliest('2010-12-01 08:26:00', '2010-12-02 08:26:00').noted).toEqual([]);
    expect(earliest('2010-12-01 08:26:00', '2010-12-02 08:26:01').noted).toMatchObject([{ code: 'csv.rows-disagree' }]);
  });

  it('is nothing where no row has one', () => {
    expect(reading([{}], (order) => order.earliest('placedAt', '')).value).toBeUndefined();
  });
});

describe('addresses', () => {
  const cells = { shipToName: 'Ada', shipToLine1: 'Laan 2', shipToLine2: '', shipToCountry: 'NL', billToCity: 'Gouda' };

  it('are compared by all that a row says', () => {
    const row = { row: 2, cells };
    const columns = addressColumns('shipTo');
    expect(columns).toContain('shipToCity');
    expect(addressKey({ row, columns })).not.toBe(
      addressKey({ row: { row: 2, cells: { ...cells, shipToCity: 'x' } }, columns }),
    );
    expect(addressKey({ row: { row: 2, cells: {} }, columns })).toBe('');
    expect(addressKey({ row, columns: [] })).toBe('');
  });

  it('are looked for only where any row has them', () => {
    const rows = [
      { row: 2, cells: { sku: 'A' } },
      { row: 3, cells: { sku: 'B', shipToCity: 'Gouda' } },
    ];
    expect(filledColumns(rows)).toEqual(new Set(['sku', 'shipToCity']));
    expect(filledColumns([])).toEqual(new Set());
  });

  it('are read part by part', () => {
    const reader = new CellReader(new Reader(new Notebook(), ''), habits);
    expect(readAddress(reader, { row: { row: 2, cells }, use: 'shipTo' })).toEqual({
      name: 'Ada',
      lines: ['Laan 2'],
      country: 'NL',
    });
    expect(readAddress(reader, { row: { row: 2, cells }, use: 'billTo' })).toEqual({ city: 'Gouda' });
  });

  it('of an order are those of its first row that has any', () => {
    expect(reading([{}, cells], (order) => order.address('shipTo')).value).toMatchObject({ name: 'Ada' });
    expect(reading([{}], (order) => order.address('billTo')).value).toBeUndefined();
  });

  it('have a name in one column or in two', () => {
    const name = (cells: object) =>
      reading([{ shipToCity: 'Gouda', ...cells }], (order) => order.address('shipTo')?.name).value;
    expect(name({ shipToFirstName: 'Sanne', shipToLastName: 'de Vries' })).toBe('Sanne de Vries');
    expect(name({ shipToLastName: 'de Vries' })).toBe('de Vries');
    expect(name({ shipToName: 'S. de Vries', shipToFirstName: 'Sanne' })).toBe('S. de Vries');
    expect(name({})).toBeUndefined();
  });
});
