import { describe, expect, it } from 'vitest';
import { atRisk, type Milestone, type StepTaken } from '../../../src/domain/promise/index.ts';

const steps: readonly Milestone[] = [
  { step: 'release', tooLateAt: '2026-11-20T16:00:00.000Z' },
  { step: 'hand-over', tooLateAt: '2026-11-23T17:00:00.000Z' },
  { step: 'deliver', tooLateAt: '2026-11-24T17:00:00.000Z' },
];
const HOUR = 3_600_000;
const report = (now: string, taken: Partial<Record<Milestone['step'], string>> = {}, warnMs = HOUR) => {
  const done = Object.entries(taken).map(
    ([step, at]): StepTaken => ({ step: step as Milestone['step'], at: `2026-11-${at}:00.000Z` }),
  );
  const { status, missed, dueSoon } = atRisk({ now: `2026-11-${now}:00.000Z`, milestones: steps, taken: done, warnMs });
  return [status, missed.map(({ step }) => step), dueSoon.map(({ step }) => step)];
};

describe('a promise in danger', () => {
  it('is on time until the alarm, at risk from it on, and late at the milestone', () => {
    expect(report('20T14:59')).toEqual(['on-time', [], []]);
    expect(report('20T15:00')).toEqual(['at-risk', [], ['release']]);
    expect(report('20T15:59')).toEqual(['at-risk', [], ['release']]);
    expect(report('20T16:00')).toEqual(['late', ['release'], []]);
    expect(report('20T15:59', {}, 0)).toEqual(['on-time', [], []]);
    expect(atRisk({ now: '2026-11-20T15:59:59.999Z', milestones: steps, taken: [] }).status).toBe('on-time');
  });

  it('is not in danger from a step that was taken in time', () => {
    expect(report('23T12:00', { release: '20T15:59' })).toEqual(['on-time', [], []]);
    expect(report('23T16:30', { release: '20T15:59' })).toEqual(['at-risk', [], ['hand-over']]);
    expect(report('30T12:00', { release: '20T12:00', 'hand-over': '23T16:59', deliver: '24T16:59' })).toEqual([
      'on-time',
      [],
      [],
    ]);
  });

  it('is late when a step was taken too late, or not at all', () => {
    expect(report('23T12:00', { release: '20T16:00' })).toEqual(['late', ['release'], []]);
    expect(report('24T18:00', { release: '20T12:00', 'hand-over': '23T12:00' })).toEqual(['late', ['deliver'], []]);
  });

  it('takes a later step as proof of the earlier ones', () => {
    expect(report('23T18:00', { 'hand-over': '23T12:00' })).toEqual(['on-time', [], []]);
    expect(report('30T12:00', { deliver: '24T12:00' })).toEqual(['on-time', [], []]);
    expect(report('30T12:00', { deliver: '25T12:00' })).toEqual(['late', ['deliver'], []]);
  });

  it('looks at the first time a step was taken', () => {
    const taken = [
      { step: 'deliver', at: '2026-11-26T12:00:00.000Z' },
      { step: 'deliver', at: '2026-11-24T12:00:00.000Z' },
    ] as const;
    expect(atRisk({ now: '2026-11-30T00:00:00.000Z', milestones: steps, taken }).status).toBe('on-time');
  });

  it('is none without milestones', () => {
    expect(atRisk({ now: '2026-11-30T00:00:00.000Z', milestones: [], taken: [] })).toEqual({
      status: 'on-time',
      missed: [],
      dueSoon: [],
    });
  });
});
