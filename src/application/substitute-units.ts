import { ok, type Result } from 'neverthrow';
import {
  type ChangeDocument,
  type DecisionFacts,
  decideOrder,
  evolveOrder,
  type LineAmounts,
  type OrderCommand,
  type OrderContent,
  type OrderEvent,
  type OrderLine,
  type OrderRefusal,
  type PlacedOrder,
  withDocument,
} from '../domain/order/index.ts';
import { replay } from '../kernel/decider.ts';
import type { LineId, Sku } from '../kernel/ids.ts';
import type { Quantity } from '../kernel/quantity.ts';
import { shareOfAmount } from '../kernel/split-amount.ts';

/** Units of a line for which something else is sent. */
export interface SubstitutedUnits {
  readonly lineId: LineId;
  /** the line that takes their place */
  readonly newLineId: LineId;
  readonly sku: Sku;
  readonly quantity: Quantity;
}

/** Who substitutes, and what the company has laid down. */
export interface SubstituteFacts {
  readonly request: Pick<OrderCommand, 'commandId' | 'actor' | 'now'>;
  readonly rules?: DecisionFacts;
}

/** The order with its substitutes, and the events that brought it there. */
export interface Substituted {
  readonly order: PlacedOrder;
  readonly events: readonly OrderEvent[];
}

/**
 * Puts something else in the place of waiting units: a change of the order that takes them off their line and adds a line
 * of the substitute at the same price, so that the customer pays what was agreed.
 *
 * @units whole base units
 * @law the document of the change comes to nothing: what is taken off a line is what the new lines of it come to
 * @errors those of confirming a change
 * @example 3 of 10 blue mugs at 1.00 become red ones: 7 blue at 7.00, 3 red at 3.00
 */
export function substituteUnits(
  order: PlacedOrder,
  units: readonly SubstitutedUnits[],
  { request, rules: { permissions: _, ...rules } = {} }: SubstituteFacts,
): Result<Substituted, OrderRefusal> {
  if (units.length === 0) return ok({ order, events: [] });
  const changeId = `${request.commandId}/substitutes`;
  const document = units.reduce(
    (sum, own) => together(sum, documentOf(withDocument(order.content, sum), own)),
    NOTHING,
  );
  return decideOrder({ kind: 'stage-change', ...request, changeId, document }, order, rules).andThen((staged) => {
    const between = replay(evolveOrder, order, staged) as PlacedOrder;
    return decideOrder({ kind: 'confirm-change', ...request, changeId }, between, rules).map((confirmed) => ({
      order: replay(evolveOrder, between, confirmed) as PlacedOrder,
      events: [...staged, ...confirmed],
    }));
  });
}

const NONE: LineAmounts = { goodsMinor: 0, discountMinor: 0, netMinor: 0, taxMinor: 0, totalMinor: 0 };
const NOTHING: ChangeDocument = {
  kind: 'edit',
  reason: 'substitute',
  lines: [],
  addedLines: [],
  addedCharges: [],
  totals: { ...NONE, chargesMinor: 0 },
  addresses: [],
};

/** What becomes of a line when some of its units are sent as something else. */
function documentOf(
  { lines, taxesIncluded }: OrderContent,
  { lineId, newLineId, sku, quantity }: SubstitutedUnits,
): Pick<ChangeDocument, 'lines' | 'addedLines'> {
  const line = lines.find((own) => own.lineId === lineId);
  if (line === undefined) return NOTHING;
  const amounts = partOf({ ...line, taxesIncluded }, quantity);
  // what describes the goods stays with the goods
  const { description: _, channelSku: __, commissionMinor: ___, ...rest } = line;
  return {
    lines: [{ lineId, quantity: -quantity, amounts: changed(amounts, (minor) => 0 - minor) }],
    addedLines: [{ ...rest, lineId: newLineId, sku, quantity, amounts }],
  };
}

/** The share of some units in what a line comes to: net and tax make the total of it, too. */
function partOf(
  { amounts, quantity: all, taxesIncluded }: OrderLine & Pick<OrderContent, 'taxesIncluded'>,
  now: Quantity,
): LineAmounts {
  const of = (amountMinor: number): number => shareOfAmount({ amountMinor, doneBefore: 0, now, all }).unwrapOr(0);
  const { goodsMinor, discountMinor, taxMinor } = changed(amounts, of);
  const paidMinor = goodsMinor - discountMinor;
  const totalMinor = taxesIncluded ? paidMinor : paidMinor + taxMinor;
  return { goodsMinor, discountMinor, netMinor: totalMinor - taxMinor, taxMinor, totalMinor };
}

const AMOUNTS = ['goodsMinor', 'discountMinor', 'netMinor', 'taxMinor', 'totalMinor'] as const;

/** Amounts, each made of the one of the same name. */
const changed = (amounts: LineAmounts, change: (minor: number, key: keyof LineAmounts) => number): LineAmounts => {
  const next: { -readonly [Key in keyof LineAmounts]: number } = { ...amounts };
  for (const key of AMOUNTS) next[key] = change(amounts[key], key);
  return next;
};

/** One document of two; a line that both change is changed by the sum. */
function together(
  sum: ChangeDocument,
  { lines, addedLines }: Pick<ChangeDocument, 'lines' | 'addedLines'>,
): ChangeDocument {
  const before = new Map(sum.lines.map((line) => [line.lineId, line]));
  for (const { lineId, quantity, amounts } of lines) {
    const own = before.get(lineId) ?? { quantity: 0, amounts: NONE };
    const both = changed(own.amounts, (minor, key) => minor + amounts[key]);
    before.set(lineId, { lineId, quantity: own.quantity + quantity, amounts: both });
  }
  return { ...sum, lines: [...before.values()], addedLines: [...sum.addedLines, ...addedLines] };
}
