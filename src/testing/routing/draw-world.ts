import type {
  Attributes,
  OrderFacts,
  RoutingLine,
  RoutingLocation,
  RoutingRules,
  RoutingStock,
  RoutingUnitCost,
} from '../../domain/routing/index.ts';
import { addDays } from '../../kernel/calendar-day.ts';
import { addMs, type Instant } from '../../kernel/instant.ts';
import { type Choices, choicesFrom } from './choices.ts';
import { idealLocation } from './ideal-location.ts';
import { bindingFences, scopesOf } from './read-rules.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** What was ordered, by whom and by when, before it is known what is where. */
export type DrawnOrder = Omit<OrderFacts, 'locations' | 'stock' | 'unitCosts'>;

const DAY_MS = 86_400_000;
const MOST_LINES = 3;
const MOST_LOCATIONS = 4;
const MOST_UNITS = 3;

const daysAfter = (now: Instant, days: number): string => addDays(now.slice(0, 10), days).unwrapOr(now.slice(0, 10));
const msAfter = (now: Instant, ms: number): Instant => addMs(now, ms).unwrapOr(now);

/** Leaves out fields that are undefined. */
function defined<T extends object>(record: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

/**
 * Draws a small world from a list of numbers: an order, up to four locations, what they have and what they charge. It
 * turns around what the rules speak of, on both sides of every bound in them.
 *
 * A library that draws lists of numbers, and makes them smaller when a test fails, thereby draws worlds:
 * `fc.array(fc.nat()).map((numbers) => drawWorld(numbers, rules))` with fast-check.
 *
 * @law the same numbers draw the same world; every world is well-formed, whatever the numbers
 * @example no numbers at all: one line of one unit of `A`, and one location that has none
 */
export function drawWorld(numbers: readonly number[], rules: RoutingRules = {}): OrderFacts {
  const choices = choicesFrom(numbers);
  const words = vocabularyOf(rules);
  const order = drawOrder(choices, words);
  const locations = drawNetwork(choices, { words, order, rules });
  return {
    ...order,
    locations,
    stock: drawStock(choices, { order, locations }),
    unitCosts: drawUnitCosts(choices, { order, locations, words }),
  };
}

/**
 * Draws an order: up to three lines (some of one SKU, some in a kit), a customer, a promise and a value.
 *
 * @example the plainest one is one unit of `A` to `NL`
 */
export function drawOrder(choices: Choices, words: Vocabulary): DrawnOrder {
  const bySku = new Map<string, Partial<RoutingLine>>();
  const lines = Array.from({ length: 1 + choices.upTo(MOST_LINES - 1) }, (_, index): RoutingLine => {
    const sku = choices.pick(words.skus);
    const facts = bySku.get(sku) ?? drawFacts(choices, words);
    bySku.set(sku, facts);
    const kitId = choices.maybe(8, () => 'kit');
    const quantity = 1 + choices.upTo(MOST_UNITS - 1);
    return { lineId: `${index + 1}`, sku, quantity, ...facts, ...(kitId === undefined ? {} : { kitId }) };
  });
  const deliverBy = choices.maybe(60, () => daysAfter(words.now, choices.upTo(4)));
  const valueMinor = choices.maybe(90, () => choices.pick(words.orderValuesMinor));
  return defined<DrawnOrder>({
    orderId: undefined,
    lines,
    destination: { country: choices.pick(words.countries) },
    now: words.now,
    deliverBy,
    valueMinor,
  });
}

/** What all lines of a SKU have in common. */
function drawFacts(choices: Choices, words: Vocabulary): Partial<RoutingLine> {
  const names = words.lineAttributes.filter(() => choices.chance(40));
  return defined<Partial<RoutingLine>>({
    mayNotSplit: choices.maybe(10, () => true),
    shortageMinor: choices.maybe(50, () => 100 * choices.upTo(12)),
    valueMinor: choices.maybe(80, () => choices.pick(words.lineValuesMinor)),
    weightGrams: choices.maybe(30, () => 250 * choices.upTo(8)),
    pinnedTo: choices.maybe(4, () => choices.pick(words.locationIds)),
    attributes: names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, true])),
  });
}

/** What a network is drawn for. */
export interface NetworkQuestion {
  readonly words: Vocabulary;
  readonly order: DrawnOrder;
  readonly rules: RoutingRules;
}

/**
 * Draws up to four locations for an order. Half of them are such that the fences of the rules like them, but for a detail
 * or two: else worlds in which much can be decided would be rare.
 *
 * @law no two locations have the same id
 */
