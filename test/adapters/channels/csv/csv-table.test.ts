import { describe, expect, it } from 'vitest';
import type { CsvOptions } from '../../../../src/adapters/channels/csv/csv-options.ts';
import { MAX_FILE, MAX_PARSED, readTable } from '../../../../src/adapters/channels/csv/csv-table.ts';
import { Notebook } from '../../../../src/domain/channel/index.ts';

function table(payload: unknown, options: CsvOptions = {}) {
  const book = new Notebook();
  const read = readTable(book, { payload, options });
  return { table: read, noted: book.close().findings.map(({ code }) => code) };
}

const expected = { header: ['Order', 'Sku'], rows: [{ row: 2, cells: ['7', 'A'] }], delimiter: ',' };

describe('readTable', () => {
  it('reads text, lists and records alike', () => {
    expect(table('Order,Sku\n7,A').table).toEqual(expected);
    expect(
      table([
        ['Order', 'Sku'],
        [7, 'A'],
      ]).table,
    ).toEqual(expected);
    expect(table([{ Order: 7, Sku: 'A' }]).table).toEqual(expected);
  });

  it('takes off a byte order mark, and the line that tells a spreadsheet the delimiter', () => {
    expect(table('\ufeffOrder,Sku\n7,A').table).toEqual(expected);
    const told = table('sep=;\r\nOrder;Sku\r\n7;A').table;
    expect(told).toEqual({ ...expected, delimiter: ';', rows: [{ row: 3, cells: ['7', 'A'] }] });
  });

  it('cuts where the caller says', () => {
    expect(table('Order|Qty|a;b;c;d\n7|1|x', { delimiter: '|' }).table?.header).toEqual(['Order', 'Qty', 'a;b;c;d']);
  });

  it('has no header where the caller says so, or names columns by position', () => {
    expect(table('7,A', { header: false, columns: { sku: 1 } }).table?.rows).toEqual([{ row: 1, cells: ['7', 'A'] }]);
    expect(table('7,A', { columns: { sku: 1 } }).table?.rows).toHaveLength(1);
    expect(table('Order,Sku\n7,A', { columns: { note: 1 } }).table?.rows).toHaveLength(1);
    expect(table('x,y\n7,A', { columns: { sku: 'y' } }).table?.header).toEqual(['x', 'y']);
  });

  it('refuses a file it cannot make out', () => {
    expect(table('a,b\n1,2')).toEqual({ table: undefined, noted: ['csv.header-missing'] });
    expect(table({})).toEqual({ table: undefined, noted: ['channel.not-readable'] });
    expect(table(undefined)).toEqual({ table: undefined, noted: ['channel.not-readable'] });
    expect(table('a'.repeat(MAX_FILE + 1))).toEqual({ table: undefined, noted: ['channel.too-large'] });
  });

  it('looks at so many cells of lists and records, and says that there were more', () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `n${index}`);
    const wide = Object.fromEntries(names.map((name) => [name, 'x']));
    const rows = MAX_PARSED / 1_000;
    const read = (payload: unknown) => {
      const { table: found, noted } = table(payload, { columns: { sku: 'n0' } });
      return [found?.rows.length, noted];
    };
    expect(read(new Array(rows).fill(wide))).toEqual([rows, []]);
    expect(read(new Array(rows + 1).fill(wide))).toEqual([rows, ['channel.too-large']]);
    expect(read(new Array(rows).fill(names))).toEqual([rows - 1, []]);
    expect(read(new Array(rows + 1).fill(names))).toEqual([rows - 1, ['channel.too-large']]);
    // narrow records count with the names of the wide one
    expect(read([wide, ...new Array(rows).fill({ n0: 'x' })])).toEqual([rows, ['channel.too-large']]);
  });

  it('refuses records without any name', () => {
    expect(table([{}, {}])).toEqual({ table: undefined, noted: ['csv.header-missing'] });
  });

  it('keeps records of different names together', () => {
    expect(table([{ Order: '7', Sku: 'A' }, { Order: '8', Qty: 1 }, 'x', {}]).table).toEqual({
      header: ['Order', 'Sku', 'Qty'],
      rows: [
        { row: 2, cells: ['7', 'A', ''] },
        { row: 3, cells: ['8', '', '1'] },
        { row: 4, cells: ['\u0000'] },
      ],
      delimiter: ',',
    });
  });

  it('takes cells that are no text and no number for unreadable', () => {
    expect(
      table([
        ['Order', 'Sku'],
        [true, { a: 1 }],
        [null, undefined],
      ]).table?.rows,
    ).toEqual([{ row: 2, cells: ['true', '\u0000'] }]);
  });

  it('says that a quote is never closed', () => {
    expect(table('Order,Sku\n7,"A').noted).toEqual(['csv.quote-not-closed']);
  });

  it('says that there are more rows than it reads', () => {
    const rows = Array.from({ length: 200_001 }, () => ['7', 'A']);
    expect(table([['Order', 'Sku'], ...rows]).noted).toEqual(['channel.too-large']);
  });
});
