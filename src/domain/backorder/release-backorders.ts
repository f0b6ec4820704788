import { err, ok, type Result } from 'neverthrow';
import { type CalendarDay, dayNumber, parseCalendarDay } from '../../kernel/calendar-day.ts';
import type { LineId, LocationId, OrderId, Sku } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { parseQuantity, type Quantity } from '../../kernel/quantity.ts';
import { splitAmount } from '../../kernel/split-amount.ts';
import { compareText } from '../../kernel/text.ts';

/** Who waits for what, what has come, and who is served first. */
export interface ReleaseQuestion {
  readonly today: CalendarDay;
  readonly queue: readonly QueuedUnits[];
  readonly arrivals: readonly ArrivedUnits[];
  /** `promise-day` unless said otherwise */
  readonly priority?: ReleasePriority;
  /** whoever has waited so many days is served before everybody else, so that nobody waits for ever; 30 unless said otherwise */
  readonly patienceDays?: number;
  /** units that are assigned to orders and not picked yet: with them, who comes first may take them from who comes later */
  readonly preemptible?: readonly PreemptibleUnits[];
  /** what it costs to send a unit from a location to an order: of several places that got units, the cheaper one is taken */
  readonly costMinor?: (sending: { readonly orderId: OrderId; readonly locationId: LocationId }) => number;
}

/**
 * Who is served first: who ordered first, who was promised the earlier day, the better customer, the larger margin,
 * everybody alike in proportion, or the orders that can be completed. Ties go to the earlier promise, then the earlier
 * order, then the id.
 */
export type ReleasePriority =
  | 'first-come'
  | 'promise-day'
  | 'customer-tier'
  | 'margin'
  | 'fair-share'
  | 'complete-orders-first';

/** Units of one line that wait. */
export interface QueuedUnits {
  readonly orderId: OrderId;
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly waiting: Quantity;
  readonly placedAt: Instant;
  readonly promisedDay?: CalendarDay;
  /** 1 is the best; customers without one come last */
  readonly tier?: number;
  readonly unitMarginMinor?: number;
  /** the order leaves complete or not at all: its units are released together or not at all */
  readonly shipComplete?: boolean;
}

/** Units that have come to a location. */
export interface ArrivedUnits {
  readonly sku: Sku;
  readonly locationId: LocationId;
  readonly quantity: Quantity;
}

/** Units assigned to a line that nobody has picked yet. */
export interface PreemptibleUnits extends Omit<QueuedUnits, 'waiting'> {
  readonly locationId: LocationId;
  readonly allocated: Quantity;
}

/** Who gets what, and what is left. */
export interface ReleasePlan {
  /** to be allocated, in the order in which they are served */
  readonly releases: readonly ReleasedUnits[];
  /** to be taken from orders that come later: they wait again */
  readonly preempted: readonly ReleasedUnits[];
  /** orders of which nothing waits any more */
  readonly completed: readonly OrderId[];
  /** units that nobody waits for */
  readonly left: readonly ArrivedUnits[];
}

/** Units of a line at a location. */
export interface ReleasedUnits {
  readonly orderId: OrderId;
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly locationId: LocationId;
  readonly quantity: Quantity;
}

/** Why nothing was released. */
export interface ReleaseRefusal {
  readonly code: 'backorder.quantity-not-whole' | 'backorder.not-a-day' | 'backorder.line-named-twice';
}

/** A claim on units: somebody who waits, or somebody who has units that are not picked. */
interface Claim {
  readonly units: QueuedUnits;
  /** where the claim has its units already */
  readonly held?: LocationId;
  wanted: number;
}

/** Units at a location that can be handed out. */
interface Heap {
  readonly locationId: LocationId;
  left: number;
}

/**
 * Decides who gets arriving units.
 *
 * @units whole base units
 * @law each unit is used once; nobody gets more than waits; units are left only where nobody waits for them (or where
 * complete orders would have to be broken); the order of the lists does not matter; who has waited `patienceDays` comes
 * first, so nobody starves
 * @errors the first that applies: `backorder.not-a-day` (today), then line by line `backorder.quantity-not-whole`,
 * `backorder.not-a-day`, `backorder.line-named-twice`, then the arrivals and the units that may be taken
 * @example 5 units come; order A waits for 4 since Monday, B for 3 since Tuesday: first come gives A 4 and B 1; fair share
 * gives A 3 and B 2
 */
export function releaseBackorders(question: ReleaseQuestion): Result<ReleasePlan, ReleaseRefusal> {
  const fault = faultOf(question);
  if (fault !== undefined) return err({ code: fault });
  const heaps = heapsOf(question);
  const claims = claimsOf(question);
  const taken: ReleasedUnits[] = [];
  for (const group of inTurns(question, claims, heaps)) {
    for (const { claim, quantity } of group) take(question, { claim, quantity, heaps, taken });
  }
  return ok(planOf(question, { claims, heaps, taken }));
}

