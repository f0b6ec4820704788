import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromShopify } from '../../../../src/adapters/channels/shopify/index.ts';
import { decimalOf, exactOf, sumParts } from '../../../../src/domain/channel/index.ts';
import type { OrderDraft } from '../../../../src/domain/order/index.ts';
import { amount, frozen, licensedPayloads, moment, sharedPayloads, WITHOUT_SHARED } from '../payloads.ts';

/** The facts of an order, as `expected.json` names them. */
interface Facts {
  readonly externalId: string;
  readonly number: string;
  readonly placedAt: string;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly lines: readonly {
    readonly lineId: string;
    readonly sku: string | null;
    readonly quantity: number;
    readonly unitPrice: string;
    readonly lineDiscount: string;
    readonly allocatedDiscount: string;
    readonly fulfillableQuantity: number;
  }[];
  readonly goodsTotal: string;
  readonly discountTotal: string;
  readonly shippingTotal: string;
  readonly taxTotal: string;
  readonly grandTotal: string;
  readonly sumsAgree: boolean;
  readonly paymentStatus: string;
  readonly fulfilmentStatus: string | null;
  readonly cancelled: boolean;
  readonly shipTo: { readonly country: string; readonly postalCode: string } | null;
}

const PAYMENT: Readonly<Record<string, string>> = {
  voided: 'voided',
  authorized: 'authorised',
  partially_paid: 'captured',
  paid: 'captured',
};

function expectFacts(draft: OrderDraft | undefined, facts: Facts): void {
  const sums = sumParts(draft ?? {});
  expect(draft).toMatchObject({
    externalId: facts.externalId,
    externalNumber: facts.number,
    currency: facts.currency,
    taxesIncluded: facts.pricesIncludeTax,
    cancelled: facts.cancelled,
  });
  expect(moment(draft?.placedAt)).toBe(moment(facts.placedAt));
  expect(draft?.channelStatus ?? null).toBe(facts.fulfilmentStatus);
  expect(draft?.payments?.[0]?.status).toBe(PAYMENT[facts.paymentStatus]);
  expect(draft?.shipTo?.country ?? null).toBe(facts.shipTo?.country ?? null);
  expect(draft?.shipTo?.postalCode ?? null).toBe(facts.shipTo?.postalCode ?? null);
  expect(draft?.lines).toHaveLength(facts.lines.length);
  for (const [index, line] of facts.lines.entries()) {
    const read = draft?.lines?.[index];
    expect([read?.lineId, read?.sku ?? null, read?.quantity]).toEqual([line.lineId, line.sku, line.quantity]);
    expect(amount(read?.unitPrice)).toBe(amount(line.unitPrice));
    const off = (exactOf(line.lineDiscount) ?? 0n) + (exactOf(line.allocatedDiscount) ?? 0n);
    expect(exactOf(read?.discount) ?? 0n).toBe(off);
    const { shipped = 0, cancelled = 0 } = read?.done ?? {};
    if (!facts.cancelled) expect(line.quantity - shipped - cancelled).toBe(line.fulfillableQuantity);
  }
  expect(sums.goods).toBe(exactOf(facts.goodsTotal));
  expect(sums.discount).toBe(exactOf(facts.discountTotal));
  expect(sums.shipping).toBe(exactOf(facts.shippingTotal));
  expect(sums.tax ?? 0n).toBe(exactOf(facts.taxTotal));
  expect(amount(draft?.stated?.total)).toBe(amount(facts.grandTotal));
}

const listed = (expected: unknown): readonly Facts[] => (Array.isArray(expected) ? expected : [expected]) as Facts[];

describe('the licensed payloads', () => {
  it.each(licensedPayloads('shopify-rest'))('$file gives its facts', ({ payload, expected }) => {
    const { drafts, findings } = fromShopify(frozen(payload));
    expect(drafts).toHaveLength(1);
    expectFacts(drafts[0], listed(expected)[0] as Facts);
    expect(findings).toEqual([]);
  });
});

const shared = sharedPayloads('shopify-rest');

describe.skipIf(shared.length === 0)(`all REST payloads ${WITHOUT_SHARED}`, () => {
  it.each(shared.filter(({ expected }) => expected !== undefined))('$file gives its facts', ({ payload, expected }) => {
    const { drafts, findings } = fromShopify(frozen(payload));
    const facts = listed(expected);
    expect(drafts).toHaveLength(facts.length);
    for (const [index, fact] of facts.entries()) {
      expectFacts(drafts[index], fact);
      const disagrees = findings.some(({ code }) => code === 'channel.total-disagrees');
      expect(disagrees).toBe(!fact.sumsAgree);
    }
  });

  it.each(shared.filter(({ expected }) => expected === undefined))('$file is no order, and told so', ({ payload }) => {
    const { drafts, findings } = fromShopify(frozen(payload));
    expect(drafts).toEqual([]);
    expect(['channel.not-readable', 'channel.not-an-order']).toContain(findings[0]?.code);
  });
});

