import { describe, expect, it } from 'vitest';
import {
  type AdvanceFacts,
  advance,
  COMMON_HOLD_TYPES,
  type HoldType,
  noOrder,
  type OrderState,
} from '../../../src/domain/order/index.ts';
import { allocatedTo, type Bare, captured, given, placedTen, releasedTo, STAFF, type Story } from './support.ts';

const at = (now: string, more: Partial<AdvanceFacts> = {}): AdvanceFacts => ({
  now,
  actor: { kind: 'system', actorId: 'night-run' },
  commandId: 'A1',
  ...more,
});
const T29 = '2026-11-21T10:29:00.000Z';
const T30 = '2026-11-21T10:30:00.000Z';
const state = (...story: Story): OrderState => given(...story).state;
const kinds = (of: OrderState, facts: AdvanceFacts) => advance(of, facts).events.map(({ kind }) => kind);
const paidWork: Story = [placedTen, captured(1000), allocatedTo('RTM', 10)];
const types = { holdTypes: COMMON_HOLD_TYPES };
const ask = (questionId: string, otherwise: 'wait' | 'cancel'): Bare => ({
  kind: 'ask-customer',
  questionId,
  topic: 'delay',
  lines: [{ lineId: '1', quantity: 1 }],
  options: ['wait', 'cancel'],
  deadline: T30,
  otherwise,
});

