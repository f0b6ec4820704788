import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, epochMsOf, instantOfEpochMs, msBetween, parseInstant, scanWallTime } from '../../src/kernel/instant.ts';

const anyEpochMs = fc.integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(9999, 11, 31) });

describe('parseInstant', () => {
  it.each([
    ['2026-11-21T10:30:00+01:00', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21t09:30:00z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21 09:30Z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21T09:30:00.5Z', '2026-11-21T09:30:00.500Z'],
    ['2026-11-21T09:30:00.123456789Z', '2026-11-21T09:30:00.123Z'],
    ['2017-06-09T11:59:59-03:30', '2017-06-09T15:29:59.000Z'],
    ['2016-05-17T04:14:36-00:00', '2016-05-17T04:14:36.000Z'],
    ['2028-02-29T23:59:59Z', '2028-02-29T23:59:59.000Z'],
  ])('reads %s as %s', (input, instant) => {
    expect(parseInstant(input)._unsafeUnwrap()).toBe(instant);
  });

  it.each([
    ['2026-02-30T00:00:00Z', 'instant.no-such-time'],
    ['2026-11-21T24:00:00Z', 'instant.no-such-time'],
    ['2026-11-21T23:60:00Z', 'instant.no-such-time'],
    ['2026-12-31T23:59:60Z', 'instant.no-such-time'],
    ['2026-11-21T10:30:00+24:00', 'instant.no-such-time'],
    ['1000-01-01T00:00:00+01:00', 'instant.no-such-time'],
    ['2026-11-21T10:30:00', 'instant.without-offset'],
    ['2026-11-21T10:30', 'instant.without-offset'],
    ['2026-11-21', 'instant.not-a-moment'],
    ['2026-11-21T10:30:00+0100', 'instant.not-a-moment'],
    ['2026-11-21T10:30:00Z ', 'instant.not-a-moment'],
    ['2026-11-21T10:30:00.Z', 'instant.not-a-moment'],
    ['2026-11-21T10:30:00.1234567890Z', 'instant.not-a-moment'],
    ['2026-11-21T1a:30:00Z', 'instant.not-a-moment'],
    ['2026-11-21X10:30:00Z', 'instant.not-a-moment'],
    ['Sat, 21 Nov 2026 10:30:00 GMT', 'instant.not-a-moment'],
    ['', 'instant.not-a-moment'],
    [1_700_000_000_000, 'instant.not-a-moment'],
    [null, 'instant.not-a-moment'],
    [`2026-11-21T10:30:00Z${' '.repeat(1_000_000)}`, 'instant.not-a-moment'],
  ])('refuses %j with %s', (input, code) => {
    expect(parseInstant(input)._unsafeUnwrapErr()).toEqual({ code });
  });

  it('reads every moment that is written, with any offset, as the same moment', () => {
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    const inner = fc.integer({ min: Date.UTC(1001, 0, 1), max: Date.UTC(9998, 11, 31) });
    fc.assert(
      fc.property(inner, offset, (epochMs, minutes) => {
        const wall = new Date(epochMs + minutes * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(minutes);
        const clock = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
        const text = `${wall}${minutes < 0 ? '-' : '+'}${clock}`;
        expect(parseInstant(text)._unsafeUnwrap()).toBe(new Date(epochMs).toISOString());
      }),
    );
  });

  it('sorts as text in the order of time', () => {
    fc.assert(
      fc.property(anyEpochMs, anyEpochMs, (a, b) => {
        expect(instantOfEpochMs(a) < instantOfEpochMs(b)).toBe(a < b);
      }),
    );
  });
});

describe('reckoning with moments', () => {
  it('turns moments into milliseconds and back', () => {
    fc.assert(
      fc.property(anyEpochMs, (epochMs) => {
        expect(epochMsOf(instantOfEpochMs(epochMs))).toBe(epochMs);
      }),
    );
  });

  it('finds no number for what is no moment', () => {
    for (const text of ['', 'now', '2026-11-21T10:30:00', '2026-11-21T10:30:00+99']) expect(epochMsOf(text)).toBeNaN();
  });

  it('stays within the years 1000 to 9999', () => {
    expect(instantOfEpochMs(1e18)).toBe('9999-12-31T23:59:59.999Z');
    expect(instantOfEpochMs(-1e18)).toBe('1000-01-01T00:00:00.000Z');
    expect(() => instantOfEpochMs(Number.NaN)).toThrow('let in');
  });

  it('moves across midnight', () => {
    expect(addMs('2026-11-21T23:30:00Z', 3_600_000)._unsafeUnwrap()).toBe('2026-11-22T00:30:00.000Z');
    expect(addMs('no', 1)._unsafeUnwrapErr().code).toBe('instant.no-such-time');
    expect(addMs('9999-12-31T23:59:59.999Z', 1)._unsafeUnwrapErr().code).toBe('instant.no-such-time');
  });

  it('measures an hour, and minus an hour the other way', () => {
    const [from, to] = ['2026-11-21T10:00:00Z', '2026-11-21T12:00:00+01:00'];
    expect(msBetween({ from, to })).toBe(3_600_000);
    expect(msBetween({ from: to, to: from })).toBe(-3_600_000);
  });
});

describe('scanWallTime', () => {
  it('says where the offset would start', () => {
    expect(scanWallTime('2026-11-21T10:30:00.5+01:00')).toEqual({
      localMs: Date.UTC(2026, 10, 21, 10, 30, 0, 500),
      end: 21,
    });
  });
});
