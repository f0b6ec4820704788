import { err, ok, type Result } from 'neverthrow';
import { dayNumber } from '../../kernel/calendar-day.ts';
import { epochMsOf } from '../../kernel/instant.ts';
import { compareText } from '../../kernel/text.ts';
import type { Coordinates, OrderFacts, RoutingLine, RoutingLocation } from './facts.ts';
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
const LARGEST = 2 ** 50;
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

/** Whether a number counts something: whole, from 0, and small enough to add up. */
export const isWhole = (value: number | undefined): boolean =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= LARGEST;

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
  const refused = checkLines(order.lines) ?? checkLocations(order.locations) ?? checkRest(order);
  if (refused !== undefined) return err(refused);
  const bySku = new Map<string, RoutingLine[]>();
  for (const [index, line] of order.lines.entries()) {
    const others = bySku.get(line.sku) ?? [];
    if (others.length === 0) bySku.set(line.sku, others);
    if (others[0] !== undefined && common(others[0]) !== common(line)) {
      return err(refusal('routing.lines-of-one-sku-differ', `/lines/${index}`));
    }
    others.push(line);
  }
  const skus = [...bySku.entries()].sort(([a], [b]) => compareText(a, b)).map(([, lines]) => lines);
  const locations = [...order.locations].sort((a, b) => compareText(a.locationId, b.locationId));
  const pairs = { order, skus, locations };
  const available = tableOf(pairs, '/stock', order.stock, ({ available }) => available);
  if (!(available instanceof Float64Array)) return err(available);
  const unitCostMinor = tableOf(pairs, '/unitCosts', order.unitCosts ?? [], ({ costMinor }) => costMinor);
  return unitCostMinor instanceof Float64Array ? ok({ ...pairs, available, unitCostMinor }) : err(unitCostMinor);
}

function checkLines(lines: readonly RoutingLine[]): Refused {
  const ids = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (ids.size === ids.add(line.lineId).size) return refusal('routing.duplicate', `/lines/${index}`);
    const wrong = LINE_NUMBERS.find((name, n) => (n === 0 || line[name] !== undefined) && !isWhole(line[name]));
    if (wrong !== undefined) return refusal('routing.not-a-number', `/lines/${index}/${wrong}`);
  }
  return undefined;
}

function checkLocations(locations: readonly RoutingLocation[]): Refused {
  const ids = new Set<string>();
  for (let index = 0; index < locations.length; index += 1) {
    const location = locations[index] as RoutingLocation;
    const path = `/locations/${index}`;
    if (ids.size === ids.add(location.locationId).size) return refusal('routing.duplicate', path);
    for (const name of LOCATION_NUMBERS) {
      const value = location[name];
      if (value === undefined ? name === 'shipmentCostMinor' : !isWhole(value)) {
        return refusal('routing.not-a-number', `${path}/${name}`);
      }
    }
    const { distanceKm = 0, parcelGrams, coordinates, services, promisedDay, cutOff, rejectedAt } = location;
    if (!(distanceKm >= 0 && distanceKm <= FARTHEST_KM) || parcelGrams === 0 || isOffGlobe(coordinates)) {
      return refusal('routing.not-a-number', path);
    }
    const refused = checkTimes(path, [cutOff, rejectedAt], promisedDay);
    if (refused !== undefined) return refused;
    if (!areLists(services)) return refusal('routing.not-readable', `${path}/services`);
    for (const service of services ?? []) {
      if (!isWhole(service.shipmentCostMinor)) return refusal('routing.not-a-number', `${path}/services`);
      const wrong = checkTimes(`${path}/services`, [service.cutOff], service.promisedDay);
      if (wrong !== undefined) return wrong;
    }
  }
  return undefined;
}

function checkRest({ valueMinor = 0, destination, now, deliverBy }: OrderFacts): Refused {
  if (!isWhole(valueMinor)) return refusal('routing.not-a-number', '/valueMinor');
  if (isOffGlobe(destination?.coordinates)) return refusal('routing.not-a-number', '/destination/coordinates');
  return checkTimes('', [now], deliverBy);
}

function checkTimes(path: string, moments: readonly (string | undefined)[], day: string | undefined): Refused {
  if (moments.some((moment) => moment !== undefined && Number.isNaN(epochMsOf(moment)))) {
    return refusal('routing.not-a-moment', path);
  }
  return day !== undefined && Number.isNaN(dayNumber(day)) ? refusal('routing.not-a-day', path) : undefined;
}

const isOffGlobe = (point: Coordinates | undefined): boolean =>
  point !== undefined && !(Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180);

/** What lines of one SKU have in common: all but their id, their quantity and the kit they belong to. */
function common(line: RoutingLine): string {
  const names = ['mayNotSplit', 'shortageMinor', 'pinnedTo', 'valueMinor', 'weightGrams', 'attributes'];
  return JSON.stringify(line, [...names, ...Object.keys(line.attributes ?? {}).sort()]);
}

interface Pair {
  readonly sku: string;
  readonly locationId: string;
}

/** Writes a number for each pair of SKU and location into a table. Rows about other SKUs are of no account. */
function tableOf<Row extends Pair>(
  { skus, locations }: Pick<OrderTable, 'skus' | 'locations'>,
  path: string,
  rows: readonly Row[],
  pick: (row: Row) => number,
): Float64Array | RoutingRefusal {
  const skuNumbers = new Map(skus.map((lines, number) => [lines[0]?.sku, number]));
  const locationNumbers = new Map(locations.map(({ locationId }, number) => [locationId, number]));
  const table = new Float64Array(skus.length * locations.length).fill(-1);
  let lastSku: string | undefined;
  let number: number | undefined;
  for (let r = 0; r < rows.length; r += 1) {
    const row = rows[r] as Row;
    const value = pick(row);
    const location = locationNumbers.get(row.locationId);
    if (row.sku !== lastSku) number = skuNumbers.get(row.sku);
    lastSku = row.sku;
    if (!isWhole(value)) return refusal('routing.not-a-number', `${path}/${r}`);
    if (location === undefined) return refusal('routing.unknown-location', `${path}/${r}`);
    if (number === undefined) continue;
    const cell = number * locations.length + location;
    if ((table[cell] as number) >= 0) return refusal('routing.duplicate', `${path}/${r}`);
    table[cell] = value;
  }
  return table.map((value) => Math.max(value, 0));
}
