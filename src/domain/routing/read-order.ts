import { err, ok, type Result } from 'neverthrow';
import { dayNumber } from '../../kernel/calendar-day.ts';
import { epochMsOf } from '../../kernel/instant.ts';
import { compareText } from '../../kernel/text.ts';
import type { Coordinates, OrderFacts, RoutingLine, RoutingLocation, ShippingService } from './facts.ts';
import { isWhole, tableOf } from './pair-table.ts';
import { areLists } from './readable.ts';
import { type RoutingRefusal, refusal } from './refusal.ts';

/** An order that has been read once: SKUs and locations by number, stock and unit costs as tables. */
export interface OrderTable {
  readonly order: OrderFacts;
  /** the lines of each SKU, in the order of SKUs */
  readonly skus: readonly (readonly RoutingLine[])[];
  /** in the order of their ids */
  readonly locations: readonly RoutingLocation[];
  /** units of each SKU at each location, SKU by SKU */
  readonly available: Float64Array;
  readonly unitCostMinor: Float64Array;
}

const MOST_PAIRS = 4_000_000;
const FARTHEST_KM = 100_000;

type Refused = RoutingRefusal | undefined;

/**
 * Reads an order and refuses what is malformed in it.
 *
 * @errors the first that applies: `routing.not-readable` for lists that are none, `routing.too-large`; line by line and then
 * location by location `routing.not-readable` for texts and yes or no that are something else, `routing.duplicate`, `routing.not-a-number`, `routing.not-a-moment`, `routing.not-a-day`; the same for the order
 * itself; `routing.lines-of-one-sku-differ`; then row by row of stock, and of unit costs, `routing.not-a-number`,
 * `routing.unknown-location`, `routing.duplicate`
 * @example two lines with the id `1` are refused with `routing.duplicate` at `/lines/1`
 */
export function readOrder(order: OrderFacts): Result<OrderTable, RoutingRefusal> {
  const { lines, locations: places, stock, unitCosts = [] } = order;
  if (!areLists(lines, places, stock, unitCosts)) return err(refusal('routing.not-readable'));
  if (Math.max(lines.length, 1) * Math.max(places.length, 1) > MOST_PAIRS) return err(refusal('routing.too-large'));
  const locationNumbers = new Map<string, number>();
  const refused = checkLines(lines) ?? checkLocations(places, locationNumbers) ?? checkRest(order);
  if (refused !== undefined) return err(refused);
  const bySku = new Map<string, RoutingLine[]>();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as RoutingLine;
    const same = bySku.get(line.sku);
    if (same === undefined) bySku.set(line.sku, [line]);
    else if (common(same[0] as RoutingLine) === common(line)) same.push(line);
    else return err(refusal('routing.lines-of-one-sku-differ', `/lines/${index}`));
  }
  const skus = inOrder([...bySku.values()], ([line]) => (line as RoutingLine).sku);
  const locations = inOrder(places, ({ locationId }) => locationId);
  const skuNumbers = new Map(skus.map(([line], number) => [(line as RoutingLine).sku, number]));
  for (let l = 0; l < locations.length; l += 1) {
    const location = locations[l] as RoutingLocation;
    if (location !== places[l]) locationNumbers.set(location.locationId, l);
  }
  const pairs = { skuNumbers, locationNumbers };
  const available = tableOf(pairs, '/stock', stock, ({ available }) => available);
  if (!(available instanceof Float64Array)) return err(available);
  const unitCostMinor = tableOf(pairs, '/unitCosts', unitCosts, ({ costMinor }) => costMinor);
  if (!(unitCostMinor instanceof Float64Array)) return err(unitCostMinor);
  return ok({ order, skus, locations, available, unitCostMinor });
}

/** A copy in the order of ids. Mostly that is the order it has. */
function inOrder<Part>(parts: readonly Part[], idOf: (part: Part) => string): Part[] {
  const copy = [...parts];
  for (let k = 1; k < copy.length; k += 1) {
    if (compareText(idOf(copy[k - 1] as Part), idOf(copy[k] as Part)) > 0) {
      return copy.sort((a, b) => compareText(idOf(a), idOf(b)));
    }
  }
  return copy;
}

