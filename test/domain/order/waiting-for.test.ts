import { describe, expect, it } from 'vitest';
import { waitingFor } from '../../../src/domain/order/index.ts';
import {
  allocatedTo,
  type Bare,
  backorderedUnits,
  cancelUnits,
  captured,
  closedTen,
  edit,
  given,
  pickedAt,
  placedTen,
  releasedTo,
  type Story,
  shippedFrom,
  stage,
} from './support.ts';

const waits = (...story: Story) => waitingFor(given(...story).order);
const paid = captured(1000);

describe('waitingFor', () => {
  it('waits for nothing once everything is done', () => {
    expect(waits(...closedTen)).toEqual([]);
    expect(waits(placedTen, cancelUnits(10))).toEqual([]);
  });

  it.each<[string, Story, unknown]>([
    ['a decision about units', [placedTen, paid], { kind: 'allocation', units: 10 }],
    [
      'stock, on its day',
      [placedTen, paid, backorderedUnits(10, '2026-12-02')],
      { kind: 'stock', units: 10, expectedDay: '2026-12-02' },
    ],
    ['stock, some day', [placedTen, paid, backorderedUnits(10)], { kind: 'stock', units: 10 }],
    ['a release', [placedTen, paid, allocatedTo('RTM', 10)], { kind: 'release', fulfillmentOrderId: 'F-RTM' }],
    [
      'a moment',
      [
        placedTen,
        paid,
        allocatedTo('RTM', 10),
        { kind: 'schedule-work', fulfillmentOrderId: 'F-RTM', notBefore: '2026-11-23T08:00:00.000Z' },
      ],
      { kind: 'moment', fulfillmentOrderId: 'F-RTM', until: '2026-11-23T08:00:00.000Z' },
    ],
    [
      'a location',
      [placedTen, paid, allocatedTo('RTM', 10), releasedTo('RTM')],
      { kind: 'location', fulfillmentOrderId: 'F-RTM', locationId: 'RTM' },
    ],
    [
      'a carrier',
      [placedTen, paid, allocatedTo('RTM', 10), pickedAt('RTM', 10), shippedFrom('RTM', 10)],
      { kind: 'carrier', shipmentId: 'S-RTM' },
    ],
    [
      'goods on their way back',
      [...closedTen, { kind: 'announce-return', returnId: 'R1', lines: [{ lineId: '1', quantity: 1, reason: 'x' }] }],
      { kind: 'return', returnId: 'R1' },
    ],
    ['money', closedTen.filter((step) => step !== closedTen[1]), { kind: 'payment', amountMinor: 1000 }],
    ['money to go back', [...closedTen, captured(1)], { kind: 'refund', amountMinor: 1 }],
    [
      'somebody to look at a hold',
      [...closedTen.slice(0, 2), { kind: 'apply-hold', holdId: 'H1', reason: 'odd' }, cancelUnits(10), refundAll()],
      { kind: 'hold', holdId: 'H1', reason: 'odd' },
    ],
    [
      'a decision about a change',
      [placedTen, stage(edit({ 1: 1 })), cancelUnits(10)],
      { kind: 'decision', changeId: 'E1' },
    ],
    [
      'an answer',
      [placedTen, ask(), cancelUnits(10)],
      { kind: 'answer', questionId: 'Q1', until: '2026-12-01T00:00:00.000Z' },
    ],
  ])('waits for %s, and nothing else', (_, story, expected) => {
    expect(waits(...story)).toEqual([expected]);
  });

  it('names several things at once: 4 on their way, 6 back-ordered over two lines of time', () => {
    const story = [placedTen, paid, allocatedTo('RTM', 4), pickedAt('RTM', 4), shippedFrom('RTM', 4)];
    expect(waits(...story, backorderedUnits(6, '2026-12-02'))).toEqual([
      { kind: 'stock', units: 6, expectedDay: '2026-12-02' },
      { kind: 'carrier', shipmentId: 'S-RTM' },
    ]);
  });

  it('says by when somebody should have looked at a hold', () => {
    const { order } = given(placedTen, { kind: 'apply-hold', holdId: 'H1', reason: 'odd' });
    const holds = order.holds.map((hold) => ({ ...hold, reviewBy: '2026-11-21T14:00:00.000Z' }));
    expect(waitingFor({ ...order, holds })).toContainEqual({
      kind: 'hold',
      holdId: 'H1',
      reason: 'odd',
      reviewBy: '2026-11-21T14:00:00.000Z',
    });
  });
});

function refundAll(): Bare {
  return { kind: 'record-refund', refundId: 'X', paymentId: 'P1', amountMinor: 1000, lines: [], reason: 'x' };
}

function ask(): Bare {
  return {
    kind: 'ask-customer',
    questionId: 'Q1',
    topic: 'delay',
    lines: [{ lineId: '1', quantity: 1 }],
    options: ['wait'],
    deadline: '2026-12-01T00:00:00.000Z',
    otherwise: 'wait',
  };
}
