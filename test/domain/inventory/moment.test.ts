import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, utcMoment } from '../../../src/domain/inventory/moment.ts';
import { dayNumber as kernelDayNumber } from '../../../src/kernel/calendar-day.ts';
import { parseInstant } from '../../../src/kernel/instant.ts';

describe('a moment in UTC', () => {
  it('is brought into the form that sorts as text', () => {
    expect(utcMoment('2026-06-15T12:00:00.000Z')).toBe('2026-06-15T12:00:00.000Z');
    expect(utcMoment('2026-06-15T12:00:00Z')).toBe('2026-06-15T12:00:00.000Z');
    expect(utcMoment('2026-06-15T12:00:00.123456Z')).toBe('2026-06-15T12:00:00.123Z');
  });

  it.each([
    '',
    'Z',
    'now',
    '2026-06-15',
    '2026-06-15T12:00:00',
    '2026-06-15T12:00:00+02:00',
    '2026-02-30T12:00:00Z',
    '2026-06-15T24:00:00Z',
    '2026-06-15T23:59:60Z',
    '15 June 2026 12:00Z',
    '+012026-06-15T12:00:00Z',
    '-002026-06-15T12:00:00Z',
    `2026-06-15T12:00:00.${'0'.repeat(40)}Z`,
  ])('is not %j', (text) => {
    expect(utcMoment(text)).toBeUndefined();
  });

  it('is what the kernel says it is', () => {
    const moment = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom(19, 20, 22, 23), (date, digits) => {
        const text = `${date.toISOString().slice(0, digits === 20 ? 19 : digits)}Z`;
        expect(utcMoment(text)).toBe(parseInstant(text)._unsafeUnwrap());
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const known = parseInstant(`${text}Z`);
        expect(utcMoment(`${text}Z`)).toBe(known.isOk() ? known.value : undefined);
      }),
    );
  });
});

describe('a day by number', () => {
  it('is what the kernel says it is', () => {
    const day = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10);
        expect(dayNumber(text)).toBe(kernelDayNumber(text));
      }),
    );
    for (const text of ['', 'today', '2026-02-30', '2026-2-3', '20260203', '2026-06-15T00:00:00Z', '+012026-06-15']) {
      expect(dayNumber(text)).toBeNaN();
    }
    expect(dayNumber('1970-01-02')).toBe(1);
  });
});
