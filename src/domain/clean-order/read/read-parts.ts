import type { DecimalText } from '../../../kernel/decimal-text.ts';
import type { ChargeKind, DraftWish, PaymentStatus } from '../../order/index.ts';
import { type Desk, spotAt } from '../desk.ts';
import { LIMITS } from '../limits.ts';
import { complain, type Spot } from '../notes.ts';
import { type ReadCurrency, readAmount, readDecimal } from './read-amounts.ts';
import {
  type Maybe,
  type Outside,
  readChoice,
  readId,
  readList,
  readObject,
  readText,
  replaceWith,
} from './read-values.ts';

/** Tax as it was read. */
export interface ReadTax {
  readonly taxRate: Maybe<DecimalText>;
  readonly taxMinor: Maybe<number>;
}

const NO_TAX: ReadTax = { taxRate: undefined, taxMinor: undefined };

/** Reads the tax of a line or charge. A rate of 1 or more is a percentage that was not divided by a hundred. */
export function readTax(desk: Desk, parent: Spot, value: unknown, currency: ReadCurrency, signed = false): ReadTax {
  const from = readObject(parent, 'tax', value);
  if (from === undefined) return NO_TAX;
  if (from === null) return { taxRate: null, taxMinor: null };
  const spot = spotAt(desk, `${parent.at}/tax`);
  const taxRate = readDecimal(spot, 'rate', from['rate']);
  const taxMinor = readAmount(spot, 'amount', from['amount'], currency, signed);
  // a share below one starts with a zero
  if (typeof taxRate !== 'string' || taxRate.charCodeAt(0) === 0x30) return { taxRate, taxMinor };
  const meant = hundredth(taxRate);
  const suggestions =
    meant === undefined ? undefined : replaceWith(spot, 'rate', { value: meant, confidence: 0.9, apply: 'ask' });
  complain(spot, 'rate', 'money.tax-rate-not-a-share', suggestions === undefined ? {} : { suggestions });
  return { taxRate: null, taxMinor };
}

/** A percentage as a share: `'21'` is `'0.21'`. Nothing above 100 %. */
function hundredth(percentage: DecimalText): DecimalText | undefined {
  const point = percentage.indexOf('.');
  const whole = point < 0 ? percentage : percentage.slice(0, point);
  if (whole.length > 2) return undefined;
  const rest = point < 0 ? '' : percentage.slice(point + 1);
  return `0.${whole.padStart(2, '0')}${rest}`.replace(/0{1,2}$/, '');
}

/** Notes a currency that is named beside an amount and is not the order's. */
export function readCurrencyName(spot: Spot, value: unknown, currency: ReadCurrency): void {
  if (value === undefined || value === null || value === '' || value === currency.code) return;
  const name = readText(spot, 'currency', value, LIMITS.choice);
  if (typeof name === 'string' && currency.code !== undefined) complain(spot, 'currency', 'money.mixed-currencies');
}

/** Something paid for beside the lines, as it was read. */
export interface ReadCharge extends ReadTax {
  readonly spot: Spot;
  readonly chargeId: Maybe<string>;
  readonly kind: Maybe<ChargeKind>;
  readonly description: Maybe<string>;
  readonly amountMinor: Maybe<number>;
  readonly discountMinor: Maybe<number>;
}

const CHARGE_KINDS: ReadonlySet<ChargeKind> = /* @__PURE__ */ new Set([
  'shipping',
  'handling',
  'payment',
  'gift-wrap',
  'duty',
  'tip',
  'other',
]);

/** Reads each object of a list; what is no object is noted, and its place kept. */
export function readEach<Read>(
  desk: Desk,
  parent: Spot,
  field: string,
  { value, max }: { readonly value: unknown; readonly max: number },
  read: (spot: Spot, from: Outside) => Read,
): Maybe<readonly (Read | null)[]> {
  if (value === undefined) return undefined;
  const list = readList(parent, field, value, max);
  if (list === undefined || list === null) return list;
  const spot = spotAt(desk, `${parent.at}/${field}`);
  const all: (Read | null)[] = [];
  const count = Math.min(list.length, max);
  for (let i = 0; i < count; i += 1) {
    const from = readObject(spot, String(i), list[i]);
    if (from === undefined) complain(spot, String(i), 'shape.not-an-object');
    all.push(from === undefined || from === null ? null : read(spotAt(desk, `${spot.at}/${i}`), from));
  }
  return all;
}

