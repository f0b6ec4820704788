import { describe, expect, it } from 'vitest';
import { readTrip, type TripQuestion } from '../../../src/domain/promise/trip.ts';
import { amsterdam, fridayAfternoon, standard, week } from './promise-world.ts';

const question: TripQuestion = {
  origin: amsterdam,
  service: standard,
  destination: { zone: 'Europe/Paris', area: 'corsica' },
  now: fridayAfternoon,
};
const trip = (more: Partial<TripQuestion>) => readTrip({ ...question, ...more });
const transit = (lanes: typeof standard.lanes) =>
  trip({ service: { ...standard, lanes } })._unsafeUnwrap()?.transitDays;

describe('a trip', () => {
  it('takes the first lane that fits', () => {
    expect(transit([{ transitDays: 1 }])).toBe(1);
    expect(transit([{ from: 'rtm', transitDays: 1 }, { area: 'corsica', transitDays: 4 }, { transitDays: 2 }])).toBe(4);
    expect(
      transit([
        { from: 'ams', transitDays: 1 },
        { area: 'corsica', transitDays: 4 },
      ]),
    ).toBe(1);
    expect(transit([{ from: 'ams', area: 'corsica', transitDays: 3 }])).toBe(3);
  });

  it('does not exist without a lane', () => {
    expect(transit([])).toBeUndefined();
    expect(
      transit([
        { from: 'rtm', transitDays: 1 },
        { area: 'alps', transitDays: 4 },
      ]),
    ).toBeUndefined();
    const plain = trip({
      destination: { zone: 'Europe/Paris' },
      service: { ...standard, lanes: [{ area: 'alps', transitDays: 1 }] },
    });
    expect(plain._unsafeUnwrap()).toBeUndefined();
  });

  it('reads each calendar in the zone it belongs to', () => {
    const read = trip({})._unsafeUnwrap();
    expect([read?.works.zone, read?.collects.zone, read?.travels.zone, read?.delivers.zone]).toEqual([
      'Europe/Amsterdam',
      'Europe/Amsterdam',
      'Europe/Amsterdam',
      'Europe/Paris',
    ]);
  });

  it('travels every day unless it is said otherwise', () => {
    const { travels: _, ...service } = standard;
    expect(
      trip({ service })
        ._unsafeUnwrap()
        ?.travels.weekly.every((open) => open.length === 1),
    ).toBe(true);
  });

  it('is refused with the first reason that applies', () => {
    const code = (more: Partial<TripQuestion>) => trip(more)._unsafeUnwrapErr().code;
    const origin = (more: object) => ({ origin: { ...amsterdam, ...more } as typeof amsterdam });
    const nowhere = { calendar: { ...amsterdam.calendar, zone: 'Europe/Atlantis' } };
    const backwards = week('1', '17:00', '09:00');
    expect(code(origin({ backlogDays: -1, ...nowhere }))).toBe('promise.not-a-count');
    expect(code(origin({ processing: { workingDays: 0.5 } }))).toBe('promise.not-a-count');
    expect(code(origin({ processing: { workingMinutes: -1 } }))).toBe('promise.not-a-count');
    expect(code(origin({ shipmentsPerDay: 0.5 }))).toBe('promise.not-a-count');
    expect(code(origin({ booked: [{ day: '2026-11-20', shipments: -1 }] }))).toBe('promise.not-a-count');
    expect(code({ service: { ...standard, lanes: [{ transitDays: Number.NaN }] } })).toBe('promise.not-a-count');
    expect(code({ ...origin(nowhere), service: { ...standard, collects: backwards } })).toBe('zone.unknown');
    for (const part of ['collects', 'travels', 'delivers']) {
      expect(code({ service: { ...standard, [part]: backwards } })).toBe('calendar.intervals-not-in-order');
    }
    expect(code({ destination: { zone: '' } })).toBe('zone.unknown');
    expect(code(origin({ cutOff: '25:00' }))).toBe('zone.not-a-clock-time');
    expect(code(origin({ booked: [{ day: '2026-02-30', shipments: 1 }] }))).toBe('day.not-a-day');
    expect(code({ destination: { zone: 'UTC', notBefore: 'soon' } })).toBe('day.not-a-day');
  });
});
