import type { DecimalText } from '../../kernel/decimal.ts';
import type { LineId } from '../../kernel/ids.ts';
import type { PostalAddress } from './address.ts';
import type { LineAmounts, OrderCharge, OrderContent, OrderLine, OrderTotals } from './content.ts';

/**
 * What a change does to an order, as signed differences: the order as it stands is the original plus all confirmed
 * documents. Amounts are made by the billing room; this room checks that they add up.
 */
export interface ChangeDocument {
  /** an edit of lines, a goodwill reduction of the price, or another address */
  readonly kind: 'edit' | 'appeasement' | 'address';
  readonly reason: string;
  readonly lines: readonly LineChange[];
  /** lines that were not there before */
  readonly addedLines: readonly OrderLine[];
  /** charges that were not there before; a reduction has negative amounts */
  readonly addedCharges: readonly OrderCharge[];
  /** the sum of all of the above */
  readonly totals: OrderTotals;
  /** where the whole order, or one line, goes from now on */
  readonly addresses: readonly { readonly lineId?: LineId; readonly shipTo: PostalAddress }[];
}

/** More (or, below 0, fewer) units of a line, or another price for them, and what that comes to. */
export interface LineChange {
  readonly lineId: LineId;
  readonly quantity: number;
  readonly amounts: LineAmounts;
  /** another price of one unit, before discount, on as many units as before; `from` is the price it takes the place of */
  readonly unitPrice?: PriceStep;
}

/** From one unit price to another. */
export interface PriceStep {
  readonly from: DecimalText;
  readonly to: DecimalText;
}

/** A decimal in its canonical form, from 0. */
const PRICE = /^(0|[1-9][0-9]{0,14})(\.[0-9]{0,11}[1-9])?$/;

const AMOUNTS = ['goodsMinor', 'discountMinor', 'netMinor', 'taxMinor', 'totalMinor'] as const;

/**
 * Says whether a document adds up: net + tax = total on every part, goods - discount = what a line comes to (with tax
 * where prices contain it), and the parts make the totals.
 *
 * @units minor units of the order's currency
 * @law only whole numbers; a unit price changes for as many units as there are, not together with their number; a document
 * that adds up keeps an order adding up
 */
export function addsUp(document: ChangeDocument, { taxesIncluded }: Pick<OrderContent, 'taxesIncluded'>): boolean {
  const { lines, addedLines, addedCharges, totals } = document;
  const amounts = [...lines, ...addedLines].map((line) => line.amounts);
  const parts = [...amounts, ...addedCharges];
  const whole =
    lines.every(({ quantity, unitPrice }) => unitPrice === undefined || (quantity === 0 && PRICE.test(unitPrice.to))) &&
    amounts.every((part) => AMOUNTS.every((key) => Number.isSafeInteger(part[key]))) &&
    addedCharges.every(({ netMinor, taxMinor }) => Number.isSafeInteger(netMinor) && Number.isSafeInteger(taxMinor));
  const balanced =
    parts.every((part) => part.netMinor + part.taxMinor === part.totalMinor) &&
    amounts.every(
      ({ goodsMinor, discountMinor, netMinor, totalMinor }) =>
        goodsMinor - discountMinor === (taxesIncluded ? totalMinor : netMinor),
    );
  const sum = <Part>(list: readonly Part[], of: (part: Part) => number): number =>
    list.reduce((total, part) => total + of(part), 0);
  const expected: OrderTotals = {
    goodsMinor: sum(amounts, ({ goodsMinor }) => goodsMinor),
    discountMinor: sum(amounts, ({ discountMinor }) => discountMinor),
    chargesMinor: sum(addedCharges, ({ netMinor, totalMinor }) => (taxesIncluded ? totalMinor : netMinor)),
    netMinor: sum(parts, ({ netMinor }) => netMinor),
    taxMinor: sum(parts, ({ taxMinor }) => taxMinor),
    totalMinor: sum(parts, ({ totalMinor }) => totalMinor),
  };
  const keys = Object.keys(expected) as (keyof OrderTotals)[];
  return whole && balanced && keys.every((key) => Number.isSafeInteger(expected[key]) && expected[key] === totals[key]);
}

/**
 * Adds a document to an order.
 *
 * @law the order's totals afterwards are its totals before plus those of the document
 * @example a line of 3 at 10.00 changed by -1 and -10.00 is a line of 2 at 20.00; changed to 9.00 a unit, and by -2.00, it
 * is one of 2 at 18.00
 */
export function withDocument(content: OrderContent, document: ChangeDocument): OrderContent {
  const changes = new Map(document.lines.map((line) => [line.lineId, line]));
  const places = new Map(document.addresses.map(({ lineId, shipTo }) => [lineId, shipTo]));
  const lines = content.lines.map((line) => {
    const change = changes.get(line.lineId);
    const shipTo = places.get(line.lineId);
    const moved = shipTo === undefined ? line : { ...line, shipTo };
    return change === undefined ? moved : withChange(moved, change);
  });
  const shipTo = places.get(undefined);
  return {
    ...content,
    ...(shipTo === undefined ? {} : { shipTo }),
    lines: [...lines, ...document.addedLines],
    charges: [...content.charges, ...document.addedCharges],
    totals: addAmounts(content.totals, document.totals),
  };
}

function withChange(line: OrderLine, { quantity, amounts, unitPrice }: LineChange): OrderLine {
  const price = unitPrice === undefined ? {} : { unitPrice: unitPrice.to };
  return { ...line, ...price, quantity: line.quantity + quantity, amounts: addAmounts(line.amounts, amounts) };
}

function addAmounts<Amounts extends LineAmounts | OrderTotals>(left: Amounts, right: Amounts): Amounts {
  const sums: Record<string, number> = {};
  for (const key of Object.keys(left) as (keyof Amounts & string)[]) {
    sums[key] = (left[key] as number) + (right[key] as number);
  }
  return sums as unknown as Amounts;
}

/**
 * Turns a document around, so that both together change nothing. Added lines are brought down to no units; addresses
 * stay, for where something was sent before is not told.
 *
 * @law the totals of a document and of its reverse are 0 together
 */
export function reverseOf(document: ChangeDocument, reason: string): ChangeDocument {
  const gone = ({ lineId, quantity, amounts }: Omit<LineChange, 'unitPrice'>): LineChange => ({
    lineId,
    quantity: negative(quantity),
    amounts: negated(amounts),
  });
  const back = ({ unitPrice, ...line }: LineChange): LineChange =>
    unitPrice === undefined ? gone(line) : { ...gone(line), unitPrice: { from: unitPrice.to, to: unitPrice.from } };
  const lines = [...document.lines.map(back), ...document.addedLines.map(gone)];
  const addedCharges = document.addedCharges.map((charge) => ({
    ...charge,
    chargeId: `${charge.chargeId}-reverted`,
    netMinor: negative(charge.netMinor),
    taxMinor: negative(charge.taxMinor),
    totalMinor: negative(charge.totalMinor),
  }));
  return { ...document, reason, lines, addedLines: [], addedCharges, totals: negated(document.totals), addresses: [] };
}

/** Minus zero is never handed out. */
const negative = (amount: number): number => (amount === 0 ? 0 : -amount);

function negated<Amounts extends LineAmounts | OrderTotals>(amounts: Amounts): Amounts {
  const entries = Object.entries(amounts).map(([key, amount]) => [key, negative(amount as number)] as const);
  return Object.fromEntries(entries) as unknown as Amounts;
}
