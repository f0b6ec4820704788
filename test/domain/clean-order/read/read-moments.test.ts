import { describe, expect, it } from 'vitest';
import { spotAt } from '../../../../src/domain/clean-order/desk.ts';
import { readMoment } from '../../../../src/domain/clean-order/read/read-moments.ts';
import { emptyDesk, noted, proposed } from './desk-for-tests.ts';

const read = (value: unknown, zone: string | undefined = 'Europe/Amsterdam') => {
  const desk = emptyDesk(zone === undefined ? {} : { zone });
  const moment = readMoment(desk, spotAt(desk, '/a'), 'b', value);
  return { moment, noted: noted(desk), proposed: proposed(desk) };
};

describe('readMoment', () => {
  it.each([
    ['2026-11-21T10:30:00+01:00', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21 09:30:00Z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21T09:30Z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21T09:30:00.5Z', '2026-11-21T09:30:00.500Z'],
  ])('writes %s as %s', (text, moment) => {
    expect(read(text)).toEqual({ moment, noted: [], proposed: undefined });
  });

  it.each([
    ['2026-02-30T00:00:00Z', 'instant.no-such-time'],
    ['2026-11-21T24:00:00Z', 'instant.no-such-time'],
    ['2026-11-21T23:59:60Z', 'instant.no-such-time'],
    ['tomorrow', 'instant.not-a-moment'],
    [1_700_000_000, 'instant.not-a-moment'],
    [new Date(0), 'instant.not-a-moment'],
    ['2026-11-21', 'instant.not-a-moment'],
  ])('refuses %s', (value, code) => {
    expect(read(value)).toEqual({ moment: null, noted: [`${code} /a/b`], proposed: undefined });
  });

  it('proposes what a clock in the shop meant by a time without offset', () => {
    expect(read('2026-07-01T10:00:05')).toMatchObject({ moment: null, proposed: '2026-07-01T08:00:05.000Z' });
    expect(read('2026-12-01T10:00:00')).toMatchObject({ proposed: '2026-12-01T09:00:00.000Z' });
  });

  it('proposes less surely where the clock is put forward over that time', () => {
    const confidence = (text: string) => {
      const desk = emptyDesk();
      readMoment(desk, spotAt(desk, ''), 'b', text);
      return desk.notes.errors[0]?.suggestions?.[0]?.confidence;
    };
    expect(confidence('2026-03-29T02:30:00')).toBe(0.4);
    expect(confidence('2026-03-29T03:30:00')).toBe(0.8);
    expect(read('2026-03-29T02:30:00').proposed).toBe('2026-03-29T01:30:00.000Z');
  });

  it('takes the first of two where the clock is put back', () => {
    expect(read('2026-10-25T02:30:00').proposed).toBe('2026-10-25T00:30:00.000Z');
  });

  it('proposes nothing where the shop has no zone', () => {
    const desk = emptyDesk();
    const { zone, ...context } = desk.context;
    expect(zone).toBeDefined();
    expect(readMoment({ ...desk, context }, spotAt(desk, '/a'), 'b', '2026-07-01T10:00:00')).toBeNull();
    expect(proposed(desk)).toBeUndefined();
  });
});
