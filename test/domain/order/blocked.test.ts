import { describe, expect, it } from 'vitest';
import { blockedBy, holdAgainst } from '../../../src/domain/order/blocked.ts';
import type { Hold, HoldScope, Transition } from '../../../src/domain/order/index.ts';
import { given, NOW, placedTen } from './support.ts';

const hold = (holdId: string, blocks: readonly Transition[], scope: HoldScope = { kind: 'order' }): Hold => ({
  holdId,
  reason: 'x',
  scope,
  blocks,
  since: NOW,
});
const withHolds = (...holds: readonly Hold[]) => ({ ...given(placedTen).order, holds });

describe('holdAgainst', () => {
  it('finds nothing where nothing is held', () => {
    expect(holdAgainst(withHolds(), { transition: 'ship' })).toBeUndefined();
  });

  it('minds what a hold blocks, and the oldest of several', () => {
    const order = withHolds(hold('H1', ['cancel']), hold('H2', ['ship', 'pick']), hold('H3', ['ship']));
    expect(holdAgainst(order, { transition: 'ship' })?.holdId).toBe('H2');
    expect(holdAgainst(order, { transition: 'cancel' })?.holdId).toBe('H1');
    expect(holdAgainst(order, { transition: 'refund' })).toBeUndefined();
  });

  it('minds a line where that line is concerned', () => {
    const order = withHolds(hold('H1', ['ship'], { kind: 'line', lineId: '2' }));
    expect(holdAgainst(order, { transition: 'ship', lineIds: ['1', '2'] })?.holdId).toBe('H1');
    expect(holdAgainst(order, { transition: 'ship', lineIds: ['1'] })).toBeUndefined();
    expect(holdAgainst(order, { transition: 'ship' })).toBeUndefined();
  });

  it('minds the work of a location where that work is concerned', () => {
    const order = withHolds(hold('H1', ['ship'], { kind: 'fulfillment-order', fulfillmentOrderId: 'F1' }));
    expect(holdAgainst(order, { transition: 'ship', fulfillmentOrderId: 'F1' })?.holdId).toBe('H1');
    expect(holdAgainst(order, { transition: 'ship', fulfillmentOrderId: 'F2' })).toBeUndefined();
    expect(holdAgainst(order, { transition: 'ship' })).toBeUndefined();
  });
});

describe('blockedBy', () => {
  it('names the hold that stands in the way', () => {
    expect(blockedBy(withHolds(hold('H1', ['ship'])), { transition: 'ship' })).toEqual({
      code: 'order.on-hold',
      holdId: 'H1',
    });
    expect(blockedBy(withHolds(), { transition: 'ship' })).toBeUndefined();
  });
});
