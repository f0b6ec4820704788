import type { StockPosition } from 'cleanorder/inventory';
import type { OrderDraft } from 'cleanorder/order';
import { type CarrierService, type PromiseOrigin, type PromiseSupply, planPromise } from 'cleanorder/promise';
import { COUNTRIES, SITES } from './places.ts';
import { isGoods } from './read-month.ts';
import type { World } from './world.ts';

const PREPARE_MINUTES = 360;
const EVERY_DAY = { opens: '00:00', closes: '24:00' };
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const ALL_WEEK = { weekly: Object.fromEntries(DAYS.map((day) => [day, [EVERY_DAY]])) };

const ORIGINS: readonly PromiseOrigin[] = SITES.map(({ locationId, calendar, cutOff }) => ({
  locationId,
  calendar,
  cutOff,
  processing: { workingMinutes: PREPARE_MINUTES },
}));

/** What is promised at the checkout: how many units of the cart, and by when. */
export interface Promise {
  readonly units: number;
  readonly deliverBy?: string;
}

interface Cart {
  readonly draft: OrderDraft;
  readonly now: string;
}

interface Known {
  readonly world: World;
  readonly positions: readonly StockPosition[];
  /** units of a SKU that others wait for */
  readonly owed: (sku: string) => number;
}

/**
 * Promises a day for what the network can supply of a cart: what is on the shelf now, and what suppliers have announced,
 * less what is on back-order already.
 */
export function promiseFor({ draft, now }: Cart, known: Known): Promise {
  const wanted = linesOf(draft);
  const shelves = bySku(known.positions);
  const supply = wanted.flatMap(({ sku }) => supplyOf(sku, now, { ...known, positions: shelves.get(sku) ?? [] }));
  const most = new Map<string, number>();
  for (const { sku, curve } of supply) most.set(sku, (most.get(sku) ?? 0) + (curve.at(-1)?.quantity ?? 0));
  const lines = wanted
    .map((line) => ({ ...line, quantity: Math.min(line.quantity, most.get(line.sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const place = [...COUNTRIES.values()].find(({ code }) => code === draft.shipTo?.country);
  if (units === 0 || place === undefined) return { units };
  const services = [serviceTo(draft, known.world)];
  const destination = { zone: place.zone };
  const question = { now, lines, origins: ORIGINS, services, destination, supply, split: 'allowed' } as const;
  const promised = planPromise(question)._unsafeUnwrap();
  return promised.kind === 'promised' ? { units, deliverBy: promised.window.until } : { units };
}

/** What is wanted of each SKU: a cart names some on several lines. */
function linesOf({ lines = [] }: OrderDraft) {
  const units = new Map<string, number>();
  for (const { sku = '', quantity = 0 } of lines) {
    if (isGoods(sku) && quantity > 0) units.set(sku, (units.get(sku) ?? 0) + quantity);
  }
  return [...units].map(([sku, quantity]) => ({ lineId: sku, sku, quantity }));
}

/** What each site may promise of a SKU from which day on: the shelf, and deliveries that are owed to nobody. */
function supplyOf(sku: string, now: string, { world, positions, owed }: Known): readonly PromiseSupply[] {
  let taken = owed(sku);
  const coming = world.deliveriesOf(sku).filter(({ at }) => at > now);
  const free = coming.map(({ quantity, at, locationId }) => {
    const used = Math.min(quantity, taken);
    taken -= used;
    return { locationId, day: at.slice(0, 10), quantity: quantity - used };
  });
  return positions.map(({ locationId, available }) => {
    let quantity = Math.max(0, available);
    const curve = [{ day: now.slice(0, 10), quantity }];
    for (const delivery of free.filter((each) => each.locationId === locationId)) {
      quantity += delivery.quantity;
      curve.push({ day: delivery.day, quantity });
    }
    return { locationId, sku, curve };
  });
}

function bySku(positions: readonly StockPosition[]): ReadonlyMap<string, readonly StockPosition[]> {
  const shelves = new Map<string, StockPosition[]>();
  for (const position of positions) {
    const shelf = shelves.get(position.sku) ?? [];
    shelves.set(position.sku, shelf);
    shelf.push(position);
  }
  return shelves;
}

/** The parcel service, as far as it matters to one destination. */
function serviceTo({ externalNumber = '', shipTo }: OrderDraft, world: World): CarrierService {
  const to = world.destination(externalNumber, shipTo?.country ?? '');
  return {
    serviceId: 'parcel',
    collects: ALL_WEEK,
    delivers: ALL_WEEK,
    lanes: SITES.map((site) => ({ from: site.locationId, transitDays: world.promisedTransitDays(site, to) })),
  };
}
