import { decimalOf, type Exact, exactOf, type Reader } from '../../../domain/channel/index.ts';
import { get, moneyOf, nodesOf } from './shopify-fields.ts';

/** What was taken off a line or a shipping line, in the two places where it may stand. */
export interface DiscountParts {
  /** as the channel has spread it, with order discounts and codes */
  readonly allocated: Exact;
  /** as older orders and scripts state it */
  readonly own: Exact;
}

/** Reads what was taken off a line or a shipping line. */
export function readDiscount(reader: Reader, item: unknown): DiscountParts {
  const allocations = nodesOf(reader, '/discount', get(item, 'discount_allocations')).items;
  const allocated = allocations.map((allocation) => {
    const told = moneyOf(allocation, 'allocated_amount');
    return exactOf(reader.money('/discount', told.amount === undefined ? moneyOf(allocation, 'amount') : told)) ?? 0n;
  });
  return { allocated: sum(allocated), own: exactOf(reader.money('/discount', ownDiscount(item))) ?? 0n };
}

/** A shipping line says what is left of its price. */
function ownDiscount(item: unknown): ReturnType<typeof moneyOf> {
  const plain = moneyOf(item, 'total_discount');
  if (plain.amount !== undefined) return plain;
  const price = exactOf(asText(moneyOf(item, 'price').amount ?? moneyOf(item, 'original_price').amount));
  const left = moneyOf(item, 'discounted_price');
  const after = exactOf(asText(left.amount));
  const known = price !== undefined && after !== undefined && price > after;
  return { amount: known ? decimalOf(price - after) : undefined, currency: left.currency };
}

const asText = (amount: unknown): string | undefined => (typeof amount === 'string' ? amount : undefined);

const sum = (amounts: readonly Exact[]): Exact => amounts.reduce((total, amount) => total + amount, 0n);

/**
 * Says what was taken off each line and shipping line. The channel tells it twice in newer orders and once, in either
 * place, in older ones; only scripts give a discount of their own beside the spread ones. Whichever reading adds up
 * to the total of all discounts is taken; the spread one where both or neither do.
 *
 * @example 3.34, 3.33 and 3.33 spread and a total of 10.00: as spread. 2.00 spread, 3.00 of its own and a total of
 * 5.00: 5.00
 */
export function takenOff(parts: readonly DiscountParts[], total: string | undefined): readonly Exact[] {
  const spread = parts.map(({ allocated, own }) => (allocated === 0n ? own : allocated));
  const both = parts.map(({ allocated, own }) => allocated + own);
  const all = exactOf(total);
  return all !== undefined && sum(spread) !== all && sum(both) === all ? both : spread;
}

/** What was taken off the whole order and stands on no line: older orders have only the total. */
export function restOfDiscounts(taken: readonly Exact[], total: string | undefined): Exact {
  const all = exactOf(total);
  return all === undefined ? 0n : all - sum(taken);
}
