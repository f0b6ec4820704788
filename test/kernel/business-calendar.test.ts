import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  addWorkingMs,
  type BusinessCalendar,
  isWorkingDay,
  openStretches,
  readCalendar,
  workingDaysBetween,
  workingMsBetween,
} from '../../src/kernel/business-calendar.ts';
import { dayOfNumber, WEEKDAYS } from '../../src/kernel/calendar-day.ts';
import { instantOfEpochMs } from '../../src/kernel/instant.ts';

const HOUR = 3_600_000;
const nineToFive = [{ opens: '09:00', closes: '17:00' }];
const office: BusinessCalendar = {
  zone: 'Europe/Amsterdam',
  weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
  exceptions: [
    { day: '2026-12-25', open: [] },
    { day: '2026-11-22', open: [{ opens: '12:00', closes: '14:00' }] },
  ],
};
const calendar = readCalendar(office)._unsafeUnwrap();
const neverOpen = readCalendar({ zone: 'UTC', weekly: {} })._unsafeUnwrap();
const roundTheClock = readCalendar({
  zone: 'Europe/Amsterdam',
  weekly: Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [{ opens: '00:00', closes: '24:00' }]])),
})._unsafeUnwrap();

describe('readCalendar', () => {
  it.each([
    [{ zone: 'Nowhere', weekly: {} }, 'zone.unknown'],
    [{ zone: 'UTC', weekly: {}, exceptions: [{ day: '2026-02-30', open: [] }] }, 'day.not-a-day'],
    [{ zone: 'UTC', weekly: { mon: [{ opens: '9:00', closes: '17:00' }] } }, 'zone.not-a-clock-time'],
    [{ zone: 'UTC', weekly: { mon: [{ opens: '09:00', closes: '5pm' }] } }, 'zone.not-a-clock-time'],
    [{ zone: 'UTC', weekly: { mon: [{ opens: '09:00', closes: '09:00' }] } }, 'calendar.intervals-not-in-order'],
    [
      { zone: 'UTC', weekly: { mon: [...nineToFive, { opens: '16:00', closes: '18:00' }] } },
      'calendar.intervals-not-in-order',
    ],
  ])('refuses %j with %s', (data, code) => {
    expect(readCalendar(data)._unsafeUnwrapErr().code).toBe(code);
  });

  it('accepts a lunch break, and intervals that touch', () => {
    const weekly = {
      mon: [
        { opens: '09:00', closes: '12:00' },
        { opens: '12:00', closes: '17:00' },
      ],
    };
    expect(readCalendar({ zone: 'UTC', weekly }).isOk()).toBe(true);
  });
});

describe('isWorkingDay', () => {
  it('follows the week and its exceptions', () => {
    // 20 November 2026 is a Friday, 25 December too
    expect(isWorkingDay(calendar, '2026-11-20')).toBe(true);
    expect(isWorkingDay(calendar, '2026-11-21')).toBe(false);
    expect(isWorkingDay(calendar, '2026-11-22')).toBe(true);
    expect(isWorkingDay(calendar, '2026-12-25')).toBe(false);
    expect(isWorkingDay(calendar, 'someday')).toBe(false);
  });
});

describe('working days', () => {
  const add = (from: string, workingDays: number): string =>
    addWorkingDays(calendar, { from, workingDays })._unsafeUnwrap();

  it.each([
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-12-24', 1, '2026-12-28'],
    ['2026-11-20', 1, '2026-11-22'],
    ['2026-11-30', -1, '2026-11-27'],
    ['2026-11-29', -1, '2026-11-27'],
    ['2026-11-28', 0, '2026-11-28'],
  ])('finds from %s by %d the day %s', (from, days, to) => {
    expect(add(from, days)).toBe(to);
  });

  it('counts Tuesday as the second working day after the Friday before', () => {
    expect(workingDaysBetween(calendar, { from: '2026-11-27', to: '2026-12-01' })).toBe(2);
    expect(workingDaysBetween(calendar, { from: '2026-12-01', to: '2026-11-27' })).toBe(-2);
    expect(workingDaysBetween(calendar, { from: '2026-11-27', to: '2026-11-27' })).toBe(0);
    expect(workingDaysBetween(calendar, { from: '2026-11-27', to: 'x' })).toBe(0);
  });

  it('counts back what it added, either way (L53)', () => {
    const day = fc.integer({ min: 20_000, max: 22_000 }).map(dayOfNumber);
    fc.assert(
      fc.property(day, fc.integer({ min: -300, max: 300 }), (from, workingDays) => {
        const to = add(from, workingDays);
        if (workingDays >= 0) expect(workingDaysBetween(calendar, { from, to })).toBe(workingDays);
        // backwards the count includes the day it stops at, so it starts just before it
        else expect(workingDaysBetween(calendar, { from, to })).toBe(workingDays);
      }),
    );
  });

  it.each([
    [{ from: '2026-11-27', workingDays: 0.5 }, 'calendar.not-a-count'],
    [{ from: '2026-11-27', workingDays: 100_001 }, 'calendar.not-a-count'],
    [{ from: 'x', workingDays: 1 }, 'day.not-a-day'],
  ])('refuses %j with %s', (step, code) => {
    expect(addWorkingDays(calendar, step)._unsafeUnwrapErr().code).toBe(code);
  });

  it('gives up on a place that never opens', () => {
    expect(addWorkingDays(neverOpen, { from: '2026-11-27', workingDays: 1 })._unsafeUnwrapErr().code).toBe(
      'calendar.never-open',
    );
    expect(addWorkingMs(neverOpen, { from: '2026-11-27T00:00:00Z', workMs: 1 })._unsafeUnwrapErr().code).toBe(
      'calendar.never-open',
    );
  });
});

