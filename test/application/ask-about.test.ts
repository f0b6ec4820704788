import { describe, expect, it } from 'vitest';
import { askAbout } from '../../src/application/ask-about.ts';
import type { CustomerQuestion, DecidedLine } from '../../src/domain/backorder/index.ts';
import {
  type Bare,
  backorderedUnits,
  cleanOrderOf,
  given,
  line,
  NOW,
  placedTen,
  STAFF,
} from '../domain/order/support.ts';

const request = { commandId: 'c1', actor: STAFF, now: NOW };
const question: CustomerQuestion = { options: ['wait', 'cancel'], hours: 1, otherwise: 'cancel' };
const decided = (lineId: string): DecidedLine => ({ lineId, shipNow: 0, substituted: [], waiting: [], cancelled: 0 });
const ask = (story: readonly Bare[], lines: readonly DecidedLine[], own: CustomerQuestion | undefined = question) =>
  askAbout(given(...story).order, { request, events: [], lines, question: own })._unsafeUnwrap();

describe('askAbout', () => {
  it('asks about what waits of the lines that were decided, until the deadline', () => {
    const two: Bare = { kind: 'place', order: cleanOrderOf([line('1', 10), line('2', 5)]) };
    expect(ask([two, backorderedUnits(4)], [decided('1')])).toMatchObject([
      {
        kind: 'customer-asked',
        questionId: 'c1/question',
        lines: [{ lineId: '1', quantity: 10 }],
        deadline: '2026-11-21T11:00:00.000Z',
        otherwise: 'cancel',
      },
    ]);
  });

  it('asks nothing where the policy has no question, nothing waits, or it was asked before', () => {
    expect(
      askAbout(given(placedTen).order, {
        request,
        events: [],
        lines: [decided('1')],
        question: undefined,
      })._unsafeUnwrap(),
    ).toEqual([]);
    const gone: Bare = { kind: 'cancel', lines: 'all', initiator: 'customer', reason: 'x' };
    expect(ask([placedTen, gone], [decided('1')])).toEqual([]);
    const asked: Bare = {
      kind: 'ask-customer',
      questionId: 'Q1',
      topic: 'delay',
      lines: [{ lineId: '1', quantity: 1 }],
      options: ['wait'],
      deadline: '2026-11-22T10:00:00.000Z',
      otherwise: 'wait',
    };
    expect(ask([placedTen, asked], [decided('1')])).toEqual([]);
  });

  it('counts what the events before it have done', () => {
    const { order, history } = given(placedTen, backorderedUnits(10));
    const cancel: Bare = { kind: 'cancel', lines: [{ lineId: '1', quantity: 7 }], initiator: 'seller', reason: 'x' };
    const events = given(placedTen, backorderedUnits(10), cancel).history.slice(history.length);
    const [event] = askAbout(order, { request, events, lines: [decided('1')], question })._unsafeUnwrap();
    expect(event).toMatchObject({ lines: [{ lineId: '1', quantity: 3 }] });
  });
});
