import type { Notebook } from '../../../domain/channel/index.ts';
import { type CsvField, meaningsOf, plainHeader } from './csv-fields.ts';
import type { CsvOptions } from './csv-options.ts';

/** Where each field stands in a row. */
export type Columns = ReadonlyMap<CsvField, number>;

/** The header of a file, and what its reader was told. */
export interface HeaderQuestion {
  readonly header: readonly string[];
  readonly options: CsvOptions;
}

/**
 * Finds out which column holds what: first what the caller says, then what the headers mean.
 *
 * @law each column is used once, each field has one column: the first
 */
export function matchColumns(book: Notebook, { header, options }: HeaderQuestion): Columns {
  const columns = new Map<CsvField, number>();
  const taken = new Set<number>();
  const plain = header.map(plainHeader);
  for (const [name, place] of Object.entries(options.columns ?? {})) {
    const index = typeof place === 'number' ? place : plain.indexOf(plainHeader(String(place)));
    if (index < 0) {
      book.note({ code: 'csv.column-missing', path: '', params: { field: name } });
      continue;
    }
    columns.set(name as CsvField, index);
    taken.add(index);
  }
  const meanings = meaningsOf(plain);
  const twice = new Set<CsvField>();
  let unused = 0;
  for (const [index, text] of plain.entries()) {
    if (taken.has(index)) continue;
    const meant = meanings.get(text);
    if (meant === undefined) unused += text === '' ? 0 : 1;
    else if (columns.has(meant)) twice.add(meant);
    else columns.set(meant, index);
  }
  if (unused > 0) book.note({ code: 'csv.column-unused', path: '', severity: 'info', params: { columns: unused } });
  for (const field of twice) {
    // a column that the caller has named is not doubted
    if (options.columns?.[field] !== undefined) continue;
    book.note({ code: 'csv.column-named-twice', path: '', severity: 'warning', params: { field } });
  }
  return columns;
}