describe('openStretches', () => {
  it('lists opening hours as moments', () => {
    expect(openStretches(calendar, '2026-07-01')).toEqual([
      { from: '2026-07-01T07:00:00.000Z', until: '2026-07-01T15:00:00.000Z' },
    ]);
    expect(openStretches(calendar, '2026-12-25')).toEqual([]);
    expect(openStretches(calendar, 'x')).toEqual([]);
  });

  it('gives the days on which the clock changes 23 and 25 hours', () => {
    const hours = (day: string): number =>
      openStretches(roundTheClock, day).reduce(
        (sum, { from, until }) => sum + Date.parse(until) - Date.parse(from),
        0,
      ) / HOUR;
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-21')]).toEqual([23, 25, 24]);
  });
});

describe('working time', () => {
  // kpi-definitions, case 8: received Friday 16:00, shipped Monday 10:00 -> business 2 h, elapsed 66 h
  it('counts 2 hours from Friday 16:00 to Monday 10:00', () => {
    const span = { from: '2026-11-27T16:00:00+01:00', to: '2026-11-30T10:00:00+01:00' };
    expect(workingMsBetween(calendar, span)).toBe(2 * HOUR);
    expect(Date.parse(span.to) - Date.parse(span.from)).toBe(66 * HOUR);
  });

  it('counts nothing backwards, and nothing for what is no moment', () => {
    expect(workingMsBetween(calendar, { from: '2026-11-30T10:00:00Z', to: '2026-11-27T10:00:00Z' })).toBe(0);
    expect(workingMsBetween(calendar, { from: 'x', to: '2026-11-27T10:00:00Z' })).toBe(0);
  });

  it('finishes 3 hours of work from Friday 16:00 on Monday at 11:00', () => {
    const done = addWorkingMs(calendar, { from: '2026-11-27T16:00:00+01:00', workMs: 3 * HOUR });
    expect(done._unsafeUnwrap()).toBe('2026-11-30T10:00:00.000Z');
  });

  it('ends an hour of work at closing time, not at the next opening', () => {
    const done = addWorkingMs(calendar, { from: '2026-11-27T16:00:00+01:00', workMs: HOUR });
    expect(done._unsafeUnwrap()).toBe('2026-11-27T16:00:00.000Z');
  });

  it('does nothing for no work, and refuses less than none', () => {
    expect(addWorkingMs(calendar, { from: '2026-11-28T10:00:00Z', workMs: 0 })._unsafeUnwrap()).toBe(
      '2026-11-28T10:00:00.000Z',
    );
    expect(addWorkingMs(calendar, { from: '2026-11-28T10:00:00Z', workMs: -1 })._unsafeUnwrapErr().code).toBe(
      'calendar.not-a-count',
    );
    expect(addWorkingMs(calendar, { from: 'x', workMs: 1 })._unsafeUnwrapErr().code).toBe('calendar.not-a-count');
  });

  const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }).map(instantOfEpochMs);

  it('measures what it added, across weekends, holidays and clock changes (L53)', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 100 * HOUR }), fc.boolean(), (from, workMs, always) => {
        const chosen = always ? roundTheClock : calendar;
        const to = addWorkingMs(chosen, { from, workMs })._unsafeUnwrap();
        expect(workingMsBetween(chosen, { from, to })).toBe(workMs);
      }),
    );
  });

  it('adds up over any moment in between (L53)', () => {
    fc.assert(
      fc.property(fc.tuple(moment, moment, moment), (moments) => {
        const [a, b, c] = [...moments].sort() as [string, string, string];
        const ms = (from: string, to: string): number => workingMsBetween(calendar, { from, to });
        expect(ms(a, b) + ms(b, c)).toBe(ms(a, c));
      }),
      { numRuns: 300 },
    );
  });
});
