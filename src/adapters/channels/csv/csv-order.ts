import { decimalOf, exactOf, filled, known, knownOrNothing, type Reader } from '../../../domain/channel/index.ts';
import type {
  Channel,
  DraftCharge,
  DraftCustomer,
  DraftDiscount,
  DraftLine,
  DraftPayment,
  OrderDraft,
  PaymentStatus,
  StatedTotals,
} from '../../../domain/order/index.ts';
import { type OrderParts, type OrderRow, type PartsQuestion, readParts } from './csv-lines.ts';
import { OrderRows } from './csv-order-rows.ts';

/** The rows of one order, and what is known of it beside them. */
export interface OrderQuestion extends PartsQuestion {
  readonly channel: Channel;
  readonly defaults: Partial<OrderDraft>;
}

/**
 * Reads the rows of one order as a draft. What the rows say of the order itself is taken from the first that says it;
 * the order was placed at the earliest of their times.
 */
export function readOrder(reader: Reader, question: OrderQuestion): OrderDraft {
  const { rows, habits, channel, defaults } = question;
  const order = new OrderRows(reader, { rows, habits });
  const externalNumber = order.id('externalNumber', '/externalNumber');
  const purchaseOrderNumber = order.id('purchaseOrderNumber', '/purchaseOrderNumber');
  const externalId = order.id('externalId', '/externalId') ?? externalNumber ?? purchaseOrderNumber;
  const currency = order.text('currency', '/currency') ?? defaults.currency;
  const parts = readParts(reader.in(currency), question);
  const stated = readStated(order);
  const status = order.text('channelStatus', '/channelStatus');
  const code = order.text('discountCode', '/discountCodes/0');
  return {
    ...defaults,
    ...known({
      channel,
      externalId,
      externalNumber,
      placedAt: order.earliest('placedAt', '/placedAt'),
      currency,
      cancelled: order.text('cancelledAt', '/cancelled') === undefined ? undefined : true,
      channelStatus: status,
      customer: readCustomer(order),
      billTo: order.address('billTo'),
      shipTo: order.address('shipTo'),
      lines: allShipped(status, rows) ? parts.lines.map(shipped) : parts.lines,
      charges: filled([...parts.charges, ...readShipping(order)]),
      discounts: filled([...parts.discounts, ...restOfDiscount(stated, parts)]),
      discountCodes: code === undefined ? undefined : [code],
      payments: filled(readPayments(order, stated)),
      stated,
      shipBy: order.deadline('shipBy', '/shipBy'),
      deliverBy: order.deadline('deliverBy', '/deliverBy'),
      purchaseOrderNumber,
      note: order.text('note', '/note'),
    }),
  };
}

/** An order that is fulfilled as a whole; where the file tells it of each line, the lines count. */
const allShipped = (status: string | undefined, rows: readonly OrderRow[]): boolean =>
  status?.toLowerCase() === 'fulfilled' && rows.every(({ cells }) => cells.lineStatus === undefined);

const shipped = (line: DraftLine): DraftLine =>
  line.quantity === undefined ? line : { ...line, done: { shipped: line.quantity } };

function readCustomer(order: OrderRows): DraftCustomer | undefined {
  return knownOrNothing({
    customerId: order.id('customerId', '/customer/customerId'),
    name: order.text('customerName', '/customer/name'),
    email: order.text('customerEmail', '/customer/email'),
    phone: order.text('customerPhone', '/customer/phone'),
    company: order.text('customerCompany', '/customer/company'),
    vatNumber: order.text('vatNumber', '/customer/vatNumber'),
  });
}

/** A subtotal stands after discounts: the goods before them are both together. */
function readStated(order: OrderRows): StatedTotals | undefined {
  const subtotal = order.amount('subtotal', '/stated/goods');
  const discount = order.amount('discount', '/stated/discount');
  const [before, off] = [exactOf(subtotal), exactOf(discount)];
  return knownOrNothing({
    goods: before === undefined ? undefined : decimalOf(before + (off ?? 0n)),
    discount,
    shipping: order.amount('shipping', '/stated/shipping'),
    tax: order.amount('tax', '/stated/tax'),
    total: order.amount('total', '/stated/total'),
  });
}

function readShipping(order: OrderRows): readonly DraftCharge[] {
  const amount = order.amount('shipping', '/charges/0/amount');
  if (amount === undefined) return [];
  return [
    known({ kind: 'shipping' as const, amount, description: order.text('shippingMethod', '/charges/0/description') }),
  ];
}

/** The discount column counts everything taken off; what no line carries was taken off the whole order. */
function restOfDiscount(stated: StatedTotals | undefined, parts: OrderParts): readonly DraftDiscount[] {
  const all = exactOf(stated?.discount);
  if (all === undefined) return [];
  const carried = [...parts.lines.map(({ discount }) => discount), ...parts.discounts.map(({ amount }) => amount)];
  const rest = carried.reduce((left, amount) => left - (exactOf(amount) ?? 0n), all);
  return rest > 0n ? [{ amount: decimalOf(rest) }] : [];
}

const PAYMENT_WORDS: ReadonlyMap<string, PaymentStatus> = /* @__PURE__ */ new Map<string, PaymentStatus>([
  ['paid', 'captured'],
  ['partially_refunded', 'captured'],
  ['refunded', 'captured'],
  ['pending', 'pending'],
  ['authorized', 'authorised'],
  ['voided', 'voided'],
]);

/** A file tells of one payment; what was given back stands beside it. */
function readPayments(order: OrderRows, stated: StatedTotals | undefined): readonly DraftPayment[] {
  const word = order.text('paymentStatus', '/payments/0/status')?.toLowerCase();
  if (word === undefined) return [];
  const method = order.text('paymentMethod', '/payments/0/method');
  const status = PAYMENT_WORDS.get(word);
  if (status === undefined) return order.unclearPayment();
  const paid = known({ method, amount: stated?.total, status, at: order.earliest('paidAt', '/payments/0/at') });
  const refunded = order.amount('refunded', '/payments/1/amount');
  if (refunded === undefined || refunded === '0') return [paid];
  return [paid, known({ method, amount: refunded, status: 'refunded' as const })];
}
