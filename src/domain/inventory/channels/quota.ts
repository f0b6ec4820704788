import { err, ok, type Result } from 'neverthrow';
import type { Quantity } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import { isUnits } from '../position.ts';

/** Units of a SKU that are kept for a channel, a region of it, a group of customers there, and so on. */
export interface Quota {
  /** from the channel down, at most 8 levels: `['web', 'nl', 'vip']`; `[]` is the pool of what nobody has a claim to */
  readonly path: readonly string[];
  /** what is kept at this level, not passed on to one below */
  readonly free: Quantity;
}

/** Why a quota is not changed. */
export type QuotaRefusal =
  | { readonly code: 'quota.quantity-not-whole' | 'quota.too-deep' | 'quota.same-place' }
  | { readonly code: 'quota.not-enough'; readonly asked: Quantity; readonly possible: Quantity };

const MAX_LEVELS = 8;
const keyOf = (path: readonly string[]): string => JSON.stringify(path);

/**
 * Says how many units stand at a place of the hierarchy. In the pool stands what may be sold and is kept for nobody.
 *
 * @units whole base units; the pool is below 0 where more is kept than there is
 * @law all places together are what may be sold
 * @example 10 to sell, 4 kept for the web shop: 4 at `['web']`, 6 in the pool
 */
export function quotaAt(
  quotas: readonly Quota[],
  { sellable, path }: { sellable: Quantity; path: readonly string[] },
): number {
  let [here, all] = [0, 0];
  for (const quota of quotas) {
    all += quota.free;
    if (keyOf(quota.path) === keyOf(path)) here += quota.free;
  }
  return path.length === 0 ? sellable - all : here;
}

/**
 * Says how many units are kept for a place and everybody below it: the ring fence of a channel in `planChannelStock`.
 *
 * @units whole base units
 * @law the channels together, and the pool, are what may be sold
 * @example 3 kept for `['web']` and 1 for `['web', 'vip']`: 4 for the channel `['web']`
 */
export function quotaBelow(quotas: readonly Quota[], path: readonly string[]): number {
  let kept = 0;
  for (const quota of quotas) if (path.every((step, level) => quota.path[level] === step)) kept += quota.free;
  return kept;
}

/** Are all numbers whole, and the places no deeper than they may be? */
function faultOf(
  quotas: readonly Quota[],
  { sellable, quantity }: { readonly sellable: Quantity; readonly quantity: Quantity },
  paths: readonly (readonly string[])[],
): QuotaRefusal | undefined {
  const whole = isUnits(quantity) && quantity > 0 && isUnits(sellable) && quotas.every(({ free }) => isUnits(free));
  if (!whole) return { code: 'quota.quantity-not-whole' };
  return paths.every(({ length }) => length <= MAX_LEVELS) ? undefined : { code: 'quota.too-deep' };
}

/**
 * Moves units from one place of the hierarchy to another: out of the pool to keep them for somebody, back into it, or
 * from one to the other.
 *
 * @law what may be sold stays what it is; nothing is kept twice
 * @errors the first that applies: `quota.quantity-not-whole`, `quota.too-deep`, `quota.same-place`, `quota.not-enough`
 * @source ring-fencing with allocate, reallocate and unallocate: Microsoft Intelligent Order Management
 * @example 4 of 10 from `[]` to `['web']`, then 1 of them to `['web', 'vip']`: 3, 1 and 6 in the pool
 */
export function moveQuota(
  quotas: readonly Quota[],
  move: { sellable: Quantity; from: readonly string[]; to: readonly string[]; quantity: Quantity },
): Result<readonly Quota[], QuotaRefusal> {
  const { sellable, from, to, quantity } = move;
  const fault = faultOf(quotas, move, [from, to]);
  if (fault !== undefined) return err(fault);
  if (keyOf(from) === keyOf(to)) return err({ code: 'quota.same-place' });
  const possible = Math.max(0, quotaAt(quotas, { sellable, path: from }));
  if (quantity > possible) return err({ code: 'quota.not-enough', asked: quantity, possible });
  return ok(changed(changed(quotas, from, -quantity), to, quantity));
}

/** The list with more or fewer units at a place, in the order of the places. The pool is not in it: it is the rest. */
function changed(quotas: readonly Quota[], path: readonly string[], by: number): readonly Quota[] {
  if (path.length === 0) return quotas;
  // of a place that is named twice the units are one sum
  const free = quotaAt(quotas, { sellable: 0, path }) + by;
  const others = quotas.filter((quota) => keyOf(quota.path) !== keyOf(path));
  const all = free === 0 ? others : [...others, { path, free }];
  // a level comes before those below it
  return [...all].sort((left, right) => compareText(keyOf(left.path).slice(0, -1), keyOf(right.path).slice(0, -1)));
}

/** What was taken, where. */
export interface QuotaTaken {
  readonly quotas: readonly Quota[];
  readonly taken: readonly { readonly path: readonly string[]; readonly quantity: Quantity }[];
}

/**
 * Takes units that are sold from what is kept for the buyer; when that is not enough and borrowing is allowed, from the
 * levels above, and in the end from the pool. Reserve the units in the stock along with it.
 *
 * @law takes all or nothing, and never more than may be sold, also where more is kept than there is; what is kept for
 * others is not touched
 * @errors the first that applies: `quota.quantity-not-whole`, `quota.too-deep`, `quota.not-enough`
 * @example 1 kept for `['web', 'vip']`, 3 for `['web']`, 6 in the pool: 5 for a VIP are 1, 3 and 1 of the pool
 */
export function consumeQuota(
  quotas: readonly Quota[],
  sale: { sellable: Quantity; path: readonly string[]; quantity: Quantity; borrow?: boolean },
): Result<QuotaTaken, QuotaRefusal> {
  const { sellable, path, quantity, borrow = false } = sale;
  const fault = faultOf(quotas, sale, [path]);
  if (fault !== undefined) return err(fault);
  const taken: { path: readonly string[]; quantity: number }[] = [];
  let left = Math.min(quantity, sellable);
  const missing = quantity - left;
  for (let level = path.length; level >= (borrow ? 0 : path.length); level -= 1) {
    const place = path.slice(0, level);
    const units = Math.min(left, Math.max(0, quotaAt(quotas, { sellable, path: place })));
    if (units > 0) taken.push({ path: place, quantity: units });
    left -= units;
  }
  left += missing;
  if (left > 0) return err({ code: 'quota.not-enough', asked: quantity, possible: quantity - left });
  return ok({ quotas: taken.reduce((now, { path: at, quantity: units }) => changed(now, at, -units), quotas), taken });
}
