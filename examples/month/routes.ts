import type { Store } from 'cleanorder/application';
import type { StockPosition } from 'cleanorder/inventory';
import type { OrderEvent, PlacedOrder } from 'cleanorder/order';
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
  example?: { readonly orderId: string; readonly ours: Shipments; readonly nearestFirst: Shipments };
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

type Network = ReturnType<typeof networkOf>;
type Units = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Sets every allocation beside what a shop does that walks to the nearest location, then to the next one. */
export class RouteLog {
  readonly totals: RouteTotals = {
    allocations: 0,
    dearer: 0,
    ours: { costMinor: 0, shipments: 0 },
    nearestFirst: { costMinor: 0, shipments: 0 },
  };
  private seen: readonly StockPosition[] = [];

  constructor(private readonly world: World) {}

  /** The same store; what was read of the stock last is remembered. */
  watch(store: Store): Store {
    const readStock: Store['readStock'] = (question) =>
      store.readStock(question).map((stock) => {
        this.seen = stock.positions;
        return stock;
      });
    return { ...store, readStock };
  }

  /** Notes an allocation that was made on the stock that was read last. */
  note(order: PlacedOrder, events: readonly OrderEvent[]): void {
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
    const network = networkOf(order, this.world);
    this.compare(order.content.orderId, this.cost(network, ours), this.cost(network, this.walk(network, wanted)));
  }

  /** Takes all that the nearest location has, then what the next one has. */
  private walk({ locations }: Network, wanted: ReadonlyMap<string, number>): Units {
    const left = new Map(wanted);
    const units = new Map<string, Map<string, number>>();
    for (const { locationId } of [...locations].sort((a, b) => a.distanceKm - b.distanceKm)) {
      for (const { sku, locationId: at, available } of this.seen) {
        const quantity = at === locationId ? Math.min(available, left.get(sku) ?? 0) : 0;
        if (quantity <= 0) continue;
        left.set(sku, (left.get(sku) ?? 0) - quantity);
        units.set(locationId, (units.get(locationId) ?? new Map<string, number>()).set(sku, quantity));
      }
    }
    return units;
  }

  private compare(orderId: string, ours: Shipments, nearestFirst: Shipments): void {
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
    const most = totals.example;
    const saved = nearestFirst.costMinor - ours.costMinor;
    if (most === undefined || saved > most.nearestFirst.costMinor - most.ours.costMinor) {
      totals.example = { orderId, ours, nearestFirst };
    }
  }

  private cost({ locations, unitCosts }: Network, units: Units): Shipments {
    const perUnit = new Map(unitCosts.map(({ sku, locationId, costMinor }) => [`${locationId}/${sku}`, costMinor]));
    let costMinor = 0;
    for (const { locationId, shipmentCostMinor } of locations) {
      const own = units.get(locationId);
      if (own === undefined) continue;
      costMinor += shipmentCostMinor;
      for (const [sku, quantity] of own) costMinor += quantity * (perUnit.get(`${locationId}/${sku}`) ?? 0);
    }
    return { costMinor, shipments: units.size, locationIds: [...units.keys()] };
  }
}
