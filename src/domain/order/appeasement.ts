import type { DecimalText } from '../../kernel/decimal.ts';
import type { LineId } from '../../kernel/ids.ts';
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
 * Finds what is wrong with what a change takes off the price: an appeasement, or an edit that makes units or charges cheaper.
 *
 * @units minor units of the order's currency
 * @law all that was given on an order stays within the cap of whoever gives the last; what was taken back does not count
 * @errors the first that applies: `order.amount-not-whole` (an appeasement that is no reduction, or more than a reduction:
 * other units, prices, lines or addresses), `order.more-than-your-cap`
 * @example a cap of 5.00 and 3.00 given before: 2.00 is possible, 2.01 is refused; a unit price of 1.00 brought down to 0.80
 * on 10 units gives 2.00
 */
export function faultOfReduction(
  order: PlacedOrder,
  document: ChangeDocument,
  { actor, caps }: Appeaser,
): OrderRefusal | undefined {
  const made = order.changes.filter(({ status }) => status === 'confirmed' || status === 'reverted');
  const documents = made.map((change) => change.document);
  const givenMinor = givenBy(documents);
  const askedMinor = givenBy([...documents, document]) - givenMinor;
  const isAppeasement = document.kind === 'appeasement';
  if (isAppeasement && (askedMinor <= 0 || isMoreThanMoney(document))) return { code: 'order.amount-not-whole' };
  const cap = caps[actor.kind];
  if (!isAppeasement && (askedMinor <= 0 || cap === undefined)) return undefined;
  const allMinor = order.content.totals.totalMinor + givenMinor;
  const shareMinor = cap?.maxShare === undefined ? allMinor : shareOf(allMinor, cap.maxShare);
  const possibleMinor = Math.max(0, Math.min(cap?.maxMinor ?? allMinor, shareMinor, allMinor) - givenMinor);
  return askedMinor > possibleMinor ? { code: 'order.more-than-your-cap', askedMinor, possibleMinor } : undefined;
}

const isMoreThanMoney = ({ lines, addedLines, addresses }: ChangeDocument): boolean =>
  addedLines.length + addresses.length > 0 ||
  lines.some(({ quantity, unitPrice }) => quantity !== 0 || unitPrice !== undefined);

/**
 * What changes took off the price, all together: appeasements, and of edits what each line came to less for as many units,
 * and what the charges did. What rose and fell again was not given; the opposite of a change makes up for it.
 */
function givenBy(documents: readonly ChangeDocument[]): number {
  let givenMinor = 0;
  const edits = new Map<LineId | undefined, number>();
  const add = (key: LineId | undefined, minor: number): void => void edits.set(key, (edits.get(key) ?? 0) + minor);
  for (const { kind, totals, lines, addedCharges } of documents) {
    if (kind === 'appeasement') givenMinor -= totals.totalMinor;
    else {
      for (const { lineId, quantity, amounts } of lines) if (quantity === 0) add(lineId, amounts.totalMinor);
      for (const { totalMinor } of addedCharges) add(undefined, totalMinor);
    }
  }
  for (const minor of edits.values()) givenMinor += Math.max(0, -minor);
  return givenMinor;
}

/** Digits of a share that are looked at: more never change a minor unit. */
const MAX_DIGITS = 20;

/** A share of an amount, rounded down. */
function shareOf(amountMinor: number, share: DecimalText): number {
  const [whole = '', fraction = '', ...rest] = share.split('.', 3);
  const digits = whole + fraction;
  if (rest.length > 0 || digits === '' || digits.length > MAX_DIGITS || !/^[0-9]{1,20}$/.test(digits)) return 0;
  return Number((BigInt(Math.max(0, amountMinor)) * BigInt(digits)) / 10n ** BigInt(fraction.length));
}
