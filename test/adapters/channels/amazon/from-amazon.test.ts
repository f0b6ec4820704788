import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromAmazon } from '../../../../src/adapters/channels/amazon/index.ts';
import { decimalOf, exactOf, roundExact, timesExact } from '../../../../src/domain/channel/index.ts';
import type { OrderDraft } from '../../../../src/domain/order/index.ts';
import { amount, frozen, licensedPayloads, moment, sharedPayloads, WITHOUT_SHARED } from '../payloads.ts';

/** The facts of an order of 2026, as `expected.json` names them. */
interface Facts {
  readonly externalId: string;
  readonly sellerOrderIds: readonly string[];
  readonly placedAt: string;
  readonly currency: string;
  readonly marketplaceId: string;
  readonly fulfilledBy: string;
  readonly fulfilmentStatus: string;
  readonly shipBy: string;
  readonly deliverBy: string;
  readonly lines: readonly {
    readonly lineId: string;
    readonly sku: string;
    readonly asin: string;
    readonly quantity: number;
    readonly quantityFulfilled: number;
    readonly unitPrice: string;
    /** with tax and what else the customer pays for the line */
    readonly lineProceeds: string;
  }[];
  readonly grandTotal: string;
  readonly sumsAgree: boolean;
  readonly programs: readonly string[];
  readonly shipTo: { readonly country: string; readonly postalCode: string; readonly addressType: string };
  readonly packages: readonly {
    readonly carrier: string;
    readonly tracking: string;
    readonly items: readonly (readonly [string, number])[];
  }[];
}

const SENDERS: Readonly<Record<string, string>> = { MERCHANT: 'seller', AMAZON: 'platform' };

function expectFacts(draft: OrderDraft | undefined, facts: Facts): void {
  expect(draft).toMatchObject({
    externalId: facts.externalId,
    externalNumber: facts.sellerOrderIds[0],
    currency: facts.currency,
    marketplaceId: facts.marketplaceId,
    fulfilledBy: SENDERS[facts.fulfilledBy],
    channelStatus: facts.fulfilmentStatus,
    tags: facts.programs,
    shipTo: {
      country: facts.shipTo.country,
      postalCode: facts.shipTo.postalCode,
      kind: facts.shipTo.addressType.toLowerCase(),
    },
  });
  expect([draft?.placedAt, draft?.shipBy, draft?.deliverBy].map(moment)).toEqual(
    [facts.placedAt, facts.shipBy, facts.deliverBy].map(moment),
  );
  expect(amount(draft?.stated?.total)).toBe(amount(facts.grandTotal));
  expect(
    draft?.lines?.map((line) => [line.lineId, line.sku, line.channelSku, line.quantity, line.done?.shipped ?? 0]),
  ).toEqual(facts.lines.map((line) => [line.lineId, line.sku, line.asin, line.quantity, line.quantityFulfilled]));
  expect(draft?.lines?.map(({ unitPrice }) => amount(unitPrice))).toEqual(
    facts.lines.map(({ unitPrice }) => amount(unitPrice)),
  );
  const exact = (text: string | undefined) => exactOf(text) ?? 0n;
  const proceeds = draft?.lines?.map((line) => exact(line.statedTotal) + exact(line.tax?.amount)) ?? [];
  const charges = draft?.charges?.filter(({ kind }) => kind !== 'tip') ?? [];
  const sum = [...proceeds, ...charges.map((charge) => exact(charge.amount) + exact(charge.tax?.amount))];
  expect(sum.reduce((all, one) => all + one, 0n)).toBe(
    facts.lines.reduce((all, line) => all + exact(line.lineProceeds), 0n),
  );
  expect(
    draft?.parcels?.map((parcel) => [
      parcel.carrier,
      parcel.trackingNumber,
      parcel.lines?.map(({ lineId, quantity }) => [lineId, quantity]),
    ]),
  ).toEqual(facts.packages.map(({ carrier, tracking, items }) => [carrier, tracking, items]));
}