export function drawNetwork(choices: Choices, { words, order, rules }: NetworkQuestion): RoutingLocation[] {
  const locations = new Map<string, RoutingLocation>();
  const scopes = scopesOf(rules);
  const facts: OrderFacts = { ...order, locations: [], stock: [] };
  const wanted = 1 + choices.upTo(MOST_LOCATIONS - 1);
  for (let tried = 0; tried < wanted; tried += 1) {
    const liked = choices.chance(60);
    const scope = scopes[choices.upTo(Math.max(0, scopes.length - 1))];
    const fences = scope === undefined ? [] : bindingFences(scope, facts);
    const base = liked ? idealLocation({ order: facts, fences }) : undefined;
    const drawn = { ...base, ...drawLocation(choices, { words, order, often: liked ? 12 : 80 }) };
    const named = liked && choices.chance(50) ? base?.locationId : undefined;
    const locationId =
      named ?? words.locationIds.find((id) => !locations.has(id) && choices.chance(40)) ?? `spare-${tried}`;
    locations.set(locationId, { ...drawn, locationId, shipmentCostMinor: choices.pick(words.costsMinor) });
  }
  return [...locations.values()];
}

interface LocationDetail {
  readonly words: Vocabulary;
  readonly order: DrawnOrder;
  /** percent of details that are stated */
  readonly often: number;
}

function drawLocation(choices: Choices, { words, order, often }: LocationDetail): Partial<RoutingLocation> {
  const { maybe, pick, upTo } = choices;
  const noted = words.locationAttributes.flatMap(({ name, values }) => {
    const value = maybe(often, () => pick(values));
    return value === undefined ? [] : [[name, value] as const];
  });
  const attributes: Attributes | undefined = noted.length === 0 ? undefined : Object.fromEntries(noted);
  return defined<Partial<RoutingLocation>>({
    kind: maybe(often, () => pick(words.kinds)),
    country: maybe(often, () => pick([order.destination?.country ?? 'NL', ...words.countries])),
    distanceKm: maybe(often, () => pick(words.distancesKm)),
    priority: maybe(often, () => pick(words.priorities)),
    loadPercent: maybe(often, () => pick(words.loads)),
    promisedDay: maybe(often, () => daysAfter(words.now, upTo(5))),
    cutOff: maybe(often / 2, () => msAfter(words.now, (upTo(2) - 1) * 3_600_000)),
    rejectedAt: maybe(often / 3, () => msAfter(words.now, -pick(words.rejectedDays) * DAY_MS)),
    attributes,
    ...drawLimits(choices, words),
  });
}

/** What is rare: places with little room, several services, parcels, a shipment that is on its way already. */
function drawLimits(choices: Choices, words: Vocabulary): Partial<RoutingLocation> {
  const { maybe, pick, upTo } = choices;
  const parcel = choices.chance(6);
  return defined<Partial<RoutingLocation>>({
    capacityUnits: maybe(8, () => upTo(4)),
    capacityOrders: maybe(5, () => upTo(1)),
    minimumStock: maybe(5, () => pick(words.keptUnits)),
    offline: maybe(4, () => true),
    alreadyShipping: maybe(5, () => true),
    parcelGrams: parcel ? 500 : undefined,
    furtherParcelCostMinor: parcel ? 100 : undefined,
    services: maybe(8, () => [
      { serviceId: 'express', shipmentCostMinor: pick(words.costsMinor) + 200, promisedDay: daysAfter(words.now, 1) },
    ]),
  });
}

/** Where an order may be filled from. */
export interface StockQuestion {
  readonly order: DrawnOrder;
  readonly locations: readonly RoutingLocation[];
}

/**
 * Draws what each location has of each SKU of an order: nothing, some of it, or plenty.
 *
 * @law one row for each pair that has any
 */
export function drawStock(choices: Choices, { order, locations }: StockQuestion): RoutingStock[] {
  return pairsOf({ order, locations }).flatMap(({ sku, locationId }) => {
    const available = choices.chance(60) ? choices.pick([9, 1, 2, 3, 4]) : choices.upTo(2);
    return available === 0 ? [] : [{ sku, locationId, available }];
  });
}

function drawUnitCosts(choices: Choices, question: StockQuestion & { readonly words: Vocabulary }): RoutingUnitCost[] {
  return pairsOf(question).flatMap(({ sku, locationId }) => {
    const costMinor = choices.maybe(50, () => 10 * choices.upTo(30));
    return costMinor === undefined ? [] : [{ sku, locationId, costMinor }];
  });
}

function pairsOf({ order, locations }: StockQuestion): { readonly sku: string; readonly locationId: string }[] {
  const skus = [...new Set(order.lines.map(({ sku }) => sku))];
  return skus.flatMap((sku) => locations.map(({ locationId }) => ({ sku, locationId })));
}
