import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Sku } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { compareText } from '../../kernel/text.ts';
import type { BackorderLine, BackorderQuestion } from './question.ts';

/** How one line is covered: from the shelf, by substitutes, by arrivals, or by nothing. */
export interface Cover {
  readonly line: BackorderLine;
  readonly now: Quantity;
  readonly substituted: readonly { readonly sku: Sku; readonly quantity: Quantity }[];
  readonly dated: readonly DatedUnits[];
  readonly uncovered: Quantity;
}

/** Units that are there on a day. */
export interface DatedUnits {
  readonly quantity: Quantity;
  readonly day: CalendarDay;
}

/** What is left of something that several lines want. */
interface Pool {
  readonly day: CalendarDay;
  left: number;
}

/** What the lines may be covered with. */
export interface CoverLimits {
  /** arrivals after this day do not count */
  readonly latestDay: CalendarDay | undefined;
  /** false: the rest never follows later; arrivals count for pre-orders alone, until their launch */
  readonly restFollows: boolean;
  /** true: a line that cannot be covered whole takes nothing that another line could use */
  readonly wholeLines: boolean;
  readonly substitutes: boolean;
}

/**
 * Covers lines in the order of their ids: each unit on the shelf, of a substitute or of an arrival covers one unit, once.
 * What nothing covers in time is covered by substitutes, where those are allowed.
 *
 * @law now + substituted + dated + uncovered = ordered on every line; the order of lines and arrivals does not matter
 */
export function coverLines(question: BackorderQuestion, limits: CoverLimits): readonly Cover[] {
  const due = arrivalsBySku(question, limits.latestDay);
  const instead = new Map<Sku, number>();
  const covers = [...question.lines]
    .sort((a, b) => compareText(a.lineId, b.lineId))
    .map((line) => coverLine(line, { today: question.today, due, instead, limits }));
  const byLine = new Map(covers.map((cover) => [cover.line.lineId, cover]));
  return question.lines.flatMap(({ lineId }) => byLine.get(lineId) ?? []);
}

/** Two arrivals of one day are one. */
function arrivalsBySku(
  { arrivals }: BackorderQuestion,
  latestDay: CalendarDay | undefined,
): ReadonlyMap<Sku, readonly Pool[]> {
  const due = new Map<Sku, Pool[]>();
  const inTime = arrivals.filter(({ day }) => latestDay === undefined || day <= latestDay);
  for (const { sku, day, quantity } of inTime.sort((a, b) => compareText(a.day, b.day))) {
    const queue = due.get(sku) ?? [];
    const last = queue.at(-1);
    if (last?.day === day) last.left += quantity;
    else queue.push({ day, left: quantity });
    due.set(sku, queue);
  }
  return due;
}

interface Supply {
  readonly today: CalendarDay;
  readonly due: ReadonlyMap<Sku, readonly Pool[]>;
  /** units of each substitute that have been taken */
  readonly instead: Map<Sku, number>;
  readonly limits: CoverLimits;
}

function coverLine(line: BackorderLine, { today, due, instead, limits }: Supply): Cover {
  const { sku, ordered, shippable, launchDay } = line;
  const notYet = launchDay !== undefined && launchDay > today;
  const late = notYet && limits.latestDay !== undefined && launchDay > limits.latestDay;
  const now = notYet ? 0 : shippable;
  // what is on the shelf before the launch leaves on that day
  const dated: DatedUnits[] = notYet && !late && shippable > 0 ? [{ quantity: shippable, day: launchDay }] : [];
  let missing = ordered - now - (dated[0]?.quantity ?? 0);
  const taken: { readonly pool: Pool; readonly quantity: Quantity }[] = [];
  for (const arrival of late ? [] : (due.get(sku) ?? [])) {
    const counts = limits.restFollows || (notYet && arrival.day <= launchDay);
    const quantity = counts ? Math.min(missing, arrival.left) : 0;
    if (quantity === 0) continue;
    arrival.left -= quantity;
    taken.push({ pool: arrival, quantity });
    missing -= quantity;
    add(dated, { quantity, day: notYet && launchDay > arrival.day ? launchDay : arrival.day });
  }
  const substituted: { sku: Sku; quantity: Quantity }[] = [];
  for (const { sku: other, shippable: there, from, until } of limits.substitutes ? (line.substitutes ?? []) : []) {
    if ((from !== undefined && today < from) || (until !== undefined && today > until)) continue;
    const quantity = Math.min(missing, Math.max(0, there - (instead.get(other) ?? 0)));
    if (quantity === 0) continue;
    missing -= quantity;
    substituted.push({ sku: other, quantity });
  }
  if (missing > 0 && limits.wholeLines) {
    for (const { pool, quantity } of taken) pool.left += quantity;
    return { line, now, substituted: [], dated: [], uncovered: ordered - now };
  }
  for (const { sku: other, quantity } of substituted) instead.set(other, (instead.get(other) ?? 0) + quantity);
  return { line, now, substituted, dated, uncovered: missing };
}

function add(dated: DatedUnits[], units: DatedUnits): void {
  const same = dated.findIndex(({ day }) => day === units.day);
  const known = dated[same];
  if (known === undefined) dated.push(units);
  else dated[same] = { quantity: known.quantity + units.quantity, day: known.day };
}