describe.each([
  ['the payloads that came with the project', licensedPayloads('amazon-sp-api')],
  [`all payloads ${WITHOUT_SHARED}`, sharedPayloads('amazon-sp-api')],
])('%s', (_, payloads) => {
  it.skipIf(payloads.length === 0)('give their facts', () => {
    const stated = payloads.filter(({ expected }) => expected !== undefined);
    expect(stated).toHaveLength(2);
    for (const { payload, expected } of stated) {
      const { drafts, findings } = fromAmazon(frozen(payload));
      const facts = (Array.isArray(expected) ? expected : [expected]) as readonly Facts[];
      expect(drafts).toHaveLength(facts.length);
      for (const [index, fact] of facts.entries()) {
        expectFacts(drafts[index], fact);
        const disagrees = findings.some(({ code }) => code === 'channel.total-disagrees');
        expect(disagrees).toBe(!fact.sumsAgree);
      }
    }
  });
});

describe('answers of v0', () => {
  const answers = new Map(licensedPayloads('amazon-sp-api').map(({ file, payload }) => [file, payload]));
  const orders = answers.get('v0-getOrders-sandbox-1.json');
  const items = answers.get('v0-getOrderItems-sandbox.json');

  it('are put together: 10.00 and tax of 1.01 make the 11.01 of the order', () => {
    const { drafts, findings } = fromAmazon([frozen(orders), frozen(items)]);
    expect(drafts).toMatchObject([
      {
        externalId: '902-1845936-5435065',
        currency: 'USD',
        taxesIncluded: false,
        lines: [{ lineId: '05015851154158', quantity: 1, unitPrice: '10', tax: { amount: '1.01' } }],
        stated: { total: '11.01' },
      },
      { externalId: '902-8745147-1934268' },
    ]);
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'channel.cancellation-requested /drafts/0/lines/0/cancellationRequested',
      'channel.lines-incomplete /drafts/1/lines',
    ]);
  });

  it('are told apart where one is missing', () => {
    expect(fromAmazon(orders).findings.map(({ code }) => code)).toEqual([
      'channel.lines-incomplete',
      'channel.lines-incomplete',
    ]);
    expect(fromAmazon(items).findings.map(({ code }) => code)).toEqual([
      'channel.head-missing',
      'channel.cancellation-requested',
    ]);
  });

  it('say that an order came twice, and keep the first', () => {
    const { drafts, findings } = fromAmazon([orders, orders, items]);
    expect(drafts).toHaveLength(2);
    expect(findings.filter(({ code }) => code === 'channel.order-given-twice')).toMatchObject([
      { path: '/drafts/0', severity: 'warning' },
      { path: '/drafts/1', severity: 'warning' },
    ]);
  });

  it('refuses what is no answer', () => {
    for (const payload of [undefined, null, 7, 'x', {}, [], answers.get('v0-confirmShipment-sandbox.json')]) {
      expect(fromAmazon(payload)).toEqual({
        drafts: [],
        findings: [{ code: 'channel.not-readable', path: '', severity: 'error', params: {} }],
        standings: [],
      });
    }
  });
});

