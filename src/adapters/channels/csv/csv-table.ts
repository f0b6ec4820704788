import {
  isAbsent,
  isList,
  isRecord,
  type Notebook,
  field as ownField,
  readList,
} from '../../../domain/channel/index.ts';
import { isHeader } from './csv-fields.ts';
import type { CsvOptions } from './csv-options.ts';
import { findDelimiter, MAX_CELLS, MAX_ROWS, type ScannedCsv, type ScannedRow, scanCsv } from './scan-csv.ts';

/** A file as rows of cells under a header. */
export interface Table {
  /** empty where the file has none */
  readonly header: readonly string[];
  readonly rows: readonly ScannedRow[];
  readonly delimiter: string;
}

/** Longest file that is read, in UTF-16 code units. */
export const MAX_FILE = 33_554_432;

/** Most cells of rows that come as lists or records: text cannot name the same cells again and again, they can. */
export const MAX_PARSED = 1_000_000;

/** Stands for a cell that holds no text and no number: every reader refuses it. */
const UNREADABLE_CELL = '\u0000';

/** A file, and what its reader was told. */
export interface TableQuestion {
  readonly payload: unknown;
  readonly options: CsvOptions;
}

/** Reads the text of a file, a list of lists, or a list of records, as one table. */
export function readTable(book: Notebook, { payload, options }: TableQuestion): Table | undefined {
  if (typeof payload === 'string') return tableOfText(book, { payload, options });
  if (!isList(payload)) return refuse(book, 'channel.not-readable');
  const { items, cut } = readList(payload, MAX_ROWS);
  if (cut) book.note({ code: 'channel.too-large', path: '', params: { limit: MAX_ROWS } });
  return items.some(isRecord)
    ? tableOfRecords(book, items)
    : withHeader(book, { ...tableOfLists(book, items), options });
}

function refuse(book: Notebook, code: 'channel.not-readable' | 'channel.too-large' | 'csv.header-missing'): undefined {
  book.note({ code, path: '' });
  return undefined;
}

function tableOfText(
  book: Notebook,
  { payload, options }: TableQuestion & { readonly payload: string },
): Table | undefined {
  if (payload.length > MAX_FILE) return refuse(book, 'channel.too-large');
  const text = payload.charCodeAt(0) === 0xfeff ? payload.slice(1) : payload;
  // a first line `sep=;` is how spreadsheets are told the delimiter
  const told = /^sep=(.)\r?\n/i.exec(text.slice(0, 8))?.[1];
  const delimiter = options.delimiter?.charAt(0) || told || findDelimiter(text);
  const scanned = scanCsv(text, delimiter);
  // a quote that is never closed holds everything behind it: only the last row can have one
  if (scanned.rows.at(-1)?.problem === 'csv.quote-not-closed') book.note({ code: 'csv.quote-not-closed', path: '' });
  if (scanned.cut) book.note({ code: 'channel.too-large', path: '', params: { rows: MAX_ROWS, cells: MAX_CELLS } });
  return withHeader(book, { scanned, delimiter, skip: told === undefined ? 0 : 1, options });
}

interface Cut {
  readonly scanned: Pick<ScannedCsv, 'rows'>;
  readonly delimiter: string;
  readonly skip: number;
}

interface CutQuestion extends Cut {
  readonly options: CsvOptions;
}

function withHeader(book: Notebook, { scanned, delimiter, skip, options }: CutQuestion): Table | undefined {
  const rows = scanned.rows.slice(skip);
  const first = rows[0]?.cells ?? [];
  const places = Object.values(options.columns ?? {});
  const expected = options.header ?? (places.some((place) => typeof place === 'string') || isHeader(first));
  if (expected) return { header: first, rows: rows.slice(1), delimiter };
  return places.length > 0 ? { header: [], rows, delimiter } : refuse(book, 'csv.header-missing');
}

function tableOfLists(book: Notebook, items: readonly unknown[]): Cut {
  const rows: ScannedRow[] = [];
  let room = MAX_PARSED;
  for (const [index, item] of items.entries()) {
    const cells = isList(item) ? readList(item, MAX_CELLS).items.map(cellText) : [UNREADABLE_CELL];
    room -= cells.length;
    if (room < 0) {
      noteCut(book);
      break;
    }
    if (cells.some((cell) => cell !== '')) rows.push({ row: index + 1, cells });
  }
  return { scanned: { rows }, delimiter: ',', skip: 0 };
}

const noteCut = (book: Notebook): void =>
  book.note({ code: 'channel.too-large', path: '', params: { limit: MAX_PARSED } });

/** Records count as if their names stood in row 1. */
function tableOfRecords(book: Notebook, items: readonly unknown[]): Table | undefined {
  const header = headerOf(items);
  if (header.length === 0) return refuse(book, 'csv.header-missing');
  const last = Math.floor(MAX_PARSED / header.length);
  if (items.length > last) noteCut(book);
  const rows = items.slice(0, last).map((item, index) => ({
    row: index + 2,
    cells: isRecord(item) ? header.map((name) => cellText(ownField(item, name))) : [UNREADABLE_CELL],
  }));
  return { header, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')), delimiter: ',' };
}

/** The names that the records use, as far as they are looked at. */
function headerOf(items: readonly unknown[]): readonly string[] {
  const names = new Set<string>();
  let room = MAX_PARSED;
  for (const item of items) {
    const own = namesOf(item);
    for (const name of own) if (names.size < MAX_CELLS) names.add(name);
    room -= own.length;
    if (room < 0) break;
  }
  return [...names];
}

function namesOf(item: unknown): readonly string[] {
  try {
    return isRecord(item) ? Object.keys(item as object) : [];
  } catch {
    return [];
  }
}

function cellText(value: unknown): string {
  if (isAbsent(value)) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : UNREADABLE_CELL;
}
