import { err, ok, type Result } from 'neverthrow';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { localDay } from '../../kernel/time-zone.ts';
import {
  type AvailabilityQuestion,
  type AvailabilityRefusal,
  availableToPromise,
  type DatedUnits,
} from '../inventory/index.ts';
import { earlierOf } from './days.ts';
import type { PromiseOrigin, PromiseSupply } from './question.ts';

/** What is asked of the stock, and the locations that may send it. Kits are taken apart first: a line for each component. */
export interface PromiseSupplyQuestion extends Omit<AvailabilityQuestion, 'locationIds' | 'kits'> {
  readonly origins: readonly Pick<PromiseOrigin, 'locationId' | 'calendar'>[];
}

/**
 * Asks the stock what each location may promise of the SKUs of an order, from which day on: the supply of `planPromise`.
 *
 * @units whole base units of each SKU
 * @law no location is given more than it has, nor more than all locations together may promise
 * @errors those of `availableToPromise`; then `zone.unknown`
 * @example 3 in Amsterdam today and 5 due there on Friday: a curve of 3 from today and 8 from Friday
 */
export function promiseSupply(
  question: PromiseSupplyQuestion,
): Result<readonly PromiseSupply[], AvailabilityRefusal | { readonly code: 'zone.unknown' | 'zone.not-a-clock-time' }> {
  const { origins, protection = [] } = question;
  const locationIds = origins.map(({ locationId }) => locationId);
  const together = availableToPromise({ ...question, locationIds });
  if (together.isErr()) return err(together.error);
  const all = new Map(together.value.skus.map(({ sku, ...answer }) => [sku, answer]));
  const supply: PromiseSupply[] = [];
  const own = { ...question, protection: protection.filter(({ at }) => at === 'location') };
  for (const { locationId, calendar } of origins) {
    const today = localDay(question.now, calendar.zone);
    if (today.isErr()) return err(today.error);
    const answer = availableToPromise({ ...own, locationIds: [locationId] });
    if (answer.isErr()) return err(answer.error);
    // of a SKU that must keep until several days, the last day counts
    for (const { sku, available, later } of new Map(answer.value.skus.map((each) => [each.sku, each])).values()) {
      const { available: most = 0, later: mostLater } = all.get(sku) ?? {};
      const curve = later ?? [{ day: today.value, quantity: available }];
      supply.push({ locationId, sku, curve: atMost(curve, mostLater ?? [{ day: today.value, quantity: most }]) });
    }
  }
  return ok(supply);
}

/** The lower of two curves. */
function atMost(curve: readonly DatedUnits[], limit: readonly DatedUnits[]): readonly DatedUnits[] {
  const on = (steps: readonly DatedUnits[], day: CalendarDay): number =>
    steps.filter((step) => step.day <= day).at(-1)?.quantity ?? 0;
  const days = [...new Set([...curve, ...limit].map(({ day }) => day))].sort((left, right) =>
    earlierOf(left, right) === left ? -1 : 1,
  );
  return days.map((day) => ({ day, quantity: Math.min(on(curve, day), on(limit, day)) }));
}
