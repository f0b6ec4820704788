import { describe, expect, it } from 'vitest';
import {
  COMMON_HOLD_TYPES,
  type DecisionFacts,
  decideOrder,
  type HoldType,
} from '../../../../src/domain/order/index.ts';
import {
  allocatedTo,
  type Bare,
  captured,
  cleanOrderOf,
  command,
  given,
  line,
  pickedAt,
  placedTen,
  releasedTo,
  shippedFrom,
} from '../support.ts';

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
      {
        holdId: 'H1',
        reason: 'fraud-review',
        scope: { kind: 'order' },
        blocks: ['allocate', 'release', 'pick', 'ship'],
        since: '2026-11-21T10:00:00.000Z',
      },
    ]);
  });
});

describe('holds of a part', () => {
  const two: Bare = { kind: 'place', order: cleanOrderOf([line('1', 10), line('2', 5)]) };
  const onLine: Bare = { kind: 'apply-hold', holdId: 'H1', reason: 'x', scope: { kind: 'line', lineId: '2' } };
  const onWork: Bare = {
    kind: 'apply-hold',
    holdId: 'H1',
    reason: 'x',
    scope: { kind: 'fulfillment-order', fulfillmentOrderId: 'F-RTM' },
  };

  it('block one line and leave the others alone', () => {
    const allocate = (lineId: string): Bare => ({
      kind: 'allocate',
      allocations: [{ fulfillmentOrderId: 'F1', locationId: 'RTM', lines: [{ lineId, quantity: 1 }] }],
      backorders: [],
      cancellations: [],
    });
    expect(given(two, onLine).when(allocate('1')).isOk()).toBe(true);
    expect(given(two, onLine).when(allocate('2'))._unsafeUnwrapErr().code).toBe('order.on-hold');
  });

  it('block the work of one location and leave the others alone', () => {
    const story = [placedTen, allocatedTo('RTM', 4), allocatedTo('AMS', 4), onWork];
    expect(
      given(...story)
        .when(releasedTo('AMS'))
        .isOk(),
    ).toBe(true);
    expect(
      given(...story)
        .when(releasedTo('RTM'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.on-hold');
  });

  it('are refused where there is nothing to hold', () => {
    expect(given(placedTen).when(onLine)._unsafeUnwrapErr().code).toBe('order.line-unknown');
    expect(given(placedTen).when(onWork)._unsafeUnwrapErr().code).toBe('order.work-unknown');
  });
});

describe('hold types', () => {
  const types: readonly HoldType[] = [
    {
      typeId: 'review',
      reason: 'fraud-review',
      blocks: ['ship'],
      mayApply: ['staff'],
      mayRelease: ['system'],
      reviewWithinHours: 4,
    },
  ];
  const facts: DecisionFacts = { holdTypes: types };
  const typed: Bare = { kind: 'apply-hold', holdId: 'H1', typeId: 'review', reason: 'looks odd' };

  it('say what is blocked and until when somebody should have looked', () => {
    const [event] = given(placedTen).when(typed, facts)._unsafeUnwrap();
    expect(event).toMatchObject({ kind: 'hold-applied', blocks: ['ship'], reviewBy: '2026-11-21T14:00:00.000Z' });
  });

  it('say who may apply and who may lift', () => {
    const { state } = given(placedTen);
    const asCustomer = { ...command(typed), actor: { kind: 'customer', actorId: 'k' } as const };
    expect(decideOrder(asCustomer, state, facts)._unsafeUnwrapErr().code).toBe('order.hold-not-yours');
    const heldState = given(placedTen, hold('H1')).state;
    if (heldState.kind === 'none') throw new Error('placed');
    const withType = { ...heldState, holds: heldState.holds.map((own) => ({ ...own, typeId: 'review' })) };
    expect(decideOrder(command(lift('H1')), withType, facts)._unsafeUnwrapErr().code).toBe('order.hold-not-yours');
    const asSystem = { ...command(lift('H1')), actor: { kind: 'system', actorId: 's' } as const };
    expect(decideOrder(asSystem, withType, facts)._unsafeUnwrap()).toMatchObject([
      { kind: 'hold-released', outcome: 'resolved' },
    ]);
  });

  it('must be known', () => {
    expect(given(placedTen).when(typed)._unsafeUnwrapErr().code).toBe('order.hold-type-unknown');
  });

  it('leave a closed order alone (L28)', () => {
    const story = [
      placedTen,
      captured(1000),
      allocatedTo('RTM', 10),
      pickedAt('RTM', 10),
      shippedFrom('RTM', 10),
      { kind: 'deliver', shipmentId: 'S-RTM' } as const,
    ];
    expect(
      given(...story)
        .when(hold('H1'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.closed');
  });

  it('have names of their own in the list that comes with the package', () => {
    const names = COMMON_HOLD_TYPES.map(({ typeId }) => typeId);
    expect(new Set(names).size).toBe(names.length);
  });
});
