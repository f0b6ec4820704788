import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWooCommerce } from '../../../../src/adapters/channels/woocommerce/index.ts';
import { decimalOf, exactOf, roundExact, sumParts, timesExact } from '../../../../src/domain/channel/index.ts';
import type { OrderDraft } from '../../../../src/domain/order/index.ts';
import { amount, frozen, moment, sharedPayloads, WITHOUT_SHARED } from '../payloads.ts';

/** The facts of an order, as `expected.json` names them. */
interface Facts {
  readonly externalId: string;
  readonly number: string;
  readonly placedAt: string | null;
  readonly currency: string;
  readonly lines: readonly {
    readonly lineId: string;
    readonly sku: string | null;
    readonly quantity: string;
    readonly lineSubtotal: string;
    readonly lineTotal: string;
    readonly lineTax: string;
  }[];
  readonly goodsTotal: string;
  readonly discountTotal: string;
  readonly statedDiscountTotal: string;
  readonly feeTotal: string;
  readonly giftCardTotal: string;
  readonly shippingTotal: string;
  readonly taxTotal: string;
  readonly grandTotal: string;
  readonly sumsAgree: boolean;
  readonly refundedTotal: string;
  readonly refundIds: readonly string[];
  readonly status: string;
  readonly shipTo: { readonly country: string | null; readonly postalCode: string | null };
}

const exact = (text: string | undefined) => exactOf(text) ?? 0n;
const total = (amounts: readonly (string | undefined)[]) => amounts.reduce((sum, one) => sum + exact(one), 0n);

function expectFacts(draft: OrderDraft | undefined, facts: Facts): void {
  expect(draft).toMatchObject({
    externalId: facts.externalId,
    externalNumber: facts.number,
    currency: facts.currency,
    channelStatus: facts.status,
    taxesIncluded: false,
  });
  expect(moment(draft?.placedAt) ?? null).toBe(moment(facts.placedAt));
  expect([draft?.shipTo?.country ?? null, draft?.shipTo?.postalCode ?? null]).toEqual([
    facts.shipTo.country,
    facts.shipTo.postalCode,
  ]);
  expect(draft?.lines).toHaveLength(facts.lines.length);
  for (const [index, line] of facts.lines.entries()) {
    const read = draft?.lines?.[index];
    expect([read?.lineId, read?.sku ?? null, String(read?.quantity)]).toEqual([line.lineId, line.sku, line.quantity]);
    expect(amount(read?.statedTotal)).toBe(amount(line.lineTotal));
    expect(amount(read?.tax?.amount)).toBe(amount(line.lineTax));
    const before = timesExact(exact(read?.unitPrice), exact(line.quantity));
    expect(roundExact({ exact: before, fractionDigits: 2 })).toBe(exactOf(line.lineSubtotal));
  }
  const lines = draft?.lines ?? [];
  expect(total(lines.map(({ statedTotal }) => statedTotal)) + total(lines.map(({ discount }) => discount))).toBe(
    exact(facts.goodsTotal),
  );
  expect(total(lines.map(({ discount }) => discount))).toBe(exact(facts.discountTotal));
  expect(exact(draft?.stated?.discount)).toBe(exact(facts.statedDiscountTotal));
  expect(sumParts(draft ?? {}).fees).toBe(exact(facts.feeTotal));
  expect(exact(draft?.stated?.shipping)).toBe(exact(facts.shippingTotal));
  expect(exact(draft?.stated?.tax)).toBe(exact(facts.taxTotal));
  expect(exact(draft?.stated?.total)).toBe(exact(facts.grandTotal) + exact(facts.giftCardTotal));
  const payments = draft?.payments ?? [];
  const refunds = payments.filter(({ status }) => status === 'refunded');
  expect(refunds.map(({ paymentId }) => paymentId)).toEqual(facts.refundIds);
  expect(total(refunds.map((refund) => refund.amount))).toBe(exact(facts.refundedTotal));
  const cards = payments.filter(({ method }) => method === 'gift-card');
  expect(total(cards.map((card) => card.amount))).toBe(exact(facts.giftCardTotal));
}

