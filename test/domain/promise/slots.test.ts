import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ServiceSlotsQuestion, serviceSlots } from '../../../src/domain/promise/index.ts';
import { week } from './promise-world.ts';

/** Monday to Friday 09:00 to 12:00 in Amsterdam (07:00Z in June), an hour each. */
const fitter = {
  resourceId: 'fitter',
  calendar: { zone: 'Europe/Amsterdam', ...week('12345', '09:00', '12:00') },
  slotMinutes: 60,
};
const question = (more: Partial<ServiceSlotsQuestion> = {}): ServiceSlotsQuestion => ({
  now: '2026-06-15T06:30:00.000Z', // Monday 08:30
  resource: fitter,
  ...more,
});
const told = (more: Partial<ServiceSlotsQuestion> = {}) =>
  serviceSlots(question(more))
    ._unsafeUnwrap()
    .map(({ from, until }) => `${from.slice(8, 16)}-${until.slice(11, 16)}`);
const booked = (hour: string, customers = 1) => ({ from: `2026-06-15T${hour}:00.000Z`, customers });

describe('slots of a service', () => {
  it('are the first that are free', () => {
    expect(told()).toEqual(['15T07:00-08:00']);
    expect(told({ count: 4 })).toEqual(['15T07:00-08:00', '15T08:00-09:00', '15T09:00-10:00', '16T07:00-08:00']);
    expect(told({ resource: { ...fitter, booked: [booked('07:00')] } })).toEqual(['15T08:00-09:00']);
    expect(told({ count: 0 })).toEqual([]);
  });

  it('have room for as many as they hold', () => {
    const course = { ...fitter, capacity: 10 };
    expect(told({ resource: { ...course, booked: [booked('07:00', 9)] } })).toEqual(['15T07:00-08:00']);
    expect(told({ resource: { ...course, booked: [booked('07:00', 10)] } })).toEqual(['15T08:00-09:00']);
  });

  it('count what is taken of one slot together, and of every slot that it overlaps', () => {
    const course = { ...fitter, capacity: 2 };
    expect(told({ resource: { ...course, booked: [booked('07:00'), booked('07:00')] } })).toEqual(['15T08:00-09:00']);
    // 07:30 to 08:30 lies across the first two, 07:00 to 08:00 just touches the second
    expect(told({ resource: { ...fitter, booked: [booked('07:30')] } })).toEqual(['15T09:00-10:00']);
    expect(told({ resource: { ...fitter, booked: [booked('06:01')] } })).toEqual(['15T08:00-09:00']);
    expect(told({ resource: { ...fitter, booked: [booked('06:00')] } })).toEqual(['15T07:00-08:00']);
  });

  it('start no sooner than now, the notice and the wish allow', () => {
    expect(told({ now: '2026-06-15T07:00:00.000Z' })).toEqual(['15T07:00-08:00']);
    expect(told({ now: '2026-06-15T07:00:00.001Z' })).toEqual(['15T08:00-09:00']);
    expect(told({ noticeMinutes: 30 })).toEqual(['15T07:00-08:00']);
    expect(told({ noticeMinutes: 31 })).toEqual(['15T08:00-09:00']);
    expect(told({ notBefore: '2026-06-20' })).toEqual(['22T07:00-08:00']);
  });

  it('lie within opening hours, and within the horizon', () => {
    expect(told({ resource: { ...fitter, slotMinutes: 90 }, count: 3 })).toEqual([
      '15T07:00-08:30',
      '15T08:30-10:00',
      '16T07:00-08:30',
    ]);
    expect(told({ resource: { ...fitter, slotMinutes: 181 } })).toEqual([]);
    expect(told({ count: 99, horizonDays: 1 })).toHaveLength(6);
    expect(told({ now: '2026-06-19T12:00:00.000Z', horizonDays: 2 })).toEqual([]);
    expect(told({ now: '2026-06-19T12:00:00.000Z', horizonDays: 3 })).toEqual(['22T07:00-08:00']);
  });

  it('are refused with the first reason that applies', () => {
    const code = (more: Partial<ServiceSlotsQuestion>) => serviceSlots(question(more))._unsafeUnwrapErr().code;
    const bad = { resource: { ...fitter, slotMinutes: 0, calendar: { zone: '', weekly: {} } } };
    const unknown = { ...fitter, booked: [{ from: 'noon', customers: 1 }] };
    expect(code({ resource: unknown, notBefore: 'soon' })).toBe('promise.not-a-moment');
    expect(code({ resource: unknown, horizonDays: 1001 })).toBe('promise.not-a-count');
    expect(code({ count: 1001 })).toBe('promise.not-a-count');
    expect(told({ count: 1000, horizonDays: 1000 })).toHaveLength(1000);
    expect(code({ now: 'now', ...bad })).toBe('promise.not-a-moment');
    expect(code(bad)).toBe('promise.not-a-count');
    for (const more of [{ noticeMinutes: -1 }, { horizonDays: 0.5 }, { count: -1 }])
      expect(code(more)).toBe('promise.not-a-count');
    expect(code({ resource: { ...fitter, capacity: -1 } })).toBe('promise.not-a-count');
    expect(code({ resource: { ...fitter, booked: [booked('07:00', 0.5)] } })).toBe('promise.not-a-count');
    expect(code({ notBefore: 'soon', resource: { ...bad.resource, slotMinutes: 1 } })).toBe('day.not-a-day');
    expect(code({ resource: { ...bad.resource, slotMinutes: 1 } })).toBe('zone.unknown');
  });

  it('leave out no free slot, whatever is booked', () => {
    fc.assert(
      fc.property(fc.subarray(['07:00', '08:00', '09:00']), fc.nat(180), (taken, minutes) => {
        const now = new Date(Date.parse('2026-06-15T06:30:00Z') + minutes * 60_000).toISOString();
        const free = ['07:00', '08:00', '09:00'].filter(
          (hour) => !taken.includes(hour) && `2026-06-15T${hour}:00.000Z` >= now,
        );
        const found = told({
          now,
          count: 3,
          horizonDays: 0,
          resource: { ...fitter, booked: taken.map((hour) => booked(hour)) },
        });
        expect(found.map((slot) => slot.slice(3, 8))).toEqual(free);
      }),
      { numRuns: 200 },
    );
  });
});