const graphql = sharedPayloads('shopify-graphql').find(({ expected }) => expected !== undefined);

describe.skipIf(graphql === undefined)(`the GraphQL connection ${WITHOUT_SHARED}`, () => {
  it('gives its facts', () => {
    const facts = (graphql?.expected ?? []) as readonly Record<string, string | number>[];
    const { drafts, findings } = fromShopify(frozen(graphql?.payload));
    expect(drafts).toHaveLength(facts.length);
    for (const [index, fact] of facts.entries()) {
      const draft = drafts[index];
      expect(amount(draft?.stated?.total)).toBe(amount(fact['grandTotal']));
      expect(amount(draft?.stated?.tax)).toBe(amount(fact['taxIncluded']));
      expect(draft?.taxesIncluded).toBe(true);
      expect(amount(draft?.lines?.[0]?.unitPrice)).toBe(amount(fact['unitPrice']));
      expect(draft?.lines?.[0]?.quantity).toBe(fact['units']);
      expect((draft?.parcels ?? []).length).toBe(fact['trackingNumbers']);
      expect(draft?.currency).toBe('GBP');
    }
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['channel.tax-reading-inferred']));
  });
});

const plain = {
  id: 1,
  name: '#1',
  currency: 'EUR',
  total_price: '9.99',
  taxes_included: true,
  created_at: '2026-05-01T10:00:00+02:00',
};

describe('the shapes of a payload', () => {
  const order = { ...plain, line_items: [{ id: 11, sku: 'A', quantity: 1, price: '9.99' }] };

  it.each([
    ['one order', order],
    ['an order in REST', { order }],
    ['orders in REST', { orders: [order] }],
    ['a list', [order]],
    ['an order in GraphQL', { data: { order } }],
    ['a node in GraphQL', { data: { node: order } }],
    ['a connection with edges', { data: { orders: { edges: [{ node: order }] } } }],
    ['a connection with nodes', { orders: { nodes: [order] } }],
    ['nodes by id', { data: { nodes: [order] } }],
  ])('are recognised: %s', (_, payload) => {
    const { drafts, findings } = fromShopify(payload);
    expect(drafts).toMatchObject([{ externalId: '1', lines: [{ lineId: '11' }] }]);
    expect(findings).toEqual([]);
  });

  it.each([
    [undefined],
    [null],
    [42],
    ['text'],
    [true],
    [{}],
    [{ fulfillment: { id: 1 } }],
    [{ ...plain, invoice_url: 'x' }],
  ])('are refused where there is no order: %o', (payload) => {
    expect(fromShopify(payload)).toEqual({
      drafts: [],
      standings: [],
      findings: [{ code: 'channel.not-readable', path: '', severity: 'error', params: {} }],
    });
  });

  it('let each order of a list stand by itself', () => {
    const { drafts, findings, standings } = fromShopify({
      orders: [order, 'broken', { ...order, total_price: 'x' }, order],
    });
    expect(drafts).toHaveLength(3);
    expect(standings).toEqual(['none', 'error', 'none']);
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'channel.not-an-order ',
      'channel.amount-refused /drafts/1/stated/total',
    ]);
  });

  it('tell of pages that are not there', () => {
    const orders = {
      nodes: [{ ...order, lineItems: { nodes: [], pageInfo: { hasNextPage: true } }, line_items: undefined }],
      pageInfo: { hasNextPage: true },
    };
    const { findings } = fromShopify({ data: { orders } });
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toContain('channel.more-pages info');
    expect(
      fromShopify({ data: { orders: { nodes: [{ name: '#1', lineItems: orders.nodes[0]?.lineItems }] } } }).findings,
    ).toMatchObject([{ code: 'channel.lines-incomplete', path: '/drafts/0/lines' }]);
  });

  it('name the till of a shop', () => {
    expect(fromShopify({ order: { ...order, source_name: 'pos' } }).drafts[0]?.channel).toEqual({
      channelId: 'shopify',
      kind: 'till',
    });
    const channel = { channelId: 'nl-shop', kind: 'own-shop' } as const;
    expect(fromShopify({ order: { ...order, source_name: 'pos' } }, { channel }).drafts[0]?.channel).toEqual(channel);
  });
});

