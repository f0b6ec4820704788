import { knownOrNothing, type Reader } from '../../../domain/channel/index.ts';
import type { DraftAddress } from '../../../domain/order/index.ts';
import { epochMsOf } from '../../../kernel/instant.ts';
import { CellReader, type FileHabits } from './csv-cells.ts';
import { ADDRESS_PARTS, type AddressUse, type CsvField } from './csv-fields.ts';
import type { CsvRow } from './csv-options.ts';

const DAY_MS = 86_400_000;

/** Columns in which two answers cannot both belong to one order. */
const DECISIVE: ReadonlySet<CsvField> = /* @__PURE__ */ new Set<CsvField>(['currency', 'customerId']);

/** The rows of one order, and how their file is written. */
export interface OrderRowsQuestion {
  readonly rows: readonly CsvRow[];
  readonly habits: FileHabits;
}

/** Reads what stands once for a whole order, though each of its rows may repeat it. */
export class OrderRows {
  private readonly rows: readonly CsvRow[];
  private readonly columns: ReadonlySet<CsvField>;
  private readonly cells: CellReader;

  constructor(
    private readonly reader: Reader,
    { rows, habits }: OrderRowsQuestion,
  ) {
    this.rows = rows;
    this.columns = filledColumns(rows);
    this.cells = new CellReader(reader, habits);
  }

  text(column: CsvField, name: string): string | undefined {
    const row = this.only(column);
    return row && this.cells.text({ row, column, name });
  }

  id(column: CsvField, name: string): string | undefined {
    const row = this.only(column);
    return row && this.cells.id({ row, column, name });
  }

  amount(column: CsvField, name: string): string | undefined {
    const row = this.only(column);
    return row && this.cells.number({ row, column, name });
  }

  /** The last moment of a day, for deadlines. */
  deadline(column: CsvField, name: string): string | undefined {
    const row = this.only(column);
    return row && this.cells.deadline({ row, column, name });
  }

  /** The earliest of the times that the rows give: writing an order down may take a few minutes. */
  earliest(column: CsvField, name: string): string | undefined {
    const times = this.answers(column).flatMap((row) => this.cells.time({ row, column, name }) ?? []);
    times.sort();
    const [first, last] = [times[0], times.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    if (epochMsOf(last) - epochMsOf(first) > DAY_MS) {
      this.reader.note(name, { code: 'csv.rows-disagree', severity: 'warning', params: { column } });
    }
    return first;
  }

  /** Says that the order was paid in a way that the file does not spell out. */
  unclearPayment(): readonly [] {
    this.reader.note('/payments', { code: 'channel.payment-unclear', severity: 'warning' });
    return [];
  }

  /** The order's address: that of the first row which has any of it. */
  address(use: AddressUse): DraftAddress | undefined {
    const columns = addressColumns(use).filter((column) => this.columns.has(column));
    const row = columns.length === 0 ? undefined : this.rows.find((one) => addressKey({ row: one, columns }) !== '');
    return row && readAddress(this.cells, { row, use });
  }

  /** The first row that fills a column; a later one that says something else is noted. */
  private only(column: CsvField): CsvRow | undefined {
    const [first, other] = this.answers(column);
    if (other !== undefined) {
      const severity = DECISIVE.has(column) ? 'error' : 'warning';
      this.reader.note('', { code: 'csv.rows-disagree', severity, params: { column, row: other.row } });
    }
    return first;
  }

  /** The rows that fill a column, each with another text. */
  private answers(column: CsvField): readonly CsvRow[] {
    if (!this.columns.has(column)) return [];
    const rows = new Map<string, CsvRow>();
    for (const row of this.rows) {
      const cell = row.cells[column];
      if (cell !== undefined && !rows.has(cell)) rows.set(cell, row);
    }
    return [...rows.values()];
  }
}

/** The columns that any of some rows fills. */
export function filledColumns(rows: readonly CsvRow[]): ReadonlySet<CsvField> {
  const columns = new Set<CsvField>();
  for (const { cells } of rows) for (const column of Object.keys(cells)) columns.add(column as CsvField);
  return columns;
}

/** The columns of an address. */
export const addressColumns = (use: AddressUse): readonly CsvField[] =>
  ADDRESS_PARTS.map((part): CsvField => `${use}${part}`);

/** Some columns of a row. */
export interface RowColumns {
  readonly row: CsvRow;
  readonly columns: readonly CsvField[];
}

/** What a row says in the columns of an address, to be compared with other rows. */
export function addressKey({ row, columns }: RowColumns): string {
  const parts = columns.map((column) => row.cells[column] ?? '');
  return parts.some((part) => part !== '') ? parts.join('\u0000') : '';
}

/** An address in a row. */
export interface RowAddress {
  readonly row: CsvRow;
  readonly use: AddressUse;
}

/** Reads the address that one row gives. */
export function readAddress(cells: CellReader, { row, use }: RowAddress): DraftAddress | undefined {
  const read = (part: (typeof ADDRESS_PARTS)[number], name: string): string | undefined =>
    cells.text({ row, column: `${use}${part}`, name: `/${use}/${name}` });
  const lines = [read('Line1', 'lines/0'), read('Line2', 'lines/1')].filter((line) => line !== undefined);
  const pieces = [read('FirstName', 'name'), read('LastName', 'name')].filter((piece) => piece !== undefined);
  return knownOrNothing({
    addressId: read('AddressId', 'addressId'),
    name: read('Name', 'name') ?? (pieces.length === 0 ? undefined : pieces.join(' ')),
    company: read('Company', 'company'),
    lines: lines.length === 0 ? undefined : lines,
    houseNumber: read('HouseNumber', 'houseNumber'),
    houseNumberExtension: read('HouseNumberExtension', 'houseNumberExtension'),
    postalCode: read('PostalCode', 'postalCode'),
    city: read('City', 'city'),
    region: read('Region', 'region'),
    country: read('Country', 'country'),
    phone: read('Phone', 'phone'),
    email: read('Email', 'email'),
  });
}
