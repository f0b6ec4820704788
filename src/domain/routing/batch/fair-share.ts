import { splitAmount } from '../../../kernel/split-amount.ts';
import { tally } from '../apply-plan.ts';
import type { SplitRules } from '../rules.ts';
import type { BatchOrder, BatchQuestion } from './question.ts';

/**
 * Cuts orders down to their fair share of every SKU: in proportion to what each asks for, in whole units. Where the share
 * of an order is short of a kit, of lines that may not split, or of what ships complete, it gets none of them at first.
 *
 * Stock of places that no order knows, or that are offline, is nobody's share.
 *
 * @law of every SKU, all orders together are left with no more than there is; no order with more than it asked for
 * @example 6 units for orders of 4 and 8: their shares are 2 and 4
 */
export function fairShares({ orders, stock, rules = {} }: BatchQuestion): BatchOrder[] {
  const usable = new Set<string>();
  for (const { locations } of orders) {
    for (const { locationId, offline } of locations) if (offline !== true) usable.add(locationId);
  }
  const demand = new Map<string, Map<number, number>>();
  for (const [o, { lines }] of orders.entries()) {
    for (const { sku, quantity } of lines) {
      const asked = demand.get(sku) ?? new Map<number, number>();
      demand.set(sku, asked.set(o, (asked.get(o) ?? 0) + quantity));
    }
  }
  const supply = tally(
    stock.filter(({ locationId }) => usable.has(locationId)),
    ({ sku }) => sku,
    ({ available }) => available,
  );
  const shares = new Map([...demand].map(([sku, asked]) => [sku, sharesOf(asked, supply.get(sku) ?? 0)]));
  const complete = [rules, ...(rules.scenarios ?? [])].map(({ splits }) => splits?.shipComplete);
  return orders.map((order, o) => cutDown(order, complete, (sku) => shares.get(sku)?.get(o) ?? 0));
}

/** The share of each order that asks for units. */
function sharesOf(asked: ReadonlyMap<number, number>, units: number): ReadonlyMap<number, number> {
  const weights = [...asked.values()];
  if (weights.reduce((a, b) => a + b, 0) <= units) return asked;
  const parts = splitAmount({ amountMinor: units, weights }).unwrapOr([]);
  return new Map([...asked.keys()].map((o, k) => [o, parts[k] ?? 0]));
}

/** An order with no more than its share of each SKU: first lines first. */
function cutDown(
  order: BatchOrder,
  complete: readonly SplitRules['shipComplete'][],
  shareOf: (sku: string) => number,
): BatchOrder {
  const left = new Map<string, number>();
  const given = order.lines.map(({ sku, quantity }) => {
    const rest = left.get(sku) ?? shareOf(sku);
    left.set(sku, Math.max(0, rest - quantity));
    return Math.min(quantity, rest);
  });
  const short = order.lines.filter(({ quantity }, k) => (given[k] as number) < quantity);
  const kits = new Set(short.flatMap(({ kitId }) => (kitId === undefined ? [] : [kitId])));
  const inFull = complete.includes('line');
  const whole = new Set(short.flatMap(({ sku, mayNotSplit }) => (inFull || mayNotSplit === true ? [sku] : [])));
  const nothing = complete.includes('order') && short.length > 0;
  const lines = order.lines.map((line, k) => {
    const none = nothing || whole.has(line.sku) || (line.kitId !== undefined && kits.has(line.kitId));
    return { ...line, quantity: none ? 0 : (given[k] as number) };
  });
  return { ...order, lines };
}
