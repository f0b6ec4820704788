import { describe, expect, it } from 'vitest';
import { matchColumns } from '../../../../src/adapters/channels/csv/csv-columns.ts';
import type { CsvOptions } from '../../../../src/adapters/channels/csv/csv-options.ts';
import { Notebook } from '../../../../src/domain/channel/index.ts';

function match(header: readonly string[], options: CsvOptions = {}) {
  const book = new Notebook();
  const columns = matchColumns(book, { header, options });
  const noted = book.close().findings.map(({ code, params }) => [code, ...Object.values(params)].join(' '));
  return { columns: Object.fromEntries(columns), noted };
}

describe('matchColumns', () => {
  it('recognises headers, in any case and language it knows', () => {
    expect(match(['InvoiceNo', 'Stock Code', 'AANTAL', 'Unit_Price', 'Country'])).toEqual({
      columns: { externalNumber: 0, sku: 1, quantity: 2, unitPrice: 3, shipToCountry: 4 },
      noted: [],
    });
  });

  it('takes what the caller says before what the header means', () => {
    expect(match(['Sku', 'Real Sku', 'Qty'], { columns: { sku: 'real sku', note: 0 } }).columns).toEqual({
      sku: 1,
      note: 0,
      quantity: 2,
    });
  });

  it('names columns by position where there is no header', () => {
    expect(match([], { columns: { sku: 3, externalNumber: 0 } }).columns).toEqual({ sku: 3, externalNumber: 0 });
  });

  it('says which columns are missing, doubled, or of no use', () => {
    expect(match(['Order', 'Order No', 'Sku', 'Mood', 'Weather', ''], { columns: { gtin: 'EAN' } }).noted).toEqual([
      'csv.column-missing gtin',
      'csv.column-unused 2',
      'csv.column-named-twice externalNumber',
    ]);
  });

  it('does not doubt a column that the caller has named', () => {
    expect(match(['Order', 'Order No'], { columns: { externalNumber: 'Order No' } })).toEqual({
      columns: { externalNumber: 1 },
      noted: [],
    });
  });

  it('takes words of the language for headers like any other', () => {
    expect(match(['__proto__', 'constructor', 'toString', 'Order', 'Sku']).columns).toEqual({
      externalNumber: 3,
      sku: 4,
    });
  });
});
