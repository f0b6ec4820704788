import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { LocationId, Sku } from '../../kernel/ids.ts';
import { compareText } from '../../kernel/text.ts';
import type { PromiseLine, PromiseQuestion, ShipmentPlan, TimeWindow } from './question.ts';

/** A parcel that could be sent, and what could be in it. */
export interface PromiseOption {
  readonly plan: ShipmentPlan;
  /** the day from which these units are there */
  readonly unitsThere: CalendarDay;
  readonly units: ReadonlyMap<Sku, number>;
}

/** A parcel and what is in it. */
export interface FilledParcel {
  readonly plan: ShipmentPlan;
  readonly lines: readonly PromiseLine[];
}

/**
 * Chooses the parcels by which everything is there earliest: one, or where that is allowed and better, several.
 *
 * @law no choice of parcels is complete earlier; every unit is in exactly one parcel, no location gives more than it has
 * @example 1 tea in Amsterdam by Tuesday, 1 in Rotterdam by Wednesday, 2 wanted: two parcels, complete on Wednesday
 */
export function splitOver(
  { lines, split = 'never' }: Pick<PromiseQuestion, 'lines' | 'split'>,
  options: readonly PromiseOption[],
): readonly FilledParcel[] | undefined {
  const sorted = [...options].sort(byDate);
  const wanted = new Map<Sku, number>();
  for (const { sku, quantity } of lines) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  const whole = sorted.find((option) => covers(option.units, wanted));
  const best = split === 'allowed' ? firstTogether(sorted, wanted) : undefined;
  const last = best?.at(-1)?.plan.window.until;
  if (whole !== undefined && (last === undefined || whole.plan.window.until <= last)) {
    return [{ plan: whole.plan, lines: sortLines(lines) }];
  }
  return best === undefined ? undefined : fill(best, { lines, wanted });
}

/** The order in which windows end, and begin. */
export const byWindow = (left: TimeWindow, right: TimeWindow): number =>
  compareText(left.until, right.until) || compareText(left.from, right.from);

const byDate = (left: PromiseOption, right: PromiseOption): number =>
  byWindow(left.plan.window, right.plan.window) ||
  compareText(left.plan.locationId, right.plan.locationId) ||
  compareText(left.unitsThere, right.unitsThere) ||
  compareText(left.plan.serviceId, right.plan.serviceId);

const covers = (units: ReadonlyMap<Sku, number>, wanted: ReadonlyMap<Sku, number>): boolean =>
  [...wanted].every(([sku, quantity]) => (units.get(sku) ?? 0) >= quantity);

/** The options up to the date at which all locations together have everything. */
function firstTogether(
  sorted: readonly PromiseOption[],
  wanted: ReadonlyMap<Sku, number>,
): readonly PromiseOption[] | undefined {
  const most = new Map<LocationId, ReadonlyMap<Sku, number>>();
  const missing = new Map(wanted);
  for (const [index, { plan, units }] of sorted.entries()) {
    const before = most.get(plan.locationId);
    // of two days of one location the later one has at least as much
    if (before !== undefined && !covers(units, before)) continue;
    most.set(plan.locationId, units);
    for (const [sku, quantity] of units) {
      const more = quantity - (before?.get(sku) ?? 0);
      if (missing.has(sku)) missing.set(sku, (missing.get(sku) ?? 0) - more);
    }
    if ([...missing.values()].every((quantity) => quantity <= 0)) return sorted.slice(0, index + 1);
  }
  return undefined;
}

/** Fills parcels: the location that has most of what is still missing first. */
function fill(
  options: readonly PromiseOption[],
  { lines, wanted }: { readonly lines: readonly PromiseLine[]; readonly wanted: ReadonlyMap<Sku, number> },
): readonly FilledParcel[] {
  const missing = new Map(wanted);
  const parcels: FilledParcel[] = [];
  const used = new Set<LocationId>();
  let left = lines;
  while ([...missing.values()].some((quantity) => quantity > 0)) {
    const usable = options.filter(({ plan }) => !used.has(plan.locationId));
    const [first] = usable
      .map((option) => ({ option, gives: given(option, missing) }))
      .sort((a, b) => sum(b.gives) - sum(a.gives) || byDate(a.option, b.option));
    if (first === undefined) break;
    const { locationId } = first.option.plan;
    used.add(locationId);
    const earliest = usable.find(
      (option) => option.plan.locationId === locationId && covers(option.units, first.gives),
    );
    for (const [sku, quantity] of first.gives) missing.set(sku, (missing.get(sku) ?? 0) - quantity);
    const { taken, rest } = takeLines(left, first.gives);
    left = rest;
    parcels.push({ plan: (earliest ?? first.option).plan, lines: taken });
  }
  return parcels;
}

const given = ({ units }: PromiseOption, missing: ReadonlyMap<Sku, number>): Map<Sku, number> =>
  new Map([...missing].map(([sku, quantity]) => [sku, Math.min(quantity, units.get(sku) ?? 0)]));

const sum = (units: ReadonlyMap<Sku, number>): number =>
  [...units.values()].reduce((all, quantity) => all + quantity, 0);

const sortLines = (lines: readonly PromiseLine[]): readonly PromiseLine[] =>
  [...lines].sort((left, right) => compareText(left.lineId, right.lineId));

/** Takes units out of lines, in the order of their ids. */
export function takeLines(
  lines: readonly PromiseLine[],
  units: ReadonlyMap<Sku, number>,
): { readonly taken: readonly PromiseLine[]; readonly rest: readonly PromiseLine[] } {
  const open = new Map(units);
  const taken: PromiseLine[] = [];
  const rest: PromiseLine[] = [];
  for (const { lineId, sku, quantity } of sortLines(lines)) {
    const takes = Math.min(quantity, open.get(sku) ?? 0);
    open.set(sku, (open.get(sku) ?? 0) - takes);
    if (takes > 0) taken.push({ lineId, sku, quantity: takes });
    if (takes < quantity) rest.push({ lineId, sku, quantity: quantity - takes });
  }
  return { taken, rest };
}
