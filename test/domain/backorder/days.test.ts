import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOfNumber, LAST_DAY } from '../../../src/domain/backorder/days.ts';
import * as kernel from '../../../src/kernel/calendar-day.ts';

const almost = fc.oneof(
  fc.integer({ min: -400_000, max: 3_000_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10)),
  fc
    .tuple(fc.nat(9999), fc.nat(13), fc.nat(32))
    .map(([year, month, day]) =>
      [String(year).padStart(4, '0'), month, day].map((n) => String(n).padStart(2, '0')).join('-'),
    ),
  fc.constantFrom(
    '',
    'x',
    '2026-2-3',
    '20260203',
    'May 1, 2026',
    '2026-05-01T00:00:00Z',
    ' 2026-05-01',
    '+002026-05-01',
    '2026',
  ),
  fc.string(),
);

describe('dayNumber', () => {
  it('knows the same days as the kernel', () => {
    fc.assert(fc.property(almost, (text) => Object.is(dayNumber(text), kernel.dayNumber(text))));
  });

  it('takes the days from 1000 to 9999', () => {
    expect(dayNumber('1000-01-01')).toBe(-354_285);
    expect(dayNumber('0999-12-31')).toBeNaN();
    expect(dayNumber('9999-12-31')).toBe(LAST_DAY);
    expect(dayNumber('2026-02-29')).toBeNaN();
    expect(dayNumber('2028-02-29')).toBe(21_243);
  });
});

describe('dayOfNumber', () => {
  it('names the day, and stops at the end of the year 9999', () => {
    expect(dayOfNumber(0)).toBe('1970-01-01');
    expect(dayOfNumber(1e12)).toBe('9999-12-31');
  });
});
