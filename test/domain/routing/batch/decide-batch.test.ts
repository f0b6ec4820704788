import { describe, expect, it } from 'vitest';
import { decideBatch, type WaitingOrder } from '../../../../src/domain/routing/batch/index.ts';

const waiting: readonly WaitingOrder[] = [
  { orderId: '2', since: '2026-11-22T10:06:00Z' },
  { orderId: '1', since: '2026-11-22T10:00:00Z' },
];
const policy = { holdMinutes: 10 };

describe('decideBatch', () => {
  it('waits until the oldest order has waited long enough, and then routes all', () => {
    expect(decideBatch({ waiting, now: '2026-11-22T10:09:59.999Z', policy })).toEqual({
      kind: 'wait',
      until: '2026-11-22T10:10:00.000Z',
    });
    expect(decideBatch({ waiting, now: '2026-11-22T10:10:00Z', policy })).toEqual({
      kind: 'route',
      orderIds: ['1', '2'],
    });
  });

  it('does not wait when orders are many enough, or one cannot wait', () => {
    const now = '2026-11-22T10:07:00Z';
    expect(decideBatch({ waiting, now, policy: { ...policy, mostOrders: 2 } }).kind).toBe('route');
    expect(decideBatch({ waiting, now, policy: { ...policy, mostOrders: 3 } }).kind).toBe('wait');
    const express = waiting.map((one) => ({ ...one, atOnce: one.orderId === '2' }));
    expect(decideBatch({ waiting: express, now, policy }).kind).toBe('route');
  });

  it('never waits for a moment that is none', () => {
    const now = '2026-11-22T10:05:00Z';
    expect(decideBatch({ waiting, now, policy }).kind).toBe('wait');
    expect(decideBatch({ waiting, now: 'soon', policy }).kind).toBe('route');
    expect(decideBatch({ waiting: [{ orderId: '1', since: 'soon' }], now, policy }).kind).toBe('route');
    expect(decideBatch({ waiting, now, policy: { holdMinutes: Number.NaN } }).kind).toBe('route');
  });

  it('has nothing to do when nothing waits', () => {
    expect(decideBatch({ waiting: [], now: '2026-11-22T10:07:00Z', policy })).toEqual({ kind: 'nothing-waits' });
  });
});
