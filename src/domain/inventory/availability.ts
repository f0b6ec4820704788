import { err, ok, type Result } from 'neverthrow';
import { must } from '../../kernel/assert.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { ChannelId, LineId, LocationId, Sku } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { coverLines, type LineAvailability, type Offer } from './availability/cover.ts';
import {
  availabilityOverTime,
  type DatedDemand,
  type DatedSupply,
  type DatedUnits,
  type OverTimeQuestion,
  type OverTimeRefusal,
} from './availability/over-time.ts';
import { type LocationUnits, type Sellable, sellableUnits } from './availability/sellable.ts';
import type { StockFacts, StockRefusal } from './command.ts';
import { goodUntilOf } from './decide/reserve.ts';
import { faultOfUnits, mergeUnits } from './decide/units.ts';
import { componentsOf, type Kit, type KitRefusal, type Recipes, readKits } from './kit.ts';
import { type StockLedger, tableOf } from './ledger.ts';
import { utcMoment } from './moment.ts';
import type { StockPlace } from './place.ts';
import { isUnits } from './position.ts';
import { faultOfRules, type ProtectionRule } from './protection.ts';
import type { StockTable } from './table.ts';

/** Units that somebody would like to have. */
export interface WantedLine {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly quantity: Quantity;
  /** the day on which they must still be good; left out, today */
  readonly goodUntil?: CalendarDay;
}

export interface AvailabilityQuestion extends StockFacts {
  readonly stock: StockLedger;
  readonly now: Instant;
  /** one line, a cart or a whole order */
  readonly lines: readonly WantedLine[];
  /** where may be looked; left out, everywhere */
  readonly locationIds?: readonly LocationId[];
  readonly kits?: readonly Kit[];
  /** for which channel is asked; some rules are for some channels */
  readonly channelId?: ChannelId;
  /** the categories of the items, for the rules that are for some */
  readonly items?: readonly { readonly sku: Sku; readonly categories: readonly string[] }[];
  /** safety stock, buffers and exclusions */
  readonly protection?: readonly ProtectionRule[];
  /** what is known of the locations: their kind, and how far they are believed */
  readonly places?: readonly StockPlace[];
  /** what is to come and what is promised already; left out, only what is on hand counts */
  readonly ahead?: AheadQuestion;
}

/** Supply and demand of the days ahead, of any SKU. */
export interface AheadQuestion extends Pick<OverTimeQuestion, 'today' | 'rules' | 'kind'> {
  readonly supplies: readonly (DatedSupply & { readonly sku: Sku })[];
  readonly demands: readonly (DatedDemand & { readonly sku: Sku })[];
}

/** What may be promised now. */
export interface Availability {
  /** is there everything that was asked for? */
  readonly complete: boolean;
  /** line by line, in the order of their ids; together they use no unit twice */
  readonly lines: readonly LineAvailability[];
  /** every SKU that is needed, components instead of kits, with what all lines together ask of it */
  readonly skus: readonly SkuAvailability[];
}

export interface SkuAvailability {
  readonly sku: Sku;
  readonly goodUntil: CalendarDay;
  readonly asked: Quantity;
  readonly available: Quantity;
  readonly short: Quantity;
  /** where the units are; together no less than `available` */
  readonly locations: readonly LocationUnits[];
  /** what may be promised for the days ahead, in all (with `ahead` only); the last one is what may be ordered */
  readonly later?: readonly DatedUnits[];
}

export type AvailabilityRefusal =
  | KitRefusal
  | StockRefusal
  | OverTimeRefusal
  | { readonly code: 'inventory.line-named-twice' | 'inventory.rule-not-whole' };

/**
 * Says how much may be promised now: for one SKU, for a whole order, in one place or in a network of them. Everything
 * that is asked of a SKU, by lines, bundles and kits, is added up before it is compared with what is there.
 *
 * @units whole base units of each SKU; kits in whole kits
 * @law per location, what is on hand less what is reserved, set aside, picked, damaged or in quarantine, and never below
 * 0; a kit is there when its scarcest component is; `available` of a SKU grows with stock and shrinks with reservations;
 * the order of lines, locations and kits is irrelevant
 * @errors the first that applies: `inventory.not-a-moment`, `inventory.nothing-asked`, `inventory.not-a-day`,
 * `inventory.quantity-not-whole`, `inventory.too-many-units`, `inventory.line-named-twice`, `inventory.groups-overlap`,
 * `inventory.rule-not-whole` (of protection and places); those of `readKits`; `inventory.too-many-units` (of all lines
 * together) and those of `availabilityOverTime`
 * @source available to promise and available to fulfil, see docs/glossary.md
 * @example one line of 6 where Amsterdam has 3 and Rotterdam 3: complete, 3 + 3; two lines of 3 where there are 5 in all:
 * not complete, the first gets 3, the second 2, 1 short
 */
