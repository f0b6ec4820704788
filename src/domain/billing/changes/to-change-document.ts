import { err, ok, type Result } from 'neverthrow';
import { type DecimalText, MAX_FRACTION_DIGITS, parseDecimal } from '../../../kernel/decimal-text.ts';
import type { LineId } from '../../../kernel/ids.ts';
import { splitAmount } from '../../../kernel/split-amount.ts';
import type {
  ChangeDocument,
  LineAmounts,
  LineChange,
  OrderCharge,
  OrderLine,
  OrderTotals,
} from '../../order/index.ts';
import { amountsOfChange, amountsOfLine, lessAmounts, type Reckoner, share, taxOn } from './amounts-of-change.ts';
import type { ChangeQuestion, ChangeRefusal, ChangeRefusalCode, OrderEdit } from './change-question.ts';

type Editable = Pick<ChangeDocument, 'lines' | 'addedLines' | 'addedCharges' | 'addresses'>;
type Part = Result<Partial<Editable>, ChangeRefusalCode>;

/**
 * Writes what is changed about an order as a document of its own: signed differences of lines, charges and tax, to the
 * cent, ready to be staged.
 *
 * @units minor units of the order's currency; unit prices in its main unit
 * @law the original plus the document is the order as it is to be: its parts make its totals, net + tax = total on each
 * @errors `billing.nothing-changed`, `billing.appeasement-not-alone`; then of the first edit that is refused
 * `billing.line-unknown` or `billing.charge-unknown`, `billing.line-exists` or `billing.charge-exists`,
 * `billing.line-named-twice`, `billing.quantity-not-whole`, `billing.price-not-an-amount`, `billing.charge-not-an-amount`,
 * `billing.discount-not-an-amount`, `billing.discount-exceeds-goods`, `billing.rate-negative`,
 * `billing.appeasement-not-an-amount`, `billing.appeasement-too-large`, `billing.out-of-range`
 * @source Salesforce Order Management: order summary = original order + change orders
 * @example 3 units of 10.00 with 21 % on top, brought down to 2: -10.00 net, -2.10 tax, -12.10 in all; the document
 * of another unit price names the old one and the new one
 */
export function toChangeDocument(question: ChangeQuestion): Result<ChangeDocument, ChangeRefusal> {
  const { order, edits, reason, tax } = question;
  const kinds = new Set(edits.map(({ kind }) => kind));
  if (edits.length === 0) return err({ code: 'billing.nothing-changed' });
  if (kinds.has('appeasement') && edits.length > 1) return err({ code: 'billing.appeasement-not-alone' });
  const reckoner: Reckoner = { ...order, tax: { level: 'line', rounding: 'half-up', ...tax } };
  const made = { lines: [], addedLines: [], addedCharges: [], addresses: [] } as {
    -readonly [K in keyof Editable]: Editable[K];
  };
  const named = new Set<string>();
  for (const [edit, wanted] of edits.entries()) {
    const name = nameOf(wanted);
    const part: Part = named.has(name) ? err('billing.line-named-twice') : partOf(wanted, question, reckoner);
    if (part.isErr()) return err({ code: part.error, edit });
    named.add(name);
    made.lines = [...made.lines, ...(part.value.lines ?? [])];
    made.addedLines = [...made.addedLines, ...(part.value.addedLines ?? [])];
    made.addedCharges = [...made.addedCharges, ...(part.value.addedCharges ?? [])];
    made.addresses = [...made.addresses, ...(part.value.addresses ?? [])];
  }
  const [first = 'add-line'] = kinds.size === 1 ? kinds : [];
  const kind = first === 'appeasement' ? first : first === 'change-address' ? 'address' : 'edit';
  const totals = totalsOf(made, reckoner);
  const whole = Object.values(totals).every(Number.isSafeInteger);
  return whole ? ok({ kind, reason, ...made, totals }) : err({ code: 'billing.out-of-range' });
}

