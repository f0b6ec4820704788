import { describe, expect, it } from 'vitest';
import { type Answer, type DecisionFacts, decideOrder, type HoldType } from '../../../../src/domain/order/index.ts';
import {
  allocatedTo,
  type Bare,
  backorderedUnits,
  cancelUnits,
  command,
  given,
  givenUnder,
  NOW,
  placedTen,
  type Story,
} from '../support.ts';

const DEADLINE = '2026-11-23T10:00:00.000Z';
const JUST_BEFORE = '2026-11-23T09:59:59.999Z';
type Ask = Extract<Bare, { kind: 'ask-customer' }>;
const ask = (more: Partial<Ask> = {}): Bare => ({
  kind: 'ask-customer',
  questionId: 'Q1',
  topic: 'partial-shipment',
  lines: [{ lineId: '1', quantity: 6 }],
  options: ['wait', 'ship-and-cancel-rest', 'cancel', 'substitute'],
  deadline: DEADLINE,
  otherwise: 'wait',
  ...more,
});
const answer = (what: Answer): Bare => ({ kind: 'answer', questionId: 'Q1', answer: what });
const short: Story = [placedTen, allocatedTo('RTM', 4)];
const code = (story: Story, step: Bare) =>
  given(...story)
    .when(step)
    ._unsafeUnwrapErr().code;
const kinds = (story: Story, step: Bare) =>
  given(...story)
    .when(step)
    ._unsafeUnwrap()
    .map(({ kind }) => kind);

describe('decideQuestion', () => {
  it('asks, and remembers what happens without an answer', () => {
    expect(given(...short, ask()).order.questions).toEqual([
      {
        questionId: 'Q1',
        topic: 'partial-shipment',
        lines: [{ lineId: '1', quantity: 6 }],
        options: ['wait', 'ship-and-cancel-rest', 'cancel', 'substitute'],
        deadline: DEADLINE,
        otherwise: 'wait',
      },
    ]);
  });

  it('refuses, in this order: a name in use, no moment, a past deadline, no option, units that do not wait', () => {
    const wrong = { deadline: 'soon', options: [], lines: [{ lineId: '1', quantity: 7 }] } as const;
    expect(code([...short, ask()], ask(wrong))).toBe('order.question-exists');
    expect(code(short, ask(wrong))).toBe('order.not-a-moment');
    expect(code(short, ask({ ...wrong, deadline: NOW }))).toBe('order.deadline-passed');
    expect(code(short, ask({ ...wrong, deadline: '2026-11-21T10:00:00.001Z' }))).toBe('order.not-an-option');
    expect(code(short, ask({ lines: wrong.lines }))).toBe('order.more-than-waiting');
    expect(code(short, ask({ lines: [] }))).toBe('order.nothing-asked');
  });

  it('asks about back-ordered units too: all 6 that wait, however', () => {
    expect(kinds([...short, backorderedUnits(5)], ask())).toEqual(['customer-asked']);
  });
});

