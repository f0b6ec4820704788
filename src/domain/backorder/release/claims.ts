import type { LocationId, OrderId, Sku } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import { dayNumber } from '../days.ts';
import type { QueuedUnits, ReleaseQuestion } from './release-question.ts';

/** A claim on units: somebody who waits, or somebody who has units that are not picked. */
export interface Claim {
  readonly units: QueuedUnits;
  /** where the claim has its units already */
  readonly held?: LocationId;
  /** has it waited so long that it comes before everybody else? */
  readonly patient: boolean;
  wanted: number;
}

/** Units at a location that can be handed out. */
export interface Heap {
  readonly locationId: LocationId;
  left: number;
}

export type Heaps = ReadonlyMap<Sku, readonly Heap[]>;

/** What has come and what may be taken, by SKU, in the order of the locations. */
export function heapsOf({ arrivals, preemptible = [] }: ReleaseQuestion): Heaps {
  const heaps = new Map<Sku, Map<LocationId, Heap>>();
  const add = (sku: Sku, locationId: LocationId, quantity: Quantity): void => {
    const own = heaps.get(sku) ?? new Map<LocationId, Heap>();
    const heap = own.get(locationId) ?? { locationId, left: 0 };
    heap.left += quantity;
    heaps.set(sku, own.set(locationId, heap));
  };
  for (const { sku, locationId, quantity } of arrivals) add(sku, locationId, quantity);
  for (const { sku, locationId, allocated } of preemptible) add(sku, locationId, allocated);
  const sorted = [...heaps].sort(([a], [b]) => compareText(a, b));
  return new Map(
    sorted.map(([sku, own]) => [sku, [...own.values()].sort((a, b) => compareText(a.locationId, b.locationId))]),
  );
}

/** Everybody who wants units, whoever is served first in front. */
export function claimsOf(question: ReleaseQuestion): readonly Claim[] {
  const { queue, preemptible = [], today, patienceDays = 30 } = question;
  const latest = dayNumber(today) - patienceDays;
  const claim = (units: QueuedUnits): Claim => {
    const patient = dayNumber(units.placedAt.slice(0, 10)) <= latest;
    return { units, patient, wanted: units.waiting };
  };
  const holding = preemptible.map(({ locationId, allocated, ...units }) => ({
    ...claim({ ...units, waiting: allocated }),
    held: locationId,
  }));
  const rank = rankOf(question);
  // of claims that rank alike, whoever has the units already keeps them
  const waits = ({ held }: Claim): number => (held === undefined ? 1 : 0);
  return [...holding, ...queue.map(claim)].sort(
    (a, b) =>
      Number(b.patient) - Number(a.patient) ||
      (a.patient ? byPlacing(a.units, b.units) : 0) ||
      rank(a.units, b.units) ||
      waits(a) - waits(b) ||
      compareText(a.units.orderId, b.units.orderId) ||
      compareText(a.units.lineId, b.units.lineId),
  );
}

const byPlacing = (a: QueuedUnits, b: QueuedUnits): number => compareText(a.placedAt, b.placedAt);

/** Negative where the first is served before the second. */
function rankOf({ priority }: ReleaseQuestion): (a: QueuedUnits, b: QueuedUnits) => number {
  const usual = (a: QueuedUnits, b: QueuedUnits): number =>
    compareText(a.promisedDay ?? LAST_DAY, b.promisedDay ?? LAST_DAY) || byPlacing(a, b);
  if (priority === 'first-come') return (a, b) => byPlacing(a, b) || usual(a, b);
  if (priority === 'customer-tier') return (a, b) => (a.tier ?? LAST_TIER) - (b.tier ?? LAST_TIER) || usual(a, b);
  if (priority === 'margin') return (a, b) => (b.unitMarginMinor ?? 0) - (a.unitMarginMinor ?? 0) || usual(a, b);
  return usual;
}

const LAST_DAY = '9999-12-31';
const LAST_TIER = Number.MAX_SAFE_INTEGER;

/** Claims by something, each list in the order of the claims. */
export function claimsBy<Key extends OrderId | Sku>(
  claims: readonly Claim[],
  key: (units: QueuedUnits) => Key,
): ReadonlyMap<Key, readonly Claim[]> {
  const lists = new Map<Key, Claim[]>();
  for (const claim of claims) {
    const own = lists.get(key(claim.units));
    if (own === undefined) lists.set(key(claim.units), [claim]);
    else own.push(claim);
  }
  return lists;
}
