import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDelimiter, MAX_CELLS, MAX_ROWS, scanCsv } from '../../../../src/adapters/channels/csv/scan-csv.ts';

const cellsOf = (text: string, delimiter = ',') => scanCsv(text, delimiter).rows.map(({ cells }) => cells);

describe('scanCsv', () => {
  it.each([
    [
      'a,b\n1,2',
      ',',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;"b ""c"""\r\n1;2',
      ';',
      [
        ['a', 'b "c"'],
        ['1', '2'],
      ],
    ],
    [
      'a,"two\nlines",c\r1,2,3\r',
      ',',
      [
        ['a', 'two\nlines', 'c'],
        ['1', '2', '3'],
      ],
    ],
    [
      'a,,\n,,',
      ',',
      [
        ['a', '', ''],
        ['', '', ''],
      ],
    ],
    ['a\tb', '\t', [['a', 'b']]],
    ['', ',', []],
    ['\n\n', ',', []],
    ['""', ',', []],
    ['"a,b",c,', ',', [['a,b', 'c', '']]],
    ['"a" ,b', ',', [['a', 'b']]],
    ['a "quoted" word,b', ',', [['a "quoted" word', 'b']]],
  ])('cuts %j at %j', (text, delimiter, rows) => {
    expect(cellsOf(text, delimiter)).toEqual(rows);
  });

  it('counts rows as a spreadsheet does, empty ones too', () => {
    expect(scanCsv('a\n\nb\n"two\nlines"\nc', ',').rows.map(({ row }) => row)).toEqual([1, 3, 4, 5]);
  });

  it('says which rows have a quote too many', () => {
    expect(scanCsv('a,"b"c\n1,"2', ',').rows).toEqual([
      { row: 1, cells: ['a', 'bc'], problem: 'csv.quote-misplaced' },
      { row: 2, cells: ['1', '2'], problem: 'csv.quote-not-closed' },
    ]);
  });

  it('reads as many rows and cells as it says, and not one more', () => {
    const rows = (count: number) => scanCsv('a\n'.repeat(count), ',');
    expect([rows(MAX_ROWS).rows.length, rows(MAX_ROWS).cut]).toEqual([MAX_ROWS, false]);
    expect([rows(MAX_ROWS + 1).rows.length, rows(MAX_ROWS + 1).cut]).toEqual([MAX_ROWS, true]);
    const wide = (count: number) => scanCsv(Array.from({ length: count }, () => 'a').join(','), ',');
    expect([wide(MAX_CELLS).rows[0]?.cells.length, wide(MAX_CELLS).cut]).toEqual([MAX_CELLS, false]);
    expect([wide(MAX_CELLS + 1).rows[0]?.cells.length, wide(MAX_CELLS + 1).cut]).toEqual([MAX_CELLS, true]);
  });

  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', '1'), maxLength: 8 });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('gives back every table that was written with quotes', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, delimiter) => {
        const text = rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');
        const filled = rows.filter((row) => row.length > 1 || row[0] !== '');
        expect(cellsOf(text, delimiter)).toEqual(filled);
      }),
    );
  });

  it('reads what csv-parse reads, wherever that reads anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '1'), maxLength: 40 }), (text) => {
        let expected: string[][];
        try {
          expected = parse(text, { relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n' });
        } catch {
          return;
        }
        expect(cellsOf(text)).toEqual(expected.filter((row) => row.length > 1 || row[0] !== ''));
      }),
    );
  });
});

describe('findDelimiter', () => {
  it.each([
    ['a,b,c\n1;2', ','],
    ['Order;"a,b,c,d";Qty', ';'],
    ['a\tb', '\t'],
    ['a|b|c', '|'],
    ['single', ','],
    ['', ','],
    ['a,b;c\n', ','],
  ])('finds in %j the delimiter %j', (text, delimiter) => {
    expect(findDelimiter(text)).toBe(delimiter);
  });
});