export function availableToPromise(question: AvailabilityQuestion): Result<Availability, AvailabilityRefusal> {
  const now = utcMoment(question.now);
  if (now === undefined) return err({ code: 'inventory.not-a-moment' });
  const fault = faultOfUnits(question.lines) ?? faultOfNames(question) ?? faultOfRules(question);
  if (fault !== undefined) return err(fault);
  return readKits(question.kits ?? []).andThen((recipes) => answer({ ...question, now }, recipes));
}

function faultOfNames({ lines, groups = [] }: AvailabilityQuestion): AvailabilityRefusal | undefined {
  const twice = (names: readonly string[]): boolean => new Set(names).size < names.length;
  if (twice(lines.map(({ lineId }) => lineId))) return { code: 'inventory.line-named-twice' };
  const members = groups.flatMap(({ groupId, locationIds }) => [...new Set([groupId, ...locationIds])]);
  return twice(members) ? { code: 'inventory.groups-overlap' } : undefined;
}

function answer(question: AvailabilityQuestion, recipes: Recipes): Result<Availability, AvailabilityRefusal> {
  const { stock, now, locationIds, ahead } = question;
  const table = tableOf(stock);
  const among = locationIds && marksOf(table, locationIds);
  const places = question.places && new Map(question.places.map((place) => [place.locationId, place]));
  const lines = question.lines.map((line) => ({ ...line, goodUntil: goodUntilOf(line, now) }));
  const skus: SkuAvailability[] = [];
  const offers = new Map<Sku, Map<CalendarDay, Offer>>();
  for (const { sku, goodUntil, asked } of demandsOf(lines, recipes)) {
    if (!isUnits(asked)) return err({ code: 'inventory.too-many-units' });
    const categories = question.items?.find((item) => item.sku === sku)?.categories;
    const { available: units, locations } = sellableUnits({ ...question, sku, goodUntil, among, categories, places });
    let curve: readonly DatedUnits[] = [{ day: '', quantity: units }];
    if (ahead !== undefined) {
      const days = later(sku, { available: units, locations, ahead, named: locationIds && new Set(locationIds) });
      if (days.isErr()) return err(days.error);
      curve = days.value;
    }
    const available = curve[0]?.quantity ?? 0;
    const seen = { sku, goodUntil, asked, available, short: Math.max(0, asked - available), locations };
    skus.push(ahead === undefined ? seen : { ...seen, later: curve });
    const known = offers.get(sku) ?? new Map<CalendarDay, Offer>();
    offers.set(sku, known.set(goodUntil, { locations, curve }));
  }
  const offer = (sku: Sku, day: CalendarDay): Offer => must(offers.get(sku)?.get(day), 'every component was looked at');
  const covered = coverLines({ lines, recipes, offer });
  return ok({ complete: covered.every(({ short }) => short === 0), lines: covered, skus });
}

/** By the number of a location: 1 for each of those named. */
function marksOf({ places }: StockTable, locationIds: readonly LocationId[]): Uint8Array {
  const marks = new Uint8Array(places.size);
  for (const id of locationIds) {
    const place = places.get(id);
    if (place !== undefined) marks[place] = 1;
  }
  return marks;
}

/** What may be promised of a SKU for the days ahead. */
function later(
  sku: Sku,
  {
    available,
    locations,
    ahead,
    named,
  }: Sellable & { ahead: AheadQuestion; named: ReadonlySet<LocationId> | undefined },
): Result<readonly DatedUnits[], OverTimeRefusal> {
  const here = <Entry extends { sku: Sku; locationId?: LocationId }>(all: readonly Entry[]): readonly Entry[] =>
    all.filter((entry) => entry.sku === sku && (!entry.locationId || named?.has(entry.locationId) !== false));
  const { supplies, demands, ...rest } = ahead;
  const question = { ...rest, onHand: locations, supplies: here(supplies), demands: here(demands) };
  // of what the places have together, some is kept or promised to them together
  let kept = -available;
  for (const { quantity } of locations) kept += quantity;
  return availabilityOverTime(question).map(({ curve }) =>
    curve.map(({ day, quantity }) => ({ day, quantity: Math.max(0, quantity - kept) })),
  );
}

interface Demand {
  readonly sku: Sku;
  readonly goodUntil: CalendarDay;
  /** what must be good until that day or longer */
  asked: number;
}

/** What all lines together ask of each SKU, in the order of SKU and day. */
function demandsOf(lines: readonly Required<WantedLine>[], recipes: Recipes): readonly Demand[] {
  const units = lines.flatMap(({ sku, quantity, goodUntil }) =>
    componentsOf(recipes, sku).map((part) => ({ sku: part.sku, goodUntil, quantity: quantity * part.quantity })),
  );
  const merged = mergeUnits(units, (unit) => [unit.goodUntil]);
  const demands = merged.map(({ sku, goodUntil, quantity }) => ({ sku, goodUntil, asked: quantity }));
  for (let i = demands.length - 2; i >= 0; i -= 1) {
    const [demand, later] = [demands[i] as Demand, demands[i + 1] as Demand];
    if (later.sku === demand.sku) demand.asked += later.asked;
  }
  return demands;
}
