import { err, ok, type Result } from 'neverthrow';
import { must } from '../../kernel/assert.ts';
import type { LineId } from '../../kernel/ids.ts';
import { splitAmount } from '../../kernel/split-amount.ts';
import { compareText } from '../../kernel/text.ts';

/** `stack`: line discounts and order discounts both count; `best-deal`: only those of the two that take off more. */
export type DiscountCombination = 'stack' | 'best-deal';

/** What discounts are taken from. */
export interface DiscountQuestion {
  readonly lines: readonly DiscountedLine[];
  /** taken off the order as a whole; positive */
  readonly orderDiscountsMinor: readonly number[];
  readonly combination: DiscountCombination;
}

/** A line before the order's discounts. */
export interface DiscountedLine {
  readonly lineId: LineId;
  readonly goodsMinor: number;
  /** the line's own discount; positive */
  readonly discountMinor: number;
}

/** Why discounts could not be taken off. */
export interface DiscountRefusal {
  readonly code: 'billing.discount-not-an-amount' | 'billing.discount-exceeds-goods' | 'billing.out-of-range';
  /** the line, where it is one line's own discount */
  readonly lineId?: LineId;
}

/**
 * Says what is taken off each line in all: its own discount first, then its share of the discounts on the order, in
 * proportion to what is left of each line.
 *
 * @units minor units of one currency, discounts as positive numbers
 * @law the answers add up to all discounts that count; none exceeds its line's goods; permuting lines or order discounts
 * changes no line's answer (odd cents go to the largest remainder, then to the lowest line id)
 * @errors the first that applies: line by line `billing.discount-not-an-amount`, `billing.discount-exceeds-goods`; then
 * of the order's discounts `billing.discount-not-an-amount`, `billing.out-of-range`, `billing.discount-exceeds-goods`
 * @source commercetools, DiscountCombinationMode (Stacking, BestDeal)
 * @example 5.00 off an order of three lines of 10.00 takes 1.67, 1.67 and 1.66
 */
export function spreadDiscounts(question: DiscountQuestion): Result<readonly number[], DiscountRefusal> {
  const { lines, orderDiscountsMinor } = question;
  let own = 0;
  let left = 0;
  for (const { lineId, goodsMinor, discountMinor } of lines) {
    if (!isAmount(discountMinor)) return err({ code: 'billing.discount-not-an-amount', lineId });
    if (!(discountMinor <= goodsMinor)) return err({ code: 'billing.discount-exceeds-goods', lineId });
    own += discountMinor;
    left += goodsMinor - discountMinor;
  }
  let whole = 0;
  for (const amount of orderDiscountsMinor) {
    if (!isAmount(amount)) return err({ code: 'billing.discount-not-an-amount' });
    whole += amount;
  }
  if (!Number.isSafeInteger(own + left) || !Number.isSafeInteger(whole)) return err({ code: 'billing.out-of-range' });
  if (whole === 0) return ok(lines.map(({ discountMinor }) => discountMinor));
  if (question.combination === 'best-deal') {
    if (own >= whole) return ok(lines.map(({ discountMinor }) => discountMinor));
    return whole > own + left
      ? err({ code: 'billing.discount-exceeds-goods' })
      : ok(
          shares(
            lines.map((line) => ({ ...line, discountMinor: 0 })),
            whole,
          ),
        );
  }
  return whole > left ? err({ code: 'billing.discount-exceeds-goods' }) : ok(shares(lines, whole));
}

const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= 0;

/** Each line's own discount and its share. Split in the order of line ids, so that the order of lines plays no part. */
function shares(lines: readonly DiscountedLine[], wholeMinor: number): readonly number[] {
  const sorted = isSorted(lines) ? lines : [...lines].sort(byId);
  const weights = sorted.map(({ goodsMinor, discountMinor }) => goodsMinor - discountMinor);
  const parts = splitAmount({ amountMinor: wholeMinor, weights });
  const split = must(parts.unwrapOr(undefined), 'a discount within the goods can be split over them');
  const share = (index: number): number => (split[index] as number) + (sorted[index] as DiscountedLine).discountMinor;
  if (sorted === lines) return lines.map((_, index) => share(index));
  const place = new Map(sorted.map((line, index) => [line, index]));
  return lines.map((line) => share(must(place.get(line), 'sorting loses no line')));
}

/** Lines of one id (which no order has) are told apart by their goods. */
const byId = (left: DiscountedLine, right: DiscountedLine): number =>
  compareText(left.lineId, right.lineId) || right.goodsMinor - left.goodsMinor;

function isSorted(lines: readonly DiscountedLine[]): boolean {
  for (let i = 1; i < lines.length; i += 1) {
    if (byId(lines[i - 1] as DiscountedLine, lines[i] as DiscountedLine) > 0) return false;
  }
  return true;
}
