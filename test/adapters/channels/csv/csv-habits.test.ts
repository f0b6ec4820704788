import { describe, expect, it } from 'vitest';
import { findHabits } from '../../../../src/adapters/channels/csv/csv-habits.ts';
import type { CsvOptions, CsvRow } from '../../../../src/adapters/channels/csv/csv-options.ts';
import { Notebook } from '../../../../src/domain/channel/index.ts';

function habits(cells: CsvRow['cells'], options: CsvOptions = {}) {
  const book = new Notebook();
  const found = findHabits(book, { rows: [{ row: 2, cells }], delimiter: ';', options });
  return { ...found, noted: book.close().findings.map(({ code }) => code) };
}

describe('findHabits', () => {
  it('judges by the numbers and dates of the file', () => {
    expect(habits({ unitPrice: '12,50', placedAt: '25/4/2026', sku: '1.50' }, { zone: 'UTC' })).toEqual({
      mark: ',',
      dayOrder: 'day-first',
      zone: 'UTC',
      noted: [],
    });
  });

  it('notes what stays unclear, and guesses nothing', () => {
    expect(habits({ unitPrice: '1,234', placedAt: '3/4/2026' })).toEqual({
      mark: undefined,
      dayOrder: undefined,
      zone: undefined,
      noted: ['csv.decimals-unclear', 'csv.day-order-unclear'],
    });
  });

  it('believes the caller', () => {
    expect(
      habits({ unitPrice: '1,234', placedAt: '3/4/2026' }, { decimal: ',', dayOrder: 'month-first' }),
    ).toMatchObject({
      mark: ',',
      dayOrder: 'month-first',
      noted: [],
    });
  });
});
