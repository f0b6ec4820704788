import { describe, expect, it } from 'vitest';
import { noOrder, orderStatus } from '../../../src/domain/order/index.ts';
import { allocatedTo, type Bare, given, pickedAt, placedTen, type Story, shippedFrom } from './support.ts';

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
