import {
  decimalOf,
  exactOf,
  known,
  knownOrNothing,
  type Reader,
  timesExact,
  unitPriceOf,
} from '../../../domain/channel/index.ts';
import type { ChargeKind, DraftCharge, DraftDiscount, DraftLine, LineKind } from '../../../domain/order/index.ts';
import { CellReader, type FileHabits, type ReadRow } from './csv-cells.ts';
import type { CsvField } from './csv-fields.ts';
import type { CsvRow, RowClass } from './csv-options.ts';
import { addressColumns, addressKey, filledColumns, readAddress } from './csv-order-rows.ts';
import type { QuoteProblem } from './scan-csv.ts';

/** A row that belongs to an order, with what it stands for. */
export interface OrderRow extends ReadRow {
  readonly meant: Exclude<RowClass, { kind: 'set-aside' }>;
  /** its cells may stand in the wrong columns */
  readonly problem?: RowProblem;
}

/** What is wrong with a row as a whole. */
export type RowProblem = QuoteProblem | 'csv.row-too-short' | 'csv.row-too-long';

/** What the rows of one order come to. */
export interface OrderParts {
  readonly lines: readonly DraftLine[];
  readonly charges: readonly DraftCharge[];
  readonly discounts: readonly DraftDiscount[];
}

/** The rows of one order. */
export interface PartsQuestion {
  readonly rows: readonly OrderRow[];
  readonly habits: FileHabits;
  /** says, after a row was read, whether it may be part of the order */
  readonly accepts: (row: CsvRow) => boolean;
}

/** Reads each row as what it stands for: a line, a charge or a discount. */
export function readParts(reader: Reader, { rows, habits, accepts }: PartsQuestion): OrderParts {
  const lines: DraftLine[] = [];
  const charges: DraftCharge[] = [];
  const discounts: DraftDiscount[] = [];
  const away = addressesOf(rows);
  const cellsAt = (place: string, row: OrderRow): CellReader => {
    const at = reader.at(place);
    noteProblem(at, row);
    return new CellReader(at, habits);
  };
  for (const row of rows) {
    const { meant } = row;
    if (meant.kind === 'line') {
      const cells = cellsAt(`/lines/${lines.length}`, row);
      const line = readLine(cells, { row, kind: meant.lineKind, away: away.has(row), position: lines.length + 1 });
      const shipping = readShipping(new CellReader(reader.at(`/charges/${charges.length}`), habits), row);
      if (line === undefined || !accepts(row)) continue;
      lines.push(line);
      if (shipping !== undefined) charges.push(known({ ...shipping, chargeId: `shipping-${line.lineId}` }));
    } else if (meant.kind === 'charge') {
      const charge = readCharge(cellsAt(`/charges/${charges.length}`, row), { row, kind: meant.chargeKind });
      if (accepts(row)) charges.push(charge);
    } else {
      const amount = amountOf(cellsAt(`/discounts/${discounts.length}`, row), row);
      if (accepts(row)) discounts.push(known({ amount: positive(amount) }));
    }
  }
  return { lines, charges, discounts };
}

/** The rows whose goods go elsewhere than those of the first row with an address. */
function addressesOf(rows: readonly OrderRow[]): ReadonlySet<CsvRow> {
  const filled = filledColumns(rows);
  const columns = addressColumns('shipTo').filter((column) => filled.has(column));
  const away = new Set<CsvRow>();
  let home = '';
  if (columns.length === 0) return away;
  for (const row of rows) {
    const key = addressKey({ row, columns });
    if (home === '') home = key;
    if (key !== '' && key !== home) away.add(row);
  }
  return away;
}

/** Only a delimiter too many is certain to have put cells into the wrong columns. */
function noteProblem(reader: Reader, { row, problem }: OrderRow): void {
  if (problem === undefined) return;
  const certain = problem === 'csv.row-too-long' || problem === 'csv.quote-not-closed';
  reader.note('', { code: problem, severity: certain ? 'error' : 'warning', params: { row } });
}

const LINE_COLUMNS: readonly CsvField[] = [
  'sku',
  'gtin',
  'quantity',
  'description',
  'unitPrice',
  'lineGoods',
  'lineTotal',
  'lineId',
];

/** Units in which a base unit is counted: they need no conversion. */
const PIECES = /* @__PURE__ */ new Set(
  'ea each pc pcs pce piece pieces st stk stuk stuks unit units h87 c62 ex'.split(' '),
);

/** A row, and what is known of its line beside the cells. */
interface LineQuestion {
  readonly row: CsvRow;
  readonly kind: LineKind | undefined;
  /** it goes elsewhere than the rest of the order */
  readonly away: boolean;
  /** from 1 */
  readonly position: number;
}