/** What an edit is about: nothing is edited twice in one document. */
function nameOf(edit: OrderEdit): string {
  switch (edit.kind) {
    case 'add-line':
      return `line ${edit.line.lineId}`;
    case 'add-charge':
      return `charge ${edit.charge.chargeId}`;
    case 'change-charge':
      return `charge ${edit.newChargeId}`;
    case 'change-address':
      return `address ${JSON.stringify(edit.lineId ?? null)}`;
    case 'appeasement':
      return 'appeasement';
    default:
      return `line ${edit.lineId}`;
  }
}

function partOf(edit: OrderEdit, question: ChangeQuestion, reckoner: Reckoner): Part {
  const { order } = question;
  switch (edit.kind) {
    case 'add-line':
      return addLine(edit.line, question, reckoner);
    case 'change-quantity':
      if (!Number.isSafeInteger(edit.quantity) || edit.quantity < 0) return err('billing.quantity-not-whole');
      return changeLine(edit.lineId, edit, { order, reckoner });
    case 'change-price':
      return changeLine(edit.lineId, edit, { order, reckoner });
    case 'add-charge':
      return addCharge(edit.charge, { order, reckoner });
    case 'change-charge':
      return changeCharge(edit, { order, reckoner });
    case 'change-address': {
      const { lineId, shipTo } = edit;
      if (lineId === undefined) return ok({ addresses: [{ shipTo }] });
      const known = order.lines.some((line) => line.lineId === lineId);
      return known ? ok({ addresses: [{ lineId, shipTo }] }) : err('billing.line-unknown');
    }
    case 'appeasement':
      return appease(edit, { order, reckoner });
  }
}

interface Desk {
  readonly order: ChangeQuestion['order'];
  readonly reckoner: Reckoner;
}

function addLine(
  { discountMinor, ...line }: Extract<OrderEdit, { kind: 'add-line' }>['line'],
  { order }: ChangeQuestion,
  reckoner: Reckoner,
): Part {
  if (order.lines.some(({ lineId }) => lineId === line.lineId)) return err('billing.line-exists');
  if (!Number.isSafeInteger(line.quantity) || line.quantity <= 0) return err('billing.quantity-not-whole');
  return amountsOfLine({ ...line, discountMinor }, reckoner).map((amounts) => ({ addedLines: [{ ...line, amounts }] }));
}

function changeLine(
  lineId: LineId,
  wanted: { readonly quantity?: number; readonly unitPrice?: string; readonly discountMinor?: number },
  { order, reckoner }: Desk,
): Part {
  const line = order.lines.find((known) => known.lineId === lineId);
  if (line === undefined) return err('billing.line-unknown');
  const { quantity = line.quantity, unitPrice, discountMinor } = wanted;
  return amountsOfChange(line, { quantity, unitPrice, discountMinor }, reckoner).map((after) => ({
    lines: [
      {
        lineId,
        quantity: quantity - line.quantity,
        amounts: lessAmounts(after, line.amounts),
        ...(unitPrice === undefined ? {} : { unitPrice: { from: line.unitPrice, to: canonical(unitPrice) } }),
      },
    ],
  }));
}

const canonical = (price: DecimalText): DecimalText => parseDecimal(price, MAX_FRACTION_DIGITS).unwrapOr(price);

function addCharge(
  { amountMinor, taxRate, ...charge }: Extract<OrderEdit, { kind: 'add-charge' }>['charge'],
  { order, reckoner }: Desk,
): Part {
  if (order.charges.some(({ chargeId }) => chargeId === charge.chargeId)) return err('billing.charge-exists');
  if (!Number.isSafeInteger(amountMinor)) return err('billing.charge-not-an-amount');
  const rate = taxRate === undefined ? { quantity: 1 } : { taxRate, quantity: 1 };
  return taxOn(amountMinor, rate, reckoner).map((taxMinor) => ({
    addedCharges: [{ ...charge, ...chargeOf(amountMinor, taxMinor, reckoner) }],
  }));
}

