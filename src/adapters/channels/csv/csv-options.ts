import type { ChannelOptions, Translation, ZoneOptions } from '../../../domain/channel/index.ts';
import type { ChargeKind, LineKind, OrderDraft } from '../../../domain/order/index.ts';
import type { CsvField } from './csv-fields.ts';

/** How one file of orders is to be read. Whatever is left out is recognised from the file. */
export interface CsvOptions extends ChannelOptions, ZoneOptions {
  /** the character between cells */
  readonly delimiter?: string;
  /** false: the first row is an order like any other; columns are then named by position, from 0 */
  readonly header?: boolean;
  /** which column holds what, by its header or its position; headers that are not named here are still recognised */
  readonly columns?: Readonly<Partial<Record<CsvField, string | number>>>;
  /** what stands between whole and fraction in numbers */
  readonly decimal?: '.' | ',';
  /** how `03/04/2026` is meant */
  readonly dayOrder?: 'day-first' | 'month-first';
  /** what every order of the file has unless its rows say otherwise: currency, whether prices contain tax, ... */
  readonly defaults?: Partial<OrderDraft>;
  /** what a row is; without it every row is a line of goods */
  readonly classify?: (row: CsvRow) => RowClass;
  /** `whole-orders`: an unreadable row spoils its order; `good-rows`: it is left out of the order and reported */
  readonly acceptance?: 'whole-orders' | 'good-rows';
}

/** One row, with its cells under our names. */
export interface CsvRow {
  /** as a spreadsheet counts them: the header is row 1 */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<CsvField, string>>>;
}

/** What a row stands for. */
export type RowClass =
  | { readonly kind: 'line'; readonly lineKind?: LineKind }
  | { readonly kind: 'charge'; readonly chargeKind: ChargeKind }
  /** off the whole order; the sign of the row does not matter */
  | { readonly kind: 'discount' }
  /** part of no order; handed back untouched */
  | { readonly kind: 'set-aside'; readonly reason: string };

/** A row that the caller wanted out of the way. */
export interface SetAsideRow extends CsvRow {
  readonly reason: string;
}

/** A row that could not be carried over whole. */
export interface RefusedRow {
  readonly row: number;
  readonly codes: readonly string[];
}

/** What became of the rows: accepted + set aside + refused = rows. */
export interface CsvReport {
  /** rows with anything in them, without the header */
  readonly rows: number;
  readonly accepted: number;
  readonly setAside: readonly SetAsideRow[];
  readonly refused: readonly RefusedRow[];
}

/** Orders of a file, and what became of each row. */
export interface CsvTranslation extends Translation {
  readonly report: CsvReport;
}
