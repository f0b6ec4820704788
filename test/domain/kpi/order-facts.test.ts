import { describe, expect, it } from 'vitest';
import { measure, type OrderFacts, orderFacts } from '../../../src/domain/kpi/index.ts';
import {
  decideOrder,
  evolveOrder,
  noOrder,
  type OrderEvent,
  type OrderState,
} from '../../../src/domain/order/index.ts';
import { replay } from '../../../src/kernel/decider.ts';
import {
  allocatedTo,
  type Bare,
  captured,
  cleanOrderOf,
  command,
  line,
  pickOnly,
  releasedTo,
  shippedFrom,
} from '../order/support.ts';

function history(...steps: readonly (readonly [string, Bare])[]): readonly OrderEvent[] {
  let state: OrderState = noOrder;
  const events: OrderEvent[] = [];
  for (const [now, bare] of steps) {
    const decided = decideOrder(command(bare, now), state)._unsafeUnwrap();
    events.push(...decided);
    state = replay(evolveOrder, state, decided);
  }
  return events;
}

const order = cleanOrderOf([line('1', 10)], {
  customer: { customerId: 'K1', name: 'Jan Jansen', email: 'jan@example.com' },
  shipTo: { country: 'NL', city: 'Delft' },
  note: 'leave at the door',
});
const story: readonly (readonly [string, Bare])[] = [
  ['2026-11-21T10:00:00Z', { kind: 'place', order }],
  ['2026-11-21T10:00:00Z', allocatedTo('A', 4)],
  ['2026-11-21T10:00:00Z', allocatedTo('B', 2)],
  [
    '2026-11-21T10:00:00Z',
    { kind: 'allocate', allocations: [], backorders: [{ lineId: '1', quantity: 4 }], cancellations: [] },
  ],
  ['2026-11-21T11:00:00Z', releasedTo('A')],
  ['2026-11-21T11:00:00Z', pickOnly('A', 4)],
  ['2026-11-21T11:00:00Z', releasedTo('B')],
  ['2026-11-21T11:00:00Z', pickOnly('B', 2)],
  ['2026-11-21T12:00:00Z', shippedFrom('A', 4)],
  ['2026-11-21T12:00:00Z', shippedFrom('B', 1)],
  ['2026-11-22T12:00:00Z', shippedFrom('B', 1, 'S-late')],
  ['2026-11-23T09:00:00Z', { kind: 'deliver', shipmentId: 'S-late' }],
  ['2026-11-22T09:00:00Z', { kind: 'deliver', shipmentId: 'S-A' }],
  [
    '2026-11-23T10:00:00Z',
    { kind: 'cancel', lines: [{ lineId: '1', quantity: 3 }], initiator: 'customer', reason: 'x' },
  ],
  ['2026-11-23T10:00:00Z', { kind: 'cancel', lines: [{ lineId: '1', quantity: 1 }], initiator: 'seller', reason: 'x' }],
  [
    '2026-11-24T10:00:00Z',
    { kind: 'announce-return', returnId: 'R1', lines: [{ lineId: '1', quantity: 2, reason: 'x' }] },
  ],
  [
    '2026-11-25T10:00:00Z',
    {
      kind: 'receive-return',
      returnId: 'R1',
      locationId: 'A',
      lines: [{ lineId: '1', dispositions: [{ disposition: 'restock', quantity: 2 }] }],
    },
  ],
  ['2026-11-25T10:00:00Z', captured(1000)],
  [
    '2026-11-25T10:00:00Z',
    {
      kind: 'record-refund',
      refundId: 'X1',
      paymentId: 'P1',
      amountMinor: 200,
      lines: [{ lineId: '1', quantity: 2 }],
      reason: 'x',
    },
  ],
];

