/** How dates such as `03/04/2026` are meant; nothing where the file does not show it. */
export type DayOrder = 'day-first' | 'month-first';

const MAX_TIME = 40;

/** A date cell taken apart: its three numbers, the mark between them and the rest of the cell. */
interface DateParts {
  readonly numbers: readonly [string, string, string];
  readonly mark: string;
  readonly rest: string;
}

function takeApart(text: string): DateParts | undefined {
  if (text.length > MAX_TIME) return undefined;
  const gap = text.search(/[ Tt]/);
  const date = gap < 0 ? text : text.slice(0, gap);
  const rest = gap < 0 ? '' : text.slice(gap + 1).trim();
  const mark = date.includes('/') ? '/' : date.includes('.') ? '.' : '-';
  const [a, b, c, ...more] = date.split(mark);
  if (a === undefined || b === undefined || c === undefined || more.length > 0) return undefined;
  return { numbers: [a, b, c], mark, rest };
}

/**
 * Finds out from all dates of a file whether the day or the month comes first.
 *
 * @law one answer for the whole file; unclear where dates contradict each other, or where no date has a number above 12
 * @example `['03/04/2026', '25/04/2026']` is `day-first`; `['12/13/2010']` is `month-first`; `['03/04/2026']` is unclear
 */
export function findDayOrder(dates: Iterable<string>): DayOrder | 'unclear' | undefined {
  let dayFirst = false;
  let monthFirst = false;
  let doubtful = false;
  for (const date of dates) {
    const parts = takeApart(date);
    if (parts === undefined || parts.numbers[2].length !== 4) continue;
    const [first, second] = [Number(parts.numbers[0]), Number(parts.numbers[1])];
    if (first > 12 || parts.mark === '.') dayFirst = true;
    else if (second > 12) monthFirst = true;
    else if (first !== second) doubtful = true;
  }
  if (dayFirst && monthFirst) return 'unclear';
  if (dayFirst) return 'day-first';
  if (monthFirst) return 'month-first';
  return doubtful ? 'unclear' : undefined;
}

/**
 * Writes a date cell as ISO: a day alone as `YYYY-MM-DD`, with a time as `YYYY-MM-DDThh:mm:ss` and the offset where the
 * cell has one. What is no date is handed back as it is, to be refused.
 *
 * @example `'2026-05-01 10:00:00 +0200'` is `'2026-05-01T10:00:00+02:00'`; `'12/1/2010 8:26'`, month first, is
 * `'2010-12-01T08:26:00'`; `'20240518'` is `'2024-05-18'`
 */
export function isoOf(text: string, order: DayOrder | undefined): string {
  if (/^\d{8}$/.test(text)) return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const parts = takeApart(text);
  if (parts === undefined) return text;
  const [a, b, c] = parts.numbers;
  const day = a.length === 4 ? dayText(a, b, c) : order === 'month-first' ? dayText(c, a, b) : dayText(c, b, a);
  if (day === undefined || (a.length !== 4 && order === undefined && a !== b)) return text;
  if (parts.rest === '') return day;
  const time = timeOf(parts.rest);
  return time === undefined ? text : `${day}T${time}`;
}

function dayText(year: string, month: string, day: string): string | undefined {
  const fits = year.length === 4 && month.length > 0 && month.length <= 2 && day.length > 0 && day.length <= 2;
  return fits ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}

/** `8:26`, `08:26:00.5 PM`, `08:26:00 +0200`: hours, minutes, seconds, half of the day, offset. */
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)? ?(am|pm)? ?(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;

function timeOf(rest: string): string | undefined {
  const found = TIME.exec(rest);
  if (found === null) return undefined;
  const [, hours = '', minutes = '', seconds = '00', fraction = '', half, offset] = found;
  const hour = hourOf(Number(hours), half?.toLowerCase());
  if (hour === undefined) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}:${seconds}${fraction}${offsetOf(offset)}`;
}

function hourOf(hours: number, half: string | undefined): number | undefined {
  if (half === undefined) return hours;
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (half === 'pm' ? 12 : 0);
}

function offsetOf(offset: string | undefined): string {
  if (offset === undefined) return '';
  if (/^[a-z]/i.test(offset)) return 'Z';
  return offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
}
