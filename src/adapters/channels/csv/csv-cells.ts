import { decimalOf, exactOf, type Reader, readLocalDay, readLocalTime } from '../../../domain/channel/index.ts';
import { type DayOrder, isoOf } from './csv-days.ts';
import type { CsvField } from './csv-fields.ts';
import { type DecimalMark, plainNumber } from './csv-numbers.ts';
import type { CsvRow } from './csv-options.ts';

/** What holds for all cells of a file. */
export interface FileHabits {
  /** nothing where the file contradicts itself: then only whole numbers are read */
  readonly mark: DecimalMark;
  readonly dayOrder: DayOrder | undefined;
  readonly zone: string | undefined;
}

/** A row as its cells are read. */
export interface ReadRow extends CsvRow {
  /** columns whose cells the file marks as text, whatever they begin with */
  readonly marked?: ReadonlySet<CsvField>;
}

/** A value in a file, and the field of the draft it is for. */
export interface CellQuestion {
  readonly row: ReadRow;
  readonly column: CsvField;
  /** of the field in the draft */
  readonly name: string;
}

/**
 * Takes off a cell what spreadsheets put around it: spaces, `="00123"` around a number that is a text, and the
 * apostrophe that keeps `=`, `+`, `-` and `@` from being read as a formula.
 *
 * @example `'="00123"'` is `'00123'`; `"'+31612345678"` is `'+31612345678'`; `"'s-Hertogenbosch"` stays as it is
 */
export function plainCell(cell: string): string {
  const text = cell.trim();
  if (text.startsWith('="') && text.endsWith('"') && text.length >= 3) return text.slice(2, -1);
  if (text.charAt(0) !== "'") return text;
  const inner = text.slice(1).trim();
  const guarded = FORMULA.includes(inner.charAt(0) || ' ') || '\t\r'.includes(text.charAt(1) || ' ');
  return guarded ? inner : text;
}

/** Signs with which spreadsheets begin a formula, also in their wide forms. */
const FORMULA = '=+-@\uff1d\uff0b\uff0d\uff20';

/** Reads the cells of a file into one place of a draft. */
export class CellReader {
  private last: { readonly row: number; readonly reader: Reader } | undefined;

  constructor(
    private readonly reader: Reader,
    private readonly habits: FileHabits,
  ) {}

  /** Of the order. */
  get currency(): string | undefined {
    return this.reader.currency;
  }

  /** The cell, unless it is a formula: what a formula comes to is not in the file. */
  private cell({ row, column, name }: CellQuestion): string | undefined {
    const text = row.cells[column];
    if (text === undefined || !text.startsWith('=') || row.marked?.has(column) === true) return text;
    return this.note(name, { row, code: 'csv.formula-cell' });
  }

  private note(
    name: string,
    { row, code }: { row: CsvRow; code: 'csv.formula-cell' | 'csv.number-mangled' },
  ): undefined {
    return this.reader.note(name, { code, params: { row: row.row } });
  }

  /** One line of text. */
  text(question: CellQuestion): string | undefined {
    return this.at(question).text(question.name, this.cell(question));
  }

  /** A text that must be exact. Spreadsheets turn long ones into `8.71742E+12`, and whole ones into `17850.0`. */
  id(question: CellQuestion): string | undefined {
    const text = this.cell(question);
    if (text === undefined) return undefined;
    if (isMangled(text)) return this.note(question.name, { row: question.row, code: 'csv.number-mangled' });
    const exact = question.column !== 'sku' && text.endsWith('.0') && isDigits(text.slice(0, -2));
    return this.at(question).id(question.name, exact ? text.slice(0, -2) : text);
  }

  /** A number as people of that country write it. */
  number(question: CellQuestion): string | undefined {
    const plain = this.plain(question);
    return plain && this.at(question).amount(question.name, plain);
  }

  /** A number of units. */
  quantity(question: CellQuestion): number | undefined {
    const plain = this.plain(question);
    return plain === undefined ? undefined : this.at(question).quantity(question.name, plain);
  }

  /** A number without what people write around it; something that no reader accepts where it does not fit. */
  private plain(question: CellQuestion): string | undefined {
    const text = this.cell(question);
    if (text === undefined) return undefined;
    const { mark } = this.habits;
    return (mark === undefined ? wholeNumber(text) : plainNumber(text, mark)) || UNREADABLE;
  }

  /** A share: `21 %`, `21` and `0.21` are the same. */
  rate(question: CellQuestion): string | undefined {
    const text = this.cell(question);
    if (text === undefined) return undefined;
    const percent = text.endsWith('%');
    const bare = percent ? text.slice(0, -1).trim() : text;
    const rate = this.number({ ...question, row: { ...question.row, cells: { [question.column]: bare } } });
    const exact = exactOf(rate);
    return exact === undefined || !(percent || exact >= ONE) ? rate : decimalOf(exact / 100n);
  }

  /** A moment; a day alone is its first moment. */
  time(question: CellQuestion): string | undefined {
    return this.moment(question, 'first');
  }

  /** The moment until which something may happen; a day alone is its last moment. */
  deadline(question: CellQuestion): string | undefined {
    return this.moment(question, 'last');
  }

  private moment(question: CellQuestion, moment: 'first' | 'last'): string | undefined {
    const text = this.cell(question);
    if (text === undefined) return undefined;
    const value = isoOf(text, this.habits.dayOrder);
    const local = { reader: this.at(question), name: question.name, value, zone: this.habits.zone };
    return value.length === 10 ? readLocalDay({ ...local, moment }) : readLocalTime(local);
  }

  /** Notes name the row; cells are mostly read row by row. */
  private at({ row }: CellQuestion): Reader {
    if (this.last?.row !== row.row) this.last = { row: row.row, reader: this.reader.at('', { row: row.row }) };
    return this.last.reader;
  }
}

const ONE = 1_000_000_000_000n;
const UNREADABLE = '?';

const wholeNumber = (text: string): string | undefined =>
  isDigits(text.startsWith('-') ? text.slice(1) : text) ? text : undefined;

function isDigits(text: string): boolean {
  if (text.length === 0 || text.length > 40) return false;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return true;
}

/** `8.71742E+12`, `8,7E+9`: the digits that a spreadsheet did not show are lost. */
function isMangled(text: string): boolean {
  const at = text.toUpperCase().indexOf('E+');
  if (at <= 0 || text.length > 24 || !isDigits(text.slice(at + 2))) return false;
  const [whole = '', fraction = '0', ...more] = text.slice(0, at).split(/[.,]/);
  return more.length === 0 && whole.length === 1 && isDigits(whole) && isDigits(fraction);
}
