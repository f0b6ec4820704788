import { err, ok, type Result } from 'neverthrow';
import { dayNumber } from '../../kernel/calendar-day.ts';
import { epochMsOf } from '../../kernel/instant.ts';
import { compareText } from '../../kernel/text.ts';
import type { Coordinates, OrderFacts, RoutingLine, RoutingLocation } from './facts.ts';
import { isWhole, tableOf } from './pair-table.ts';
import { areLists } from './readable.ts';
import type { RoutingRefusal } from './refusal.ts';

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

/** Fields that hold whole numbers; the first of each list must be there. */
const LINE_NUMBERS = ['quantity', 'shortageMinor', 'valueMinor', 'weightGrams'] as const;
const LOCATION_NUMBERS = [
  'shipmentCostMinor',
  'priority',
  'capacityUnits',
  'capacityOrders',
  'loadPercent',
  'minimumStock',
  'parcelGrams',
  'furtherParcelCostMinor',
] as const;

type Refused = RoutingRefusal | undefined;

const refusal = (code: RoutingRefusal['code'], path: string): RoutingRefusal => ({ code, path });

/**
 * Reads an order and refuses what is malformed in it.
 *
 * @errors the first that applies: `routing.not-readable` for lists that are none, `routing.too-large`; line by line and then location by location
 * `routing.duplicate`, `routing.not-a-number`, `routing.not-a-moment`, `routing.not-a-day`; the same for the order
 * itself; `routing.lines-of-one-sku-differ`; then row by row of stock, and of unit costs, `routing.not-a-number`,
 * `routing.unknown-location`, `routing.duplicate`
 * @example two lines with the id `1` are refused with `routing.duplicate` at `/lines/1`
 */
export function readOrder(order: OrderFacts): Result<OrderTable, RoutingRefusal> {
  const { lines, locations: places, stock, unitCosts } = order;
  if (!areLists(lines, places, stock, unitCosts)) return err(refusal('routing.not-readable', ''));
  if (Math.max(lines.length, 1) * Math.max(places.length, 1) > MOST_PAIRS) return err(refusal('routing.too-large', ''));
  const locationNumbers = new Map<string, number>();
  const refused = checkLines(order.lines) ?? checkLocations(order.locations, locationNumbers) ?? checkRest(order);
  if (refused !== undefined) return err(refused);
  const bySku = new Map<string, RoutingLine[]>();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as RoutingLine;
    const [first] = bySku.get(line.sku) ?? [];
    if (first === undefined) bySku.set(line.sku, [line]);
    else if (common(first) === common(line)) bySku.get(line.sku)?.push(line);
    else return err(refusal('routing.lines-of-one-sku-differ', `/lines/${index}`));
  }
  const skus = inOrder([...bySku.values()], ([line]) => (line as RoutingLine).sku);
  const locations = inOrder(order.locations, ({ locationId }) => locationId);
  const skuNumbers = new Map(skus.map(([line], number) => [(line as RoutingLine).sku, number]));
  for (let l = 0; l < locations.length; l += 1) locationNumbers.set((locations[l] as RoutingLocation).locationId, l);
  const pairs = { skuNumbers, locationNumbers };
  const available = tableOf(pairs, '/stock', order.stock, ({ available }) => available);
  if (!(available instanceof Float64Array)) return err(available);
  const unitCostMinor = tableOf(pairs, '/unitCosts', order.unitCosts ?? [], ({ costMinor }) => costMinor);
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
    if (ids.size === ids.add(line.lineId).size) return refusal('routing.duplicate', `/lines/${index}`);
    const wrong = wrongNumber(line, LINE_NUMBERS);
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

/** What is wrong with a location, and where in it. */
function checkLocation(location: RoutingLocation): Refused {
  const wrong = wrongNumber(location, LOCATION_NUMBERS);
  if (wrong !== undefined) return refusal('routing.not-a-number', `/${wrong}`);
  const { distanceKm = 0, parcelGrams, coordinates, services, promisedDay, cutOff, rejectedAt } = location;
  if (!(distanceKm >= 0 && distanceKm <= FARTHEST_KM) || parcelGrams === 0 || isOffGlobe(coordinates)) {
    return refusal('routing.not-a-number', '');
  }
  const refused = checkTimes('', promisedDay, cutOff, rejectedAt);
  if (refused !== undefined || services === undefined) return refused;
  if (!areLists(services)) return refusal('routing.not-readable', '/services');
  for (const service of services) {
    if (!isWhole(service.shipmentCostMinor)) return refusal('routing.not-a-number', '/services');
    const late = checkTimes('/services', service.promisedDay, service.cutOff);
    if (late !== undefined) return late;
  }
  return undefined;
}

/** The first field that should hold a whole number and does not. Only the first of all must be there. */
function wrongNumber<Name extends string>(
  part: { readonly [name in Name]?: number | undefined },
  names: readonly Name[],
): Name | undefined {
  return names.find((name, n) => (part[name] === undefined ? n === 0 : !isWhole(part[name])));
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
function common(line: RoutingLine): string {
  const names = ['mayNotSplit', 'shortageMinor', 'pinnedTo', 'valueMinor', 'weightGrams', 'attributes'];
  return JSON.stringify(line, [...names, ...Object.keys(line.attributes ?? {}).sort()]);
}
