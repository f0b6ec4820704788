/** A cell: numbers are written as numbers, texts are made harmless. */
export type CsvCell = string | number | undefined;

/** A table to be written. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
  readonly delimiter?: ',' | ';' | '\t';
}

/**
 * Writes a table as text that a spreadsheet opens without running anything in it: a text that begins like a formula
 * gets an apostrophe in front, cells with delimiters, quotes or line breaks stand in quotes.
 *
 * @law reading the text again with `fromCsv`, or with any CSV reader, gives the same cells (the apostrophe is taken off
 * by `fromCsv`); no cell begins with `=`, `+`, `-`, `@`, tab or carriage return, numbers excepted
 * @source RFC 4180; OWASP ASVS 1.2.10
 * @example `toCsv({ header: ['sku'], rows: [['=1+1']] })` is `"sku\r\n'=1+1\r\n"`
 */
export function toCsv({ header, rows, delimiter = ',' }: CsvTable): string {
  return [header, ...rows].map((row) => `${row.map((cell) => written(cell, delimiter)).join(delimiter)}\r\n`).join('');
}

/** Signs with which spreadsheets begin a formula, also in their wide forms. */
const FORMULA = '=+-@\t\r\u0000\uff1d\uff0b\uff0d\uff20';

const startsFormula = (text: string): boolean => text !== '' && FORMULA.includes(text.charAt(0));

function written(cell: CsvCell, delimiter: string): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = startsFormula(cell) || startsFormula(cell.trimStart()) ? `'${cell}` : cell;
  return needsQuotes(text, delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}

const needsQuotes = (text: string, delimiter: string): boolean =>
  text.includes(delimiter) || /["\r\n]/.test(text) || text.startsWith(' ') || text.endsWith(' ');
