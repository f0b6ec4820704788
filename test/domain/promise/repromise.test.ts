import { describe, expect, it } from 'vitest';
import { type LadderStep, repromise } from '../../../src/domain/promise/index.ts';
import { amsterdam, cart, standard } from './promise-world.ts';

const rotterdam = { ...amsterdam, locationId: 'rtm', processing: { workingDays: 2 } };
const supply = ['ams', 'rtm'].map((locationId) => ({
  locationId,
  sku: 'TEA',
  curve: [{ day: '2026-11-20', quantity: 5 }],
}));
const step = (stepId: string, laterDays: number, more: Parameters<typeof cart>[0] = {}): LadderStep => ({
  stepId,
  laterDays,
  question: cart({ supply, ...more }),
});
const fromRotterdam = { origins: [rotterdam] }; // Wednesday 25 November
const nowhere = { origins: [] };
const told = (promisedDay: string, ...ladder: LadderStep[]) => {
  const answer = repromise({ promisedDay, ladder })._unsafeUnwrap();
  return answer.kind === 'broken'
    ? 'broken'
    : [answer.kind, answer.stepId, answer.kind === 'moved' ? answer.laterDays : 0];
};

describe('a promise that is looked at again', () => {
  it('is kept when it still can be', () => {
    expect(told('2026-11-24', step('as promised', 0))).toEqual(['kept', 'as promised', 0]);
    expect(told('2026-11-30', step('as promised', 0))).toEqual(['kept', 'as promised', 0]);
  });

  it('goes down the ladder, step by step, to the first that has a plan within its tolerance', () => {
    const ladder = [step('as promised', 0, fromRotterdam), step('a day later', 1, fromRotterdam), step('anything', 99)];
    expect(told('2026-11-24', ...ladder)).toEqual(['moved', 'a day later', 1]);
    expect(told('2026-11-25', ...ladder)).toEqual(['kept', 'as promised', 0]);
    expect(told('2026-11-23', ...ladder)).toEqual(['moved', 'anything', 1]);
    expect(told('2026-11-24', step('first', 9, nowhere), step('second', 2, fromRotterdam))).toEqual([
      'moved',
      'second',
      1,
    ]);
  });

  it('is kept by a later step too, under other rules', () => {
    const express = {
      ...standard,
      serviceId: 'express',
      lanes: [{ transitDays: 0 }],
      delivers: { weekly: { mon: [{ opens: '09:00', closes: '22:00' }] } },
    };
    expect(
      told('2026-11-24', step('as promised', 0, fromRotterdam), step('express', 0, { services: [standard, express] })),
    ).toEqual(['kept', 'express', 0]);
  });

  it('counts the last parcel', () => {
    const split = {
      split: 'allowed' as const,
      origins: [amsterdam, rotterdam],
      lines: [{ lineId: '1', sku: 'TEA', quantity: 10 }],
    };
    expect(told('2026-11-24', step('as promised', 0, split), step('later', 1, split))).toEqual(['moved', 'later', 1]);
  });

  it('is broken when no step has a plan within its tolerance', () => {
    expect(told('2026-11-20', step('a', 0), step('b', 3))).toBe('broken');
    expect(told('2026-11-24', step('a', 9, nowhere))).toBe('broken');
    expect(told('2026-11-24')).toBe('broken');
  });

  it('is refused where a day or a tolerance is none', () => {
    const code = (promisedDay: string, laterDays: number) =>
      repromise({ promisedDay, ladder: [step('a', laterDays, { lines: [] })] })._unsafeUnwrapErr().code;
    expect(code('2026-02-30', Number.NaN)).toBe('day.not-a-day');
    for (const laterDays of [Number.NaN, -1, 0.5]) expect(code('2026-11-24', laterDays)).toBe('promise.not-a-count');
    expect(code('2026-11-24', 0)).toBe('promise.nothing-asked');
  });

  it('goes down a ladder of any length', () => {
    const ladder = [...Array.from({ length: 20_000 }, () => step('a', 0, nowhere)), step('b', 0)];
    expect(told('2026-11-24', ...ladder)).toEqual(['kept', 'b', 0]);
  });

  it('is refused where a step cannot be asked', () => {
    const ladder = [step('a', 0, nowhere), step('b', 0, { lines: [] })];
    expect(repromise({ promisedDay: '2026-11-24', ladder })._unsafeUnwrapErr().code).toBe('promise.nothing-asked');
  });
});