const shared = sharedPayloads('woocommerce');

describe.skipIf(shared.length === 0)(`all payloads ${WITHOUT_SHARED}`, () => {
  it.each(shared.filter(({ expected }) => expected !== undefined))('$file gives its facts', ({ payload, expected }) => {
    const { drafts, findings } = fromWooCommerce(frozen(payload));
    const facts = (Array.isArray(expected) ? expected : [expected]) as readonly Facts[];
    expect(drafts).toHaveLength(facts.length);
    for (const [index, fact] of facts.entries()) {
      expectFacts(drafts[index], fact);
      const path = `/drafts/${index}/stated/total`;
      const disagrees = findings.some((finding) => finding.code === 'channel.total-disagrees' && finding.path === path);
      expect(disagrees).toBe(!fact.sumsAgree);
    }
  });

  it.each(shared.filter(({ expected }) => expected === undefined))(
    '$file holds no order, and that is told',
    ({ payload }) => {
      const { drafts, findings } = fromWooCommerce(frozen(payload));
      expect(drafts).toEqual([]);
      expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['channel.not-an-order']));
    },
  );

  it('says of the order that was once met in the wild that it was never placed', () => {
    const broken = shared.find(({ file }) => file === 'broken-order.json');
    expect(fromWooCommerce(broken?.payload).findings).toEqual([
      { code: 'channel.not-ready', path: '/drafts/0/channelStatus', severity: 'error', params: {} },
    ]);
  });
});

const order = {
  id: 727,
  number: '727',
  status: 'processing',
  currency: 'USD',
  date_created_gmt: '2017-03-22T19:28:02',
  prices_include_tax: false,
  discount_total: '0.00',
  shipping_total: '10.00',
  total: '29.35',
  total_tax: '1.35',
  billing: { first_name: 'John', country: 'US' },
  shipping: {},
  payment_method: 'bacs',
  line_items: [
    {
      id: 315,
      product_id: 93,
      variation_id: 0,
      quantity: 2,
      subtotal: '6.00',
      total: '6.00',
      total_tax: '0.45',
      sku: '',
    },
    {
      id: 316,
      product_id: 22,
      variation_id: 23,
      quantity: 1,
      subtotal: '12.00',
      total: '12.00',
      total_tax: '0.90',
      sku: 'Bar3',
    },
  ],
  shipping_lines: [{ id: 317, method_title: 'Flat Rate', total: '10.00', total_tax: '0.00' }],
};

describe('the shapes of a payload', () => {
  it.each([
    ['one order', order],
    ['a list', [order]],
    ['wrapped data', { data: [order] }],
    ['one in data', { data: order }],
    ['the older API', { orders: [order] }],
    ['a batch', { create: [order], delete: [] }],
  ])('are recognised: %s', (_, payload) => {
    const { drafts, findings } = fromWooCommerce(frozen(payload));
    expect(drafts).toMatchObject([
      { externalId: '727', lines: [{ lineId: '315' }, { lineId: '316', channelSku: '23' }] },
    ]);
    expect(findings).toEqual([]);
  });

  it('recognise an order that was asked for few of its fields, but no refund', () => {
    const { id, status, currency, total, line_items } = order;
    const few = { id, status, currency, total, line_items };
    expect(fromWooCommerce(few).drafts[0]?.lines).toHaveLength(2);
    expect(fromWooCommerce({ id, line_items }).drafts).toEqual([]);
    expect(fromWooCommerce({ ...few, refunded_by: 1 }).drafts).toEqual([]);
  });

  it('let each entry of a batch stand by itself', () => {
    const failed = { id: 0, error: { code: 'woocommerce_rest_invalid', message: 'no' } };
    const { drafts, findings } = fromWooCommerce({ create: [failed, order], update: [order] });
    expect(drafts).toHaveLength(2);
    expect(findings).toMatchObject([{ code: 'channel.not-an-order', params: { position: 0 } }]);
  });

  it.each([[undefined], [null], [7], ['x'], [{}], [{ id: 7 }]])(
    'are refused where there is no order: %o',
    (payload) => {
      expect(fromWooCommerce(payload).findings).toMatchObject([{ code: 'channel.not-readable', path: '' }]);
    },
  );
});

