import {
  decimalOf,
  type Exact,
  exactOf,
  field,
  fieldAt,
  filled,
  isAbsent,
  known,
  knownOrNothing,
  type LocalTimeQuestion,
  type Reader,
  readLocalDay,
  readLocalTime,
  timesExact,
} from '../../../domain/channel/index.ts';
import type { DraftLine, DraftWish, FulfilledBy } from '../../../domain/order/index.ts';

/** Who sends the goods: bol from its own warehouse, or the retailer. */
export const FULFILLED_BY: ReadonlyMap<unknown, FulfilledBy> = /* @__PURE__ */ new Map<unknown, FulfilledBy>([
  ['FBR', 'seller'],
  ['FBB', 'platform'],
]);

/** One order item, and the zone in which its days are meant. */
export interface ItemQuestion {
  readonly item: unknown;
  readonly zone: string;
}

/** Reads one order item: in full, or in the short form of a list of orders. */
export function readLine(reader: Reader, { item, zone }: ItemQuestion): DraftLine {
  const fulfilment = field(item, 'fulfilment');
  const quantity = reader.quantity('/quantity', field(item, 'quantity'));
  const unitPrice = reader.amount('/unitPrice', field(item, 'unitPrice'));
  const statedTotal = reader.amount('/statedTotal', field(item, 'totalPrice'));
  const discount = readDiscount(reader, { item, line: known({ quantity, unitPrice, statedTotal }) });
  const method = field(fulfilment, 'method') ?? field(item, 'fulfilmentMethod');
  const day = field(fulfilment, 'exactDeliveryDate') ?? field(fulfilment, 'latestDeliveryDate');
  return known({
    lineId: reader.id('/lineId', field(item, 'orderItemId')),
    sku: reader.id('/sku', fieldAt(item, ['offer', 'reference'])),
    gtin: reader.id('/gtin', fieldAt(item, ['product', 'ean']) ?? field(item, 'ean')),
    channelSku: reader.id('/channelSku', fieldAt(item, ['offer', 'offerId'])),
    description: reader.text('/description', fieldAt(item, ['product', 'title'])),
    quantity,
    unitPrice,
    discount: discount === 0n ? undefined : decimalOf(discount),
    statedTotal,
    fulfilledBy: reader.word('/fulfilledBy', { value: method, words: FULFILLED_BY }),
    shipBy: readDeadline({ reader, name: '/shipBy', value: field(fulfilment, 'expiryDate'), zone }),
    deliverBy: readDeadline({ reader, name: '/deliverBy', value: day, zone }),
    done: readDone(reader, item),
    cancellationRequested: readWish(reader, item),
    commission: reader.amount('/commission', field(item, 'commission')),
    wishes: readServices(reader, item),
  });
}

/** Days without a time last until midnight in the Netherlands. */
function readDeadline(question: LocalTimeQuestion): string | undefined {
  const { value } = question;
  if (isAbsent(value)) return undefined;
  const isDay = typeof value === 'string' && value.length === 10;
  return isDay ? readLocalDay({ ...question, moment: 'last' }) : readLocalTime(question);
}

function readDone(reader: Reader, item: unknown): DraftLine['done'] {
  const shipped = reader.quantity('/done/shipped', field(item, 'quantityShipped'));
  const cancelled = reader.quantity('/done/cancelled', field(item, 'quantityCancelled'));
  return knownOrNothing({
    shipped: shipped === 0 ? undefined : shipped,
    cancelled: cancelled === 0 ? undefined : cancelled,
  });
}

function readWish(reader: Reader, item: unknown): true | undefined {
  const wanted = reader.flag('/cancellationRequested', field(item, 'cancellationRequest'));
  if (wanted !== true) return undefined;
  reader.note('/cancellationRequested', { code: 'channel.cancellation-requested', severity: 'warning' });
  return true;
}

interface DiscountQuestion {
  readonly item: unknown;
  readonly line: Pick<DraftLine, 'quantity' | 'unitPrice' | 'statedTotal'>;
}

/**
 * Finds what was taken off a line. The channel does not say whether its discounts are for the line or for each unit,
 * nor whether the unit price stands before them: the reading that gives the total price of the line is taken.
 */
function readDiscount(reader: Reader, { item, line }: DiscountQuestion): Exact {
  const discounts = reader.list('/discount', field(item, 'discounts'));
  const off = discounts.reduce<Exact>(
    (sum, part) => sum + (exactOf(reader.amount('/discount', field(part, 'amount'))) ?? 0n),
    0n,
  );
  const price = exactOf(line.unitPrice);
  const total = exactOf(line.statedTotal);
  const units = line.quantity === undefined ? undefined : exactOf(String(line.quantity));
  if (price === undefined || total === undefined || units === undefined) return off;
  const taken = timesExact(price, units) - total;
  return [off, timesExact(off, units), 0n].find((reading) => reading === taken) ?? off;
}

/** Bring it upstairs, install it. */
function readServices(reader: Reader, item: unknown): readonly DraftWish[] | undefined {
  const services = reader.list('/wishes', field(item, 'additionalServices'));
  return filled(
    services.flatMap((service, index) => {
      const value = reader.text(`/wishes/${index}/value`, field(service, 'serviceType'));
      return value === undefined ? [] : [{ name: 'service', value }];
    }),
  );
}
