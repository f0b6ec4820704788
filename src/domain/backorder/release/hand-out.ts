import type { LocationId, OrderId, Sku } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import type { Claim, Heap, Heaps } from './claims.ts';
import type { ReleasedUnits, ReleasePlan, ReleaseQuestion } from './release-question.ts';

/** Everything that is handed out, and to whom. */
export interface Handing {
  readonly question: ReleaseQuestion;
  readonly claims: readonly Claim[];
  readonly heaps: Heaps;
  readonly taken: ReleasedUnits[];
  readonly kept: ReleasedUnits[];
}

/** How much a claim takes in its turn; or that it is kept back for it. */
export interface Turn {
  readonly claim: Claim;
  readonly quantity: Quantity;
  readonly keep?: boolean;
}

/** Hands units out: from the cheapest place; of equally cheap ones from where the claim has its own, then by id. */
export function take({ question, heaps, taken, kept }: Handing, { claim, quantity, keep }: Turn): void {
  const { costMinor = () => 0, movingMinor = 0 } = question;
  const { orderId, lineId, sku } = claim.units;
  const isOwn = ({ locationId }: Heap): boolean => locationId === claim.held;
  const priced = (heaps.get(sku) ?? []).map((heap) => {
    const own = isOwn(heap) ? movingMinor : 0;
    return { heap, cost: costMinor({ orderId, locationId: heap.locationId }) - own };
  });
  priced.sort((a, b) => a.cost - b.cost || Number(isOwn(b.heap)) - Number(isOwn(a.heap)));
  let left = quantity;
  for (const { heap } of priced) {
    const units = Math.min(left, heap.left);
    if (units === 0) continue;
    heap.left -= units;
    left -= units;
    if (keep !== true) claim.wanted -= units;
    (keep === true ? kept : taken).push({ orderId, lineId, sku, locationId: heap.locationId, quantity: units });
  }
}

/** What changes for whom: who keeps what he had is not named. */
export function reportOf({ question, claims, heaps, taken, kept }: Handing): ReleasePlan {
  const { queue, preemptible = [] } = question;
  const had = new Map<string, number>();
  const nameOf = ({ orderId, lineId, sku, locationId }: Omit<ReleasedUnits, 'quantity'>): string =>
    JSON.stringify([orderId, lineId, sku, locationId]);
  for (const { allocated, ...units } of preemptible) had.set(nameOf(units), (had.get(nameOf(units)) ?? 0) + allocated);
  const news = (list: readonly ReleasedUnits[]): readonly ReleasedUnits[] =>
    list.flatMap((units) => {
      const name = nameOf(units);
      const same = Math.min(units.quantity, had.get(name) ?? 0);
      had.set(name, (had.get(name) ?? 0) - same);
      return units.quantity > same ? [{ ...units, quantity: units.quantity - same }] : [];
    });
  const releases = news(taken);
  const stays = news(kept);
  const preempted = preemptible.flatMap(({ orderId, lineId, sku, locationId }) => {
    const units = { orderId, lineId, sku, locationId };
    const quantity = had.get(nameOf(units)) ?? 0;
    had.delete(nameOf(units));
    return quantity > 0 ? [{ ...units, quantity }] : [];
  });
  return { releases, preempted, completed: completedOf(queue, claims), kept: stays, left: leftIn(heaps) };
}

function completedOf(queue: ReleaseQuestion['queue'], claims: readonly Claim[]): readonly OrderId[] {
  const open = new Set(claims.filter(({ wanted }) => wanted > 0).map(({ units }) => units.orderId));
  const all = new Set(queue.map(({ orderId }) => orderId));
  return [...all].filter((orderId) => !open.has(orderId)).sort(compareText);
}

function leftIn(heaps: Heaps): readonly { sku: Sku; locationId: LocationId; quantity: Quantity }[] {
  return [...heaps].flatMap(([sku, own]) =>
    own.filter(({ left }) => left > 0).map(({ locationId, left: quantity }) => ({ sku, locationId, quantity })),
  );
}
