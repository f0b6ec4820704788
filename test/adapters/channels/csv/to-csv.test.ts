import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainCell } from '../../../../src/adapters/channels/csv/csv-cells.ts';
import { scanCsv } from '../../../../src/adapters/channels/csv/scan-csv.ts';
import { toCsv } from '../../../../src/adapters/channels/csv/to-csv.ts';

describe('toCsv', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+31612345678', "'+31612345678"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1+1', "' =1+1"],
    ['\tx', "'\tx"],
    ['\uff1d1+1', "'\uff1d1+1"],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [' a', '" a"'],
    ['plain', 'plain'],
    ['', ''],
  ])('writes the text %j as %j', (text, cell) => {
    expect(toCsv({ header: ['x'], rows: [[text]] })).toBe(`x\r\n${cell}\r\n`);
  });

  it('writes numbers as numbers, and nothing for none', () => {
    expect(toCsv({ header: ['a', 'b', 'c'], rows: [[-5, undefined, Number.NaN]], delimiter: ';' })).toBe(
      'a;b;c\r\n-5;;\r\n',
    );
  });

  it('writes what every reader gives back, and nothing that runs', () => {
    const texts = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '"', ',', ';', '\n', '\r', '\t', ' ', 'a', "'"),
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts), { minLength: 1, maxLength: 5 }), (rows) => {
        const written = toCsv({ header: ['x', 'y'], rows });
        const cells = scanCsv(written, ',')
          .rows.slice(1)
          .map((row) => row.cells);
        const others: string[][] = parse(written, { record_delimiter: '\r\n', from: 2, relax_column_count: true });
        expect(cells).toEqual(others);
        expect(cells).toHaveLength(rows.length);
        for (const [index, row] of cells.entries()) {
          for (const [place, cell] of row.entries()) {
            expect('=+-@\t\r'.includes(cell.charAt(0) || 'x')).toBe(false);
            expect('=+-@'.includes(cell.trim().charAt(0) || 'x')).toBe(false);
            const original = rows[index]?.[place] ?? '';
            expect([original, `'${original}`]).toContain(cell);
            const text = original.trim();
            if (text !== '' && !text.startsWith("'")) expect(plainCell(cell)).toBe(text);
          }
        }
      }),
    );
  });

  it('would be caught if it did not mind formulas', () => {
    const broken = (text: string) => `x\r\n"${text.replaceAll('"', '""')}"\r\n`;
    expect(scanCsv(broken('=1+1'), ',').rows[1]?.cells[0]?.startsWith('=')).toBe(true);
    expect(scanCsv(toCsv({ header: ['x'], rows: [['=1+1']] }), ',').rows[1]?.cells[0]?.startsWith('=')).toBe(false);
  });
});
