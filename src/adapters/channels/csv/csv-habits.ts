import type { Notebook } from '../../../domain/channel/index.ts';
import type { FileHabits } from './csv-cells.ts';
import { findDayOrder } from './csv-days.ts';
import type { CsvField } from './csv-fields.ts';
import { findDecimalMark } from './csv-numbers.ts';
import type { CsvOptions, CsvRow } from './csv-options.ts';

const NUMBERS: readonly CsvField[] = [
  'quantity',
  'unitPrice',
  'lineDiscount',
  'lineGoods',
  'lineTotal',
  'lineTax',
  'lineShipping',
  'lineShippingDiscount',
  'lineShippingTax',
  'subtotal',
  'shipping',
  'tax',
  'discount',
  'total',
  'refunded',
];
const DATES: readonly CsvField[] = ['placedAt', 'shipBy', 'deliverBy', 'paidAt'];

/** The rows of a file, and what its reader was told. */
export interface HabitsQuestion {
  readonly rows: readonly CsvRow[];
  readonly delimiter: string;
  readonly options: CsvOptions;
}

/** Finds out how a file writes numbers and dates, by all of its rows; what stays unclear is noted, never guessed. */
export function findHabits(book: Notebook, { rows, delimiter, options }: HabitsQuestion): FileHabits {
  const mark = options.decimal ?? findDecimalMark(cellsOf(rows, NUMBERS), delimiter);
  const dayOrder = options.dayOrder ?? findDayOrder(cellsOf(rows, DATES));
  if (mark === 'unclear') book.note({ code: 'csv.decimals-unclear', path: '' });
  if (dayOrder === 'unclear') book.note({ code: 'csv.day-order-unclear', path: '' });
  return {
    mark: mark === 'unclear' ? undefined : mark,
    dayOrder: dayOrder === 'unclear' ? undefined : dayOrder,
    zone: options.zone,
  };
}

function* cellsOf(rows: readonly CsvRow[], columns: readonly CsvField[]): Generator<string> {
  for (const { cells } of rows) {
    for (const column of columns) {
      const cell = cells[column];
      if (cell !== undefined) yield cell;
    }
  }
}
