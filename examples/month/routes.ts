import type { StockPosition } from 'cleanorder/inventory';
import type { OrderEvent, PlacedOrder } from 'cleanorder/order';
import { type Change, explainWhyNot, type RoutingQuestion, routeOrder } from 'cleanorder/routing';
import { pounds } from './amounts.ts';
import { kilometres, SITES, siteById } from './places.ts';
import { networkOf } from './policies.ts';
import type { World } from './world.ts';

/** What the routes of the month came to, beside those of a walk to the nearest location first. */
export interface RouteTotals {
  allocations: number;
  /** those where the walk would have cost more */
  dearer: number;
  ours: Route;
  nearestFirst: Route;
  /** where the difference was largest */
  example?: RouteExample;
}

/** One order, routed both ways, and why its nearest location is left out. */
export interface RouteExample {
  readonly orderId: string;
  readonly ours: Shipments;
  readonly nearestFirst: Shipments;
  readonly question: RoutingQuestion;
}

/** Cost and shipments of routes. */
export interface Route {
  costMinor: number;
  shipments: number;
}

/** What one allocation ships from where. */
export interface Shipments extends Route {
  readonly locationIds: readonly string[];
}

type Compared = Pick<RouteExample, 'ours' | 'nearestFirst'>;

/** An allocation of an order, and the stock before it. */
interface Allocated {
  readonly order: PlacedOrder;
  readonly events: readonly OrderEvent[];
  readonly stock: readonly StockPosition[];
}

type Units = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** An example that people can follow has no more lines than this. */
const MOST_LINES = 10;

/** Sets every allocation beside what a shop does that walks to the nearest location, then to the next one. */
export class RouteLog {
  readonly totals: RouteTotals = {
    allocations: 0,
    dearer: 0,
    ours: { costMinor: 0, shipments: 0 },
    nearestFirst: { costMinor: 0, shipments: 0 },
  };

  constructor(private readonly world: World) {}

  /** Notes an allocation, and the stock it was made on. */
  note({ order, events, stock: positions }: Allocated): void {
    const allocated = events.filter((event) => event.kind === 'units-allocated');
    if (allocated.length === 0) return;
    const ours = new Map<string, Map<string, number>>();
    const wanted = new Map<string, number>();
    for (const { locationId, lines } of allocated) {
      for (const { sku, quantity } of lines) {
        const own = ours.get(locationId) ?? new Map<string, number>();
        ours.set(locationId, own.set(sku, (own.get(sku) ?? 0) + quantity));
        wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
      }
    }
    const stock = positions.map(({ sku, locationId, available }) => ({
      sku,
      locationId,
      available: Math.max(0, available),
    }));
    const compared = {
      ours: this.cost(order, ours),
      nearestFirst: this.cost(order, walk(this.near(order), stock, wanted)),
    };
    this.add(compared);
    if (wanted.size > MOST_LINES || !this.isLarger(compared)) return;
    const lines = [...wanted].map(([sku, quantity]) => ({ lineId: sku, sku, quantity }));
    const question = { ...networkOf(order, this.world), lines, stock };
    this.totals.example = { orderId: order.content.orderId, ...compared, question };
  }

  private add({ ours, nearestFirst }: Compared): void {
    const { totals } = this;
    totals.allocations += 1;
    if (nearestFirst.costMinor > ours.costMinor) totals.dearer += 1;
    for (const [sum, route] of [
      [totals.ours, ours],
      [totals.nearestFirst, nearestFirst],
    ] as const) {
      sum.costMinor += route.costMinor;
      sum.shipments += route.shipments;
    }
  }

  /** Whether more is saved than in the example so far. */
  private isLarger({ ours, nearestFirst }: Compared): boolean {
    const { example } = this.totals;
    const saved = nearestFirst.costMinor - ours.costMinor;
    return example === undefined || saved > example.nearestFirst.costMinor - example.ours.costMinor;
  }

  private cost({ content }: PlacedOrder, units: Units): Shipments {
    const { world } = this;
    const country = content.shipTo?.country ?? '';
    const to = world.destination(content.orderId, country);
    let costMinor = 0;
    for (const [locationId, own] of units) {
      const site = siteById(locationId);
      costMinor += world.parcelMinor(site, to, country);
      for (const [sku, quantity] of own) costMinor += quantity * world.unitMinor(site, to, sku);
    }
    return { costMinor, shipments: units.size, locationIds: [...units.keys()] };
  }

  /** The locations, the nearest first. */
  private near({ content }: PlacedOrder): readonly string[] {
    const to = this.world.destination(content.orderId, content.shipTo?.country ?? '');
    const far = SITES.map(({ locationId, coordinates }) => ({ locationId, distanceKm: kilometres(coordinates, to) }));
    return far.sort((a, b) => a.distanceKm - b.distanceKm).map(({ locationId }) => locationId);
  }
}

/** Takes all that the nearest location has, then what the next one has. */
function walk(
  locationIds: readonly string[],
  stock: RoutingQuestion['stock'],
  wanted: ReadonlyMap<string, number>,
): Units {
  const left = new Map(wanted);
  const units = new Map<string, Map<string, number>>();
  for (const locationId of locationIds) {
    for (const { sku, locationId: at, available } of stock) {
      const quantity = at === locationId ? Math.min(available, left.get(sku) ?? 0) : 0;
      if (quantity <= 0) continue;
      left.set(sku, (left.get(sku) ?? 0) - quantity);
      units.set(locationId, (units.get(locationId) ?? new Map<string, number>()).set(sku, quantity));
    }
  }
  return units;
}

/** Says in words why the nearest location of an order that does not ship is left out, and what would bring it in. */
export function whyNot({ question, nearestFirst }: RouteExample): string | undefined {
  const plan = routeOrder(question)._unsafeUnwrap();
  const shipping = new Set(plan.shipments.map(({ locationId }) => locationId));
  const left = nearestFirst.locationIds.find((locationId) => !shipping.has(locationId));
  if (left === undefined) return undefined;
  const { ways } = explainWhyNot(question, plan, left)._unsafeUnwrap();
  const words = ways.slice(0, 2).map(({ changes }) => changes.map(inWords).join(' and '));
  const { name } = siteById(left);
  return words.length === 0
    ? `No single change would bring in ${name}.`
    : `Why not ${name}? It would ship something ${words.join(', or ')}.`;
}

function inWords(change: Change): string {
  switch (change.kind) {
    case 'drop':
      return 'without one of the rules';
    case 'stock':
      return `with ${change.to} instead of ${change.from} units of ${change.sku} at ${siteById(change.locationId).name}`;
    case 'unit-cost':
      return `if a unit of ${change.sku} from ${siteById(change.locationId).name} cost ${pounds(change.to)} instead of ${pounds(change.from)} GBP`;
    case 'shipment-cost':
      return `if its parcel cost ${pounds(change.to)} instead of ${pounds(change.from)} GBP`;
    case 'goal-order':
      return `if ${change.goal} came earlier among the goals`;
    default:
      return `with ${change.to} instead of ${change.from} as ${change.kind.replaceAll('-', ' ')}`;
  }
}
