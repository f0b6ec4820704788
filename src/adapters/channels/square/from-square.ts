import {
  answersOf,
  type ChannelOptions,
  type DraftReading,
  decimalOf,
  exactOf,
  field,
  filled,
  isList,
  isRecord,
  known,
  knownOrNothing,
  Notebook,
  Reader,
  readOrders,
  sumParts,
  type Translation,
  unwrap,
} from '../../../domain/channel/index.ts';
import type { Channel, DraftCharge, OrderDraft } from '../../../domain/order/index.ts';
import { currencyOf, readMinor } from './square-fields.ts';
import { readLeaving } from './square-fulfillments.ts';
import { readLine } from './square-lines.ts';
import { isMoney, readPayments, readReturned } from './square-payments.ts';

const SQUARE: Channel = { channelId: 'square', kind: 'till' };

/** What the translator may be told. */
export interface SquareOptions extends ChannelOptions {
  /** SKU by catalog object id: lines of a receipt name catalog objects, not SKUs */
  readonly skus?: Readonly<Record<string, string>>;
}

/**
 * Translates orders of Square: receipts of a till, orders for pickup, delivery or shipment; one order, `{ order }`,
 * `{ orders }` or a list.
 *
 * Amounts come in minor units. The price of one unit contains what was added to it (modifiers). A completed order
 * without fulfillments has left over the counter: all its units are `done.shipped`. Tips, service charges and the
 * rounding of cash are charges; gift cards are payments.
 *
 * @law one draft for each order of the payload, in its order
 * @errors none: what cannot be carried over is a finding
 * @source Square Orders API, schema Order
 * @example a line of 2 with `gross_sales_money` 4500 USD (2 x 22.00 and 2 x 0.50 for a modifier) has the unit price
 * `'22.5'`
 */
export function fromSquare(payload: unknown, options: SquareOptions = {}): Translation {
  const book = new Notebook();
  const entries = entriesOf(book, payload);
  if (entries === undefined) book.note({ code: 'channel.not-readable', path: '' });
  readOrders(book, { entries: entries ?? [], read: (reader, order) => readOrder(reader, { order, options }) });
  return book.close();
}

const isOrder = (value: unknown): boolean =>
  ['line_items', 'net_amounts', 'total_money'].some((sign) => field(value, sign) !== undefined);

function entriesOf(book: Notebook, payload: unknown): readonly unknown[] | undefined {
  const reader = new Reader(book, '');
  if (isList(payload)) return answersOf(reader, { payload, entriesOf: (answer) => entriesOf(book, answer) });
  const until = (value: unknown): boolean => isList(value) || isOrder(value);
  const inner = unwrap({ payload, names: ['order', 'orders'], until });
  if (isList(inner)) return reader.list('', inner).map((entry) => (isOrder(entry) ? entry : undefined));
  return isOrder(inner) || (inner !== payload && isRecord(inner)) ? [inner] : undefined;
}

interface OrderQuestion {
  readonly order: unknown;
  readonly options: SquareOptions;
}

function readOrder(outer: Reader, { order, options }: OrderQuestion): DraftReading {
  const currency = outer.text(
    '/currency',
    currencyOf(order, ['total_money', 'total_tax_money', 'net_amount_due_money']),
  );
  const reader = outer.in(currency);
  const state = reader.text('/channelStatus', field(order, 'state'));
  if (state === 'DRAFT') reader.note('/channelStatus', { code: 'channel.not-ready' });
  const leaving = readLeaving(reader, order);
  const taxesIncluded = readTaxesIncluded(reader, order);
  const refunded = readReturned(reader, order);
  const setting = { additive: taxesIncluded !== true, shipped: leaving.shipped, refunded, skus: options.skus };
  const items = reader.list('/lines', field(order, 'line_items'));
  const draft: OrderDraft = known({
    channel: options.channel ?? SQUARE,
    externalId: reader.id('/externalId', field(order, 'id')),
    externalNumber: reader.id('/externalNumber', field(order, 'reference_id')),
    placedAt: reader.instant('/placedAt', field(order, 'created_at')),
    changedAt: reader.instant('/changedAt', field(order, 'updated_at')),
    currency,
    taxesIncluded,
    cancelled: state === undefined ? undefined : state === 'CANCELED',
    channelStatus: state,
    locationId: reader.id('/locationId', field(order, 'location_id')),
    customer: readCustomer(reader.at('/customer'), { order, recipient: leaving.recipient }),
    shipTo: leaving.shipTo,
    lines: items.map((item, index) => readLine(reader.at(`/lines/${index}`), { ...setting, item })),
    charges: filled(readCharges(reader, order)),
    payments: readPayments(reader, order),
    parcels: leaving.parcels,
    shipBy: leaving.shipBy,
    deliverBy: leaving.deliverBy,
    note: reader.lines('/note', field(order, 'note')),
  });
  return { draft: { ...draft, ...known({ stated: readStated(reader, { order, draft }) }) } };
}