describe('decideAnswer', () => {
  it('lets undecided units wait', () => {
    const { order } = given(...short, ask(), answer('wait'));
    expect(order.lines[0]).toMatchObject({ unallocated: 0, backordered: 6, allocated: 4 });
    expect(order.questions[0]?.answer).toBe('wait');
  });

  it('does nothing more when the units wait already, or were decided meanwhile', () => {
    expect(kinds([...short, backorderedUnits(6), ask()], answer('wait'))).toEqual(['question-answered']);
    expect(kinds([...short, ask(), allocatedTo('AMS', 6)], answer('ship-and-cancel-rest'))).toEqual([
      'question-answered',
    ]);
    expect(kinds([...short, ask(), cancelUnits(10)], answer('cancel'))).toEqual(['question-answered']);
  });

  it('cancels the rest and keeps what is allocated', () => {
    const { order } = given(...short, backorderedUnits(2), ask(), answer('ship-and-cancel-rest'));
    expect(order.lines[0]).toMatchObject({ cancelled: 6, allocated: 4, backordered: 0, unallocated: 0 });
  });

  it('cancels no more than was asked about, even if more waits by now', () => {
    const release: Bare = { kind: 'close-work', fulfillmentOrderId: 'F-RTM', reason: 'x' };
    const { order } = given(...short, ask(), release, answer('ship-and-cancel-rest'));
    expect(order.lines[0]).toMatchObject({ cancelled: 6, unallocated: 4 });
  });

  it('cancels everything, in the name of the customer', () => {
    const events = given(...short, ask())
      .when(answer('cancel'))
      ._unsafeUnwrap();
    expect(events).toMatchObject([
      { kind: 'question-answered' },
      { kind: 'units-cancelled', initiator: 'customer', reason: 'partial-shipment', lines: [{ quantity: 10 }] },
    ]);
  });

  it('leaves a substitution to an edit', () => {
    expect(kinds([...short, ask()], answer('substitute'))).toEqual(['question-answered']);
  });

  it('refuses, in this order: unknown, answered, no option, too late', () => {
    const two = ask({ options: ['wait', 'cancel'] });
    expect(code(short, answer('wait'))).toBe('order.question-unknown');
    expect(code([...short, two, answer('wait')], answer('substitute'))).toBe('order.question-answered');
    expect(code([...short, two], answer('substitute'))).toBe('order.not-an-option');
  });

  it('counts until just before the deadline; from then on only the announced answer does', () => {
    const { state } = given(...short, ask());
    const at = (what: Answer, now: string) => decideOrder(command(answer(what), now), state);
    expect(at('cancel', JUST_BEFORE).isOk()).toBe(true);
    expect(at('cancel', DEADLINE)._unsafeUnwrapErr().code).toBe('order.deadline-passed');
    expect(at('wait', DEADLINE).isOk()).toBe(true);
  });

  it('does not pretend to cancel what a hold keeps: the question stays open', () => {
    const audit: HoldType = { typeId: 'audit', reason: 'other', blocks: ['cancel'] };
    const laidDown: DecisionFacts = { holdTypes: [audit] };
    const hold: Bare = { kind: 'apply-hold', holdId: 'H1', typeId: 'audit', reason: 'x' };
    const { when } = givenUnder(laidDown, ...short, ask(), hold);
    expect(when(answer('cancel'))._unsafeUnwrapErr()).toEqual({ code: 'order.on-hold', holdId: 'H1' });
    expect(when(answer('wait')).isOk()).toBe(true);
  });
});

describe('decideRedate', () => {
  const redate = (expectedDay: string, lineId = '1'): Bare => ({ kind: 'redate', lines: [{ lineId, expectedDay }] });

  it('puts back-ordered units on another day', () => {
    const { order } = given(placedTen, backorderedUnits(5, '2026-12-02'), redate('2026-12-09'));
    expect(order.lines[0]).toMatchObject({ backordered: 5, expectedDay: '2026-12-09' });
  });

  it('refuses, in this order: no day, no lines, a line twice, an unknown line, a line that does not wait', () => {
    expect(code([placedTen], redate('2026-02-30', '7'))).toBe('order.not-a-day');
    expect(code([placedTen], { kind: 'redate', lines: [] })).toBe('order.nothing-asked');
    const day = { expectedDay: '2026-12-09' };
    const twice: Bare = {
      kind: 'redate',
      lines: [
        { lineId: '1', ...day },
        { lineId: '1', ...day },
      ],
    };
    expect(code([placedTen, backorderedUnits(1)], twice)).toBe('order.line-named-twice');
    expect(code([placedTen], redate('2026-12-09', '7'))).toBe('order.line-unknown');
    expect(code([placedTen], redate('2026-12-09'))).toBe('order.more-than-waiting');
  });
});

describe('decideNote', () => {
  const note = (text: string): Bare => ({ kind: 'add-note', text });

  it('keeps the text without the spaces around it, and changes nothing', () => {
    const { order, history } = given(placedTen, note(' called '));
    expect(history[1]).toMatchObject({ kind: 'note-added', text: 'called' });
    expect(order).toEqual(given(placedTen).order);
  });

  it('refuses an empty one', () => {
    expect(code([placedTen], note(' \n'))).toBe('order.text-missing');
  });
});
