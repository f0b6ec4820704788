import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfNumber } from '../../src/kernel/calendar-day.ts';
import { instantOfEpochMs } from '../../src/kernel/instant.ts';
import {
  clockMinutes,
  epochMsAtWall,
  instantAt,
  localDay,
  localReading,
  parseTimeZone,
} from '../../src/kernel/time-zone.ts';

const ZONES = [
  'UTC',
  'Europe/Amsterdam',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Tokyo',
];
const zone = fc.constantFrom(...ZONES);
const anyEpochMs = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) });

describe('parseTimeZone', () => {
  it.each(ZONES)('accepts %s', (name) => {
    expect(parseTimeZone(name)._unsafeUnwrap()).toBe(name);
    expect(parseTimeZone(name)._unsafeUnwrap()).toBe(name);
  });

  it.each(['Europe/Atlantis', '+01:00', '__proto__', 'constructor', '', 'x'.repeat(65), null, 1])(
    'refuses %j',
    (input) => {
      expect(parseTimeZone(input)._unsafeUnwrapErr()).toEqual({ code: 'zone.unknown' });
    },
  );
});

describe('clockMinutes', () => {
  it.each([
    ['00:00', 0],
    ['17:30', 1050],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('reads %s as minute %d', (time, minutes) => {
    expect(clockMinutes(time)._unsafeUnwrap()).toBe(minutes);
  });

  it.each(['24:01', '25:00', '12:60', '7:30', '12.30', '12:3', '12:300', '', 'noon!'])('refuses %j', (time) => {
    expect(clockMinutes(time)._unsafeUnwrapErr().code).toBe('zone.not-a-clock-time');
  });
});

describe('localDay', () => {
  // kpi-definitions, case 7: 25 October 2026 has 25 hours in Amsterdam
  it('keeps 22:30Z on 25 October in Amsterdam, and puts 23:05Z on the 26th', () => {
    expect(localDay('2026-10-25T22:30:00Z', 'Europe/Amsterdam')._unsafeUnwrap()).toBe('2026-10-25');
    expect(localDay('2026-10-25T23:05:00Z', 'Europe/Amsterdam')._unsafeUnwrap()).toBe('2026-10-26');
  });

  it('refuses an unknown zone', () => {
    expect(localDay('2026-10-25T22:30:00Z', 'Mars/Base')._unsafeUnwrapErr().code).toBe('zone.unknown');
  });
});

describe('localReading', () => {
  it('reads 00:30 on 2 July in Amsterdam at 22:30Z on 1 July', () => {
    expect(localReading('2026-07-01T22:30:00Z', 'Europe/Amsterdam')._unsafeUnwrap()).toEqual({
      day: '2026-07-02',
      minuteOfDay: 30,
    });
  });

  it('agrees with the platform, to the minute, in every zone', () => {
    fc.assert(
      fc.property(anyEpochMs, zone, (epochMs, name) => {
        const format = new Intl.DateTimeFormat('en-CA', {
          timeZone: name,
          hourCycle: 'h23',
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
          hour: '2-digit',
          minute: '2-digit',
        });
        const part = Object.fromEntries(
          format.formatToParts(new Date(epochMs)).map(({ type, value }) => [type, value]),
        );
        expect(localReading(instantOfEpochMs(epochMs), name)._unsafeUnwrap()).toEqual({
          day: `${part['year']}-${part['month']}-${part['day']}`,
          minuteOfDay: Number(part['hour']) * 60 + Number(part['minute']),
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('instantAt', () => {
  const amsterdam = (day: string, time: string): string =>
    instantAt({ day, time, zone: 'Europe/Amsterdam' })._unsafeUnwrap();

  it('finds 17:00 in summer and in winter', () => {
    expect(amsterdam('2026-07-01', '17:00')).toBe('2026-07-01T15:00:00.000Z');
    expect(amsterdam('2026-12-01', '17:00')).toBe('2026-12-01T16:00:00.000Z');
  });

  it('moves a cut-off in the gap forward (L51)', () => {
    expect(amsterdam('2026-03-29', '01:59')).toBe('2026-03-29T00:59:00.000Z');
    expect(amsterdam('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(amsterdam('2026-03-29', '03:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('takes the first of two readings in the overlap (L51)', () => {
    expect(amsterdam('2026-10-25', '01:59')).toBe('2026-10-24T23:59:00.000Z');
    expect(amsterdam('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(amsterdam('2026-10-25', '03:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  it('takes 24:00 as the start of the next day', () => {
    expect(amsterdam('2026-10-24', '24:00')).toBe(amsterdam('2026-10-25', '00:00'));
  });

  it('handles a change of half an hour', () => {
    // Lord Howe goes from +10:30 to +11:00 at 02:00 on 4 October 2026
    const at = (time: string): string =>
      instantAt({ day: '2026-10-04', time, zone: 'Australia/Lord_Howe' })._unsafeUnwrap();
    expect([at('01:59'), at('02:15'), at('02:30')]).toEqual([
      '2026-10-03T15:29:00.000Z',
      '2026-10-03T15:45:00.000Z',
      '2026-10-03T15:30:00.000Z',
    ]);
  });

  it.each([
    [{ day: '2026-07-01', time: '17:00', zone: 'Nowhere' }, 'zone.unknown'],
    [{ day: '2026-07-01', time: '5 pm', zone: 'UTC' }, 'zone.not-a-clock-time'],
  ])('refuses %j with %s', (question, code) => {
    expect(instantAt(question)._unsafeUnwrapErr().code).toBe(code);
  });

  it('finds one moment for each clock time, which shows that time unless it was skipped (L51)', () => {
    const day = fc.integer({ min: 7305, max: 32872 }).map(dayOfNumber);
    fc.assert(
      fc.property(day, fc.nat(1439), zone, (on, minuteOfDay, name) => {
        const time = `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`;
        const found = instantAt({ day: on, time, zone: name })._unsafeUnwrap();
        const shows = localReading(found, name)._unsafeUnwrap();
        if (shows.day === on && shows.minuteOfDay === minuteOfDay) {
          // the first of two: an hour or half an hour earlier the clock shows something else
          const wall = epochMsAtWall(Date.parse(`${on}T${time}:00Z`), name);
          expect(instantOfEpochMs(wall)).toBe(found);
          for (const earlier of [30, 60]) {
            expect(localReading(instantOfEpochMs(wall - earlier * 60_000), name)._unsafeUnwrap()).not.toEqual(shows);
          }
        } else {
          // skipped: no moment within a day to either side shows it
          const wall = Date.parse(`${on}T${time}:00Z`);
          for (let minutes = -14 * 60; minutes <= 14 * 60; minutes += 15) {
            const reading = localReading(instantOfEpochMs(wall - minutes * 60_000), name)._unsafeUnwrap();
            expect(reading.day === on && reading.minuteOfDay === minuteOfDay).toBe(false);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