function checkLines(lines: readonly RoutingLine[]): Refused {
  const ids = new Set<string>();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as RoutingLine;
    const { lineId, sku, kitId = '', pinnedTo = '', mayNotSplit = false } = line;
    const areTexts = [lineId, sku, kitId, pinnedTo].every((text) => typeof text === 'string');
    if (!areTexts || typeof mayNotSplit !== 'boolean') return refusal('routing.not-readable', `/lines/${index}`);
    if (ids.size === ids.add(lineId).size) return refusal('routing.duplicate', `/lines/${index}`);
    const { quantity = Number.NaN, shortageMinor, valueMinor, weightGrams } = line;
    const wrong = wrongNumber({ quantity, shortageMinor, valueMinor, weightGrams });
    if (wrong !== undefined) return refusal('routing.not-a-number', `/lines/${index}/${wrong}`);
  }
  return undefined;
}

/** Checks locations, and notes their ids. */
function checkLocations(locations: readonly RoutingLocation[], ids: Map<string, number>): Refused {
  for (let index = 0; index < locations.length; index += 1) {
    const location = locations[index] as RoutingLocation;
    if (ids.size === ids.set(location.locationId, index).size)
      return refusal('routing.duplicate', `/locations/${index}`);
    const wrong = checkLocation(location);
    if (wrong !== undefined) return refusal(wrong.code, `/locations/${index}${wrong.path}`);
  }
  return undefined;
}

/**
 * What is wrong with a location, and where in it. Its numbers are named twice: to look them up by name took a quarter of
 * all the reading.
 */
function checkLocation({
  locationId,
  offline = false,
  alreadyShipping = false,
  shipmentCostMinor = Number.NaN,
  priority,
  capacityUnits,
  capacityOrders,
  loadPercent,
  minimumStock,
  parcelGrams,
  furtherParcelCostMinor,
  distanceKm = 0,
  coordinates,
  services,
  promisedDay,
  cutOff,
  rejectedAt,
}: RoutingLocation): Refused {
  if (typeof locationId !== 'string' || typeof offline !== 'boolean' || typeof alreadyShipping !== 'boolean')
    return refusal('routing.not-readable');
  const wrong = wrongNumber({
    shipmentCostMinor,
    priority,
    capacityUnits,
    capacityOrders,
    loadPercent,
    minimumStock,
    parcelGrams,
    furtherParcelCostMinor,
  });
  if (wrong !== undefined) return refusal('routing.not-a-number', `/${wrong}`);
  const isNear = Number.isFinite(distanceKm) && distanceKm >= 0 && distanceKm <= FARTHEST_KM;
  if (!isNear || parcelGrams === 0 || isOffGlobe(coordinates)) return refusal('routing.not-a-number');
  const refused = checkTimes('', promisedDay, cutOff, rejectedAt);
  return refused !== undefined || services === undefined ? refused : checkServices(services);
}

function checkServices(services: readonly ShippingService[]): Refused {
  if (!areLists(services)) return refusal('routing.not-readable', '/services');
  for (const service of services) {
    if (!isWhole(service.shipmentCostMinor)) return refusal('routing.not-a-number', '/services');
    const late = checkTimes('/services', service.promisedDay, service.cutOff);
    if (late !== undefined) return late;
  }
  return undefined;
}

/** The first of these that is there and is no whole number. */
function wrongNumber(numbers: Readonly<Record<string, number | undefined>>): string | undefined {
  for (const name in numbers) if (numbers[name] !== undefined && !isWhole(numbers[name])) return name;
  return undefined;
}

function checkRest({ valueMinor = 0, destination, now, deliverBy }: OrderFacts): Refused {
  if (!isWhole(valueMinor)) return refusal('routing.not-a-number', '/valueMinor');
  if (isOffGlobe(destination?.coordinates)) return refusal('routing.not-a-number', '/destination/coordinates');
  return checkTimes('', deliverBy, now);
}

function checkTimes(path: string, day: string | undefined, one: string | undefined, other?: string): Refused {
  if (isNoMoment(one) || isNoMoment(other)) return refusal('routing.not-a-moment', path);
  return day !== undefined && Number.isNaN(dayNumber(day)) ? refusal('routing.not-a-day', path) : undefined;
}

const isNoMoment = (moment: string | undefined): boolean => moment !== undefined && Number.isNaN(epochMsOf(moment));

const isOffGlobe = (point: Coordinates | undefined): boolean =>
  point !== undefined && !(Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180);

/** What lines of one SKU have in common: all but their id, their quantity and the kit they belong to. */
function common({
  mayNotSplit,
  shortageMinor,
  pinnedTo,
  valueMinor,
  weightGrams,
  attributes = {},
}: RoutingLine): string {
  const noted = Object.entries(attributes).sort(([one], [other]) => compareText(one, other));
  return JSON.stringify([mayNotSplit === true, shortageMinor, pinnedTo, valueMinor, weightGrams, noted]);
}
