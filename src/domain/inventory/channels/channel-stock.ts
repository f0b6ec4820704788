import { err, ok, type Result } from 'neverthrow';
import type { ChannelId, Sku } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { splitAmount } from '../../../kernel/split-amount.ts';
import { compareText } from '../../../kernel/text.ts';
import { isUnits } from '../position.ts';

/** What a channel may sell of one SKU, as it was told. */
export interface ChannelStock {
  readonly channelId: ChannelId;
  /** the number that is in force there */
  readonly told: Quantity;
  /** numbers that were sent and not confirmed yet, in the order of sending */
  readonly waiting?: readonly Quantity[];
}

/** One channel's part of what may be sold. */
export interface ChannelShare {
  readonly channelId: ChannelId;
  /** its part of what is kept for nobody, compared with the others */
  readonly weight: number;
  /** units that are kept for it */
  readonly ringFence?: Quantity;
  /** what it may see at most: its virtual catalogue, after buffers and exclusions */
  readonly atMost?: Quantity;
  /** units it may sell beyond what is there */
  readonly oversell?: Quantity;
}

export interface ChannelStockQuestion {
  readonly change: {
    readonly sku: Sku;
    /** what may be sold now, in all channels together; below 0 after an oversell */
    readonly sellable: number;
    /** the sale that caused the change: that channel has counted it down already */
    readonly soldBy?: { readonly channelId: ChannelId; readonly quantity: Quantity };
  };
  readonly channels: readonly ChannelStock[];
  readonly policy: {
    readonly shares: readonly ChannelShare[];
    /** smaller raises are not worth a message, unless the channel has nothing; left out: 1 */
    readonly raiseFrom?: Quantity;
  };
}

/** What to send, and what the channels then may sell. */
export interface ChannelStockPlan {
  readonly messages: readonly { readonly channelId: ChannelId; readonly sku: Sku; readonly quantity: Quantity }[];
  readonly channels: readonly ChannelStock[];
  /** the most that all channels together could sell before anything is confirmed */
  readonly exposure: Quantity;
}

/** Why channel stock is not planned. */
export interface ChannelStockRefusal {
  readonly code: 'channel-stock.not-whole' | 'channel-stock.named-twice';
}

/**
 * Plans what to tell the channels after stock has changed. What nobody is promised is split among them, so that all of
 * them may sell at the same time. A channel that is lowered may go on selling what it had until it confirms; others are
 * raised only as far as that leaves room.
 *
 * @units whole base units
 * @law what all channels could sell at once, old numbers that are not confirmed included, is never brought above what may
 * be sold plus the oversell that is allowed; once everything is confirmed it is no more than that; a channel whose number
 * stays the same hears nothing; the order of channels and shares is irrelevant. (Only a sale that crosses a number on its
 * way to the same channel can leave more for sale there, until the next number arrives.)
 * @errors the first that applies: `channel-stock.named-twice`, `channel-stock.not-whole`
 * @example 10 to sell, shares 1 : 1, both have 5 and Amazon sells 2: 8 are left, Amazon has 3 and bol 5; bol is told 4,
 * and Amazon is told 4 when bol has confirmed
 */
export function planChannelStock({
  change,
  channels,
  policy,
}: ChannelStockQuestion): Result<ChannelStockPlan, ChannelStockRefusal> {
  const { sku, sellable, soldBy } = change;
  const code = faultOf({ change, channels, policy });
  if (code !== undefined) return err({ code });
  const shares = [...policy.shares].sort(byChannel);
  const targets = targetsOf(sellable, shares);
  let budget = sellable;
  for (const { oversell = 0 } of shares) budget += oversell;
  const known = new Map(channels.map((channel) => [channel.channelId, channel]));
  const heard = [...new Set([...known.keys(), ...targets.keys()])].sort(compareText).map((channelId) => {
    const before: ChannelStock = known.get(channelId) ?? { channelId, told: 0 };
    const { told, waiting = [] } = channelId === soldBy?.channelId ? afterSale(before, soldBy.quantity) : before;
    const exposure = waiting.reduce((most, number) => Math.max(most, number), told);
    budget -= exposure;
    return { channelId, told, waiting, exposure, sent: waiting.at(-1) ?? told };
  });
  const messages: { channelId: ChannelId; sku: Sku; quantity: Quantity }[] = [];
  let exposed = 0;
  const after = heard.map(({ channelId, told, waiting, exposure, sent }): ChannelStock => {
    const target = targets.get(channelId) ?? 0;
    const possible = Math.min(target, exposure + Math.max(0, budget));
    const worth = possible > sent && (sent === 0 || possible - sent >= (policy.raiseFrom ?? 1));
    const quantity = target < sent ? target : worth ? possible : sent;
    const most = Math.max(exposure, quantity);
    budget -= most - exposure;
    exposed += most;
    if (quantity === sent) return { channelId, told, waiting };
    messages.push({ channelId, sku, quantity });
    return { channelId, told, waiting: [...waiting, quantity] };
  });
  return ok({ messages, channels: after, exposure: exposed });
}