/** The tax on a charge changes in proportion: at what rate it was charged is not told. */
function changeCharge(edit: Extract<OrderEdit, { kind: 'change-charge' }>, { order, reckoner }: Desk): Part {
  const { chargeId, newChargeId, amountMinor } = edit;
  const charge = order.charges.find((known) => known.chargeId === chargeId);
  if (charge === undefined) return err('billing.charge-unknown');
  if (order.charges.some((known) => known.chargeId === newChargeId)) return err('billing.charge-exists');
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 0) return err('billing.charge-not-an-amount');
  const paid = reckoner.taxesIncluded ? charge.totalMinor : charge.netMinor;
  return share(charge.taxMinor, amountMinor, paid).map((taxMinor) => {
    const amounts = chargeOf(amountMinor - paid, taxMinor - charge.taxMinor, reckoner);
    return { addedCharges: [{ chargeId: newChargeId, kind: charge.kind, ...amounts }] };
  });
}

function chargeOf(
  amountMinor: number,
  taxMinor: number,
  { taxesIncluded }: Reckoner,
): Pick<OrderCharge, 'netMinor' | 'taxMinor' | 'totalMinor'> {
  const netMinor = taxesIncluded ? amountMinor - taxMinor : amountMinor;
  return { netMinor, taxMinor, totalMinor: netMinor + taxMinor };
}

/** Spread in proportion to what each line comes to; its tax falls with it. */
function appease(edit: Extract<OrderEdit, { kind: 'appeasement' }>, { order, reckoner }: Desk): Part {
  const { amountMinor, lineId } = edit;
  const lines = order.lines.filter((line) => lineId === undefined || line.lineId === lineId);
  if (lines.length === 0) return err('billing.line-unknown');
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return err('billing.appeasement-not-an-amount');
  const weights = lines.map(({ amounts }) => amounts.totalMinor);
  if (amountMinor > weights.reduce((sum, weight) => sum + weight, 0)) return err('billing.appeasement-too-large');
  const parts = splitAmount({ amountMinor, weights }).unwrapOr(undefined);
  if (parts === undefined) return err('billing.out-of-range');
  const changes: LineChange[] = [];
  for (const [i, { lineId: own, amounts }] of lines.entries()) {
    const part = parts[i] ?? 0;
    const tax = share(amounts.taxMinor, part, amounts.totalMinor);
    if (tax.isErr()) return err(tax.error);
    if (part > 0) changes.push({ lineId: own, quantity: 0, amounts: reductionOf(part, tax.value, reckoner) });
  }
  return ok({ lines: changes });
}

function reductionOf(totalMinor: number, taxMinor: number, { taxesIncluded }: Reckoner): LineAmounts {
  const netMinor = totalMinor - taxMinor;
  const discountMinor = taxesIncluded ? totalMinor : netMinor;
  return { goodsMinor: 0, discountMinor, netMinor: 0 - netMinor, taxMinor: 0 - taxMinor, totalMinor: 0 - totalMinor };
}

function totalsOf({ lines, addedLines, addedCharges }: Editable, { taxesIncluded }: Reckoner): OrderTotals {
  const totals = { goodsMinor: 0, discountMinor: 0, chargesMinor: 0, netMinor: 0, taxMinor: 0, totalMinor: 0 };
  for (const { amounts } of [...lines, ...addedLines]) {
    totals.goodsMinor += amounts.goodsMinor;
    totals.discountMinor += amounts.discountMinor;
  }
  for (const { netMinor, totalMinor } of addedCharges) totals.chargesMinor += taxesIncluded ? totalMinor : netMinor;
  const parts: readonly Pick<LineAmounts, 'netMinor' | 'taxMinor' | 'totalMinor'>[] = [
    ...lines.map((line: LineChange) => line.amounts),
    ...addedLines.map((line: OrderLine) => line.amounts),
    ...addedCharges,
  ];
  for (const { netMinor, taxMinor, totalMinor } of parts) {
    totals.netMinor += netMinor;
    totals.taxMinor += taxMinor;
    totals.totalMinor += totalMinor;
  }
  return totals;
}
