import type { Notebook } from '../../../domain/channel/index.ts';
import type { Columns } from './csv-columns.ts';
import type { CsvField } from './csv-fields.ts';
import type { OrderRow } from './csv-lines.ts';
import type { CsvOptions, CsvRow, RowClass, SetAsideRow } from './csv-options.ts';

/** The columns by which rows belong together: the first that the file has. */
const KEYS: readonly CsvField[] = ['externalNumber', 'externalId', 'purchaseOrderNumber'];

/** Rows that belong together, and rows that belong to no order. */
export interface GroupedRows {
  /** in the order in which their first rows stand in the file */
  readonly orders: readonly (readonly OrderRow[])[];
  readonly setAside: readonly SetAsideRow[];
}

/** A row as it was read, before anybody has said what it stands for. */
export type UnclassedRow = Omit<OrderRow, 'meant'>;

/** The rows of a file. */
export interface GroupQuestion {
  readonly rows: readonly UnclassedRow[];
  readonly columns: Columns;
  readonly options: CsvOptions;
}

const A_LINE: RowClass = { kind: 'line' };

/**
 * Puts the rows of one order together, wherever they stand in the file. A file without any order number is one order.
 *
 * @law every row is in one order, set aside, or noted for want of an order number
 */
export function groupRows(book: Notebook, { rows, columns, options }: GroupQuestion): GroupedRows {
  const key = KEYS.find((column) => columns.has(column));
  const orders = new Map<string, OrderRow[]>();
  const setAside: SetAsideRow[] = [];
  for (const row of rows) {
    const meant = options.classify?.(plainRow(row)) ?? A_LINE;
    if (meant.kind === 'set-aside') {
      setAside.push({ ...plainRow(row), reason: meant.reason });
      continue;
    }
    const number = key === undefined ? '' : row.cells[key];
    if (number === undefined) {
      book.note({ code: 'csv.order-number-missing', path: '', params: { row: row.row } });
      continue;
    }
    const order = orders.get(number);
    if (order === undefined) orders.set(number, [{ ...row, meant }]);
    else order.push({ ...row, meant });
  }
  return { orders: [...orders.values()], setAside };
}

const plainRow = ({ row, cells }: CsvRow): CsvRow => ({ row, cells });
