import type { DecimalText } from '../../kernel/decimal.ts';
import type { ChangeDocument } from './change-document.ts';
import type { Actor } from './deed.ts';
import type { OrderRefusal } from './refusal.ts';
import type { PlacedOrder } from './state.ts';

/** How far a price may be reduced as goodwill, by who does it. A kind of actor that is left out has no limit. */
export type AppeasementCaps = Readonly<Partial<Record<Actor['kind'], AppeasementCap>>>;

/** The smaller of the two counts. */
export interface AppeasementCap {
  readonly maxMinor?: number;
  /** of what the order comes to without any appeasement: `'0.1'` is a tenth; what is no number from 0 allows nothing */
  readonly maxShare?: DecimalText;
}

/** Who reduces a price, and how far anybody may. */
export interface Appeaser {
  readonly actor: Actor;
  readonly caps: AppeasementCaps;
}

/**
 * Finds what is wrong with a reduction of the price as goodwill.
 *
 * @units minor units of the order's currency
 * @law all confirmed appeasements of an order together stay within the cap of whoever gives the last; one that was taken
 * back does not count
 * @errors the first that applies: `order.amount-not-whole` (no reduction, or more than a reduction: other units, lines or
 * addresses), `order.more-than-your-cap`
 * @example a cap of 5.00 and 3.00 given before: 2.00 is possible, 2.01 is refused
 */
export function faultOfReduction(
  order: PlacedOrder,
  { totals, lines, addedLines, addresses }: ChangeDocument,
  { actor, caps }: Appeaser,
): OrderRefusal | undefined {
  const askedMinor = -totals.totalMinor;
  const more = addedLines.length + addresses.length > 0 || lines.some(({ quantity }) => quantity !== 0);
  if (askedMinor <= 0 || more) return { code: 'order.amount-not-whole' };
  const givenMinor = givenBefore(order);
  const allMinor = order.content.totals.totalMinor + givenMinor;
  const cap = caps[actor.kind];
  const shareMinor = cap?.maxShare === undefined ? allMinor : shareOf(allMinor, cap.maxShare);
  const possibleMinor = Math.max(0, Math.min(cap?.maxMinor ?? allMinor, shareMinor, allMinor) - givenMinor);
  return askedMinor > possibleMinor ? { code: 'order.more-than-your-cap', askedMinor, possibleMinor } : undefined;
}

/** Reductions that were made; the opposite of one that was taken back makes up for it. */
const givenBefore = ({ changes }: PlacedOrder): number =>
  changes
    .filter(
      ({ status, document }) => document.kind === 'appeasement' && (status === 'confirmed' || status === 'reverted'),
    )
    .reduce((sum, { document }) => sum - document.totals.totalMinor, 0);

/** Digits of a share that are looked at: more never change a minor unit. */
const MAX_DIGITS = 20;

/** A share of an amount, rounded down. */
function shareOf(amountMinor: number, share: DecimalText): number {
  const [whole = '', fraction = '', ...rest] = share.split('.', 3);
  const digits = whole + fraction;
  if (rest.length > 0 || digits === '' || digits.length > MAX_DIGITS || !/^[0-9]{1,20}$/.test(digits)) return 0;
  return Number((BigInt(Math.max(0, amountMinor)) * BigInt(digits)) / 10n ** BigInt(fraction.length));
}
