import { err, ok, type Result } from 'neverthrow';
import type { OrderId, Sku } from '../../../kernel/ids.ts';
import { splitAmount } from '../../../kernel/split-amount.ts';
import { notebook } from '../check-question.ts';
import { type Claim, claimsBy, claimsOf, heapsOf } from './claims.ts';
import { type Handing, reportOf, type Turn, take } from './hand-out.ts';
import type { ReleasePlan, ReleaseQuestion, ReleaseRefusal } from './release-question.ts';

/**
 * Hands arriving units to those who wait, in the stated order, and says who is complete by it.
 *
 * @units whole base units
 * @law each unit is used once: released + kept + left = arrived + preempted; nobody gets more than he waits for; an order
 * that must leave complete is released whole or not at all; nothing is left while somebody waits for it (unless complete
 * orders would have to be broken); the order of the lists does not matter; who has waited `patienceDays` comes first, and
 * what he cannot leave with yet is kept for him, so nobody starves
 * @errors the first that applies: `backorder.not-a-day` (today), then line by line `backorder.quantity-not-whole`,
 * `backorder.not-a-day`, `backorder.line-named-twice`, then the arrivals and the units that may be taken
 * @example 5 units come; order A waits for 4 since Monday, B for 3 since Tuesday: first come gives A 4 and B 1; fair share
 * gives A 3 and B 2
 */
export function releaseBackorders(question: ReleaseQuestion): Result<ReleasePlan, ReleaseRefusal> {
  const fault = faultOf(question);
  if (fault !== undefined) return err({ code: fault });
  const claims = claimsOf(question);
  const handing: Handing = { question, claims, heaps: heapsOf(question), taken: [], kept: [] };
  for (const turns of inTurns(handing)) for (const turn of turns) take(handing, turn);
  return ok(reportOf(handing));
}

function faultOf({ today, queue, arrivals, preemptible = [], patienceDays }: ReleaseQuestion) {
  const [seen, counts, , days] = notebook<'backorder.line-named-twice'>();
  days(today);
  const named = new Set<string>();
  for (const { orderId, lineId, waiting, placedAt, promisedDay } of queue) {
    counts(waiting);
    days(placedAt.slice(0, 10), promisedDay);
    const name = JSON.stringify([orderId, lineId]);
    seen('backorder.line-named-twice', named.has(name));
    named.add(name);
  }
  for (const { quantity } of arrivals) counts(quantity);
  for (const { allocated, placedAt, promisedDay } of preemptible) {
    counts(allocated);
    days(placedAt.slice(0, 10), promisedDay);
  }
  counts(patienceDays);
  return seen() as ReleaseRefusal['code'] | undefined;
}

/** Who takes how much, turn by turn; what a turn takes is gone before the next one is made up. */
function* inTurns({ question: { priority }, claims, heaps }: Handing): Iterable<readonly Turn[]> {
  const leftOf = (sku: Sku): number => (heaps.get(sku) ?? []).reduce((sum, { left }) => sum + left, 0);
  const orders = claimsBy(claims, ({ orderId }) => orderId);
  const waited = claims.filter(({ patient }) => patient);
  const others = claims.filter(({ patient }) => !patient);
  yield* oneByOne(waited, orders, leftOf);
  if (priority === 'complete-orders-first') {
    for (const order of orders.values()) if (isCoverable(order, leftOf)) yield order.map(inFull);
  }
  if (priority === 'fair-share') {
    const sharing = others.filter(({ units }) => units.shipComplete !== true);
    for (const [sku, own] of claimsBy(sharing, (units) => units.sku)) yield fairTurn(own, leftOf(sku));
  }
  yield* oneByOne(others, orders, leftOf);
}

type Left = (sku: Sku) => number;

/** In the order of the claims; orders that must leave complete in the place of their first claim. */
function* oneByOne(
  claims: readonly Claim[],
  orders: ReadonlyMap<OrderId, readonly Claim[]>,
  leftOf: Left,
): Iterable<readonly Turn[]> {
  const done = new Set<OrderId>();
  for (const claim of claims) {
    const { orderId, sku, shipComplete } = claim.units;
    if (shipComplete !== true) yield [{ claim, quantity: Math.min(claim.wanted, leftOf(sku)) }];
    else if (!done.has(orderId)) {
      done.add(orderId);
      const order = orders.get(orderId) ?? [];
      const coverable = isCoverable(order, leftOf);
      if (coverable) yield order.map(inFull);
      else if (claim.patient) yield order.map((own) => ({ ...inFull(own), keep: true }));
    }
  }
}

const inFull = (claim: Claim): Turn => ({ claim, quantity: claim.wanted });

/** Is there enough left for all claims together? */
function isCoverable(claims: readonly Claim[], leftOf: Left): boolean {
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