/** Each tax says whether it is inside the prices. Both kinds in one order cannot be told apart on its lines. */
function readTaxesIncluded(reader: Reader, order: unknown): boolean | undefined {
  const taxes = reader.list('/taxesIncluded', field(order, 'taxes'));
  const inside = taxes.filter((tax) => field(tax, 'type') === 'INCLUSIVE').length;
  if (inside === 0 || inside === taxes.length) return inside > 0;
  return reader.note('/taxesIncluded', { code: 'channel.tax-mixed' });
}

interface CustomerQuestion {
  readonly order: unknown;
  readonly recipient: unknown;
}

function readCustomer(reader: Reader, { order, recipient }: CustomerQuestion): OrderDraft['customer'] {
  return knownOrNothing({
    customerId: reader.id('/customerId', field(order, 'customer_id')),
    name: reader.text('/name', field(recipient, 'display_name')),
    email: reader.text('/email', field(recipient, 'email_address')),
    phone: reader.text('/phone', field(recipient, 'phone_number')),
  });
}

/** Service charges, tips, and what cash was rounded by. */
function readCharges(reader: Reader, order: unknown): readonly DraftCharge[] {
  const charges: DraftCharge[] = [];
  for (const item of reader.list('/charges', field(order, 'service_charges'))) {
    const at = reader.at(`/charges/${charges.length}`);
    const tax = readMinor(at, '/tax/amount', field(item, 'total_tax_money'));
    charges.push(
      known({
        chargeId: at.id('/chargeId', field(item, 'uid')),
        kind: 'other' as const,
        description: at.text('/description', field(item, 'name')),
        amount: readMinor(at, '/amount', field(item, 'applied_money') ?? field(item, 'amount_money')),
        tax: tax === undefined ? undefined : { amount: tax },
      }),
    );
  }
  const tip = readMinor(reader, '/charges', field(order, 'total_tip_money'));
  if (isMoney(tip)) charges.push({ kind: 'tip', amount: tip });
  const rounding = readMinor(reader, '/charges', field(field(order, 'rounding_adjustment'), 'amount_money'));
  if (isMoney(rounding)) charges.push({ kind: 'other', description: 'rounding', amount: rounding });
  return charges;
}

interface StatedQuestion {
  readonly order: unknown;
  readonly draft: OrderDraft;
}

/** Tips may stand beside the total: then they are put on it, for the customer pays both. */
function readStated(reader: Reader, { order, draft }: StatedQuestion): OrderDraft['stated'] {
  const total = readMinor(reader, '/stated/total', field(order, 'total_money'));
  const tip = exactOf(draft.charges?.find(({ kind }) => kind === 'tip')?.amount) ?? 0n;
  const whole = exactOf(total);
  const { beforeTax, tax } = sumParts(draft);
  const parts = beforeTax + (draft.taxesIncluded === true ? 0n : (tax ?? 0n));
  const beside = tip !== 0n && whole !== undefined && parts - tip === whole;
  return knownOrNothing({
    discount: readMinor(reader, '/stated/discount', field(order, 'total_discount_money')),
    tax: readMinor(reader, '/stated/tax', field(order, 'total_tax_money')),
    total: beside ? decimalOf(whole + tip) : total,
  });
}
