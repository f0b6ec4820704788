import { describe, expect, it } from 'vitest';
import { allocatedTo, type Bare, given, placedTen } from '../support.ts';

const hold = (holdId: string): Bare => ({ kind: 'apply-hold', holdId, reason: 'fraud-review' });
const lift = (holdId: string): Bare => ({ kind: 'release-hold', holdId });

describe('holds', () => {
  it('block the order until all are lifted', () => {
    const story = [placedTen, hold('H1'), hold('H2'), lift('H1')];
    expect(
      given(...story)
        .when(allocatedTo('RTM', 1))
        ._unsafeUnwrapErr().code,
    ).toBe('order.on-hold');
    expect(
      given(...story, lift('H2'))
        .when(allocatedTo('RTM', 1))
        .isOk(),
    ).toBe(true);
  });

  it('are applied once and lifted once', () => {
    expect(given(placedTen, hold('H1')).when(hold('H1'))._unsafeUnwrapErr().code).toBe('order.hold-exists');
    expect(given(placedTen).when(lift('H1'))._unsafeUnwrapErr().code).toBe('order.hold-unknown');
  });

  it('remember their reason and when they started', () => {
    expect(given(placedTen, hold('H1')).order.holds).toEqual([
      { holdId: 'H1', reason: 'fraud-review', since: '2026-11-21T10:00:00.000Z' },
    ]);
  });
});
