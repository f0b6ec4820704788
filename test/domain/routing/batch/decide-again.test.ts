import { describe, expect, it } from 'vitest';
import { type AgainQuestion, decideAgain } from '../../../../src/domain/routing/batch/index.ts';

const at = (time: string): string => `2026-11-22T${time}:00Z`;
const policy = { mostRejections: 3, excludeDays: 2, everyMinutes: 30, giveUpHours: 8 };
const decide = (now: string, more: Partial<AgainQuestion> = {}) =>
  decideAgain({ attempts: [{ at: at('10:00') }], now, policy, ...more });

describe('decideAgain', () => {
  it('waits, tries again, and gives up', () => {
    expect(decide(at('10:10'))).toEqual({ kind: 'wait', until: '2026-11-22T10:30:00.000Z' });
    expect(decide(at('10:30'))).toEqual({ kind: 'route', rejectedAt: [] });
    expect(decide(at('17:59')).kind).toBe('route');
    expect(decide(at('18:00'))).toEqual({ kind: 'unfillable' });
  });

  it('does not wait beyond the moment at which it is given up', () => {
    const attempts = [{ at: at('10:00') }, { at: at('17:50') }];
    expect(decide(at('17:55'), { attempts })).toEqual({ kind: 'wait', until: '2026-11-22T18:00:00.000Z' });
  });

  it('tries again as soon as stock arrives after the last try', () => {
    expect(decide(at('10:10'), { stockArrivedAt: at('10:05') }).kind).toBe('route');
    expect(decide(at('10:10'), { stockArrivedAt: at('10:00') }).kind).toBe('wait');
  });

  it('does not count stock that has not arrived yet', () => {
    expect(decide(at('10:10'), { stockArrivedAt: at('10:10') }).kind).toBe('route');
    expect(decide(at('10:10'), { stockArrivedAt: '2026-11-22T10:10:00.001Z' }).kind).toBe('wait');
  });

  it('takes of tries at the same moment one that was turned down for the last', () => {
    const both = [{ at: at('10:00') }, { at: at('10:00'), rejectedBy: 'berlin' }];
    const rejectedAt = [{ locationId: 'berlin', at: at('10:00') }];
    for (const attempts of [both, [...both].reverse()]) {
      expect(decide(at('10:10'), { attempts })).toEqual({ kind: 'route', rejectedAt });
    }
  });

  it('never waits for a moment that is none', () => {
    expect(decide('soon').kind).toBe('route');
    expect(decide(at('10:10'), { attempts: [{ at: 'soon' }] }).kind).toBe('route');
    expect(decide(at('10:10'), { policy: { ...policy, everyMinutes: Number.NaN } }).kind).toBe('route');
    expect(decide(at('10:10'), { stockArrivedAt: 'soon' }).kind).toBe('wait');
  });

  it('leaves out who turned it down, for as many days as that lasts', () => {
    const attempts = [{ at: at('10:00'), rejectedBy: 'berlin' }];
    const refused = [{ locationId: 'berlin', at: at('10:00') }];
    expect(decide(at('10:01'), { attempts })).toEqual({ kind: 'route', rejectedAt: refused });
    const patient = { ...policy, giveUpHours: 999 };
    expect(decide('2026-11-24T10:00:00Z', { attempts, policy: patient })).toEqual({ kind: 'route', rejectedAt: [] });
  });

  it('asks a person after too many rejections', () => {
    const attempts = ['berlin', 'cologne', 'berlin'].map((rejectedBy, k) => ({ at: at(`10:0${k}`), rejectedBy }));
    expect(decide(at('10:05'), { attempts }).kind).toBe('ask-a-person');
    expect(decide(at('10:05'), { attempts: attempts.slice(1) }).kind).toBe('route');
  });

  it('routes what was never tried', () => {
    expect(decide(at('10:00'), { attempts: [] })).toEqual({ kind: 'route', rejectedAt: [] });
  });
});
