import {
  decimalOf,
  field,
  fieldAt,
  isAbsent,
  known,
  knownOrNothing,
  type Reader,
  unitPriceOf,
} from '../../../domain/channel/index.ts';
import type { DraftLine, DraftWish } from '../../../domain/order/index.ts';
import type { Proceeds } from './amazon-2026-proceeds.ts';
import { moneyOf, noteWish } from './amazon-shared.ts';

/** One item, with what the seller gets for it. */
export interface ItemQuestion {
  readonly item: unknown;
  readonly proceeds: Proceeds;
}

/** Reads one item of an order. */
export function readLine(reader: Reader, { item, proceeds }: ItemQuestion): DraftLine {
  const product = field(item, 'product');
  const quantity = reader.quantity('/quantity', field(item, 'quantityOrdered'));
  const fulfillment = field(item, 'fulfillment');
  const tax = proceeds.taxOn.get('ITEM');
  const discount = proceeds.discountOn.get('ITEM') ?? 0n;
  const goods = proceeds.byType.get('ITEM');
  return known({
    lineId: reader.id('/lineId', field(item, 'orderItemId')),
    sku: reader.id('/sku', field(product, 'sellerSku')),
    channelSku: reader.id('/channelSku', field(product, 'asin')),
    description: reader.text('/description', field(product, 'title')),
    quantity,
    unitPrice: readPrice(reader, { item, proceeds, quantity }),
    discount: discount === 0n ? undefined : decimalOf(discount),
    tax: tax === undefined ? undefined : { amount: decimalOf(tax) },
    statedTotal: goods === undefined ? undefined : decimalOf(goods - discount),
    deliverBy: reader.instant(
      '/deliverBy',
      fieldAt(fulfillment, ['shipping', 'scheduledDeliveryWindow', 'latestDateTime']),
    ),
    done: readDone(reader, { quantity, fulfillment }),
    cancellationRequested: isUnanswered(field(item, 'cancellation')) ? noteWish(reader) : undefined,
    wishes: readWishes(reader, item),
    giftMessage: reader.lines('/giftMessage', fieldAt(fulfillment, ['packing', 'giftOption', 'giftMessage'])),
  });
}

interface PriceQuestion extends ItemQuestion {
  readonly quantity: number | undefined;
}

/** The price of one unit; where it was not asked for, what the goods of the line come to by unit. */
function readPrice(reader: Reader, { item, proceeds, quantity }: PriceQuestion): string | undefined {
  const price = reader.money('/unitPrice', moneyOf(fieldAt(item, ['product', 'price', 'unitPrice'])));
  const goods = proceeds.byType.get('ITEM');
  if (price !== undefined || goods === undefined || quantity === undefined) return price;
  return unitPriceOf({ lineAmount: decimalOf(goods), quantity, currency: reader.currency });
}

interface Progress {
  readonly quantity: number | undefined;
  readonly fulfillment: unknown;
}

/** What is neither fulfilled nor still to be fulfilled was cancelled. */
function readDone(reader: Reader, { quantity, fulfillment }: Progress): DraftLine['done'] {
  const shipped = reader.quantity('/done/shipped', field(fulfillment, 'quantityFulfilled'));
  const open = reader.quantity('/done/cancelled', field(fulfillment, 'quantityUnfulfilled'));
  const cancelled = quantity === undefined || open === undefined ? 0 : quantity - (shipped ?? 0) - open;
  return knownOrNothing({
    shipped: shipped === 0 ? undefined : shipped,
    cancelled: cancelled > 0 ? cancelled : undefined,
  });
}

const isUnanswered = (cancellation: unknown): boolean =>
  !isAbsent(field(cancellation, 'cancellationRequest')) && isAbsent(field(cancellation, 'cancellationExecution'));

/** The personal design, and how much of it where it is sold by measure. */
function readWishes(reader: Reader, item: unknown): readonly DraftWish[] | undefined {
  const measure = field(item, 'measurement');
  const amount = reader.amount('/wishes', field(measure, 'value'));
  const unit = reader.text('/wishes', field(measure, 'unit'));
  const link = reader.text('/wishes', fieldAt(item, ['product', 'customization', 'customizedUrl']));
  const wishes = [
    ...(link === undefined ? [] : [{ name: 'customization', value: link }]),
    ...(amount === undefined
      ? []
      : [{ name: 'measurement', value: unit === undefined ? amount : `${amount} ${unit}` }]),
  ];
  return wishes.length === 0 ? undefined : wishes;
}
