import { describe, expect, it } from 'vitest';
import { type ClaimAnswer, settleClaim } from '../../../../src/domain/routing/batch/index.ts';

const at = (minute: string): string => `2026-11-22T10:${minute}:00Z`;
const settle = (now: string, answers: readonly ClaimAnswer[]) =>
  settleClaim({ offeredTo: ['cologne', 'berlin'], offeredAt: at('00'), claimMinutes: 15, answers, now: at(now) });

describe('settleClaim', () => {
  it('gives work to the first store that takes it', () => {
    const answers = [
      { locationId: 'berlin', at: at('05'), takes: true },
      { locationId: 'cologne', at: at('04'), takes: true },
    ];
    expect(settle('06', answers)).toEqual({ kind: 'claimed', locationId: 'cologne' });
    expect(settle('06', [{ locationId: 'cologne', at: at('05'), takes: true }, ...answers.slice(0, 1)])).toEqual({
      kind: 'claimed',
      locationId: 'berlin',
    });
  });

  it('keeps it on offer to those who are silent, until time is over', () => {
    const answers = [{ locationId: 'berlin', at: at('05'), takes: false }];
    expect(settle('15', answers)).toEqual({ kind: 'on-offer', to: ['cologne'], until: '2026-11-22T10:15:00.000Z' });
    expect(settle('16', answers)).toEqual({ kind: 'route-again', refusedBy: ['berlin'], silent: ['cologne'] });
  });

  it('routes again at once when all have refused', () => {
    const answers = ['berlin', 'cologne'].map((locationId) => ({ locationId, at: at('02'), takes: false }));
    expect(settle('02', answers)).toEqual({ kind: 'route-again', refusedBy: ['berlin', 'cologne'], silent: [] });
  });

  it('does not count who comes too late, was not asked, or has refused before', () => {
    expect(settle('20', [{ locationId: 'berlin', at: at('16'), takes: true }]).kind).toBe('route-again');
    expect(settle('20', [{ locationId: 'berlin', at: at('15'), takes: true }]).kind).toBe('claimed');
    expect(settle('05', [{ locationId: '__proto__', at: at('01'), takes: true }]).kind).toBe('on-offer');
    const changed = [false, true].map((takes) => ({ locationId: 'berlin', at: at(takes ? '03' : '02'), takes }));
    expect(settle('05', changed)).toMatchObject({ kind: 'on-offer', to: ['cologne'] });
  });

  it('does not count who answers before it is asked', () => {
    const early = { locationId: 'berlin', at: '2026-11-22T09:59:59.999Z', takes: false };
    const taken = { locationId: 'berlin', at: at('05'), takes: true };
    expect(settle('06', [early, taken])).toEqual({ kind: 'claimed', locationId: 'berlin' });
    expect(settle('06', [{ ...early, at: at('00') }, taken]).kind).toBe('on-offer');
  });

  it('counts the refusal of a store that takes and refuses at the same moment', () => {
    const both = [true, false].map((takes) => ({ locationId: 'berlin', at: at('05'), takes }));
    for (const answers of [both, [...both].reverse()]) {
      expect(settle('06', answers)).toMatchObject({ kind: 'on-offer', to: ['cologne'] });
    }
  });
});