/** A channel after it has sold: more than its number in force means that a later number was in force there already. */
function afterSale({ channelId, told, waiting = [] }: ChannelStock, quantity: Quantity): ChannelStock {
  const arrived = quantity > told ? waiting.findIndex((number) => number >= quantity) : -1;
  const inForce = waiting[arrived] ?? told;
  return { channelId, told: Math.max(0, inForce - quantity), waiting: waiting.slice(arrived + 1) };
}

const byChannel = (left: { channelId: ChannelId }, right: { channelId: ChannelId }): number =>
  compareText(left.channelId, right.channelId);

function faultOf({ change, channels, policy }: ChannelStockQuestion): ChannelStockRefusal['code'] | undefined {
  for (const list of [channels, policy.shares]) {
    if (new Set(list.map(({ channelId }) => channelId)).size < list.length) return 'channel-stock.named-twice';
  }
  const { sellable, soldBy } = change;
  const numbers = [Math.abs(sellable), soldBy?.quantity, policy.raiseFrom];
  for (const share of policy.shares) numbers.push(share.weight, share.ringFence, share.atMost, share.oversell);
  const whole =
    numbers.every((units = 0) => isUnits(units)) &&
    channels.every(({ told, waiting = [] }) => isUnits(told) && waiting.every(isUnits));
  return whole ? undefined : 'channel-stock.not-whole';
}

/** Every channel's part: what is kept for it, its share of the rest as far as it may see it, and its oversell. */
function targetsOf(sellable: number, shares: readonly ChannelShare[]): Map<ChannelId, number> {
  const there = Math.max(0, sellable);
  const most = shares.map(({ atMost = there }) => atMost);
  const kept = shares.map(({ ringFence = 0 }, i) => Math.min(ringFence, most[i] ?? 0));
  const parts = sumOf(kept) > there ? split(there, kept) : kept;
  let left = there - sumOf(parts);
  while (left > 0) {
    const open = shares.map(({ weight }, i) => ((parts[i] ?? 0) < (most[i] ?? 0) ? weight : 0));
    const before = left;
    for (const [i, share] of split(left, open).entries()) {
      const take = Math.min(share, (most[i] ?? 0) - (parts[i] ?? 0));
      parts[i] = (parts[i] ?? 0) + take;
      left -= take;
    }
    if (left === before) break;
  }
  const oversell = shares.map(({ oversell: units = 0 }) => units);
  // what was oversold before is used up
  const extra = sellable < 0 ? split(Math.max(0, sumOf(oversell) + sellable), oversell) : oversell;
  return new Map(shares.map(({ channelId }, i) => [channelId, (parts[i] ?? 0) + (extra[i] ?? 0)]));
}

const sumOf = (parts: readonly number[]): number => parts.reduce((sum, units) => sum + units, 0);

/** Splits units in proportion to weights; without any weight nobody gets any. */
function split(units: number, weights: readonly number[]): number[] {
  const none = weights.map(() => 0);
  if (weights.every((weight) => weight === 0)) return none;
  return [...splitAmount({ amountMinor: units, weights }).unwrapOr(none)];
}

/**
 * Notes that a channel has put a number in force: what was sent before it no longer waits.
 *
 * @law the number that is in force already, or one that does not wait, changes nothing: its confirmation came before, or
 * another one after it did
 * @example told 5, 4 and 3 were sent; 4 is confirmed: told 4, 3 waits; confirmed once more: the same
 */
export function confirmChannelStock(channel: ChannelStock, quantity: Quantity): ChannelStock {
  const { channelId, told, waiting = [] } = channel;
  const sent = quantity === told ? -1 : waiting.indexOf(quantity);
  return { channelId, told: sent < 0 ? told : quantity, waiting: waiting.slice(sent + 1) };
}