const models = fc.record({
  version: fc.constantFrom('v0' as const, '2026' as const),
  lines: fc.array(
    fc.record({
      goods: fc.integer({ min: 1, max: 1_000_000 }),
      off: fc.integer({ min: 0, max: 1_000 }),
      tax: fc.integer({ min: 1, max: 5_000 }),
      quantity: fc.integer({ min: 1, max: 97 }),
      shipping: fc.integer({ min: 0, max: 2_000 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  slip: fc.integer({ min: -60, max: 60 }),
  inclusive: fc.boolean(),
});
type Model = typeof models extends fc.Arbitrary<infer Value> ? Value : never;

const text = (cents: number): string => decimalOf(BigInt(cents) * 10_000_000_000n);
const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0);
const totalOf = ({ lines, slip, inclusive }: Model): number =>
  sum(lines.map(({ goods, off, shipping, tax }) => goods - off + shipping + (inclusive ? 0 : tax))) + slip;

function payloadV0(model: Model): unknown {
  const usd = (cents: number) => ({ CurrencyCode: 'USD', Amount: text(cents) });
  return {
    AmazonOrderId: '902-1',
    OrderStatus: 'Unshipped',
    MarketplaceId: 'ATVPDKIKX0DER',
    OrderTotal: usd(totalOf(model)),
    OrderItems: model.lines.map((line, index) => ({
      OrderItemId: String(10 + index),
      QuantityOrdered: line.quantity,
      ItemPrice: usd(line.goods),
      PromotionDiscount: usd(line.off),
      ItemTax: usd(line.tax),
      ShippingPrice: usd(line.shipping),
    })),
  };
}

function payload2026(model: Model): unknown {
  const usd = (cents: number) => ({ currencyCode: 'USD', amount: text(cents) });
  return {
    orderId: '902-1',
    proceeds: { grandTotal: usd(totalOf(model)) },
    orderItems: model.lines.map((line, index) => ({
      orderItemId: String(10 + index),
      quantityOrdered: line.quantity,
      proceeds: {
        breakdowns: [
          { type: 'ITEM', subtotal: usd(line.goods) },
          {
            type: 'DISCOUNT',
            subtotal: usd(-line.off),
            detailedBreakdowns: [{ subtype: 'ITEM', value: usd(-line.off) }],
          },
          { type: 'TAX', subtotal: usd(line.tax), detailedBreakdowns: [{ subtype: 'ITEM', value: usd(line.tax) }] },
          { type: 'SHIPPING', subtotal: usd(line.shipping) },
        ],
      },
    })),
  };
}

const payloadOf = (model: Model): unknown => (model.version === 'v0' ? payloadV0(model) : payload2026(model));
const exact = (decimal: string | undefined) => exactOf(decimal) ?? 0n;

describe('every order', () => {
  it('adds up in the reading that is told, or says that it does not', () => {
    fc.assert(
      fc.property(models, (model) => {
        const { drafts, findings } = fromAmazon(payloadOf(model), { taxesIncluded: model.inclusive });
        const codes = findings.map(({ code, path, severity }) => `${code} ${path} ${severity}`);
        expect(codes).toEqual(model.slip === 0 ? [] : ['channel.total-disagrees /drafts/0/stated/total error']);
        expect(drafts[0]?.taxesIncluded).toBe(model.inclusive);
        for (const [index, line] of model.lines.entries()) {
          const read = drafts[0]?.lines?.[index];
          expect(read?.statedTotal).toBe(text(line.goods - line.off));
          const goods = timesExact(exact(read?.unitPrice), exact(String(line.quantity)));
          expect(roundExact({ exact: goods, fractionDigits: 2 })).toBe(exact(text(line.goods)));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows whether its prices contain tax', () => {
    fc.assert(
      fc.property(models, (model) => {
        const { drafts, findings } = fromAmazon(payloadOf({ ...model, slip: 0 }));
        expect(drafts[0]?.taxesIncluded).toBe(model.inclusive);
        // in the United States, prices with tax are unusual
        expect(findings.map(({ code }) => code)).toEqual(model.inclusive ? ['channel.tax-reading-inferred'] : []);
      }),
    );
  });

  it('would be caught if the price of a line were taken for the price of a unit', () => {
    const broken = fc.check(
      fc.property(models, (model) => {
        const draft = fromAmazon(payloadOf({ ...model, slip: 0 })).drafts[0];
        const believed = draft?.lines?.map((line) => exact(line.statedTotal) * BigInt(line.quantity ?? 0)) ?? [];
        expect(believed).toEqual(draft?.lines?.map((line) => exact(line.statedTotal)));
      }),
    );
    expect(broken.failed).toBe(true);
  });
});
