import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { LineId, Sku } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { DraftLine, OrderContent, OrderDraft } from '../order/index.ts';
import { toDraft } from './to-draft.ts';

/** How an order is ordered once more. */
export interface ReorderContext {
  /** when it is ordered again */
  readonly placedAt: Instant;
  /** `current`: prices, discounts, charges and tax are dead and are asked for anew; `keep`: a copy, prices and all */
  readonly prices?: 'current' | 'keep';
  /** left out: all lines, as many units as before */
  readonly lines?: readonly { readonly lineId: LineId; readonly quantity: number }[];
  /** is the SKU still sold? everything is unless this says otherwise */
  readonly isSold?: (sku: Sku) => boolean;
}

/** A draft to be cleaned like any other, and what is not in it any more. */
export interface Reorder {
  readonly draft: OrderDraft;
  readonly leftOut: readonly {
    readonly lineId: LineId;
    readonly sku: Sku;
    readonly because: 'not-sold' | 'no-units';
  }[];
}

/**
 * Makes a draft of an order that was placed before: the same customer, addresses and lines, to be checked anew by
 * `cleanOrder`. What belonged to the old order alone stays behind: its ids and numbers, payments, dates and promises.
 *
 * @law every line is in the draft or left out with a reason; no payment is ordered again
 * @example an order of A and B, of which B is not sold any more: a draft of A without a price, B left out
 */
export function reorder(order: OrderContent, context: ReorderContext): Reorder {
  const { placedAt, prices = 'current', isSold = () => true } = context;
  const wanted = context.lines && new Map(context.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const leftOut: Reorder['leftOut'][number][] = [];
  const kept = order.lines.flatMap((line) => {
    const { lineId, sku } = line;
    const quantity = wanted === undefined ? line.quantity : (wanted.get(lineId) ?? 0);
    const because = quantity <= 0 ? 'no-units' : isSold(sku) ? undefined : 'not-sold';
    if (because === undefined) return [{ line, quantity }];
    leftOut.push({ lineId, sku, because });
    return [];
  });
  const draft = toDraft({ ...order, lines: kept.map(({ line }) => line) });
  const changed = kept.some(({ line, quantity }) => quantity !== line.quantity) || leftOut.length > 0;
  const lines = (draft.lines ?? []).map((line, i) => lineAgain(line, { quantity: kept[i]?.quantity ?? 0, prices }));
  const { externalId, externalNumber, payments, shipBy, deliverBy, discountCodes, charges, ...same } = draft;
  return {
    draft: {
      ...same,
      placedAt,
      lines,
      ...(prices === 'keep' && !changed ? { charges: charges ?? [], discountCodes: discountCodes ?? [] } : {}),
      ...(same.preferences === undefined ? {} : { preferences: withoutPast(same.preferences, placedAt) }),
    },
    leftOut,
  };
}

interface Again {
  readonly quantity: number;
  readonly prices: 'current' | 'keep';
}

/** A line without its dates, and without dead prices; what was taken off it was taken off all its units together. */
function lineAgain(line: DraftLine, { quantity, prices }: Again): DraftLine {
  const { shipBy, deliverBy, commission, unitPrice, discount, tax, ...same } = line;
  if (prices === 'current') return { ...same, quantity };
  const price = unitPrice === undefined ? {} : { unitPrice };
  const rate = tax?.rate === undefined ? {} : { tax: { rate: tax.rate } };
  const all = { ...(discount === undefined ? {} : { discount }), ...(tax === undefined ? {} : { tax }) };
  return { ...same, quantity, ...price, ...(quantity === line.quantity ? all : rate) };
}

/** A latest day that lies behind is nobody's wish any more. */
function withoutPast<Wishes extends { readonly latestDay?: CalendarDay }>(wishes: Wishes, placedAt: Instant): Wishes {
  const { latestDay, ...rest } = wishes;
  return latestDay === undefined || latestDay >= placedAt.slice(0, 10) ? wishes : (rest as Wishes);
}
