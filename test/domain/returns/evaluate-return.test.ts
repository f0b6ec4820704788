import { describe, expect, it } from 'vitest';
import type { PlacedOrder } from '../../../src/domain/order/index.ts';
import { decideOrder, evolveOrder } from '../../../src/domain/order/index.ts';
import { evaluateReturn, type ReturnPolicy } from '../../../src/domain/returns/index.ts';
import { replay } from '../../../src/kernel/decider.ts';
import { allocatedTo, type Bare, command, given, pickedAt, placedTen, shippedFrom } from '../order/support.ts';

const policy: ReturnPolicy = { windowDays: 14, transitDays: 3, finalSaleSkus: [], reviewReasons: ['defective'] };

/** An order of 10, 6 shipped from two places; the second arrived on 10 June. */
function delivered(...more: readonly (readonly [Bare, string])[]): PlacedOrder {
  const { state } = given(placedTen, allocatedTo('A', 4), allocatedTo('B', 2), pickedAt('A', 4), pickedAt('B', 2));
  const steps: readonly (readonly [Bare, string])[] = [
    [shippedFrom('A', 4), '2026-05-30T10:00:00Z'],
    [shippedFrom('B', 2), '2026-06-01T10:00:00Z'],
    ...more,
  ];
  return steps.reduce(
    (order, [bare, now]) => replay(evolveOrder, order, decideOrder(command(bare, now), order)._unsafeUnwrap()),
    state,
  ) as PlacedOrder;
}

const order = delivered(
  [{ kind: 'deliver', shipmentId: 'S-A' }, '2026-06-01T10:00:00Z'],
  [{ kind: 'deliver', shipmentId: 'S-B' }, '2026-06-10T10:00:00Z'],
);
const ask = (lineId: string, quantity: number, now: string, reason = 'unwanted', of = order, by = policy) =>
  evaluateReturn({ request: { lines: [{ lineId, quantity, reason }] }, order: of, policy: by, now })._unsafeUnwrap()[0];

describe('evaluateReturn', () => {
  it('counts the window from the last delivery of the line', () => {
    expect(ask('1', 6, '2026-06-24T10:00:00Z')).toEqual({
      lineId: '1',
      quantity: 6,
      outcome: 'accepted',
      why: 'return.in-time',
      until: '2026-06-24T10:00:00.000Z',
    });
    expect(ask('1', 6, '2026-06-24T10:00:00.001Z')).toMatchObject({ outcome: 'refused', why: 'return.window-closed' });
  });

  it('counts from hand-over plus transit where no delivery was reported', () => {
    const unreported = delivered();
    expect(ask('1', 1, '2026-06-18T10:00:00Z', 'x', unreported)?.outcome).toBe('accepted');
    expect(ask('1', 1, '2026-06-18T10:00:01Z', 'x', unreported)?.outcome).toBe('refused');
  });

  it('accepts what was shipped and has not come back, and no more', () => {
    expect(ask('1', 7, '2026-06-11T10:00:00Z')).toMatchObject({ outcome: 'refused', why: 'return.more-than-shipped' });
    const announced = delivered([
      { kind: 'announce-return', returnId: 'R1', lines: [{ lineId: '1', quantity: 5, reason: 'x' }] },
      '2026-06-02T10:00:00Z',
    ]);
    expect(ask('1', 1, '2026-06-11T10:00:00Z', 'x', announced)?.outcome).toBe('accepted');
    expect(ask('1', 2, '2026-06-11T10:00:00Z', 'x', announced)?.why).toBe('return.more-than-shipped');
  });

  it('sends some reasons to a person', () => {
    expect(ask('1', 1, '2026-06-11T10:00:00Z', 'defective')).toMatchObject({
      outcome: 'review',
      why: 'return.reason-needs-review',
    });
  });

  it('names the first reason that applies', () => {
    const final = { ...policy, finalSaleSkus: ['SKU-1'] };
    const late = '2027-01-01T00:00:00Z';
    expect(ask('x', -1, late, 'defective', order, final)).toEqual({
      lineId: 'x',
      quantity: -1,
      outcome: 'refused',
      why: 'return.line-unknown',
    });
    expect(ask('1', 0.5, late, 'defective', order, final)?.why).toBe('return.quantity-not-whole');
    expect(ask('1', 7, late, 'defective', order, final)?.why).toBe('return.more-than-shipped');
    expect(ask('1', 1, late, 'defective', order, final)?.why).toBe('return.final-sale');
    expect(ask('1', 1, late, 'defective')?.why).toBe('return.window-closed');
  });

  it('refuses a request that cannot be looked at', () => {
    const request = (lines: readonly { lineId: string; quantity: number; reason: string }[], now: string) =>
      evaluateReturn({ request: { lines }, order, policy, now })._unsafeUnwrapErr().code;
    const unit = { lineId: '1', quantity: 1, reason: 'x' };
    expect(request([], 'x')).toBe('return.nothing-asked');
    expect(request([unit, unit], 'x')).toBe('return.not-a-moment');
    expect(request([unit, unit], '2026-06-11T10:00:00Z')).toBe('return.line-named-twice');
  });
});