function faultOf({ today, queue, arrivals, preemptible = [] }: ReleaseQuestion): ReleaseRefusal['code'] | undefined {
  if (parseCalendarDay(today).isErr()) return 'backorder.not-a-day';
  const named = new Set<string>();
  for (const { orderId, lineId, waiting, promisedDay } of queue) {
    if (parseQuantity(waiting).isErr()) return 'backorder.quantity-not-whole';
    if (promisedDay !== undefined && parseCalendarDay(promisedDay).isErr()) return 'backorder.not-a-day';
    const name = JSON.stringify([orderId, lineId]);
    if (named.has(name)) return 'backorder.line-named-twice';
    named.add(name);
  }
  const whole =
    arrivals.every(({ quantity }) => parseQuantity(quantity).isOk()) &&
    preemptible.every(({ allocated }) => parseQuantity(allocated).isOk());
  return whole ? undefined : 'backorder.quantity-not-whole';
}

type Heaps = ReadonlyMap<Sku, readonly Heap[]>;

/** What has come and what may be taken, by SKU, in the order of the locations. */
function heapsOf({ arrivals, preemptible = [] }: ReleaseQuestion): Heaps {
  const heaps = new Map<Sku, Heap[]>();
  const add = (sku: Sku, locationId: LocationId, quantity: Quantity): void => {
    const own = heaps.get(sku) ?? [];
    const heap = own.find((known) => known.locationId === locationId);
    if (heap === undefined) own.push({ locationId, left: quantity });
    else heap.left += quantity;
    heaps.set(sku, own);
  };
  for (const { sku, locationId, quantity } of arrivals) add(sku, locationId, quantity);
  for (const { sku, locationId, allocated } of preemptible) add(sku, locationId, allocated);
  for (const own of heaps.values()) own.sort((a, b) => compareText(a.locationId, b.locationId));
  return heaps;
}

function claimsOf(question: ReleaseQuestion): readonly Claim[] {
  const rank = rankOf(question);
  const waiting = question.queue.map((units): Claim => ({ units, wanted: units.waiting }));
  const holding = (question.preemptible ?? []).map(
    ({ locationId, allocated, ...units }): Claim => ({
      units: { ...units, waiting: allocated },
      held: locationId,
      wanted: allocated,
    }),
  );
  // of claims that rank alike, whoever has the units already keeps them
  const holds = ({ held }: Claim): number => (held === undefined ? 1 : 0);
  return [...holding, ...waiting].sort(
    (a, b) =>
      rank(a.units, b.units) ||
      holds(a) - holds(b) ||
      compareText(a.units.orderId, b.units.orderId) ||
      compareText(a.units.lineId, b.units.lineId),
  );
}

/** Negative where the first is served before the second. */
function rankOf(question: ReleaseQuestion): (a: QueuedUnits, b: QueuedUnits) => number {
  const { priority = 'promise-day', patienceDays = 30, today } = question;
  const now = dayNumber(today);
  const patient = ({ placedAt }: QueuedUnits): number =>
    now - dayNumber(placedAt.slice(0, 10)) >= patienceDays ? 0 : 1;
  const usual = (a: QueuedUnits, b: QueuedUnits): number =>
    compareText(a.promisedDay ?? LAST_DAY, b.promisedDay ?? LAST_DAY) || compareText(a.placedAt, b.placedAt);
  const own = (a: QueuedUnits, b: QueuedUnits): number => {
    if (priority === 'first-come') return compareText(a.placedAt, b.placedAt);
    if (priority === 'customer-tier') return (a.tier ?? LAST_TIER) - (b.tier ?? LAST_TIER);
    return priority === 'margin' ? (b.unitMarginMinor ?? 0) - (a.unitMarginMinor ?? 0) : 0;
  };
  return (a, b) => patient(a) - patient(b) || own(a, b) || usual(a, b);
}

const LAST_DAY = '9999-12-31';
const LAST_TIER = Number.MAX_SAFE_INTEGER;

interface Turn {
  readonly claim: Claim;
  readonly quantity: Quantity;
}

/** Who takes how much, turn by turn; what a turn takes is gone before the next one is made up. */
function* inTurns(question: ReleaseQuestion, claims: readonly Claim[], heaps: Heaps): Iterable<readonly Turn[]> {
  const leftOf = (sku: Sku): number => (heaps.get(sku) ?? []).reduce((sum, { left }) => sum + left, 0);
  if (question.priority === 'complete-orders-first') {
    for (const order of byOrder(claims)) if (isCoverable(order, leftOf)) yield order.map(inFull);
  }
  if (question.priority === 'fair-share') {
    for (const sku of [...heaps.keys()].sort(compareText))
      yield fairTurn(
        claims.filter((claim) => shares(claim, sku)),
        leftOf(sku),
      );
  }
  const done = new Set<OrderId>();
  for (const claim of claims) {
    const { orderId, sku, shipComplete } = claim.units;
    if (shipComplete !== true) yield [{ claim, quantity: Math.min(claim.wanted, leftOf(sku)) }];
    else if (!done.has(orderId)) {
      done.add(orderId);
      const order = claims.filter(({ units }) => units.orderId === orderId);
      if (isCoverable(order, leftOf)) yield order.map(inFull);
    }
  }
}

