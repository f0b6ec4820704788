import { describe, expect, it } from 'vitest';
import { decideRefundOf } from '../../src/application/refund-units.ts';
import { noOrder } from '../../src/domain/order/index.ts';
import { cleanOrderOf, given, line } from '../domain/order/support.ts';
import { ACTOR, NOW } from './support.ts';

const paid = (paymentId: string, amountMinor: number) =>
  ({ kind: 'record-payment', paymentId, method: 'card', status: 'captured', amountMinor }) as const;
const { state } = given({ kind: 'place', order: cleanOrderOf([line('1', 10)]) }, paid('gift', 400), paid('card', 600), {
  kind: 'cancel',
  lines: [{ lineId: '1', quantity: 10 }],
  initiator: 'customer',
  reason: 'x',
});
const request = {
  commandId: 'c',
  actor: ACTOR,
  now: NOW,
  reason: 'cancelled',
  lines: [{ lineId: '1', quantity: 10 }],
  chargesWithLastUnit: true,
} as const;

describe('decideRefundOf', () => {
  it('gives back over all payments in one decision, the units with the first of them', () => {
    const { events } = decideRefundOf(request, state)._unsafeUnwrap();
    expect(events.map((event) => event.kind)).toEqual(['refund-recorded', 'refund-recorded']);
    const amounts = events.map((event) => (event.kind === 'refund-recorded' ? event.amountMinor : 0));
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(1000);
    expect(Math.max(...amounts)).toBe(600);
  });

  it('refuses an order that was never placed, and units that were refunded', () => {
    expect(decideRefundOf(request, noOrder)._unsafeUnwrapErr()).toEqual({ code: 'order.unknown' });
    const none = decideRefundOf({ ...request, lines: [{ lineId: '9', quantity: 1 }] }, state);
    expect(none.isErr()).toBe(true);
  });
});
