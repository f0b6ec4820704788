import { field, fieldAt, known, type Reader, unitPriceOf } from '../../../domain/channel/index.ts';
import type { ChargeKind, DraftCharge, DraftLine } from '../../../domain/order/index.ts';
import { minus, moneyOf, noteWish, offOf } from './amazon-shared.ts';

/** Lines of an order, and what is paid for beside them. */
export interface OrderItems {
  readonly lines: readonly DraftLine[];
  readonly charges: readonly DraftCharge[];
}

/** The items of an order, and what holds for all of them. */
export interface ItemsQuestion {
  readonly items: readonly unknown[];
  /** what the buyer wants done with each, where it was fetched by itself; by item */
  readonly wanted: ReadonlyMap<unknown, unknown>;
  /** the order stands in for one that went wrong: it costs nothing */
  readonly isReplacement: boolean;
}

/** One item, with what the buyer wants done with it. */
interface ItemQuestion {
  readonly item: unknown;
  readonly buyer: unknown;
  readonly isReplacement: boolean;
}

/** Reads the items of an order. `ItemPrice` is for all units of the line, `ItemTax` too. */
export function readItems(reader: Reader, { items, wanted, isReplacement }: ItemsQuestion): OrderItems {
  const charges: DraftCharge[] = [];
  const lines = items.map((item, index) => {
    const at = reader.at(`/lines/${index}`);
    const buyer = wanted.get(field(item, 'OrderItemId')) ?? field(item, 'BuyerInfo') ?? item;
    const question = { item, buyer, isReplacement };
    for (const charge of chargesOf(reader, question)) {
      const amount = reader.money(`/charges/${charges.length}/amount`, moneyOf(charge.price));
      if (amount === undefined || amount === '0') continue;
      charges.push(readCharge(reader.at(`/charges/${charges.length}`), { ...charge, amount }));
    }
    return readLine(at, question);
  });
  return { lines, charges };
}

function readLine(reader: Reader, { item, buyer, isReplacement }: ItemQuestion): DraftLine {
  const quantity = reader.quantity('/quantity', field(item, 'QuantityOrdered'));
  const shipped = reader.quantity('/done/shipped', field(item, 'QuantityShipped'));
  const price = reader.money('/unitPrice', moneyOf(field(item, 'ItemPrice'))) ?? (isReplacement ? '0' : undefined);
  const discount = offOf(reader.money('/discount', moneyOf(field(item, 'PromotionDiscount'))));
  const tax = reader.money('/tax/amount', moneyOf(field(item, 'ItemTax')));
  const taxOff = offOf(reader.money('/tax/amount', moneyOf(field(item, 'PromotionDiscountTax'))));
  const wantsOut = reader.flag(
    '/cancellationRequested',
    fieldAt(item, ['BuyerRequestedCancel', 'IsBuyerRequestedCancel']),
  );
  const link = reader.text('/wishes/0/value', fieldAt(buyer, ['BuyerCustomizedInfo', 'CustomizedURL']));
  return known({
    lineId: reader.id('/lineId', field(item, 'OrderItemId')),
    sku: reader.id('/sku', field(item, 'SellerSKU')),
    channelSku: reader.id('/channelSku', field(item, 'ASIN')),
    description: reader.text('/description', field(item, 'Title')),
    quantity,
    unitPrice:
      price === undefined || quantity === undefined
        ? undefined
        : unitPriceOf({ lineAmount: price, quantity, currency: reader.currency }),
    discount,
    tax: tax === undefined ? undefined : known({ amount: minus(tax, taxOff) }),
    statedTotal: minus(price, discount),
    deliverBy: reader.instant('/deliverBy', field(item, 'ScheduledDeliveryEndDate')),
    done: shipped === undefined || shipped === 0 ? undefined : { shipped },
    cancellationRequested: wantsOut === true ? noteWish(reader) : undefined,
    wishes: link === undefined ? undefined : [{ name: 'customization', value: link }],
    giftMessage: reader.lines('/giftMessage', field(buyer, 'GiftMessageText')),
  });
}

interface ChargeSource {
  readonly kind: ChargeKind;
  readonly price: unknown;
  readonly off: unknown;
  readonly tax: unknown;
  readonly taxOff: unknown;
  readonly line: unknown;
}

/** What is paid with a line beside its goods. */
function chargesOf(reader: Reader, { item, buyer }: ItemQuestion): readonly ChargeSource[] {
  const line = reader.id('/charges', field(item, 'OrderItemId'));
  const of = (name: string): unknown => field(item, name);
  return [
    {
      kind: 'shipping',
      price: of('ShippingPrice'),
      off: of('ShippingDiscount'),
      tax: of('ShippingTax'),
      taxOff: of('ShippingDiscountTax'),
      line,
    },
    {
      kind: 'gift-wrap',
      price: field(buyer, 'GiftWrapPrice'),
      off: undefined,
      tax: field(buyer, 'GiftWrapTax'),
      taxOff: undefined,
      line,
    },
    { kind: 'payment', price: of('CODFee'), off: of('CODFeeDiscount'), tax: undefined, taxOff: undefined, line },
  ];
}

function readCharge(reader: Reader, source: ChargeSource & { readonly amount: string }): DraftCharge {
  const { kind, amount, line } = source;
  const discount = offOf(reader.money('/discount', moneyOf(source.off)));
  const tax = reader.money('/tax/amount', moneyOf(source.tax));
  const taxOff = offOf(reader.money('/tax/amount', moneyOf(source.taxOff)));
  return known({
    chargeId: typeof line === 'string' ? `${kind}-${line}` : undefined,
    kind,
    amount,
    discount,
    tax: tax === undefined ? undefined : known({ amount: minus(tax, taxOff) }),
  });
}