/** A row without any of the columns of a line is part of the order, but no line. */
function readLine(cells: CellReader, { row, kind, away, position }: LineQuestion): DraftLine | undefined {
  if (LINE_COLUMNS.every((column) => row.cells[column] === undefined)) return undefined;
  const unit = cells.text({ row, column: 'unit', name: '/unit' });
  const quantity = cells.quantity({ row, column: 'quantity', name: '/quantity' });
  const discount = positive(cells.number({ row, column: 'lineDiscount', name: '/discount' }));
  return known({
    lineId: cells.id({ row, column: 'lineId', name: '/lineId' }) ?? String(position),
    kind,
    sku: cells.id({ row, column: 'sku', name: '/sku' }),
    gtin: cells.id({ row, column: 'gtin', name: '/gtin' }),
    description: cells.text({ row, column: 'description', name: '/description' }),
    quantity,
    unit: unit !== undefined && PIECES.has(unit.toLowerCase()) ? undefined : unit,
    ...readAmounts(cells, { row, quantity, discount }),
    discount,
    tax: knownOrNothing({
      rate: cells.rate({ row, column: 'taxRate', name: '/tax/rate' }),
      amount: cells.number({ row, column: 'lineTax', name: '/tax/amount' }),
    }),
    shipTo: away ? readAddress(cells, { row, use: 'shipTo' }) : undefined,
    done:
      row.cells.lineStatus?.toLowerCase() === 'fulfilled' && quantity !== undefined ? { shipped: quantity } : undefined,
  });
}

interface AmountsQuestion {
  readonly row: CsvRow;
  readonly quantity: number | undefined;
  readonly discount: string | undefined;
}

/** The price of one unit; where a file has only what the line comes to, what one unit of it costs before discount. */
function readAmounts(cells: CellReader, question: AmountsQuestion): Pick<DraftLine, 'unitPrice' | 'statedTotal'> {
  const { row, quantity, discount } = question;
  const unitPrice = cells.number({ row, column: 'unitPrice', name: '/unitPrice' });
  const total = cells.number({ row, column: 'lineTotal', name: '/statedTotal' });
  const goods = exactOf(cells.number({ row, column: 'lineGoods', name: '/unitPrice' }));
  const [off, after] = [exactOf(discount) ?? 0n, exactOf(total)];
  const whole = goods ?? (after === undefined ? undefined : after + off);
  const statedTotal = total ?? (goods === undefined ? undefined : decimalOf(goods - off));
  if (unitPrice !== undefined || whole === undefined || quantity === undefined)
    return known({ unitPrice, statedTotal });
  const price = unitPriceOf({ lineAmount: decimalOf(whole), quantity, currency: cells.currency });
  return known({ unitPrice: price, statedTotal });
}

/** What is paid for shipping one line, where a file says so. */
function readShipping(cells: CellReader, row: CsvRow): DraftCharge | undefined {
  const amount = cells.number({ row, column: 'lineShipping', name: '/amount' });
  if (amount === undefined || amount === '0') return undefined;
  const discount = positive(cells.number({ row, column: 'lineShippingDiscount', name: '/discount' }));
  const tax = cells.number({ row, column: 'lineShippingTax', name: '/tax/amount' });
  return known({ kind: 'shipping' as const, amount, discount, tax: tax === undefined ? undefined : { amount: tax } });
}

/** Discounts are written with either sign; taken off they are positive. Nothing off is no discount. */
const positive = (amount: string | undefined): string | undefined =>
  amount === '0' ? undefined : amount?.startsWith('-') ? amount.slice(1) : amount;

interface ChargeQuestion {
  readonly row: CsvRow;
  readonly kind: ChargeKind;
}

function readCharge(cells: CellReader, { row, kind }: ChargeQuestion): DraftCharge {
  const description = cells.text({ row, column: 'description', name: '/description' });
  return known({ kind, description, amount: amountOf(cells, row) });
}

/** What a row comes to that is no line: its total, or its price times its units. */
function amountOf(cells: CellReader, row: CsvRow): string | undefined {
  const total = cells.number({ row, column: 'lineTotal', name: '/amount' });
  if (total !== undefined) return total;
  const price = exactOf(cells.number({ row, column: 'unitPrice', name: '/amount' }));
  const units = exactOf(cells.number({ row, column: 'quantity', name: '/amount' }) ?? '1');
  return price === undefined || units === undefined ? undefined : decimalOf(timesExact(price, units));
}
