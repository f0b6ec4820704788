import { describe, expect, it } from 'vitest';
import { CellReader, plainCell } from '../../../../src/adapters/channels/csv/csv-cells.ts';
import type { CsvField } from '../../../../src/adapters/channels/csv/csv-fields.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

describe('plainCell', () => {
  it.each([
    [' A ', 'A'],
    ['="00123"', '00123'],
    ["'+31612345678", '+31612345678'],
    ["'=1+1", '=1+1'],
    ["'\uff1d1", '\uff1d1'],
    ["'s-Hertogenbosch", "'s-Hertogenbosch"],
    ["' =1+1 ", '=1+1'],
    ["'", "'"],
    ['="', '="'],
    ['=1+1', '=1+1'],
  ])('takes %j for %j', (cell, plain) => {
    expect(plainCell(cell)).toBe(plain);
  });
});

type Question = { row: { row: number; cells: Record<string, string> }; column: CsvField; name: string };

function reading(cell: string, column: CsvField, read: (cells: CellReader, question: Question) => unknown) {
  const book = new Notebook();
  const habits = { mark: ',' as const, dayOrder: 'day-first' as const, zone: 'Europe/Amsterdam' };
  const value = read(new CellReader(new Reader(book, '/drafts/0'), habits), {
    row: { row: 7, cells: { [column]: cell } },
    column,
    name: '/x',
  });
  book.keep({});
  return [value, ...book.close().findings.map(({ code, params }) => `${code} ${params['row']}`)];
}

describe('a cell reader', () => {
  it.each([
    ['17850.0', 'customerId', '17850'],
    ['00123', 'sku', '00123'],
    ['12.0', 'sku', '12.0'],
    ['E+12', 'sku', 'E+12'],
    ['AE+12', 'sku', 'AE+12'],
  ] as const)('reads the id %s of %s as %s', (cell, column, id) => {
    expect(reading(cell, column, (cells, question) => cells.id(question))).toEqual([id]);
  });

  it.each(['8.71742E+12', '8,7E+9', '8e+12'])('refuses %s, which a spreadsheet has shortened', (cell) => {
    expect(reading(cell, 'gtin', (cells, question) => cells.id(question))).toEqual([undefined, 'csv.number-mangled 7']);
  });

  it.each(['text', 'id', 'number', 'quantity', 'rate', 'time', 'deadline'] as const)('%s refuses a formula', (kind) => {
    expect(reading('=1+1', 'sku', (cells, question) => cells[kind](question))).toEqual([
      undefined,
      'csv.formula-cell 7',
    ]);
  });

  it('takes for text what the file marks as text', () => {
    expect(
      reading('=1+1', 'sku', (cells, question) =>
        cells.text({ ...question, row: { ...question.row, marked: new Set(['sku'] as const) } }),
      ),
    ).toEqual(['=1+1']);
  });

  it.each(['text', 'id', 'number', 'quantity', 'rate', 'time', 'deadline'] as const)(
    '%s takes no cell for nothing',
    (kind) => {
      expect(reading('x', 'note', (cells, question) => cells[kind]({ ...question, column: 'sku' }))).toEqual([
        undefined,
      ]);
    },
  );

  it('reads numbers as the file writes them', () => {
    expect(reading('1.234,50', 'unitPrice', (cells, question) => cells.number(question))).toEqual(['1234.5']);
    expect(reading('1,5', 'quantity', (cells, question) => cells.quantity(question))).toEqual([1.5]);
    expect(reading('12.50', 'unitPrice', (cells, question) => cells.number(question))).toEqual([
      undefined,
      'channel.amount-refused 7',
    ]);
  });

  it.each([
    ['21 %', '0.21'],
    ['21', '0.21'],
    ['0,21', '0.21'],
    ['1', '0.01'],
    ['0', '0'],
    ['0,5 %', '0.005'],
  ])('reads the rate %s as %s', (cell, rate) => {
    expect(reading(cell, 'taxRate', (cells, question) => cells.rate(question))).toEqual([rate]);
  });

  it('reads times and deadlines in the zone of the file', () => {
    expect(reading('1/5/2026 10:00', 'placedAt', (cells, question) => cells.time(question))).toEqual([
      '2026-05-01T08:00:00.000Z',
    ]);
    expect(reading('1/5/2026', 'placedAt', (cells, question) => cells.time(question))).toEqual([
      '2026-04-30T22:00:00.000Z',
    ]);
    expect(reading('1/5/2026', 'shipBy', (cells, question) => cells.deadline(question))).toEqual([
      '2026-05-01T21:59:59.999Z',
    ]);
    expect(reading('soon', 'shipBy', (cells, question) => cells.deadline(question))).toEqual([
      undefined,
      'channel.time-refused 7',
    ]);
  });

  it('reads whole numbers only where the file contradicts itself', () => {
    const read = (cell: string) => {
      const book = new Notebook();
      const cells = new CellReader(new Reader(book, ''), { mark: undefined, dayOrder: undefined, zone: undefined });
      return cells.number({ row: { row: 1, cells: { unitPrice: cell } }, column: 'unitPrice', name: '/x' });
    };
    expect([read('12'), read('-12'), read('12.5'), read('1,234')]).toEqual(['12', '-12', undefined, undefined]);
  });
});
