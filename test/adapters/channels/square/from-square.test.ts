import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromSquare } from '../../../../src/adapters/channels/square/index.ts';
import { decimalOf, exactOf, roundExact, timesExact } from '../../../../src/domain/channel/index.ts';
import type { OrderDraft } from '../../../../src/domain/order/index.ts';
import { frozen, licensedPayloads, moment, sharedPayloads, WITHOUT_SHARED } from '../payloads.ts';

/** The facts of an order, as `expected.json` names them. */
interface Facts {
  readonly externalId: string | null;
  readonly reference: string | null;
  readonly location: string;
  readonly placedAt: string;
  readonly currency: string;
  readonly lines: readonly {
    readonly lineId: string;
    readonly name: string;
    readonly quantity: string;
    readonly gross: string;
    readonly discount: string;
    readonly tax: string;
    readonly total: string;
  }[];
  readonly discountTotal: string;
  readonly taxTotal: string;
  readonly grandTotal: string;
  readonly sumsAgree: boolean;
  readonly state: string;
}

const exact = (text: string | undefined) => exactOf(text) ?? 0n;

function expectFacts(draft: OrderDraft | undefined, facts: Facts): void {
  expect([draft?.externalId ?? null, draft?.externalNumber ?? null]).toEqual([facts.externalId, facts.reference]);
  expect(draft).toMatchObject({ locationId: facts.location, currency: facts.currency, channelStatus: facts.state });
  expect(moment(draft?.placedAt)).toBe(moment(facts.placedAt));
  expect(draft?.lines).toHaveLength(facts.lines.length);
  for (const [index, line] of facts.lines.entries()) {
    const read = draft?.lines?.[index];
    expect([read?.lineId, String(read?.quantity)]).toEqual([line.lineId, line.quantity]);
    expect(read?.description).toContain(line.name);
    expect(timesExact(exact(read?.unitPrice), exact(line.quantity))).toBe(exact(line.gross));
    expect(exact(read?.discount)).toBe(exact(line.discount));
    expect(exact(read?.tax?.amount)).toBe(exact(line.tax));
    expect(exact(read?.statedTotal) + exact(line.tax)).toBe(exact(line.total));
  }
  expect(exact(draft?.stated?.discount)).toBe(exact(facts.discountTotal));
  expect(exact(draft?.stated?.tax)).toBe(exact(facts.taxTotal));
  expect(exact(draft?.stated?.total)).toBe(exact(facts.grandTotal));
}

describe.each([
  ['the payloads that came with the project', licensedPayloads('square-pos')],
  [`all payloads ${WITHOUT_SHARED}`, sharedPayloads('square-pos')],
])('%s', (_, payloads) => {
  it.skipIf(payloads.length === 0)('give their facts', () => {
    expect(payloads).toHaveLength(3);
    for (const { payload, expected } of payloads) {
      const { drafts, findings } = fromSquare(frozen(payload));
      const facts = expected as Facts;
      expect(drafts).toHaveLength(1);
      expectFacts(drafts[0], facts);
      expect(findings.some(({ code }) => code === 'channel.total-disagrees')).toBe(!facts.sumsAgree);
    }
  });
});

const usd = (amount: number) => ({ amount, currency: 'USD' });
const order = {
  id: 'CAIS',
  reference_id: 'my-order-001',
  location_id: '057P',
  created_at: '2020-01-17T20:47:53.293Z',
  updated_at: '2020-01-18T20:47:53.293Z',
  state: 'COMPLETED',
  customer_id: 'C1',
  line_items: [{ uid: 'a', name: 'Tea', quantity: '2', gross_sales_money: usd(1000), total_money: usd(1000) }],
  total_money: usd(1000),
  note: 'window seat',
};
const problems = (payload: unknown) =>
  fromSquare(payload).findings.map(({ code, path, severity }) => `${code} ${path} ${severity}`);

