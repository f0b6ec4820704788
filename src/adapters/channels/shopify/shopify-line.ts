import {
  decimalOf,
  exactOf,
  field,
  isAbsent,
  known,
  knownOrNothing,
  type Reader,
  unitPriceOf,
} from '../../../domain/channel/index.ts';
import type { DraftLine, DraftTax, DraftWish, LineKind } from '../../../domain/order/index.ts';
import { get, getFirst, idOf, moneyOf, plainId } from './shopify-fields.ts';

/** Units of a line that the channel says are dealt with. */
export type DoneUnits = NonNullable<DraftLine['done']>;

/** Reads one line of goods, without what was taken off it. */
export function readLine(reader: Reader, item: unknown): DraftLine {
  const quantity = reader.quantity('/quantity', get(item, 'quantity'));
  return known({
    lineId: reader.id('/lineId', idOf(item)),
    kind: kindOf(item),
    sku: reader.id('/sku', get(item, 'sku')),
    gtin: reader.id('/gtin', field(get(item, 'variant'), 'barcode')),
    channelSku: reader.id('/channelSku', plainId(get(item, 'variant_id') ?? field(get(item, 'variant'), 'id'))),
    description: reader.text('/description', getFirst(item, ['name', 'title'])),
    quantity,
    unitPrice: priceOf(reader, item, quantity),
    tax: readTax(reader, item),
    wishes: readWishes(reader, getFirst(item, ['properties', 'custom_attributes'])),
  });
}

/** A tip that was given at the checkout stands among the lines. */
export const isTip = (item: unknown): boolean => !isAbsent(field(item, 'tip'));

function kindOf(item: unknown): LineKind | undefined {
  if (get(item, 'gift_card') === true || get(item, 'is_gift_card') === true) return 'gift-card';
  const shipped = get(item, 'requires_shipping');
  if (typeof shipped !== 'boolean') return undefined;
  return shipped ? 'goods' : 'digital';
}

/** The price of one unit before discount; where only the line's total was asked for, what one unit comes to. */
function priceOf(reader: Reader, item: unknown, quantity: number | undefined): string | undefined {
  const unit = ['price', 'original_unit_price']
    .map((name) => moneyOf(item, name))
    .find(({ amount }) => !isAbsent(amount));
  if (unit !== undefined) return reader.money('/unitPrice', unit);
  const whole = ['original_total', 'discounted_total']
    .map((name) => moneyOf(item, name))
    .find(({ amount }) => !isAbsent(amount));
  const lineAmount = whole && reader.money('/unitPrice', whole);
  if (lineAmount === undefined || quantity === undefined) return undefined;
  return unitPriceOf({ lineAmount, quantity, currency: reader.currency });
}

/** The taxes of a line or charge together; the rate where there is one only, for rates may be charged on each other. */
export function readTax(reader: Reader, item: unknown): DraftTax | undefined {
  const taxes = reader.list('/tax', get(item, 'tax_lines'));
  if (taxes.length === 0) return undefined;
  const amounts = taxes.map((tax) => exactOf(reader.money('/tax/amount', moneyOf(tax, 'price'))));
  const told = amounts.filter((amount) => amount !== undefined);
  return knownOrNothing({
    rate: taxes.length === 1 ? reader.amount('/tax/rate', get(taxes[0], 'rate')) : undefined,
    amount: told.length === 0 ? undefined : decimalOf(told.reduce((sum, amount) => sum + amount, 0n)),
  });
}

/** Engraving, colour of the ribbon: what the customer filled in. */
export function readWishes(reader: Reader, value: unknown): readonly DraftWish[] | undefined {
  const wishes = reader.list('/wishes', value).map((wish, index) =>
    known({
      name: reader.text(`/wishes/${index}/name`, getFirst(wish, ['name', 'key'])),
      value: reader.text(`/wishes/${index}/value`, field(wish, 'value')),
    }),
  );
  return wishes.length === 0 ? undefined : wishes;
}

/** Units of each line that have left, were cancelled, or were paid back. */
export interface DoneByLine {
  readonly shipped: ReadonlyMap<string, number>;
  readonly refunded: ReadonlyMap<string, number>;
  /** the payload says what has left, if anything */
  readonly shipmentsKnown: boolean;
}

/** Says what is dealt with already of one line. Units that were taken out before they left are cancelled. */
export function doneOf(item: unknown, { line, done }: { line: DraftLine; done: DoneByLine }): DoneUnits | undefined {
  const { lineId = '', quantity = 0 } = line;
  const refunded = done.refunded.get(lineId) ?? 0;
  const current = get(item, 'current_quantity');
  const removed = typeof current === 'number' ? quantity - current : refunded;
  const status = get(item, 'fulfillment_status');
  const shipped = done.shipmentsKnown
    ? (done.shipped.get(lineId) ?? 0)
    : status === 'fulfilled' && get(item, 'fulfillable_quantity') === 0
      ? quantity - Math.max(0, removed)
      : 0;
  const cancelled = Math.max(0, Math.min(removed, quantity - shipped));
  return knownOrNothing({
    shipped: shipped === 0 ? undefined : shipped,
    cancelled: cancelled === 0 ? undefined : cancelled,
    refunded: refunded === 0 ? undefined : refunded,
  });
}
