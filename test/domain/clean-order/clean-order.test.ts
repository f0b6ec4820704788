import { describe, expect, it } from 'vitest';
import {
  type CleanOrderContext,
  type Condition,
  checkOrder,
  cleanOrder,
  type FindingCode,
} from '../../../src/domain/clean-order/index.ts';
import type { CleanOrder, OrderContent, OrderDraft } from '../../../src/domain/order/index.ts';
import type { Sku } from '../../../src/kernel/ids.ts';
import { CONTEXT, DRAFT } from './sample.ts';

describe('cleanOrder', () => {
  it('writes down an order in full when nothing is wrong', () => {
    const { order, findings } = cleanOrder(DRAFT, CONTEXT)._unsafeUnwrap();
    expect(findings).toEqual([]);
    expect(order).toEqual({
      orderId: 'O-1',
      channel: { channelId: 'shop-nl', kind: 'own-shop' },
      externalId: '5678123490',
      externalNumber: '#1042',
      placedAt: '2026-11-21T09:30:00.000Z',
      currency: 'EUR',
      taxesIncluded: true,
      customer: {
        customerId: 'C-1',
        kind: 'consumer',
        name: 'Sanne de Vries',
        email: 'sanne@example.nl',
        phone: '+31612345678',
      },
      shipTo: {
        name: 'Sanne de Vries',
        lines: ['Keizersgracht 123'],
        postalCode: '1015 CJ',
        city: 'Amsterdam',
        country: 'NL',
      },
      // 25.90 and 20.00 - 2.00 leave 43.90; 5.00 off is 2.949... and 2.050...
      lines: [
        {
          lineId: 'L1',
          kind: 'goods',
          sku: 'MUG-BLUE',
          quantity: 2,
          unitPrice: '12.95',
          taxRate: '0.21',
          // 22.95 x 21 / 121 = 3.983
          amounts: { goodsMinor: 2590, discountMinor: 295, netMinor: 1897, taxMinor: 398, totalMinor: 2295 },
          fulfilledBy: 'seller',
        },
        {
          lineId: 'L2',
          kind: 'goods',
          sku: 'PLATE',
          quantity: 1,
          unitPrice: '20',
          taxRate: '0.21',
          // 15.95 x 21 / 121 = 2.768
          amounts: { goodsMinor: 2000, discountMinor: 405, netMinor: 1318, taxMinor: 277, totalMinor: 1595 },
          fulfilledBy: 'seller',
        },
      ],
      // 4.95 x 21 / 121 = 0.859
      charges: [{ chargeId: 'ship', kind: 'shipping', netMinor: 409, taxMinor: 86, totalMinor: 495 }],
      payments: [{ paymentId: 'P1', method: 'ideal', amountMinor: 4385, status: 'captured' }],
      totals: {
        goodsMinor: 4590,
        discountMinor: 700,
        chargesMinor: 495,
        netMinor: 3624,
        taxMinor: 761,
        totalMinor: 4385,
      },
      deliverBy: '2026-11-25T21:00:00.000Z',
    });
  });

  it('writes codes, countries and moments in one form', () => {
    const shipTo = { ...DRAFT.shipTo, postalCode: ' 1015cj', country: 'the netherlands' };
    const { order } = cleanOrder({ ...DRAFT, shipTo }, CONTEXT)._unsafeUnwrap();
    expect(order.shipTo).toMatchObject({ postalCode: '1015 CJ', country: 'NL' });
  });

  it('accepts hundreds of lines of a guest, addressed by country alone, where the shop asks for no more', () => {
    const lines = Array.from({ length: 600 }, (_, index) => ({ sku: `S${index}`, quantity: 6, unitPrice: '2.55' }));
    const draft = {
      channel: { channelId: 'csv', kind: 'bulk' },
      externalId: '536365',
      placedAt: '2010-12-01T08:26:00Z',
      currency: 'GBP',
      shipTo: { country: 'United Kingdom' },
      lines,
    };
    const context = { orderId: 'O-2', now: '2010-12-01T08:30:00.000Z', needs: { shipTo: 'country' as const } };
    const { order, findings } = cleanOrder(draft, context)._unsafeUnwrap();
    expect(findings).toEqual([]);
    // 600 x 6 x 2.55
    expect(order.totals.totalMinor).toBe(918000);
    expect(order.shipTo).toEqual({ country: 'GB' });
    expect(order.lines[599]).toMatchObject({ lineId: '600', quantity: 6 });
  });

  it('lists everything that is wrong, never only the first', () => {
    const draft = { ...DRAFT, currency: undefined, shipTo: { country: 'NL' }, lines: [{ quantity: 0 }] };
    const findings = cleanOrder(draft, CONTEXT)._unsafeUnwrapErr();
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'line.sku-missing /lines/0/sku',
      'line.quantity-zero /lines/0/quantity',
      'line.unit-price-missing /lines/0/unitPrice',
      'address.street-missing /shipTo/lines',
      'address.postal-code-missing /shipTo/postalCode',
      'address.city-missing /shipTo/city',
      'money.currency-missing /currency',
    ]);
  });

  it('flags a total that its parts do not make, and mends nothing silently', () => {
    const [finding, ...more] = cleanOrder({ ...DRAFT, stated: { total: '43.86' } }, CONTEXT)._unsafeUnwrapErr();
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'money.total-disagrees',
      path: '/stated/total',
      params: { differenceMinor: 1 },
    });
  });
});

describe('what must not compile', () => {
  it('keeps drafts, content and ids of other things out', () => {
    const draft: OrderDraft = DRAFT;
    // @ts-expect-error a draft is no clean order: only cleanOrder makes one
    const order: CleanOrder = draft;
    const { order: cleanOne } = cleanOrder(DRAFT, CONTEXT)._unsafeUnwrap();
    const sku: Sku = 'A';
    // @ts-expect-error a SKU is no order id
    const context: CleanOrderContext = { ...CONTEXT, orderId: sku };
    // @ts-expect-error a code that nobody has written a text for
    const code: FindingCode = 'line.made-up';
    // @ts-expect-error a policy compares with operators that exist
    const policy: Condition = { kind: 'compare', field: 'x', operator: '~', value: 1 };
    // @ts-expect-error a phase that nobody knows
    checkOrder(DRAFT, CONTEXT, { phase: 'later' });
    const content: OrderContent = cleanOne;
    expect([order, context.orderId, code, policy.kind, content.orderId]).toBeDefined();
  });
});