const inFull = (claim: Claim): Turn => ({ claim, quantity: claim.wanted });

const shares = ({ units }: Claim, sku: Sku): boolean => units.sku === sku && units.shipComplete !== true;

/** Orders in the order of their first claim. */
function byOrder(claims: readonly Claim[]): Iterable<readonly Claim[]> {
  const orders = new Map<OrderId, Claim[]>();
  for (const claim of claims) {
    const own = orders.get(claim.units.orderId);
    if (own === undefined) orders.set(claim.units.orderId, [claim]);
    else own.push(claim);
  }
  return orders.values();
}

/** Is there enough left for all claims together? */
function isCoverable(claims: readonly Claim[], leftOf: (sku: Sku) => number): boolean {
  const wanted = new Map<Sku, number>();
  for (const { units, wanted: own } of claims) wanted.set(units.sku, (wanted.get(units.sku) ?? 0) + own);
  return [...wanted].every(([sku, units]) => units <= leftOf(sku)) && claims.some((claim) => claim.wanted > 0);
}

/** Everybody in proportion to what he waits for, by largest remainder; ties to who comes first. */
function fairTurn(claims: readonly Claim[], left: number): readonly Turn[] {
  const wanted = claims.reduce((sum, claim) => sum + claim.wanted, 0);
  if (wanted <= left) return claims.map(inFull);
  const parts = splitAmount({ amountMinor: left, weights: claims.map((claim) => claim.wanted) }).unwrapOr([]);
  return claims.map((claim, index) => ({ claim, quantity: Math.min(claim.wanted, parts[index] ?? 0) }));
}

interface Taking {
  readonly claim: Claim;
  readonly quantity: Quantity;
  readonly heaps: Heaps;
  readonly taken: ReleasedUnits[];
}

/** Hands units out: where the claim has its own first, then the cheapest place, then by id. */
function take({ costMinor = () => 0 }: ReleaseQuestion, { claim, quantity, heaps, taken }: Taking): void {
  const { orderId, lineId, sku } = claim.units;
  const cost = ({ locationId }: Heap): number => (locationId === claim.held ? -1 : costMinor({ orderId, locationId }));
  let left = quantity;
  for (const heap of [...(heaps.get(sku) ?? [])].sort((a, b) => cost(a) - cost(b))) {
    const units = Math.min(left, heap.left);
    if (units === 0) continue;
    heap.left -= units;
    claim.wanted -= units;
    left -= units;
    taken.push({ orderId, lineId, sku, locationId: heap.locationId, quantity: units });
  }
}

/** What changes for whom: who keeps what he had is not named. */
function planOf(
  { queue, preemptible = [] }: ReleaseQuestion,
  { claims, heaps, taken }: { claims: readonly Claim[]; heaps: Heaps; taken: readonly ReleasedUnits[] },
): ReleasePlan {
  const before = new Map<string, number>();
  const nameOf = (units: Omit<ReleasedUnits, 'quantity'>): string =>
    JSON.stringify([units.orderId, units.lineId, units.sku, units.locationId]);
  for (const { allocated, ...units } of preemptible)
    before.set(nameOf(units), (before.get(nameOf(units)) ?? 0) + allocated);
  const releases: ReleasedUnits[] = [];
  for (const units of taken) {
    const kept = Math.min(units.quantity, before.get(nameOf(units)) ?? 0);
    before.set(nameOf(units), (before.get(nameOf(units)) ?? 0) - kept);
    if (units.quantity > kept) releases.push({ ...units, quantity: units.quantity - kept });
  }
  const preempted = preemptible.flatMap(({ orderId, lineId, sku, locationId }) => {
    const name = nameOf({ orderId, lineId, sku, locationId });
    const quantity = before.get(name) ?? 0;
    before.delete(name);
    return quantity > 0 ? [{ orderId, lineId, sku, locationId, quantity }] : [];
  });
  const open = new Set(claims.filter(({ wanted }) => wanted > 0).map(({ units }) => units.orderId));
  const completed = [...new Set(queue.map(({ orderId }) => orderId))].filter((orderId) => !open.has(orderId));
  const left = [...heaps].flatMap(([sku, own]) =>
    own.map(({ locationId, left: quantity }) => ({ sku, locationId, quantity })),
  );
  return {
    releases,
    preempted,
    completed: completed.sort(compareText),
    left: left
      .filter(({ quantity }) => quantity > 0)
      .sort((a, b) => compareText(a.sku, b.sku) || compareText(a.locationId, b.locationId)),
  };
}
