import { describe, expect, it } from 'vitest';
import { customerStatus, noOrder, orderPhase, orderStatus, paymentStatus } from '../../../src/domain/order/index.ts';
import {
  allocatedTo,
  type Bare,
  captured,
  cleanOrderOf,
  closedTen,
  given,
  line,
  pickedAt,
  placedTen,
  type Story,
  shippedFrom,
} from './support.ts';

const nothing = { allocations: [], backorders: [], cancellations: [] };
const wait = (quantity: number): Bare => ({ kind: 'allocate', ...nothing, backorders: [{ lineId: '1', quantity }] });
const cancel = (quantity: number): Bare => ({
  kind: 'cancel',
  lines: [{ lineId: '1', quantity }],
  initiator: 'seller',
  reason: 'x',
});
const hold: Bare = { kind: 'apply-hold', holdId: 'H1', reason: 'x' };
const deliver: Bare = { kind: 'deliver', shipmentId: 'S-RTM' };
const sendBack = (quantity: number): readonly Bare[] => [
  { kind: 'announce-return', returnId: 'R1', lines: [{ lineId: '1', quantity, reason: 'x' }] },
  {
    kind: 'receive-return',
    returnId: 'R1',
    locationId: 'RTM',
    lines: [{ lineId: '1', dispositions: [{ disposition: 'restock', quantity }] }],
  },
];
const shippedTen = [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 10), shippedFrom('RTM', 10)];

describe('orderStatus', () => {
  it('says that nothing was placed', () => {
    expect(orderStatus(noOrder)).toBe('not-placed');
  });

  it.each<[string, Story]>([
    ['open', [placedTen]],
    ['open', [placedTen, allocatedTo('RTM', 4)]],
    ['allocated', [placedTen, allocatedTo('RTM', 10)]],
    ['backordered', [placedTen, wait(10)]],
    ['backordered', [placedTen, allocatedTo('RTM', 4), wait(6)]],
    ['picking', [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 1)]],
    ['partly-shipped', [placedTen, allocatedTo('RTM', 4), pickedAt('RTM', 4), shippedFrom('RTM', 4), wait(6)]],
    ['shipped', shippedTen],
    ['shipped', [placedTen, allocatedTo('RTM', 4), pickedAt('RTM', 4), shippedFrom('RTM', 4), cancel(6)]],
    ['delivered', [...shippedTen, deliver]],
    ['partly-returned', [...shippedTen, deliver, ...sendBack(9)]],
    ['returned', [...shippedTen, deliver, ...sendBack(10)]],
    ['cancelled', [placedTen, cancel(10)]],
    ['on-hold', [placedTen, hold]],
    ['on-hold', [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 10), hold]],
    ['shipped', [...shippedTen, hold]],
  ])('reads %s', (status, story) => {
    expect(orderStatus(given(...story).state)).toBe(status);
  });
});

describe('customerStatus', () => {
  const two = shippedFrom('RTM', 4, 'S1');
  it.each<[string, Story]>([
    ['received', [placedTen]],
    ['received', [placedTen, wait(9)]],
    ['received', [placedTen, hold]],
    ['waiting-for-stock', [placedTen, wait(10)]],
    ['preparing', [placedTen, allocatedTo('RTM', 1)]],
    ['preparing', [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 10), hold]],
    ['partly-shipped', [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 10), two]],
    ['shipped', shippedTen],
    [
      'partly-delivered',
      [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 10), two, { kind: 'deliver', shipmentId: 'S1' }],
    ],
    [
      'partly-delivered',
      [
        placedTen,
        allocatedTo('RTM', 10),
        pickedAt('RTM', 10),
        two,
        { kind: 'deliver', shipmentId: 'S1' },
        shippedFrom('RTM', 6),
      ],
    ],
    ['delivered', [...shippedTen, deliver]],
    ['partly-returned', [...shippedTen, deliver, ...sendBack(1)]],
    ['returned', [...shippedTen, deliver, ...sendBack(10)]],
    ['cancelled', [placedTen, cancel(10)]],
  ])('tells %s', (status, story) => {
    expect(customerStatus(given(...story).order)).toBe(status);
  });
});

describe('paymentStatus', () => {
  const authorised = (amountMinor: number): Bare => ({
    kind: 'record-payment',
    paymentId: 'P2',
    method: 'card',
    status: 'authorised',
    amountMinor,
  });
  const refund = (amountMinor: number): Bare => ({
    kind: 'record-refund',
    refundId: 'X',
    paymentId: 'P1',
    amountMinor,
    lines: [],
    reason: 'x',
  });
  const free: Bare = {
    kind: 'place',
    order: cleanOrderOf([
      { ...line('1', 1), amounts: { goodsMinor: 0, discountMinor: 0, netMinor: 0, taxMinor: 0, totalMinor: 0 } },
    ]),
  };
  it.each<[string, Story]>([
    ['nothing-owed', [free]],
    ['nothing-owed', [placedTen, cancel(10)]],
    ['unpaid', [placedTen]],
    ['unpaid', [placedTen, authorised(999)]],
    ['authorised', [placedTen, authorised(1000)]],
    ['partly-paid', [placedTen, captured(1)]],
    ['partly-paid', [placedTen, authorised(1000), captured(999)]],
    ['paid', [placedTen, captured(1000)]],
    ['overpaid', [placedTen, captured(1001)]],
    ['overpaid', [placedTen, captured(1000), cancel(1)]],
    ['partly-refunded', [placedTen, captured(1000), cancel(1), refund(100)]],
    ['refunded', [placedTen, captured(1000), cancel(10), refund(1000)]],
    ['unpaid', [placedTen, captured(1000), refund(1000)]],
    ['partly-paid', [placedTen, captured(1000), refund(1)]],
  ])('reads %s', (status, story) => {
    expect(paymentStatus(given(...story).order)).toBe(status);
  });
});

describe('orderPhase', () => {
  it('reads Draft, Open and Closed, and Open again on a return', () => {
    const announce: Bare = {
      kind: 'announce-return',
      returnId: 'R1',
      lines: [{ lineId: '1', quantity: 1, reason: 'x' }],
    };
    expect(orderPhase(noOrder)).toBe('Draft');
    expect(orderPhase(given(placedTen).state)).toBe('Open');
    expect(orderPhase(given(...closedTen).state)).toBe('Closed');
    expect(orderPhase(given(...closedTen, announce).state)).toBe('Open');
  });
});
