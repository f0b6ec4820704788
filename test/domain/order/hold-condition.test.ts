import { describe, expect, it } from 'vitest';
import { conditionHolds, endsByItself, type HoldCondition } from '../../../src/domain/order/index.ts';
import { type Bare, cancelUnits, given, NOW, placedTen, type Story } from './support.ts';

const holds = (condition: HoldCondition, story: Story, facts: { now?: string; flags?: readonly string[] } = {}) =>
  conditionHolds(condition, given(...story).order, { now: NOW, ...facts });
const pay = (paymentId: string, status: 'authorised' | 'captured', amountMinor: number): Bare => ({
  kind: 'record-payment',
  paymentId,
  method: 'card',
  status,
  amountMinor,
});

describe('conditionHolds', () => {
  const unpaid: HoldCondition = { kind: 'payment-not-covered' };

  it('waits for money until the last cent is covered, authorised or captured', () => {
    expect(holds(unpaid, [placedTen])).toBe(true);
    expect(holds(unpaid, [placedTen, pay('P1', 'authorised', 999)])).toBe(true);
    expect(holds(unpaid, [placedTen, pay('P1', 'authorised', 1000)])).toBe(false);
    expect(holds(unpaid, [placedTen, pay('P1', 'captured', 1000)])).toBe(false);
  });

  it('adds several payments up, and counts no payment twice', () => {
    const half = [placedTen, pay('P1', 'captured', 500)];
    expect(holds(unpaid, [...half, pay('P2', 'authorised', 500)])).toBe(false);
    expect(holds(unpaid, [...half, pay('P1', 'authorised', 500)])).toBe(true);
  });

  it('needs less money when units are cancelled, and more when money went back', () => {
    expect(holds(unpaid, [placedTen, pay('P1', 'captured', 600), cancelUnits(4)])).toBe(false);
    const refund: Bare = {
      kind: 'record-refund',
      refundId: 'R',
      paymentId: 'P1',
      amountMinor: 1,
      lines: [],
      reason: 'x',
    };
    expect(holds(unpaid, [placedTen, pay('P1', 'captured', 1000), refund])).toBe(true);
  });

  it('ends a remorse period of 30 minutes 30 minutes after the order was placed', () => {
    const young: HoldCondition = { kind: 'younger-than', minutes: 30 };
    expect(holds(young, [placedTen], { now: '2026-11-21T10:29:59.999Z' })).toBe(true);
    expect(holds(young, [placedTen], { now: '2026-11-21T10:30:00.000Z' })).toBe(false);
  });

  it('ends before a moment at that moment', () => {
    const launch: HoldCondition = { kind: 'before', at: '2026-12-01T00:00:00+01:00' };
    expect(holds(launch, [placedTen], { now: '2026-11-30T22:59:59.999Z' })).toBe(true);
    expect(holds(launch, [placedTen], { now: '2026-11-30T23:00:00.000Z' })).toBe(false);
  });

  it('looks at orders above a total, not at it', () => {
    expect(holds({ kind: 'total-above', amountMinor: 999 }, [placedTen])).toBe(true);
    expect(holds({ kind: 'total-above', amountMinor: 1000 }, [placedTen])).toBe(false);
  });

  it('believes the flags of the caller', () => {
    expect(holds({ kind: 'flagged', flag: 'fraud' }, [placedTen], { flags: ['credit', 'fraud'] })).toBe(true);
    expect(holds({ kind: 'flagged', flag: 'fraud' }, [placedTen], { flags: ['credit'] })).toBe(false);
    expect(holds({ kind: 'flagged', flag: 'fraud' }, [placedTen])).toBe(false);
  });
});

describe('endsByItself', () => {
  it.each<[HoldCondition, boolean]>([
    [{ kind: 'payment-not-covered' }, true],
    [{ kind: 'younger-than', minutes: 1 }, true],
    [{ kind: 'before', at: NOW }, true],
    [{ kind: 'total-above', amountMinor: 1 }, false],
    [{ kind: 'flagged', flag: 'fraud' }, false],
  ])('%o: %s', (condition, ends) => {
    expect(endsByItself(condition)).toBe(ends);
  });
});
