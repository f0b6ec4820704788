import {
  decimalOf,
  type Exact,
  exactOf,
  field,
  filled,
  isAbsent,
  isRecord,
  known,
  type Reader,
} from '../../../domain/channel/index.ts';
import type { DraftCharge, DraftLine, OrderDraft } from '../../../domain/order/index.ts';
import { type DiscountParts, readDiscount, restOfDiscounts, takenOff } from './shopify-discounts.ts';
import { get, getFirst, moneyOf, nodesOf } from './shopify-fields.ts';
import { doneOf, isTip, readLine, readTax } from './shopify-line.ts';
import { readDone } from './shopify-shipments.ts';

/** Lines, charges, and what was taken off them. */
export type Parts = Pick<OrderDraft, 'lines' | 'charges' | 'discounts' | 'discountCodes'>;

/** An order, and what it states. */
export interface PartsQuestion {
  readonly order: unknown;
  readonly stated: OrderDraft['stated'];
}

/** Reads what was ordered and what is paid for beside it. */
export function readParts(reader: Reader, { order, stated }: PartsQuestion): Parts {
  const all = readItems(reader, order);
  const goods = all.filter((item) => !isTip(item));
  const done = readDone(reader, order);
  const lines = goods.map((item, index) => {
    const line = readLine(reader.at(`/lines/${index}`), item);
    return { ...line, ...known({ done: doneOf(item, { line, done }) }) };
  });
  const shipping = readShipping(reader, order);
  const taken = takenOff(
    [...goods.map((item, index) => readDiscount(reader.at(`/lines/${index}`), item)), ...shipping.discounts],
    stated?.discount,
  );
  const rest = restOfDiscounts(taken, stated?.discount);
  const codes = readCodes(reader, order);
  const tips = readTips(reader, { order, items: all, place: shipping.charges.length });
  const charges = shipping.charges.map((charge, index) => lessen(charge, taken[goods.length + index]));
  return known({
    lines: lines.map((line, index) => lessen(line, taken[index])),
    charges: filled([...charges, ...tips, ...readDuties(reader, order)]),
    discounts:
      rest > 0n ? [known({ code: codes.length === 1 ? codes[0] : undefined, amount: decimalOf(rest) })] : undefined,
    discountCodes: filled(codes),
  });
}

const lessen = <Part extends DraftLine | DraftCharge>(part: Part, taken: Exact = 0n): Part =>
  taken === 0n ? part : { ...part, discount: decimalOf(taken) };

function readItems(reader: Reader, order: unknown): readonly unknown[] {
  const { items, more } = nodesOf(reader, '/lines', get(order, 'line_items'));
  if (more) reader.note('/lines', { code: 'channel.lines-incomplete' });
  return items.filter((item, index) => reader.record(`/lines/${index}`, item) !== undefined);
}

/** Shipping as the payload spells it out, or as one amount where it does not. */
function readShipping(reader: Reader, order: unknown): { charges: DraftCharge[]; discounts: DiscountParts[] } {
  const { items: found, isTold } = findShipping(reader, order);
  const items = found.filter((item) => !isAbsent(item) && get(item, 'is_removed') !== true);
  const charges = items.map((item, index): DraftCharge => {
    const at = reader.at(`/charges/${index}`);
    const price = moneyOf(item, 'price').amount === undefined ? 'original_price' : 'price';
    return known({
      kind: 'shipping' as const,
      description: at.text('/description', get(item, 'title')),
      amount: at.money('/amount', moneyOf(item, price)),
      tax: readTax(at, item),
    });
  });
  const discounts = items.map((item, index) => readDiscount(reader.at(`/charges/${index}`), item));
  if (isTold) return { charges, discounts };
  const amount = reader.money('/charges/0/amount', moneyOf(order, 'total_shipping_price'));
  const single = exactOf(amount) === 0n || amount === undefined ? [] : [{ kind: 'shipping' as const, amount }];
  return { charges: single, discounts: [] };
}

/** All shipping lines, or the only one: GraphQL can be asked for either. */
function findShipping(reader: Reader, order: unknown): { items: readonly unknown[]; isTold: boolean } {
  const lines = get(order, 'shipping_lines');
  const line = get(order, 'shipping_line');
  if (lines === undefined && isRecord(line)) return { items: [line], isTold: true };
  return { items: nodesOf(reader, '/charges', lines).items, isTold: lines !== undefined };
}

/** Where a tip was given: the lines say it themselves, or the order says what the tips come to. */
interface TipsQuestion {
  readonly order: unknown;
  readonly items: readonly unknown[];
  readonly place: number;
}

function readTips(reader: Reader, { order, items, place }: TipsQuestion): readonly DraftCharge[] {
  const tips = items.filter(isTip);
  const amounts =
    tips.length === 0
      ? [moneyOf(order, 'total_tip_received')]
      : tips.map((item) =>
          moneyOf(item, moneyOf(item, 'price').amount === undefined ? 'original_unit_price' : 'price'),
        );
  return amounts.flatMap((money, index) => {
    const amount = reader.money(`/charges/${place + index}/amount`, money);
    return amount === undefined || amount === '0' ? [] : [{ kind: 'tip' as const, amount }];
  });
}

/** Import duties and other fees that the customer has paid with the order. */
function readDuties(reader: Reader, order: unknown): readonly DraftCharge[] {
  const kinds = [
    ['duty', 'original_total_duties'],
    ['other', 'original_total_additional_fees'],
  ] as const;
  return kinds.flatMap(([kind, name]) => {
    const amount = reader.money('/charges', moneyOf(order, name));
    return amount === undefined || amount === '0' ? [] : [{ kind, amount }];
  });
}

/** Codes of REST have amounts, those of GraphQL are texts. */
function readCodes(reader: Reader, order: unknown): readonly string[] {
  const codes = reader.list('/discountCodes', getFirst(order, ['discount_codes']));
  return codes.flatMap((code, index) => {
    const text = typeof code === 'string' ? code : field(code, 'code');
    return reader.text(`/discountCodes/${index}`, text) ?? [];
  });
}
