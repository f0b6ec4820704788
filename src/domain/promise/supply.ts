import { err, ok, type Result } from 'neverthrow';
import type { Sku } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { localDay } from '../../kernel/time-zone.ts';
import {
  type Availability,
  type AvailabilityQuestion,
  type AvailabilityRefusal,
  availableToPromise,
  type DatedUnits,
  type SkuAvailability,
} from '../inventory/index.ts';
import { daysOf, unitsFrom } from './options.ts';
import type { PromiseOrigin, PromiseSupply } from './question.ts';

/** What is asked of the stock, and the locations that may send it. Kits are taken apart first: a line for each component. */
export interface PromiseSupplyQuestion extends Omit<AvailabilityQuestion, 'locationIds' | 'kits'> {
  readonly origins: readonly Pick<PromiseOrigin, 'locationId' | 'calendar'>[];
}

/**
 * Asks the stock what each location may promise of the SKUs of an order, from which day on: the supply of `planPromise`.
 *
 * @units whole base units of each SKU
 * @law no location is given more than it has, and a plan takes no more from all of them than they may promise together
 * @errors those of `availableToPromise`; then `zone.unknown`
 * @example 3 in Amsterdam today and 5 due there on Friday: a curve of 3 from today and 8 from Friday
 */
export function promiseSupply(
  question: PromiseSupplyQuestion,
): Result<readonly PromiseSupply[], AvailabilityRefusal | { readonly code: 'zone.unknown' | 'zone.not-a-clock-time' }> {
  const { origins, lines, protection = [] } = question;
  const locationIds = origins.map(({ locationId }) => locationId);
  const together = availableToPromise({ ...question, locationIds });
  if (together.isErr()) return err(together.error);
  const own = new Map<Sku, PromiseSupply[]>();
  const alone = { ...question, protection: protection.filter(({ at }) => at === 'location') };
  for (const { locationId, calendar } of origins) {
    const today = localDay(question.now, calendar.zone);
    if (today.isErr()) return err(today.error);
    const answer = availableToPromise({ ...alone, locationIds: [locationId] });
    if (answer.isErr()) return err(answer.error);
    for (const [sku, seen] of lastOf(answer.value)) {
      const curve = seen.later ?? [{ day: today.value, quantity: seen.available }];
      own.set(sku, [...(own.get(sku) ?? []), { locationId, sku, curve }]);
    }
  }
  return ok(
    [...lastOf(together.value)].flatMap(([sku, { available, later }]) => {
      const wanted = lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
      return shareOut(own.get(sku) ?? [], { wanted, most: later ?? [{ day: '', quantity: available }] });
    }),
  );
}

/** Of a SKU that must keep until several days, the last day counts. */
const lastOf = ({ skus }: Availability): ReadonlyMap<Sku, SkuAvailability> =>
  new Map(skus.map((each) => [each.sku, each]));

/**
 * Holds the curves of the locations to what all of them may promise together. From the day on which that is all that is
 * wanted, no more than that is taken of it anyway; before, the locations share it in their order.
 */
function shareOut(
  own: readonly PromiseSupply[],
  { wanted, most }: { readonly wanted: Quantity; readonly most: readonly DatedUnits[] },
): readonly PromiseSupply[] {
  const shares = own.map((each) => ({ ...each, curve: [] as DatedUnits[] }));
  for (const day of daysOf([...most, ...own.flatMap(({ curve }) => curve)])) {
    const limit = unitsFrom(most, day);
    let left = wanted > limit ? limit : Number.POSITIVE_INFINITY;
    for (const { curve } of shares) left -= unitsFrom(curve, day);
    for (const [index, { curve }] of shares.entries()) {
      const given = unitsFrom(curve, day);
      const more = Math.min(left, Math.min(limit, unitsFrom(own[index]?.curve ?? [], day)) - given);
      left -= more;
      if (day !== '' && (more > 0 || curve.length === 0)) curve.push({ day, quantity: given + more });
    }
  }
  return shares;
}
