import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Sku } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { compareText } from '../../kernel/text.ts';
import type { Arrival, BackorderLine, BackorderQuestion } from './question.ts';

/** How one line is covered: from the shelf, by substitutes, by arrivals, or by nothing. */
export interface Cover {
  readonly line: BackorderLine;
  readonly ready: readonly ReadyUnits[];
  /** ordered units that nothing covers */
  readonly uncovered: Quantity;
}

/** The day of what is on the shelf: it can leave at once, which what comes today cannot. */
export const NOW: CalendarDay = '';

/** Units that could leave on a day, or `NOW`; with a SKU where they are a substitute. */
export interface ReadyUnits {
  readonly quantity: Quantity;
  readonly day: CalendarDay;
  readonly sku?: Sku;
}

/** What is left of something that several lines want. */
interface Pool {
  left: number;
}

/** Units that come on a day. */
export interface DuePool extends Pool {
  readonly day: CalendarDay;
}

/** What the lines may be covered with. */
export interface CoverLimits {
  /** is somebody who gets units that leave on this day served in time? */
  readonly inTime: (day: CalendarDay) => boolean;
  /** the rest never follows later: arrivals count for pre-orders alone, until their launch */
  readonly endsNow: boolean;
  /** true: a line that cannot be covered whole takes nothing that another line could use */
  readonly wholeLines: boolean;
  readonly substitutes: boolean;
}

/**
 * Covers lines in the order of their ids: each unit on the shelf, of a substitute or of an arrival covers one unit, once.
 * What nothing covers in time is covered by substitutes, where those are allowed.
 *
 * @law ready + uncovered = ordered on every line; the order of lines and arrivals does not matter
 */
export function coverLines({ lines, arrivals, today }: BackorderQuestion, limits: CoverLimits): readonly Cover[] {
  const supply: Supply = { ...limits, today, due: poolsOf(arrivals), instead: new Map() };
  const sorted = [...lines].sort((a, b) => compareText(a.lineId, b.lineId));
  const covers = new Map(sorted.map((line) => [line, coverLine(line, supply)]));
  return lines.flatMap((line) => covers.get(line) ?? []);
}

/** The earlier first. */
export const byDay = (a: { readonly day: CalendarDay }, b: { readonly day: CalendarDay }): number =>
  compareText(a.day, b.day);

/** What comes, by SKU, the earliest first. */
export function poolsOf(arrivals: readonly Arrival[]): ReadonlyMap<Sku, readonly DuePool[]> {
  const due = new Map<Sku, DuePool[]>();
  for (const { sku, day, quantity } of [...arrivals].sort(byDay)) {
    const own = due.get(sku) ?? [];
    own.push({ day, left: quantity });
    due.set(sku, own);
  }
  return due;
}

interface Supply extends CoverLimits {
  readonly today: CalendarDay;
  readonly due: ReadonlyMap<Sku, readonly DuePool[]>;
  /** 0 less the units of each substitute that have been taken */
  readonly instead: Map<Sku, Pool>;
}

function coverLine(line: BackorderLine, supply: Supply): Cover {
  const { today, due, instead, inTime, endsNow, wholeLines, substitutes } = supply;
  const { ordered, shippable, launchDay = today } = line;
  // before its launch nothing leaves, and what comes until then leaves on that day
  const launches = launchDay > today;
  const first = launches ? launchDay : today;
  const ready: ReadyUnits[] = [];
  const pools: Pool[] = [];
  let missing = ordered;
  const take = (there: number, pool: Pool, units: Omit<ReadyUnits, 'quantity'>): void => {
    const quantity = Math.min(missing, there);
    if (quantity <= 0) return;
    missing -= quantity;
    pool.left -= quantity;
    pools.push(pool);
    ready.push({ quantity, ...units });
  };
  if (!launches || inTime(first)) take(shippable, { left: 0 }, { day: launches ? first : NOW });
  for (const pool of due.get(line.sku) ?? []) {
    const day = [pool.day, first].sort()[1] as CalendarDay;
    if (inTime(day) && (!endsNow || (launches && day === first))) take(pool.left, pool, { day });
  }
  for (const { sku, shippable: there, from = today, until = today } of line.substitutes ?? []) {
    const pool = instead.get(sku) ?? { left: 0 };
    instead.set(sku, pool);
    if (substitutes && from <= today && today <= until) take(there + pool.left, pool, { day: NOW, sku });
  }
  if (missing === 0 || !wholeLines) return { line, ready, uncovered: missing };
  ready.forEach(({ quantity }, i) => {
    (pools[i] as Pool).left += quantity;
  });
  return { line, ready: [], uncovered: ordered };
}

/** A record without the fields that are undefined. */
export function given<Whole extends object>(fields: { readonly [Key in keyof Whole]: Whole[Key] | undefined }): Whole {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Whole;
}
