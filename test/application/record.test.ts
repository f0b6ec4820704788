import { describe, expect, it } from 'vitest';
import { attemptId, eventsOf, outcomeChange, recordOf } from '../../src/application/record.ts';
import { hold } from './stock-support.ts';
import { NOW } from './support.ts';

const events = [hold('H1'), hold('H2')];

describe('what is kept under a command id', () => {
  it('names the versions that a command has written, not the events', () => {
    expect(recordOf({ orderId: 'O1', fromVersion: 3, events })).toMatchObject({
      orderId: 'O1',
      fromVersion: 3,
      version: 5,
    });
    expect(recordOf({ orderId: 'O1', fromVersion: 3, events })).not.toHaveProperty('inSteps');
    expect(recordOf({ orderId: 'O1', fromVersion: 3, events, inSteps: true, more: 1 })).toMatchObject({
      inSteps: true,
      more: 1,
    });
  });

  it('tells events from others', () => {
    const print = (list: typeof events) => recordOf({ orderId: 'O1', fromVersion: 0, events: list }).print;
    expect(print(events)).toBe(print([hold('H1'), hold('H2')]));
    expect(print(events)).not.toBe(print([hold('H2'), hold('H1')]));
  });

  it('finds the events of a command among those of the order', () => {
    const all = [hold('H0'), ...events, hold('H3')];
    expect(eventsOf(all, recordOf({ orderId: 'O1', fromVersion: 1, events }))).toEqual(events);
  });

  it('tries a command under its own id first', () => {
    expect([0, 1, 2].map((attempt) => attemptId('c', attempt))).toEqual(['c', 'c/try/1', 'c/try/2']);
  });

  it('writes nothing but an outcome, unless there is more to it', () => {
    const stamp = { commandId: 'c', issuedAt: NOW, at: NOW };
    expect(outcomeChange(stamp, { kind: 'abandoned' })).toMatchObject({
      commandId: 'c',
      streams: [],
      movements: [],
      outbox: [],
      answer: { kind: 'abandoned' },
    });
    expect(outcomeChange(stamp, { kind: 'done', answer: 1 }, { fingerprint: 'f' })).toMatchObject({
      fingerprint: 'f',
      answer: { kind: 'done', answer: 1 },
    });
  });
});
