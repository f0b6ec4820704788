import { describe, expect, it } from 'vitest';
import { stockMovementsOf } from '../../../src/domain/fulfillment/index.ts';
import type { OrderEvent } from '../../../src/domain/order/index.ts';
import {
  allocatedTo,
  type Bare,
  captured,
  given,
  NOW,
  pickedAt,
  placedTen,
  type Story,
  shippedFrom,
} from '../order/support.ts';

const movesOf = (...story: Story) =>
  stockMovementsOf(given(...story).history.at(-1) as OrderEvent, 'C1').map(({ quantity, from, to, reason }) => ({
    quantity,
    from,
    to,
    reason,
  }));
const at = (account: string, locationId = 'RTM') => ({ locationId, account });
const shippedFour = [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 4), shippedFrom('RTM', 4)];

describe('stockMovementsOf', () => {
  it('follows units from the shelf to the customer', () => {
    expect(movesOf(placedTen, allocatedTo('RTM', 4))).toEqual([
      { quantity: 4, from: at('available'), to: at('reserved'), reason: 'allocated' },
    ]);
    expect(movesOf(placedTen, allocatedTo('RTM', 4), pickedAt('RTM', 3))).toEqual([
      { quantity: 3, from: at('reserved'), to: at('picked'), reason: 'picked' },
    ]);
    expect(movesOf(...shippedFour)).toEqual([
      { quantity: 4, from: at('picked'), to: at('shipped'), reason: 'shipped' },
    ]);
    expect(movesOf(...shippedFour, { kind: 'deliver', shipmentId: 'S-RTM' })).toEqual([
      { quantity: 4, from: at('shipped'), to: { account: 'customer' }, reason: 'delivered' },
    ]);
  });

  it('puts picked units back for the work that they were picked for', () => {
    const back: Bare = { kind: 'put-back', fulfillmentOrderId: 'F-RTM', lines: [{ lineId: '1', quantity: 2 }] };
    expect(movesOf(placedTen, allocatedTo('RTM', 4), pickedAt('RTM', 3), back)).toEqual([
      { quantity: 2, from: at('picked'), to: at('reserved'), reason: 'put-back' },
    ]);
  });

  it('takes what was lost out of what is on its way, to where counts are put right', () => {
    const lost: Bare = {
      kind: 'report-lost',
      shipmentId: 'S-RTM',
      fate: 'refund',
      lines: [{ lineId: '1', quantity: 1 }],
    };
    expect(movesOf(...shippedFour, lost)).toEqual([
      { quantity: 1, from: at('shipped'), to: at('adjustment'), reason: 'lost' },
    ]);
    expect(movesOf(...shippedFour, lost, { kind: 'deliver', shipmentId: 'S-RTM' })).toEqual([
      { quantity: 3, from: at('shipped'), to: { account: 'customer' }, reason: 'delivered' },
    ]);
  });

  // Vendure releases 3 and also adds 3 to on-hand; Medusa-style double counting is impossible: one movement, 3 units
  it('gives cancelled units back to the shelf they were promised from, once', () => {
    const cancel: Bare = { kind: 'cancel', lines: [{ lineId: '1', quantity: 3 }], initiator: 'customer', reason: 'x' };
    expect(movesOf(...shippedFour, cancel)).toEqual([
      { quantity: 3, from: at('reserved'), to: at('available'), reason: 'allocation-cancelled' },
    ]);
    expect(movesOf(placedTen, cancel)).toEqual([]);
  });

  // Saleor never restocks returned goods: here the disposition decides
  it('puts returned units where their disposition says', () => {
    const announce: Bare = {
      kind: 'announce-return',
      returnId: 'R1',
      lines: [{ lineId: '1', quantity: 4, reason: 'x' }],
    };
    const receive: Bare = {
      kind: 'receive-return',
      returnId: 'R1',
      locationId: 'AMS',
      lines: [
        {
          lineId: '1',
          dispositions: [
            { disposition: 'restock', quantity: 2 },
            { disposition: 'quarantine', quantity: 1 },
            { disposition: 'scrap', quantity: 1 },
          ],
        },
      ],
    };
    const customer = { account: 'customer' };
    expect(movesOf(...shippedFour, announce)).toEqual([]);
    expect(movesOf(...shippedFour, announce, receive)).toEqual([
      { quantity: 2, from: customer, to: at('available', 'AMS'), reason: 'returned-restock' },
      { quantity: 1, from: customer, to: at('quarantine', 'AMS'), reason: 'returned-quarantine' },
      { quantity: 1, from: customer, to: at('scrapped', 'AMS'), reason: 'returned-scrap' },
    ]);
  });

  it('takes units that move to another location from that shelf, and gives the others back', () => {
    const move = (locationId: string): Bare => ({
      kind: 'move-work',
      fulfillmentOrderId: 'F-RTM',
      newFulfillmentOrderId: 'F2',
      locationId,
    });
    expect(movesOf(placedTen, allocatedTo('RTM', 4), move('ANR'))).toEqual([
      { quantity: 4, from: at('reserved'), to: at('available'), reason: 'work-moved' },
      { quantity: 4, from: at('available', 'ANR'), to: at('reserved', 'ANR'), reason: 'work-moved' },
    ]);
    expect(movesOf(placedTen, allocatedTo('RTM', 4), move('RTM'))).toEqual([]);
  });

  it('puts stock right for what a picker does not find, and keeps what is damaged off the shelf', () => {
    const short = (because: 'not-in-stock' | 'damaged'): Bare => ({
      kind: 'short-pick',
      fulfillmentOrderId: 'F-RTM',
      lines: [{ lineId: '1', quantity: 1 }],
      because,
      fate: 'back-order',
    });
    expect(movesOf(placedTen, allocatedTo('RTM', 4), short('not-in-stock'))).toEqual([
      { quantity: 1, from: at('reserved'), to: at('adjustment'), reason: 'short-pick-not-in-stock' },
    ]);
    expect(movesOf(placedTen, allocatedTo('RTM', 4), short('damaged'))).toEqual([
      { quantity: 1, from: at('reserved'), to: at('damaged'), reason: 'short-pick-damaged' },
    ]);
  });

  it('gives the rest of closed work back to the shelf', () => {
    const close: Bare = { kind: 'close-work', fulfillmentOrderId: 'F-RTM', reason: 'x' };
    expect(movesOf(placedTen, allocatedTo('RTM', 4), close)).toEqual([
      { quantity: 4, from: at('reserved'), to: at('available'), reason: 'work-closed' },
    ]);
  });

  it('moves no stock for what moves no goods, and signs every movement', () => {
    expect(movesOf(placedTen)).toEqual([]);
    expect(movesOf(placedTen, captured(1))).toEqual([]);
    const [movement] = stockMovementsOf(given(placedTen, allocatedTo('RTM', 4)).history.at(-1) as OrderEvent, 'C7');
    expect(movement).toMatchObject({ sku: 'SKU-1', commandId: 'C7', actorId: 'ann', at: NOW });
  });
});
