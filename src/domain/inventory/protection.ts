import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { ChannelId, LocationId, Sku } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { WhenShort } from './command.ts';
import type { StockPlace, StockPlaceKind } from './place.ts';
import { isUnits } from './position.ts';

/** What a rule is for; what is left out does not matter. */
export interface StockFilter {
  readonly skus?: readonly Sku[];
  readonly categories?: readonly string[];
  readonly locationIds?: readonly LocationId[];
  readonly placeKinds?: readonly StockPlaceKind[];
  readonly channelIds?: readonly ChannelId[];
  /** first and last day */
  readonly fromDay?: CalendarDay;
  readonly untilDay?: CalendarDay;
}

/** Stock that is kept from being sold. */
export interface ProtectionRule {
  /** `safety` stock against surprises, a `buffer` that one channel does not see, or all of it: `exclude` */
  readonly kind: 'safety' | 'buffer' | 'exclude';
  /** of what every location has, or once of what all of them have together */
  readonly at: 'location' | 'network';
  readonly units?: Quantity;
  /** of what there is, a whole number; broken units are kept */
  readonly percent?: number;
  readonly where?: StockFilter;
}

/** What is asked about. */
export interface StockSubject {
  readonly sku: Sku;
  readonly categories?: readonly string[] | undefined;
  readonly locationId?: LocationId | undefined;
  readonly placeKind?: StockPlaceKind | undefined;
  readonly channelId?: ChannelId | undefined;
  readonly day: CalendarDay;
}

/**
 * Says whether a rule is for something.
 *
 * @law a rule for certain locations is not for a network as a whole, one for certain channels not for no channel
 */
export function isFor(where: StockFilter = {}, subject: StockSubject): boolean {
  const { skus, categories, locationIds, placeKinds, channelIds, fromDay, untilDay } = where;
  const among = <T>(list: readonly T[] | undefined, value: T | undefined): boolean =>
    list === undefined || (value !== undefined && list.includes(value));
  return (
    among(skus, subject.sku) &&
    (categories === undefined || categories.some((category) => subject.categories?.includes(category))) &&
    among(locationIds, subject.locationId) &&
    among(placeKinds, subject.placeKind) &&
    among(channelIds, subject.channelId) &&
    !(fromDay !== undefined && subject.day < fromDay) &&
    !(untilDay !== undefined && subject.day > untilDay)
  );
}

/** Are the numbers of all rules and places whole, and every percentage one of 0 to 100? */
export function faultOfRules({
  protection = [],
  places = [],
}: {
  readonly protection?: readonly ProtectionRule[];
  readonly places?: readonly StockPlace[];
}): { readonly code: 'inventory.rule-not-whole' } | undefined {
  const whole =
    protection.every(({ units = 0, percent = 0 }) => isUnits(units) && isUnits(percent) && percent <= 100) &&
    places.every(
      ({ trustPercent = 0, trustUnits = 0 }) => isUnits(trustPercent) && trustPercent <= 100 && isUnits(trustUnits),
    );
  return whole ? undefined : { code: 'inventory.rule-not-whole' };
}

/**
 * Says what may be sold of what there is, after safety stock, and then the buffers of the channel, are kept. Of several
 * rules of one kind the one that keeps most counts.
 *
 * @units whole base units; percent of what there is, rounded up to what is kept
 * @law never more than there is, never below 0; another rule never gives more; the order of the rules is irrelevant
 * @source safety stock rules: IBM Sterling; buffers and exclusions of a virtual catalogue: Fluent Commerce
 * @example 20 on hand, 5 of safety stock, a buffer of 10 % for the marketplace: 15, less 2, is 13
 */
export function unprotectedUnits(
  rules: readonly ProtectionRule[],
  { units, at, subject }: { units: Quantity; at: ProtectionRule['at']; subject: StockSubject },
): Quantity {
  const mine = rules.filter((rule) => rule.at === at && isFor(rule.where, subject));
  if (mine.some(({ kind }) => kind === 'exclude')) return 0;
  let left = units;
  for (const kind of ['safety', 'buffer'] as const) {
    let kept = 0;
    for (const rule of mine) {
      if (rule.kind !== kind) continue;
      kept = Math.max(kept, rule.units ?? 0, Math.ceil((left * (rule.percent ?? 0)) / 100));
    }
    left = Math.max(0, left - kept);
  }
  return left;
}

/**
 * Chooses what happens in a channel to demand that is not covered: the first rule that is for it.
 *
 * @example web shop may sell 5 more than there are, everybody else none: `[{ where: { channelIds: ['web'] }, whenShort: {
 * kind: 'oversell', units: 5 } }]`
 */
export function whenShortFor(
  rules: readonly { readonly where?: StockFilter; readonly whenShort: WhenShort }[],
  subject: StockSubject,
): WhenShort {
  return rules.find(({ where }) => isFor(where, subject))?.whenShort ?? { kind: 'refuse' };
}