const models = fc.record({
  lines: fc.array(
    fc.record({
      subtotal: fc.integer({ min: 0, max: 1_000_000 }),
      off: fc.integer({ min: 0, max: 1_000 }),
      tax: fc.integer({ min: 0, max: 5_000 }),
      quantity: fc.integer({ min: 1, max: 97 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  shipping: fc.integer({ min: 0, max: 2_000 }),
  fee: fc.integer({ min: -500, max: 500 }),
  card: fc.integer({ min: 0, max: 3_000 }),
  slip: fc.integer({ min: -60, max: 60 }),
  inclusive: fc.boolean(),
});
type Model = typeof models extends fc.Arbitrary<infer Value> ? Value : never;

const text = (cents: number): string => decimalOf(BigInt(cents) * 10_000_000_000n);

function payloadOf({ lines, shipping, fee, card, slip, inclusive }: Model): unknown {
  const net = lines.reduce((sum, line) => sum + line.subtotal - line.off, 0);
  const tax = lines.reduce((sum, line) => sum + line.tax, 0);
  return {
    ...order,
    prices_include_tax: inclusive,
    total: text(net + shipping + fee + tax + slip - card),
    total_tax: text(tax),
    shipping_total: text(shipping),
    discount_total: text(lines.reduce((sum, line) => sum + line.off, 0)),
    gift_cards: card === 0 ? [] : [{ id: 5, code: 'GIFT', amount: text(card) }],
    shipping_lines: [{ id: 1, method_title: 'Post', total: text(shipping), total_tax: '0.00' }],
    fee_lines: [{ id: 2, name: 'Fee', total: text(fee), total_tax: '0.00' }],
    line_items: lines.map((line, index) => ({
      id: 10 + index,
      quantity: line.quantity,
      subtotal: text(line.subtotal),
      total: text(line.subtotal - line.off),
      total_tax: text(line.tax),
      price: 0.1 + 0.2,
    })),
  };
}

describe('every order', () => {
  it('adds up, or is told; what rounding explains is told as such', () => {
    fc.assert(
      fc.property(models, (model) => {
        const { drafts, findings } = fromWooCommerce(payloadOf(model));
        // a line and its tax, shipping and fee: each of them may have been rounded by half a cent
        const parts = (model.lines.length + 2) * (model.inclusive ? 2 : 1);
        const size = Math.abs(model.slip);
        const expected =
          size === 0 ? [] : size * 2 <= parts ? ['/drafts/0/stated/total info'] : ['/drafts/0/stated/total error'];
        expect(findings.map(({ path, severity }) => `${path} ${severity}`)).toEqual(expected);
        for (const [index, line] of model.lines.entries()) {
          const read = drafts[0]?.lines?.[index];
          const goods = timesExact(exact(read?.unitPrice), exact(String(line.quantity)));
          expect(roundExact({ exact: goods, fractionDigits: 2 })).toBe(exact(text(line.subtotal)));
          expect(read?.statedTotal).toBe(text(line.subtotal - line.off));
        }
      }),
    );
  });

  it('would be caught if the price field were believed', () => {
    const broken = fc.check(
      fc.property(models, (model) => {
        const payload = payloadOf({ ...model, slip: 0 }) as {
          line_items: { price: number; quantity: number; subtotal: string }[];
        };
        for (const { price, quantity, subtotal } of payload.line_items)
          expect(text(Math.round(price * quantity * 100))).toBe(subtotal);
      }),
    );
    expect(broken.failed).toBe(true);
  });
});