describe('orderFacts', () => {
  it('counts units, moments and money of one order', () => {
    expect(orderFacts(history(...story))).toEqual({
      orderId: 'O1',
      channelId: 'shop',
      customerId: 'K1',
      country: 'NL',
      currency: 'EUR',
      placedAt: '2026-11-21T10:00:00.000Z',
      firstWork: { at: '2026-11-21T10:00:00.000Z', fulfillmentOrderIds: ['F-A', 'F-B'] },
      lastShippedAt: '2026-11-22T12:00:00.000Z',
      lastDeliveredAt: '2026-11-23T09:00:00.000Z',
      lines: [
        {
          lineId: '1',
          ordered: 10,
          cancelledByCustomer: 3,
          cancelledOtherwise: 1,
          backordered: 4,
          shippedFirst: 6,
          shipped: 6,
          delivered: 5,
          returned: 2,
        },
      ],
      shipments: [
        {
          shipmentId: 'S-A',
          locationId: 'A',
          shippedAt: '2026-11-21T12:00:00.000Z',
          deliveredAt: '2026-11-22T09:00:00.000Z',
        },
        { shipmentId: 'S-B', locationId: 'B', shippedAt: '2026-11-21T12:00:00.000Z' },
        {
          shipmentId: 'S-late',
          locationId: 'B',
          shippedAt: '2026-11-22T12:00:00.000Z',
          deliveredAt: '2026-11-23T09:00:00.000Z',
        },
      ],
      totalMinor: 1000,
      netMinor: 1000,
      refundedMinor: 200,
      touched: true,
    });
  });

  it('counts a lost unit as shipped no more: it is sent anew, or cancelled by the seller', () => {
    const shippedAll = story.slice(0, 11);
    const lose = (shipmentId: string, fate: 'resend' | 'refund', quantity: number): readonly [string, Bare] => [
      '2026-11-22T13:00:00Z',
      { kind: 'report-lost', shipmentId, fate, lines: [{ lineId: '1', quantity }] },
    ];
    const facts = orderFacts(history(...shippedAll, lose('S-A', 'resend', 2), lose('S-A', 'refund', 1)));
    expect(facts?.lines[0]).toMatchObject({ shipped: 3, shippedFirst: 6, delivered: 0, cancelledOtherwise: 1 });
    expect(facts?.shipments.every(({ deliveredAt }) => deliveredAt === undefined)).toBe(true);
  });

  it('takes an order of which a parcel was lost for delivered once the last of it has arrived', () => {
    const ten = cleanOrderOf([line('1', 10)], { deliverBy: '2026-11-24T00:00:00.000Z' });
    const sent = (n: number, quantity: number, day: string): readonly (readonly [string, Bare])[] => [
      [`${day}T10:00:00Z`, allocatedTo(`L${n}`, quantity)],
      [`${day}T10:00:00Z`, releasedTo(`L${n}`)],
      [`${day}T10:00:00Z`, pickOnly(`L${n}`, quantity)],
      [`${day}T10:00:00Z`, shippedFrom(`L${n}`, quantity)],
    ];
    const first = [['2026-11-21T10:00:00Z', { kind: 'place', order: ten }], ...sent(1, 10, '2026-11-21')] as const;
    const lost = [
      ...first,
      [
        '2026-11-22T10:00:00Z',
        { kind: 'report-lost', shipmentId: 'S-L1', lines: [{ lineId: '1', quantity: 4 }], fate: 'resend' },
      ],
      ['2026-11-23T10:00:00Z', { kind: 'deliver', shipmentId: 'S-L1' }],
    ] as const;
    const again = [
      ...lost,
      ...sent(2, 4, '2026-11-24'),
      ['2026-11-25T10:00:00Z', { kind: 'deliver', shipmentId: 'S-L2' }],
    ];
    const late = (steps: readonly (readonly [string, Bare])[]) =>
      measure(['onTimeDeliveryRate', 'cycleTimeDays'], [orderFacts(history(...steps)) as OrderFacts]);
    // 6 of 10 are there in time, and 4 are missing: not delivered yet
    expect(late(lost).onTimeDeliveryRate).toMatchObject({ numerator: 0, denominator: 0 });
    // the last 4 come on the 25th, 4 days after placing, a day late
    expect(late(again as readonly (readonly [string, Bare])[]).onTimeDeliveryRate).toMatchObject({
      numerator: 0,
      denominator: 1,
    });
    expect(late(again as readonly (readonly [string, Bare])[]).cycleTimeDays.value).toBe(4);
  });

  it('counts units of a later allocation as having waited', () => {
    const later = history(
      ...story.slice(0, 4),
      ['2026-11-24T10:00:00Z', allocatedTo('C', 4)],
      ['2026-11-24T11:00:00Z', releasedTo('C')],
      ['2026-11-24T11:00:00Z', pickOnly('C', 4)],
      ['2026-11-24T12:00:00Z', shippedFrom('C', 4)],
    );
    expect(orderFacts(later)?.lines[0]).toMatchObject({ shipped: 4, shippedFirst: 0 });
  });

  it('counts a short pick as waiting or cancelled, by what became of it', () => {
    const short = (fate: 're-source' | 'back-order' | 'cancel'): Bare => ({
      kind: 'short-pick',
      fulfillmentOrderId: 'F-A',
      lines: [{ lineId: '1', quantity: 2 }],
      because: 'not-in-stock',
      fate,
    });
    const shorted = (fate: 're-source' | 'back-order' | 'cancel') =>
      orderFacts(history(...story.slice(0, 2), ['2026-11-21T11:00:00Z', short(fate)]))?.lines[0];
    expect(shorted('re-source')).toMatchObject({ backordered: 0, cancelledOtherwise: 0 });
    expect(shorted('back-order')).toMatchObject({ backordered: 2, cancelledOtherwise: 0 });
    expect(shorted('cancel')).toMatchObject({ backordered: 0, cancelledOtherwise: 2 });
  });

  it('takes a confirmed edit as if it had been placed like that, and a reverted one as if it had not', () => {
    const amounts = { goodsMinor: -200, discountMinor: 0, netMinor: -200, taxMinor: 0, totalMinor: -200 };
    const document = {
      kind: 'edit',
      reason: 'x',
      lines: [{ lineId: '1', quantity: -2, amounts }],
      addedLines: [],
      addedCharges: [],
      totals: { ...amounts, chargesMinor: 0 },
      addresses: [],
    } as const;
    const at = '2026-11-21T10:00:00Z';
    const steps: readonly (readonly [string, Bare])[] = [
      [at, { kind: 'place', order }],
      [at, { kind: 'stage-change', changeId: 'C1', document }],
      [at, { kind: 'confirm-change', changeId: 'C1' }],
      [at, { kind: 'revert-change', changeId: 'C1', revertingChangeId: 'C2', reason: 'x' }],
    ];
    const totals = [2, 3, 4].map((n) => {
      const facts = orderFacts(history(...steps.slice(0, n)));
      return [facts?.lines[0]?.ordered, facts?.totalMinor];
    });
    expect(totals).toEqual([
      [10, 1000],
      [8, 800],
      [10, 1000],
    ]);
  });

  it('keeps nothing about the person', () => {
    expect(JSON.stringify(orderFacts(history(...story)))).not.toMatch(/Jan|example\.com|Delft|door/);
  });

  it('has no facts of an order that was never placed', () => {
    expect(orderFacts([])).toBeUndefined();
    expect(orderFacts(history(...story).slice(1))).toBeUndefined();
  });

  it('is untouched when no person of the staff acted', () => {
    const untouched = history(...story).map(
      (event) => ({ ...event, by: { kind: 'system', actorId: 'auto' } }) as OrderEvent,
    );
    expect(orderFacts(untouched)?.touched).toBe(false);
  });
});
