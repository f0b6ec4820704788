import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayNumber,
  dayOfNumber,
  daysBetween,
  parseCalendarDay,
  WEEKDAYS,
  weekdayIndex,
  weekdayOf,
} from '../../src/kernel/calendar-day.ts';

const anyDay = fc.integer({ min: -354_285, max: 2_932_896 }).map(dayOfNumber);

describe('parseCalendarDay', () => {
  it.each(['1000-01-01', '1970-01-01', '2000-02-29', '2028-02-29', '2026-12-31', '9999-12-31'])('accepts %s', (day) => {
    expect(parseCalendarDay(day)._unsafeUnwrap()).toBe(day);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-2-3',
    '20260203',
    '03-02-2026',
    '2026-02-03T00:00',
    ' 2026-02-03',
    '0999-12-31',
    '２026-02-03',
    '',
    null,
    20260203,
    new Date(0),
  ])('refuses %j', (input) => {
    expect(parseCalendarDay(input)._unsafeUnwrapErr()).toEqual({ code: 'day.not-a-day' });
  });

  it('accepts exactly the days that exist', () => {
    const month = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), month, fc.integer({ min: 1, max: 31 }), (year, m, d) => {
        const text = `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
        const exists = new Date(Date.UTC(year, m - 1, d)).getUTCDate() === d;
        expect(parseCalendarDay(text).isOk()).toBe(exists);
      }),
    );
  });
});

describe('day numbers', () => {
  it('count from 1970-01-01', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2026-11-21')).toBe(20_778);
    expect(dayNumber('never')).toBeNaN();
  });

  it('go there and back', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOfNumber(dayNumber(day))).toBe(day);
      }),
    );
  });

  it('stay within the years 1000 to 9999', () => {
    expect(dayOfNumber(1e9)).toBe('9999-12-31');
    expect(dayOfNumber(-1e9)).toBe('1000-01-01');
    expect(() => dayOfNumber(Number.NaN)).toThrow('let in');
  });
});

describe('addDays', () => {
  it('finds 2027-01-02 three days after 2026-12-30', () => {
    expect(addDays('2026-12-30', 3)._unsafeUnwrap()).toBe('2027-01-02');
  });

  it('knows leap days', () => {
    expect(addDays('2028-02-28', 1)._unsafeUnwrap()).toBe('2028-02-29');
    expect(addDays('2027-02-28', 1)._unsafeUnwrap()).toBe('2027-03-01');
  });

  it('refuses to leave the calendar', () => {
    expect(addDays('9999-12-31', 1)._unsafeUnwrapErr().code).toBe('day.not-a-day');
    expect(addDays('1000-01-01', -1)._unsafeUnwrapErr().code).toBe('day.not-a-day');
    expect(addDays('tomorrow', 1)._unsafeUnwrapErr().code).toBe('day.not-a-day');
    expect(addDays('2026-11-21', 0.5)._unsafeUnwrapErr().code).toBe('day.not-a-day');
  });

  it('comes back to where it started', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        const moved = addDays(day, days);
        if (moved.isOk()) {
          expect(addDays(moved.value, -days)._unsafeUnwrap()).toBe(day);
          expect(daysBetween({ from: day, to: moved.value })).toBe(days);
        }
      }),
    );
  });
});

describe('daysBetween', () => {
  it('counts 2 days from 28 February to 1 March in a leap year, 1 otherwise', () => {
    expect(daysBetween({ from: '2028-02-28', to: '2028-03-01' })).toBe(2);
    expect(daysBetween({ from: '2027-02-28', to: '2027-03-01' })).toBe(1);
    expect(daysBetween({ from: '2027-03-01', to: '2027-02-28' })).toBe(-1);
    expect(daysBetween({ from: '2027-03-01', to: 'x' })).toBeNaN();
  });
});

describe('weekdayOf', () => {
  it('knows that 21 November 2026 is a Saturday and 1 January 1970 a Thursday', () => {
    expect(weekdayOf('2026-11-21')._unsafeUnwrap()).toBe('sat');
    expect(weekdayOf('1970-01-01')._unsafeUnwrap()).toBe('thu');
    expect(weekdayOf('nonsense')._unsafeUnwrapErr().code).toBe('day.not-a-day');
  });

  it('agrees with the platform on every day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const sunday = new Date(`${day}T00:00:00Z`).getUTCDay();
        expect(WEEKDAYS[weekdayIndex(dayNumber(day))]).toBe(WEEKDAYS[(sunday + 6) % 7]);
      }),
    );
  });
});
