import { BRITISH_TOWNS, COUNTRIES, type Coordinates, kilometres, SITES, type Site } from './places.ts';
import { type Random, randomOf } from './random.ts';

/** Units that are due at a site on a day. */
export interface Delivery {
  readonly at: string;
  readonly locationId: string;
  readonly sku: string;
  readonly quantity: number;
}

/** Everything that the file does not tell and that is made up from a seed. */
export interface World {
  readonly seed: number;
  /** units of each SKU that are ordered in the month */
  readonly demand: ReadonlyMap<string, number>;
  readonly locationIds: readonly string[];
  /** units on the shelf when the month begins */
  readonly opening: readonly { readonly sku: string; readonly locationId: string; readonly quantity: number }[];
  /** what suppliers bring during the month, in the order of time */
  readonly deliveries: readonly Delivery[];
  readonly deliveriesOf: (sku: string) => readonly Delivery[];
  readonly weightGrams: (sku: string) => number;
  readonly destination: (orderNumber: string, country: string) => Coordinates;
  /** pence for one parcel from a site to a place */
  readonly parcelMinor: (site: Site, to: Coordinates, country: string) => number;
  /** pence for one more unit of a SKU in that parcel */
  readonly unitMinor: (site: Site, to: Coordinates, sku: string) => number;
  readonly transitDays: (site: Site, to: Coordinates, shipmentId: string) => number;
  /** what a carrier would promise: the slower of its two speeds */
  readonly promisedTransitDays: (site: Site, to: Coordinates) => number;
}

/** Share of a SKU's stock that each site gets, of 100. */
const SHARES: readonly (readonly [locationId: string, percent: number])[] = [
  ['leicester', 68],
  ['rotterdam', 10],
  ['leipzig', 8],
  ['london', 4],
  ['manchester', 4],
  ['dublin', 2],
  ['paris', 2],
  ['poznan', 2],
];

/** Makes the world around the month: stock that runs short often enough that everything happens. */
export function makeWorld(seed: number, demand: ReadonlyMap<string, number>): World {
  const skus = [...demand.keys()].sort();
  const supplies = skus.map((sku) => supplyOf(randomOf(seed, `stock/${sku}`), sku, demand.get(sku) ?? 0));
  const weightGrams = remembered((sku: string) => randomOf(seed, `weight/${sku}`).between(4, 90) * 10);
  const deliveriesOf = new Map(supplies.map(({ deliveries }, i) => [skus[i], deliveries]));
  return {
    seed,
    demand,
    deliveriesOf: (sku) => deliveriesOf.get(sku) ?? [],
    locationIds: SITES.map(({ locationId }) => locationId),
    opening: supplies.flatMap(({ opening }) => opening),
    deliveries: supplies
      .flatMap(({ deliveries }) => deliveries)
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.sku < b.sku ? -1 : 1)),
    weightGrams,
    destination: remembered((orderNumber: string, country: string) => destinationOf(seed, orderNumber, country)),
    parcelMinor: (site, to, country) => site.handlingMinor + zoneMinor(site, to, country),
    unitMinor: (site, to, sku) =>
      site.pickMinor + Math.round((weightGrams(sku) * (40 + kilometres(site.coordinates, to) / 8)) / 10_000),
    transitDays: (site, to, shipmentId) =>
      fastestDays(site, to) + randomOf(seed, `transit/${shipmentId}`).between(0, 1),
    promisedTransitDays: (site, to) => fastestDays(site, to) + 1,
  };
}

/** One SKU in eleven starts with too little; most of these are brought in during the month, the rest never is. */
function supplyOf(random: Random, sku: string, demand: number) {
  const scarce = random.inPercent(9);
  const total = Math.max(1, Math.floor((demand * random.between(scarce ? 45 : 112, scarce ? 95 : 190)) / 100));
  const slow = demand < 40;
  const home = random.inPercent(88) ? 'leicester' : random.oneOf(['rotterdam', 'leipzig', 'poznan']);
  const opening = slow
    ? [{ sku, locationId: home, quantity: total }]
    : SHARES.map(([locationId, percent]) => ({
        sku,
        locationId,
        quantity: Math.floor((total * percent) / 100),
      })).filter(({ quantity }) => quantity > 0);
  const missing = scarce && random.inPercent(75) ? demand - total + Math.ceil(demand / 10) : 0;
  const deliveries: Delivery[] = [];
  const parts = missing > 30 ? 2 : 1;
  for (let part = 0; part < parts && missing > 0; part += 1) {
    const day = random.between(6, 22);
    deliveries.push({
      at: `2010-12-${String(day).padStart(2, '0')}T07:30:00.000Z`,
      locationId: slow ? home : random.oneOf(['leicester', 'leicester', 'rotterdam', 'leipzig']),
      sku,
      quantity: Math.ceil(missing / parts),
    });
  }
  return { opening, deliveries };
}

/** Works a thing out once for each name. */
function remembered<More extends readonly unknown[], Answer>(of: (name: string, ...more: More) => Answer) {
  const known = new Map<string, Answer>();
  return (name: string, ...more: More): Answer => {
    const answer = known.get(name) ?? of(name, ...more);
    known.set(name, answer);
    return answer;
  };
}

function destinationOf(seed: number, orderNumber: string, country: string): Coordinates {
  if (country === 'GB') return randomOf(seed, `town/${orderNumber}`).oneOf(BRITISH_TOWNS);
  for (const { code, capital } of COUNTRIES.values()) if (code === country) return capital;
  throw new Error(`no place for orders to ${country}`);
}

/** Home, Europe, the world: a base price each, and a little for every kilometre. */
function zoneMinor(site: Site, to: Coordinates, country: string): number {
  const far = kilometres(site.coordinates, to);
  const base = site.country === country ? 330 : far < 2500 ? 690 : 1650;
  return base + Math.round(far / 6);
}

const fastestDays = (site: Site, to: Coordinates): number => 1 + Math.floor(kilometres(site.coordinates, to) / 700);
