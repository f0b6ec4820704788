import { describe, expect, it } from 'vitest';
import { isLasting } from '../../src/application/refusal.ts';

describe('isLasting', () => {
  it.each([
    'order.more-than-picked',
    'inventory.not-enough',
    'return.not-announced',
    'refund.more-than-paid',
    'store.stock-short',
  ])('keeps %s for good', (code) => {
    expect(isLasting({ code })).toBe(true);
  });

  it.each([
    'order.quantity-not-whole',
    'inventory.expiry-not-later',
    'routing.node-unknown',
    'backorder.not-a-day',
    'oms.too-busy',
    'oms.outcome-unknown',
    'store.command-id-reused',
    'store.command-expired',
    'store.change-malformed',
    'store.too-many-keys',
  ])('does not use up an id for %s (L17)', (code) => {
    expect(isLasting({ code })).toBe(false);
  });
});