describe('fromSquare', () => {
  it('reads a receipt: all of it has left over the counter', () => {
    expect(fromSquare(frozen(order))).toEqual({
      drafts: [
        {
          channel: { channelId: 'square', kind: 'till' },
          externalId: 'CAIS',
          externalNumber: 'my-order-001',
          placedAt: '2020-01-17T20:47:53.293Z',
          changedAt: '2020-01-18T20:47:53.293Z',
          currency: 'USD',
          taxesIncluded: false,
          cancelled: false,
          channelStatus: 'COMPLETED',
          locationId: '057P',
          customer: { customerId: 'C1' },
          lines: [
            { lineId: 'a', description: 'Tea', quantity: 2, unitPrice: '5', statedTotal: '10', done: { shipped: 2 } },
          ],
          note: 'window seat',
          stated: { total: '10' },
        },
      ],
      findings: [],
      standings: ['none'],
    });
  });

  it.each([
    ['one order', order],
    ['its wrapper', { order }],
    ['a list', [order]],
    ['a page', { orders: [order] }],
    ['an order of which little is known', { order: { id: 'CAIS' } }],
  ])('recognises %s', (_, payload) => {
    expect(fromSquare(frozen(payload)).drafts).toMatchObject([{ externalId: 'CAIS' }]);
    expect(problems(payload)).toEqual([]);
  });

  it.each([[undefined], [null], [7], ['x'], [{}], [{ id: 'CAIS' }]])('refuses what is no order: %o', (payload) => {
    expect(problems(payload)).toEqual(['channel.not-readable  error']);
  });

  it('says which entries are no orders', () => {
    expect(fromSquare([order, 7]).findings).toMatchObject([{ code: 'channel.not-an-order', params: { position: 1 } }]);
  });

  it('knows drafts and what was called off', () => {
    expect(problems({ ...order, state: 'DRAFT' })).toEqual(['channel.not-ready /drafts/0/channelStatus error']);
    expect(fromSquare({ ...order, state: 'CANCELED' }).drafts[0]?.cancelled).toBe(true);
    expect(fromSquare({ ...order, state: undefined }).drafts[0]?.cancelled).toBeUndefined();
  });

  it('knows taxes inside the price from those on top, and does not mix them', () => {
    const withTaxes = (...types: string[]) => ({ ...order, taxes: types.map((type) => ({ type })) });
    expect(fromSquare(withTaxes('INCLUSIVE', 'INCLUSIVE')).drafts[0]?.taxesIncluded).toBe(true);
    expect(fromSquare(withTaxes('ADDITIVE')).drafts[0]?.taxesIncluded).toBe(false);
    expect(problems(withTaxes('ADDITIVE', 'INCLUSIVE'))).toEqual(['channel.tax-mixed /drafts/0/taxesIncluded error']);
  });

  it('reads service charges, tips and the rounding of cash', () => {
    const { drafts, findings } = fromSquare({
      ...order,
      service_charges: [{ uid: 's', name: 'Table', applied_money: usd(100), total_tax_money: usd(8) }],
      total_tip_money: usd(200),
      rounding_adjustment: { amount_money: usd(2) },
      total_money: usd(1310),
    });
    expect(drafts[0]?.charges).toEqual([
      { chargeId: 's', kind: 'other', description: 'Table', amount: '1', tax: { amount: '0.08' } },
      { kind: 'tip', amount: '2' },
      { kind: 'other', description: 'rounding', amount: '0.02' },
    ]);
    expect(findings).toEqual([]);
  });

  it('puts a tip that stands beside the total on it', () => {
    const tipped = { ...order, total_tip_money: usd(200) };
    expect(fromSquare(tipped).drafts[0]?.stated?.total).toBe('12');
    expect(fromSquare({ ...tipped, total_money: usd(1200) }).drafts[0]?.stated?.total).toBe('12');
    expect(problems({ ...tipped, total_money: usd(1100) })).toEqual([
      'channel.total-disagrees /drafts/0/stated/total error',
    ]);
  });

  it('tells amounts in another currency', () => {
    const line = { uid: 'a', quantity: '1', gross_sales_money: { amount: 100, currency: 'EUR' } };
    expect(problems({ ...order, line_items: [line] })).toEqual([
      'channel.mixed-currencies /drafts/0/lines/0/unitPrice error',
    ]);
  });

  it('reads who gets it and when', () => {
    const shipment_details = {
      recipient: {
        display_name: 'Jay',
        email_address: 'j@example.com',
        address: { locality: 'Austin', country: 'US' },
      },
      expected_shipped_at: '2024-01-01T00:00:00Z',
    };
    const fulfillments = [{ type: 'SHIPMENT', state: 'PROPOSED', shipment_details }];
    expect(fromSquare({ ...order, state: 'OPEN', fulfillments }).drafts[0]).toMatchObject({
      customer: { customerId: 'C1', name: 'Jay', email: 'j@example.com' },
      shipTo: { name: 'Jay', city: 'Austin', country: 'US' },
      shipBy: '2024-01-01T00:00:00.000Z',
    });
  });

  const models = fc.record({
    lines: fc.array(
      fc.record({
        price: fc.integer({ min: 0, max: 100_000 }),
        quantity: fc.integer({ min: 1, max: 99 }),
        off: fc.integer({ min: 0, max: 500 }),
        tax: fc.integer({ min: 0, max: 500 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    service: fc.integer({ min: 0, max: 1_000 }),
    slip: fc.integer({ min: -50, max: 50 }),
    inclusive: fc.boolean(),
    currency: fc.constantFrom('USD', 'JPY', 'KWD'),
  });
  type Model = typeof models extends fc.Arbitrary<infer Value> ? Value : never;

  function payloadOf({ lines, service, slip, inclusive, currency }: Model): unknown {
    const money = (amount: number) => ({ amount, currency });
    const totals = lines.map(({ price, quantity, off, tax }) => price * quantity - off + (inclusive ? 0 : tax));
    return {
      ...order,
      taxes: [{ type: inclusive ? 'INCLUSIVE' : 'ADDITIVE' }],
      line_items: lines.map(({ price, quantity, off, tax }, index) => ({
        uid: `l${index}`,
        quantity: String(quantity),
        base_price_money: money(price),
        gross_sales_money: money(price * quantity),
        total_discount_money: money(off),
        total_tax_money: money(tax),
        total_money: money(totals[index] ?? 0),
      })),
      service_charges: [{ uid: 's', applied_money: money(service) }],
      total_discount_money: money(lines.reduce((sum, { off }) => sum + off, 0)),
      total_tax_money: money(lines.reduce((sum, { tax }) => sum + tax, 0)),
      total_money: money(totals.reduce((sum, one) => sum + one, service + slip)),
    };
  }
  const minor = (amount: number, currency: string) =>
    BigInt(amount) * 10n ** BigInt(12 - ({ JPY: 0, KWD: 3 }[currency] ?? 2));

  it('adds every order up to the smallest unit of its currency, or says that it does not', () => {
    fc.assert(
      fc.property(models, (model) => {
        const payload = payloadOf(model);
        expect(problems(payload)).toEqual(
          model.slip === 0 ? [] : ['channel.total-disagrees /drafts/0/stated/total error'],
        );
        const [draft] = fromSquare(payload).drafts;
        for (const [index, line] of model.lines.entries()) {
          expect(exact(draft?.lines?.[index]?.unitPrice)).toBe(minor(line.price, model.currency));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('would be caught if every currency had cents', () => {
    const broken = fc.check(
      fc.property(models, (model) => {
        const [draft] = fromSquare(payloadOf(model)).drafts;
        const cents = roundExact({ exact: minor(model.lines[0]?.price ?? 0, 'USD'), fractionDigits: 2 });
        expect(draft?.lines?.[0]?.unitPrice).toBe(decimalOf(cents));
      }),
    );
    expect(broken.failed).toBe(true);
  });
});
