import { describe, expect, it } from 'vitest';
import {
  dayStart,
  dayThat,
  earlierOf,
  lastStretch,
  laterOf,
  workingDayFrom,
  workingDaysFrom,
} from '../../../src/domain/promise/days.ts';
import { readCalendar } from '../../../src/kernel/business-calendar.ts';
import { week } from './promise-world.ts';

const office = readCalendar({ zone: 'Europe/Amsterdam', ...week('12345') })._unsafeUnwrap();
const closed = readCalendar({ zone: 'Europe/Amsterdam', weekly: {} })._unsafeUnwrap();

describe('days', () => {
  it('are the day itself when it is a working day, or the next one', () => {
    expect(workingDayFrom(office, '2026-11-20')).toBe('2026-11-20');
    expect(workingDayFrom(office, '2026-11-21')).toBe('2026-11-23');
    expect(workingDayFrom(closed, '2026-11-21')).toBeUndefined();
  });

  it('are counted in working days, both ways', () => {
    expect(workingDaysFrom(office, { from: '2026-11-20', workingDays: 1 })).toBe('2026-11-23');
    expect(workingDaysFrom(office, { from: '2026-11-23', workingDays: -1 })).toBe('2026-11-20');
    expect(workingDaysFrom(closed, { from: '2026-11-23', workingDays: -1 })).toBeUndefined();
  });

  it('are looked for, forward and backward, for a bit more than a year', () => {
    expect(dayThat('2026-11-20', (day) => day.endsWith('-01'))).toBe('2026-12-01');
    expect(dayThat('2026-11-20', (day) => day.endsWith('-01'), -1)).toBe('2026-11-01');
    expect(dayThat('2026-11-20', (day) => day === '2027-12-25')).toBe('2027-12-25'); // 400 days
    expect(dayThat('2026-11-20', (day) => day === '2027-12-26')).toBeUndefined();
    expect(dayThat('9999-12-30', () => false)).toBeUndefined();
  });

  it('and moments sort as text', () => {
    expect([laterOf('2026-11-20', '2026-11-21'), laterOf('b', 'a'), earlierOf('b', 'a'), earlierOf('a', 'b')]).toEqual([
      '2026-11-21',
      'b',
      'a',
      'a',
    ]);
  });

  it('begin at midnight on the clock of the place, or when the clock jumps over it', () => {
    expect(dayStart(office, '2026-06-15')).toBe('2026-06-14T22:00:00.000Z');
    const beirut = readCalendar({ zone: 'Asia/Beirut', weekly: {} })._unsafeUnwrap();
    expect(dayStart(beirut, '2026-03-29')).toBe('2026-03-28T22:00:00.000Z');
  });

  it('end with their last stretch of work', () => {
    const late = readCalendar({
      zone: 'UTC',
      weekly: {
        fri: [
          { opens: '09:00', closes: '12:00' },
          { opens: '13:00', closes: '21:00' },
        ],
      },
    })._unsafeUnwrap();
    expect(lastStretch(late, '2026-11-20')).toEqual({
      from: '2026-11-20T13:00:00.000Z',
      until: '2026-11-20T21:00:00.000Z',
    });
    expect(lastStretch(late, '2026-11-21')).toBeUndefined();
  });
});
