import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../../../src/domain/fulfillment/preview/index.ts';
import type { OrderEvent } from '../../../../src/domain/order/index.ts';
import { cleanOrderOf, line, NOW, STAFF } from '../../order/support.ts';

const order = cleanOrderOf([line('1', 10)], { externalId: 'X-1' });
const stamp = { at: NOW, by: STAFF };
const units = [{ lineId: '1', sku: 'SKU-1', quantity: 2 }];
const told = (event: OrderEvent) => messagesOf(event, order).map(({ to, topic }) => `${to}: ${topic}`);
const short = {
  kind: 'units-short-picked',
  ...stamp,
  fulfillmentOrderId: 'F',
  locationId: 'RTM',
  lines: units,
} as const;

describe('messagesOf', () => {
  it.each<[OrderEvent, readonly string[]]>([
    [{ kind: 'note-added', ...stamp, text: 'x' }, []],
    [{ kind: 'payment-recorded', ...stamp, paymentId: 'P', method: 'card', status: 'authorised', amountMinor: 1 }, []],
    [
      { kind: 'payment-recorded', ...stamp, paymentId: 'P', method: 'card', status: 'captured', amountMinor: 1 },
      ['customer: payment-received'],
    ],
    [{ ...short, because: 'damaged', fate: 're-source' }, []],
    [{ kind: 'units-put-back', ...stamp, fulfillmentOrderId: 'F', locationId: 'RTM', lines: units }, []],
    [
      { kind: 'units-lost', ...stamp, shipmentId: 'S', locationId: 'RTM', fate: 'resend', lines: units },
      ['customer: units-lost', 'channel: units-lost'],
    ],
    [{ ...short, because: 'damaged', fate: 'back-order' }, ['customer: units-waiting']],
    [
      { kind: 'fulfillment-order-released', ...stamp, fulfillmentOrderId: 'F', locationId: 'RTM' },
      ['location: work-handed-over'],
    ],
    [
      { kind: 'refund-recorded', ...stamp, refundId: 'R', paymentId: 'P', amountMinor: 5, lines: [], reason: 'x' },
      ['customer: refunded', 'channel: refunded'],
    ],
  ])('tells of %j: %j', (event, expected) => {
    expect(told(event)).toEqual(expected);
  });

  it('tells what becomes of lost units', () => {
    const lost = {
      kind: 'units-lost',
      ...stamp,
      shipmentId: 'S',
      locationId: 'RTM',
      fate: 'refund',
      lines: units,
    } as const;
    expect(messagesOf(lost, order)[0]?.params).toEqual({
      shipmentId: 'S',
      fate: 'refund',
      lines: [{ lineId: '1', quantity: 2 }],
    });
  });

  it('speaks to the location that loses its work, not to the one that gets it', () => {
    const [message] = messagesOf(
      {
        kind: 'work-moved',
        ...stamp,
        fulfillmentOrderId: 'F',
        fromLocationId: 'RTM',
        newFulfillmentOrderId: 'G',
        locationId: 'ANR',
        lines: units,
      },
      order,
    );
    expect(message).toMatchObject({ to: 'location', locationId: 'RTM', topic: 'work-taken-back' });
  });

  it('tells neither reasons nor who did it', () => {
    const messages = messagesOf(
      {
        kind: 'units-cancelled',
        ...stamp,
        initiator: 'seller',
        reason: 'canary-of-the-house',
        lines: [{ ...(units[0] as (typeof units)[0]), fromUnallocated: 2, fromBackorder: 0, fromAllocated: [] }],
      },
      order,
    );
    expect(JSON.stringify(messages)).not.toMatch(/canary|"ann"/);
    expect(messages[0]?.params).toEqual({ lines: [{ lineId: '1', quantity: 2 }] });
  });

  it('tells new days line by line', () => {
    const lines = [{ lineId: '1', expectedDay: '2026-12-09' }];
    expect(messagesOf({ kind: 'backorder-redated', ...stamp, lines }, order)[0]?.params).toEqual({ lines });
  });
});
