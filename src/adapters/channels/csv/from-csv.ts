import { keepDraft, known, type Note, Notebook, Reader } from '../../../domain/channel/index.ts';
import type { Channel } from '../../../domain/order/index.ts';
import { plainCell } from './csv-cells.ts';
import { type Columns, matchColumns } from './csv-columns.ts';
import type { CsvField } from './csv-fields.ts';
import { groupRows, type UnclassedRow } from './csv-groups.ts';
import { findHabits } from './csv-habits.ts';
import type { RowProblem } from './csv-lines.ts';
import type { CsvOptions, CsvReport, CsvRow, CsvTranslation } from './csv-options.ts';
import { readOrder } from './csv-order.ts';
import { readTable, type Table } from './csv-table.ts';
import type { ScannedRow } from './scan-csv.ts';

const CSV: Channel = { channelId: 'csv', kind: 'bulk' };
const NO_ROWS: CsvReport = { rows: 0, accepted: 0, setAside: [], refused: [] };

/**
 * Translates a file of orders: rows with the same order number are one order, wherever they stand. Takes the text of
 * the file, a list of rows or a list of records; delimiter, decimal mark, day order and columns are recognised where
 * the options do not say.
 *
 * @units rows as a spreadsheet counts them: the header is row 1
 * @law accepted + set aside + refused rows = rows; every accepted row is in exactly one draft; the answer does not
 * depend on the time zone or locale of the machine; work is linear in the length of the file
 * @errors none: what cannot be carried over is a finding, and its row is in `report.refused`. What `options.classify`
 * throws is passed on
 * @source RFC 4180; the orders export of Shopify
 * @example `fromCsv('Order;Sku;Qty;Price\n7;A;2;12,50\n7;B;1;3,00')` is one draft with two lines, `'12.5'` and `'3'`
 */
export function fromCsv(payload: unknown, options: CsvOptions = {}): CsvTranslation {
  const refusals = new Refusals(options.acceptance === 'good-rows');
  const book: Notebook = new Notebook((note) => refusals.see(note, book.next));
  const table = readTable(book, { payload, options });
  if (table === undefined) return { ...book.close(), report: NO_ROWS };
  const columns = matchColumns(book, { header: table.header, options });
  const rows = table.rows.map((row) => namedRow(row, { columns, table }));
  const habits = findHabits(book, { rows, delimiter: table.delimiter, options });
  const { orders, setAside } = groupRows(book, { rows, columns, options });
  const channel = options.channel ?? CSV;
  const accepts = ({ row }: CsvRow): boolean => refusals.accepts(row);
  for (const orderRows of orders) {
    const reader = new Reader(book, book.next);
    const defaults = options.defaults ?? {};
    keepDraft(book, { draft: readOrder(reader, { rows: orderRows, habits, channel, defaults, accepts }) });
  }
  const refused = refusals.list();
  const accepted = rows.length - setAside.length - refused.length;
  return { ...book.close(), report: { rows: rows.length, accepted, setAside, refused } };
}

/** Remembers which rows could not be carried over whole. */
class Refusals {
  private readonly codes = new Map<number, string[]>();

  constructor(private readonly leaveOut: boolean) {}

  /** What is wrong with a row that is left out is no error of the order. */
  see(note: Note, draft: string): Note {
    const row = note.params?.['row'];
    if (typeof row !== 'number' || (note.severity ?? 'error') !== 'error') return note;
    const codes = this.codes.get(row);
    if (codes === undefined) this.codes.set(row, [note.code]);
    else codes.push(note.code);
    const aboutRow = this.leaveOut && /^\/(lines|charges|discounts)\//.test(note.path.slice(draft.length));
    return aboutRow ? { ...note, path: draft, severity: 'warning' } : note;
  }

  accepts(row: number): boolean {
    return !(this.leaveOut && this.codes.has(row));
  }

  list(): CsvReport['refused'] {
    return [...this.codes].map(([row, codes]) => ({ row, codes })).sort((a, b) => a.row - b.row);
  }
}

interface RowSetting {
  readonly columns: Columns;
  readonly table: Table;
}

/** The filled cells of a row under our names. */
function namedRow(scanned: ScannedRow, { columns, table }: RowSetting): UnclassedRow {
  const cells: Partial<Record<CsvField, string>> = {};
  let marked: Set<CsvField> | undefined;
  for (const [field, index] of columns) {
    const written = scanned.cells[index] ?? '';
    const plain = plainCell(written);
    const cell = isCode(field) && plain.startsWith("'") ? plain.slice(1) : plain;
    if (cell === '') continue;
    cells[field] = cell;
    if (cell.startsWith('=') && cell !== written.trim()) marked = (marked ?? new Set()).add(field);
  }
  const problem = scanned.problem ?? widthProblem(scanned.cells, table.header);
  const { row } = scanned;
  if (problem === undefined && marked === undefined) return { row, cells };
  return known({ row, cells, marked, problem });
}

/** Postal codes and phone numbers never begin with an apostrophe: some exports put one before them all. */
const isCode = (field: CsvField): boolean => field.endsWith('PostalCode') || field.endsWith('Phone');

/** A row that is longer than the header has a delimiter too many: its cells stand in the wrong columns. */
function widthProblem(cells: readonly string[], header: readonly string[]): RowProblem | undefined {
  if (header.length === 0 || cells.length === header.length) return undefined;
  if (cells.length < header.length) return 'csv.row-too-short';
  return cells.slice(header.length).some((cell) => cell !== '') ? 'csv.row-too-long' : undefined;
}