describe('advance', () => {
  it('does nothing about an order that was never placed', () => {
    expect(advance(noOrder, at(T30))).toEqual({ state: noOrder, events: [], refused: [], waitingFor: [] });
  });

  it('hands work over as soon as nothing stands in its way, under the names of its own commands', () => {
    const done = advance(state(...paidWork), at(T30));
    expect(done.events).toEqual([
      {
        kind: 'fulfillment-order-released',
        at: T30,
        by: { kind: 'system', actorId: 'night-run' },
        fulfillmentOrderId: 'F-RTM',
        locationId: 'RTM',
      },
    ]);
    expect(done.waitingFor).toEqual([{ kind: 'location', fulfillmentOrderId: 'F-RTM', locationId: 'RTM' }]);
  });

  it('leaves the release to somebody where waves are made by hand', () => {
    expect(kinds(state(...paidWork), at(T30, { release: 'by-hand' }))).toEqual([]);
  });

  it('leaves work alone that is empty, closed, handed over, or not to start yet', () => {
    const schedule: Bare = { kind: 'schedule-work', fulfillmentOrderId: 'F-RTM', notBefore: T30 };
    const close: Bare = { kind: 'close-work', fulfillmentOrderId: 'F-RTM', reason: 'x' };
    const cancel: Bare = { kind: 'cancel', lines: 'all', initiator: 'seller', reason: 'x' };
    expect(kinds(state(...paidWork, cancel), at(T30))).toEqual([]);
    expect(kinds(state(...paidWork, close), at(T30))).toEqual([]);
    expect(kinds(state(...paidWork, releasedTo('RTM')), at(T30))).toEqual([]);
    expect(kinds(state(...paidWork, schedule), at(T29))).toEqual([]);
    expect(kinds(state(...paidWork, schedule), at(T30))).toEqual(['fulfillment-order-released']);
  });

  it('holds a young order at 29 minutes; at 30 lifts the hold and releases the work', () => {
    const first = advance(state(...paidWork), at(T29, types));
    expect(first.events.map(({ kind }) => kind)).toEqual(['hold-applied']);
    expect(first.waitingFor).toContainEqual({ kind: 'hold', holdId: 'remorse-period/A1', reason: 'remorse-period' });
    const later = at(T30, { ...types, commandId: 'A2' });
    expect(kinds(first.state, later)).toEqual(['hold-released', 'fulfillment-order-released']);
  });

  it('holds for money, and lifts when it is there', () => {
    const first = advance(state(placedTen, allocatedTo('RTM', 10)), at(T30, types));
    expect(first.events).toMatchObject([{ kind: 'hold-applied', typeId: 'awaiting-payment' }]);
    const unpaid = state(placedTen, allocatedTo('RTM', 10), captured(999));
    expect(kinds(unpaid, at(T30, types))).toEqual(['hold-applied']);
  });

  it('holds once for what somebody has looked at: a lifted review does not come back', () => {
    const flagged = { ...types, flags: ['fraud'] };
    const first = advance(state(...paidWork), at(T30, flagged));
    expect(first.events).toMatchObject([
      { kind: 'hold-applied', typeId: 'fraud-review', reviewBy: '2026-11-22T10:30:00.000Z' },
    ]);
    if (first.state.kind === 'none') throw new Error('placed');
    const lifted = { ...first.state, holds: [], liftedHoldTypes: ['fraud-review'] };
    expect(kinds(lifted, at(T30, flagged))).toEqual(['fulfillment-order-released']);
  });

  it('does not hold what has left the house', () => {
    const gone: Story = [
      ...paidWork,
      releasedTo('RTM'),
      { kind: 'pick', fulfillmentOrderId: 'F-RTM', lines: [{ lineId: '1', quantity: 10 }] },
      {
        kind: 'ship',
        fulfillmentOrderId: 'F-RTM',
        shipmentId: 'S',
        parcels: [],
        lines: [{ lineId: '1', quantity: 10 }],
      },
    ];
    expect(kinds(state(...gone), at(T30, { ...types, flags: ['fraud'] }))).toEqual([]);
  });

  it('takes the announced answer from the deadline on', () => {
    const asked = state(placedTen, ask('Q1', 'cancel'));
    expect(kinds(asked, at(T29))).toEqual([]);
    expect(kinds(asked, at(T30))).toEqual(['question-answered', 'units-cancelled']);
  });

  it('changes nothing the second time', () => {
    const story = state(placedTen, allocatedTo('RTM', 4), ask('Q1', 'wait'));
    for (const facts of [at(T29, types), at(T30, types), at(T30, { ...types, flags: ['fraud', 'credit'] }), at(T30)]) {
      const once = advance(story, facts);
      const twice = advance(once.state, { ...facts, commandId: 'A2' });
      expect(twice.events).toEqual([]);
      expect(twice.state).toBe(once.state);
      expect(twice.waitingFor).toEqual(once.waitingFor);
    }
  });

  it('goes on with the rest when one step is refused, and says which and why', () => {
    const permissions = { answer: 'orders.answer' };
    const done = advance(
      state(...paidWork.slice(0, 2), allocatedTo('RTM', 4), ask('Q1', 'wait'), ask('Q2', 'wait')),
      at(T30, { permissions }),
    );
    expect(done.events.map(({ kind }) => kind)).toEqual(['fulfillment-order-released']);
    expect(done.refused).toMatchObject([
      { command: { kind: 'answer', questionId: 'Q1' }, refusal: { code: 'order.forbidden' } },
      { command: { kind: 'answer', questionId: 'Q2' }, refusal: { code: 'order.forbidden' } },
    ]);
    expect(done.waitingFor).toContainEqual({ kind: 'answer', questionId: 'Q1', until: T30 });
  });

  it('lets nothing go on when a hold could not be applied that should be there', () => {
    const strict: HoldType = {
      typeId: 'audit',
      reason: 'other',
      blocks: ['ship'],
      appliesWhile: { kind: 'flagged', flag: 'odd' },
      mayApply: ['staff'],
    };
    const facts = at(T30, { holdTypes: [strict], flags: ['odd'] });
    const done = advance(state(...paidWork), facts);
    expect(done.events).toEqual([]);
    expect(done.refused).toMatchObject([
      { command: { kind: 'apply-hold' }, refusal: { code: 'order.hold-not-yours' } },
    ]);
    expect(kinds(state(...paidWork), { ...facts, actor: STAFF })).toEqual([
      'hold-applied',
      'fulfillment-order-released',
    ]);
  });
});