/** Reads what is paid for beside the lines. Some channels write what is taken off an order as a fee below nothing. */
export function readCharges(desk: Desk, value: unknown, currency: ReadCurrency): Maybe<readonly (ReadCharge | null)[]> {
  return readEach(desk, spotAt(desk, ''), 'charges', { value, max: LIMITS.charges }, (spot, from) => {
    readCurrencyName(spot, from['currency'], currency);
    const kind = readChoice(spot, 'kind', from['kind'], CHARGE_KINDS);
    const signed = kind === 'other';
    const { taxRate, taxMinor } = readTax(desk, spot, from['tax'], currency, signed);
    return {
      spot,
      taxRate,
      taxMinor,
      chargeId: readId(spot, 'chargeId', from['chargeId']),
      kind,
      description: readText(spot, 'description', from['description'], LIMITS.description),
      amountMinor: readAmount(spot, 'amount', from['amount'], currency, signed),
      discountMinor: readAmount(spot, 'discount', from['discount'], currency),
    };
  });
}

/** Reads what the customer wishes, in the channel's words; wishes without words are left out. */
export function readWishes(desk: Desk, parent: Spot, value: unknown): Maybe<readonly DraftWish[]> {
  const wishes = readEach(desk, parent, 'wishes', { value, max: LIMITS.wishes }, (spot, from): DraftWish => {
    const name = readText(spot, 'name', from['name'], LIMITS.name);
    const wish = readText(spot, 'value', from['value'], LIMITS.description);
    return { ...(typeof name === 'string' ? { name } : {}), ...(typeof wish === 'string' ? { value: wish } : {}) };
  });
  return wishes?.filter((wish): wish is DraftWish => wish !== null && (wish.name ?? wish.value) !== undefined);
}

/** Something taken off the order, as it was read. */
export interface ReadDiscount {
  readonly spot: Spot;
  readonly amountMinor: Maybe<number>;
}

/** Reads what is taken off the order as a whole. */
export function readDiscounts(
  desk: Desk,
  value: unknown,
  currency: ReadCurrency,
): Maybe<readonly (ReadDiscount | null)[]> {
  return readEach(desk, spotAt(desk, ''), 'discounts', { value, max: LIMITS.discounts }, (spot, from) => {
    readText(spot, 'code', from['code'], LIMITS.code);
    return { spot, amountMinor: readAmount(spot, 'amount', from['amount'], currency) };
  });
}

/** Money promised or moved, as it was read. */
export interface ReadPayment {
  readonly spot: Spot;
  readonly paymentId: Maybe<string>;
  readonly method: Maybe<string>;
  readonly amountMinor: Maybe<number>;
  readonly status: Maybe<PaymentStatus>;
}

const PAYMENT_STATUSES: ReadonlySet<PaymentStatus> = /* @__PURE__ */ new Set([
  'pending',
  'authorised',
  'captured',
  'refunded',
  'failed',
  'voided',
]);

/** Reads how the order is paid. */
export function readPayments(
  desk: Desk,
  value: unknown,
  currency: ReadCurrency,
): Maybe<readonly (ReadPayment | null)[]> {
  return readEach(desk, spotAt(desk, ''), 'payments', { value, max: LIMITS.payments }, (spot, from) => {
    readCurrencyName(spot, from['currency'], currency);
    return {
      spot,
      paymentId: readId(spot, 'paymentId', from['paymentId']),
      method: readText(spot, 'method', from['method'], LIMITS.code),
      amountMinor: readAmount(spot, 'amount', from['amount'], currency),
      status: readChoice(spot, 'status', from['status'], PAYMENT_STATUSES),
    };
  });
}

/** What the channel says the order comes to, as it was read. */
export interface ReadStated {
  readonly spot: Spot;
  readonly goodsMinor: Maybe<number>;
  readonly discountMinor: Maybe<number>;
  readonly shippingMinor: Maybe<number>;
  readonly feesMinor: Maybe<number>;
  readonly taxMinor: Maybe<number>;
  readonly totalMinor: Maybe<number>;
}

/** Reads what the channel says the order comes to. */
export function readStated(desk: Desk, value: unknown, currency: ReadCurrency): Maybe<ReadStated> {
  const from = readObject(spotAt(desk, ''), 'stated', value);
  if (from === undefined || from === null) return from;
  const spot = spotAt(desk, '/stated');
  return {
    spot,
    goodsMinor: readAmount(spot, 'goods', from['goods'], currency),
    discountMinor: readAmount(spot, 'discount', from['discount'], currency),
    shippingMinor: readAmount(spot, 'shipping', from['shipping'], currency),
    feesMinor: readAmount(spot, 'fees', from['fees'], currency),
    taxMinor: readAmount(spot, 'tax', from['tax'], currency),
    totalMinor: readAmount(spot, 'total', from['total'], currency),
  };
}
