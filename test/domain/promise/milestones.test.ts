import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MilestoneQuestion, milestones, type PromiseOrigin } from '../../../src/domain/promise/index.ts';
import { planShipment } from '../../../src/domain/promise/shipment.ts';
import { readTrip } from '../../../src/domain/promise/trip.ts';
import { amsterdam, standard, week } from './promise-world.ts';

/** Promised for Tuesday 24 November 2026, 09:00 to 18:00. */
const tuesday = {
  deliveryDay: '2026-11-24',
  window: { from: '2026-11-24T08:00:00.000Z', until: '2026-11-24T17:00:00.000Z' },
};
const question: MilestoneQuestion = {
  origin: amsterdam,
  service: standard,
  destination: { zone: 'Europe/Amsterdam' },
  promised: tuesday,
};
const told = (more: Partial<MilestoneQuestion> = {}) =>
  milestones({ ...question, ...more })
    ._unsafeUnwrap()
    .map(({ step, tooLateAt }) => `${step} ${tooLateAt.slice(5, 16)}`);
const origin = (more: Partial<PromiseOrigin>) => ({ origin: { ...amsterdam, ...more } });

describe('milestones', () => {
  it('are reckoned backwards from the promise', () => {
    expect(told()).toEqual(['release 11-20T16:00', 'hand-over 11-23T17:00', 'deliver 11-24T17:00']);
  });

  it('are the same however the promise is written', () => {
    const courier = {
      ...standard,
      lanes: [{ transitDays: 0 }],
      delivers: week('2', '09:00', '18:00'),
      collects: week('12345', '16:00', '18:00'),
    };
    const written = { ...tuesday, window: { from: '2026-11-24T08:00:00Z', until: '2026-11-24T17:00:00Z' } };
    expect(told({ service: courier, promised: written })).toEqual(told({ service: courier }));
  });

  it('follow the working days of the location', () => {
    expect(told(origin({ processing: { workingDays: 0 } }))[0]).toBe('release 11-23T16:00');
    expect(told(origin({ processing: { workingDays: 3 } }))[0]).toBe('release 11-18T16:00');
  });

  it('follow its opening hours', () => {
    // ready just before 18:00 on Monday, when the location closed at 17:00: 3 hours are 14:00, a moment later is too late
    expect(told(origin({ processing: { workingMinutes: 180 } }))[0]).toBe('release 11-23T13:00');
    expect(told(origin({ processing: { workingMinutes: 540 } }))[0]).toBe('release 11-20T15:00');
    // the cut-off is earlier
    expect(told(origin({ processing: { workingMinutes: 60 }, cutOff: '12:00' }))[0]).toBe('release 11-23T11:00');
    expect(told(origin({ processing: { workingMinutes: 0 }, cutOff: '24:00' }))[0]).toBe('release 11-23T17:00');
  });

  it('follow the days of collection and travel', () => {
    expect(told({ service: { ...standard, collects: week('2', '16:00', '18:00') } })[1]).toBe('hand-over 11-17T17:00');
    expect(told({ service: { ...standard, lanes: [{ transitDays: 2 }] } })[1]).toBe('hand-over 11-20T17:00');
    expect(told({ service: { ...standard, travels: week('15') } })[1]).toBe('hand-over 11-20T17:00');
    expect(
      told({ service: { ...standard, lanes: [{ transitDays: 0 }], delivers: week('2', '09:00', '18:00') } })[1],
    ).toBe('hand-over 11-23T17:00');
  });

  it('cannot be reckoned without a lane, or where nothing leads to the promise', () => {
    const code = (more: Partial<MilestoneQuestion>) => milestones({ ...question, ...more })._unsafeUnwrapErr().code;
    const never_ = { ...tuesday, window: { ...tuesday.window, until: 'Tuesday' } };
    expect(code({ ...origin({ backlogDays: -1 }), promised: never_ })).toBe('promise.not-a-moment');
    expect(code({ ...origin({ backlogDays: -1 }), service: { ...standard, lanes: [] } })).toBe('promise.not-a-count');
    expect(code({ service: { ...standard, lanes: [] } })).toBe('promise.no-lane');
    const never = { weekly: {} };
    expect(code({ service: { ...standard, collects: never } })).toBe('promise.cannot-be-kept');
    expect(code({ service: { ...standard, travels: never } })).toBe('promise.cannot-be-kept');
    expect(code(origin({ calendar: { zone: 'UTC', ...never } }))).toBe('promise.cannot-be-kept');
    expect(code(origin({ calendar: { zone: 'UTC', ...never }, processing: { workingMinutes: 1 } }))).toBe(
      'promise.cannot-be-kept',
    );
  });

  it('are the last moment: just before it the promise can be kept, at it not any more', () => {
    const mask = fc.constantFrom('12345', '135', '246', '1234567');
    const world = fc.record({
      works: mask,
      closes: fc.constantFrom('12:00', '17:00', '24:00'),
      cutOff: fc.constantFrom('10:00', '17:00', '24:00'),
      processing: fc.oneof(
        fc.nat(3).map((workingDays) => ({ workingDays })),
        fc.constantFrom(0, 1, 30, 180, 900).map((workingMinutes) => ({ workingMinutes })),
      ),
      collects: mask,
      collectedUntil: fc.constantFrom('11:00', '17:00', '18:00'),
      travels: mask,
      delivers: mask,
      transitDays: fc.nat(3),
      zone: fc.constantFrom('UTC', 'Europe/Amsterdam', 'America/Los_Angeles', 'Pacific/Auckland', 'Pacific/Kiritimati'),
      there: fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Pacific/Auckland', 'Pacific/Honolulu'),
      hour: fc.nat(24 * 14),
      start: fc.constantFrom('2026-03-20', '2026-06-15', '2026-10-18', '2026-12-24', '2028-02-25'),
    });
    fc.assert(
      fc.property(world, (w) => {
        const parts = {
          origin: {
            locationId: 'ams',
            calendar: { zone: w.zone, ...week(w.works, '08:00', w.closes) },
            cutOff: w.cutOff,
            processing: w.processing,
          },
          service: {
            serviceId: 's',
            collects: week(w.collects, '09:00', w.collectedUntil),
            travels: week(w.travels),
            delivers: week(w.delivers, '08:00', '21:00'),
            lanes: [{ transitDays: w.transitDays }],
          },
          destination: { zone: w.there },
        };
        const day = (now: string): string => {
          const trip = readTrip({ ...parts, now })._unsafeUnwrap();
          const plan = trip && planShipment(trip, '2020-01-01');
          return plan === undefined || typeof plan === 'string' ? '9999' : plan.deliveryDay;
        };
        const now = new Date(Date.parse(`${w.start}T00:00:00Z`) + w.hour * 3_600_000).toISOString();
        const trip = readTrip({ ...parts, now })._unsafeUnwrap();
        const promised = trip && planShipment(trip, '2020-01-01');
        if (promised === undefined || typeof promised === 'string') return;
        const steps = milestones({ ...parts, promised })._unsafeUnwrap();
        const release = Date.parse(steps[0]?.tooLateAt ?? '');
        expect(release).toBeGreaterThan(Date.parse(now));
        expect(day(new Date(release - 1).toISOString()) <= promised.deliveryDay).toBe(true);
        expect(day(new Date(release).toISOString()) > promised.deliveryDay).toBe(true);
        expect(steps.map(({ tooLateAt }) => tooLateAt)).toEqual(steps.map(({ tooLateAt }) => tooLateAt).sort());
      }),
    );
  });
});