/** An order as a model, written in REST and in GraphQL. */
const models = fc.record({
  id: fc.integer({ min: 1, max: 9_999_999 }),
  taxesIncluded: fc.boolean(),
  lines: fc.array(
    fc.record({
      price: fc.integer({ min: 0, max: 1_000_000 }),
      quantity: fc.integer({ min: 1, max: 99 }),
      off: fc.integer({ min: 0, max: 500 }),
      tax: fc.integer({ min: 0, max: 999 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  shipping: fc.integer({ min: 0, max: 2_000 }),
  tip: fc.integer({ min: 0, max: 500 }),
  slip: fc.integer({ min: -3, max: 3 }),
});
type Model = typeof models extends fc.Arbitrary<infer Value> ? Value : never;

const text = (cents: number): string => decimalOf(BigInt(cents) * 10_000_000_000n);

function sumsOf({ lines, shipping, tip, taxesIncluded }: Model) {
  const goods = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const off = lines.reduce((sum, line) => sum + line.off, 0);
  const tax = lines.reduce((sum, line) => sum + line.tax, 0);
  return { goods, off, tax, total: goods - off + shipping + tip + (taxesIncluded ? 0 : tax) };
}

function asRest(model: Model): unknown {
  const { goods, off, tax, total } = sumsOf(model);
  return {
    order: {
      id: model.id,
      name: `#${model.id}`,
      created_at: '2026-05-01T10:00:00+02:00',
      currency: 'EUR',
      taxes_included: model.taxesIncluded,
      total_line_items_price: text(goods),
      total_discounts: text(off),
      total_tax: text(tax),
      total_price: text(total + model.slip),
      total_tip_received: text(model.tip),
      line_items: model.lines.map((line, index) => ({
        id: 10 + index,
        sku: `SKU-${index}`,
        name: `Article ${index}`,
        quantity: line.quantity,
        price: text(line.price),
        requires_shipping: true,
        discount_allocations: line.off === 0 ? [] : [{ amount: text(line.off) }],
        tax_lines: [{ price: text(line.tax), rate: 0.21 }],
      })),
      shipping_lines: [{ title: 'Post', price: text(model.shipping), tax_lines: [] }],
    },
  };
}

function asGraphQl(model: Model): unknown {
  const { off, tax, total } = sumsOf(model);
  const money = (cents: number) => ({ shopMoney: { amount: text(cents), currencyCode: 'EUR' } });
  return {
    data: {
      order: {
        id: `gid://shopify/Order/${model.id}`,
        name: `#${model.id}`,
        createdAt: '2026-05-01T08:00:00Z',
        currencyCode: 'EUR',
        taxesIncluded: model.taxesIncluded,
        totalDiscountsSet: money(off),
        totalTaxSet: money(tax),
        totalPriceSet: money(total + model.slip),
        totalTipReceivedSet: money(model.tip),
        lineItems: {
          edges: model.lines.map((line, index) => ({
            node: {
              id: `gid://shopify/LineItem/${10 + index}`,
              sku: `SKU-${index}`,
              name: `Article ${index}`,
              quantity: line.quantity,
              originalUnitPriceSet: money(line.price),
              requiresShipping: true,
              discountAllocations: line.off === 0 ? [] : [{ allocatedAmountSet: money(line.off) }],
              taxLines: [{ priceSet: money(line.tax), rate: 0.21 }],
            },
          })),
        },
        shippingLines: { nodes: [{ title: 'Post', originalPriceSet: money(model.shipping), taxLines: [] }] },
      },
    },
  };
}

describe('every order', () => {
  it('gives its amounts, and a finding exactly where they do not add up', () => {
    fc.assert(
      fc.property(models, (model) => {
        const { drafts, findings } = fromShopify(asRest(model));
        const sums = sumParts(drafts[0] ?? {});
        const { goods, off, tax, total } = sumsOf(model);
        expect([sums.goods, sums.discount, sums.tax].map((exact) => decimalOf(exact ?? 0n))).toEqual(
          [goods, off, tax].map(text),
        );
        expect(drafts[0]?.stated?.total).toBe(text(total + model.slip));
        expect(findings.map(({ path, severity }) => `${path} ${severity}`)).toEqual(
          model.slip === 0 ? [] : ['/drafts/0/stated/total error'],
        );
      }),
    );
  });

  it('is the same draft whether it comes in REST or in GraphQL', () => {
    fc.assert(
      fc.property(models, (model) => {
        const [rest] = fromShopify(asRest(model)).drafts;
        const [graph] = fromShopify(asGraphQl(model)).drafts;
        const { goods: _, ...stated } = rest?.stated ?? {};
        expect({ ...graph, stated: graph?.stated }).toEqual({ ...rest, stated });
      }),
    );
  });

  it('would be caught if tips were forgotten', () => {
    const broken = fc.check(
      fc.property(models, (model) => {
        const payload = asRest({ ...model, slip: 0 }) as { order: Record<string, unknown> };
        const without = { order: { ...payload.order, total_tip_received: undefined } };
        expect(fromShopify(without).findings).toEqual([]);
      }),
    );
    expect(broken.failed).toBe(true);
  });
});
