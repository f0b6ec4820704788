import { describe, expect, it } from 'vitest';
import type { CarrierService, Destination, PromiseOrigin } from '../../../src/domain/promise/index.ts';
import { planShipment } from '../../../src/domain/promise/shipment.ts';
import { readTrip } from '../../../src/domain/promise/trip.ts';
import { amsterdam, days, fridayAfternoon, standard, week } from './promise-world.ts';

interface World {
  readonly origin?: Partial<PromiseOrigin>;
  readonly service?: Partial<CarrierService>;
  readonly destination?: Partial<Destination>;
  readonly now?: string;
  readonly unitsThere?: string;
}

function plan({ origin, service, destination, now = fridayAfternoon, unitsThere = '2026-01-01' }: World = {}) {
  const trip = readTrip({
    origin: { ...amsterdam, ...origin },
    service: { ...standard, ...service },
    destination: { zone: 'Europe/Amsterdam', ...destination },
    now,
  })._unsafeUnwrap();
  if (trip === undefined) throw new Error('no lane');
  return planShipment(trip, unitsThere);
}
const told = (world?: World) => {
  const answer = plan(world);
  return typeof answer === 'string' ? answer : days(answer);
};
const window = (world?: World) => {
  const answer = plan(world);
  return typeof answer === 'string' ? answer : [answer.window.from, answer.window.until];
};

describe('the way of a parcel', () => {
  it('starts on the day of the order before the cut-off, and on the next working day from it on', () => {
    expect(told()).toBe('20 23 23 24 24');
    expect(told({ now: '2026-11-20T15:59:59.999Z' })).toBe('20 23 23 24 24');
    expect(told({ now: '2026-11-20T16:00:00.000Z' })).toBe('23 24 24 25 25');
    expect(told({ now: '2026-11-21T08:00:00.000Z' })).toBe('23 24 24 25 25');
    expect(told({ now: '2026-11-22T23:00:00.000Z' })).toBe('23 24 24 25 25'); // Monday 00:00 in Amsterdam
  });

  it('waits for the units', () => {
    expect(told({ unitsThere: '2026-11-20' })).toBe('20 23 23 24 24');
    expect(told({ unitsThere: '2026-11-21' })).toBe('23 24 24 25 25');
    expect(told({ unitsThere: '2026-11-25' })).toBe('25 26 26 27 27');
  });

  it('waits for the backlog, but not twice: while it waits for units the backlog goes', () => {
    expect(told({ origin: { backlogDays: 2 } })).toBe('24 25 25 26 26');
    expect(told({ origin: { backlogDays: 2 }, unitsThere: '2026-11-24' })).toBe('24 25 25 26 26');
    expect(told({ origin: { backlogDays: 2 }, unitsThere: '2026-11-25' })).toBe('25 26 26 27 27');
  });

  it('takes working days to be ready, none included', () => {
    expect(told({ origin: { processing: { workingDays: 0 } } })).toBe('20 20 20 21 21');
    expect(told({ origin: { processing: { workingDays: 3 } } })).toBe('20 25 25 26 26');
  });

  it('takes minutes of opening hours to be ready, and is collected when it is', () => {
    const minutes = (workingMinutes: number, now = '2026-11-20T13:00:00.000Z') =>
      told({ origin: { processing: { workingMinutes } }, now });
    expect(minutes(180)).toBe('20 20 20 21 21'); // 14:00 and 3 hours: 17:00, collected until 18:00
    expect(minutes(181)).toBe('20 23 23 24 24'); // the last minute is on Monday
    expect(minutes(0)).toBe('20 20 20 21 21');
    expect(minutes(60, '2026-11-21T13:00:00.000Z')).toBe('23 23 23 24 24');
    // ready at 17:00 sharp is too late for a collection until 17:00
    const early = { collects: week('12345', '09:00', '17:00') };
    expect(
      told({ origin: { processing: { workingMinutes: 180 } }, service: early, now: '2026-11-20T13:00:00.000Z' }),
    ).toBe('20 20 23 24 24');
    expect(
      told({ origin: { processing: { workingMinutes: 179 } }, service: early, now: '2026-11-20T13:00:00.000Z' }),
    ).toBe('20 20 20 21 21');
  });

  it('misses a collection that is over when the order comes', () => {
    const noon = { collects: week('12345', '10:00', '12:00') };
    const atOnce = { processing: { workingDays: 0 } };
    expect(told({ service: noon, origin: atOnce, now: '2026-11-20T10:59:59.999Z' })).toBe('20 20 20 21 21');
    expect(told({ service: noon, origin: atOnce, now: '2026-11-20T11:00:00.000Z' })).toBe('20 20 23 24 24');
  });

  it('is collected only when the location works and the carrier comes', () => {
    expect(told({ service: { collects: week('246', '16:00', '18:00') } })).toBe('20 23 24 25 25');
    // ready on Friday: the carrier comes on Saturday, but nobody is there; then on Tuesday
    const saturdays = { service: { collects: week('26', '16:00', '18:00') }, now: '2026-11-19T12:00:00.000Z' };
    expect(told(saturdays)).toBe('19 20 24 25 25');
  });

  it('takes the next day with a free slot', () => {
    const booked = [
      { day: '2026-11-23', shipments: 7 },
      { day: '2026-11-24', shipments: 8 },
    ];
    expect(told({ origin: { shipmentsPerDay: 8, booked } })).toBe('20 23 23 24 24');
    expect(told({ origin: { shipmentsPerDay: 7, booked } })).toBe('20 23 25 26 26');
    expect(told({ origin: { booked } })).toBe('20 23 23 24 24');
    expect(told({ origin: { shipmentsPerDay: 0 } })).toBe('no-capacity');
    // what is booked of one day adds up, however many entries it has
    const [one] = booked;
    expect(told({ origin: { shipmentsPerDay: 15, booked: [...booked, ...booked] } })).toBe('20 23 23 24 24');
    expect(told({ origin: { shipmentsPerDay: 14, booked: one ? [one, one] : [] } })).toBe('20 23 24 25 25');
  });

  it('travels on travelling days', () => {
    expect(told({ service: { lanes: [{ transitDays: 3 }] } })).toBe('20 23 23 26 26');
    expect(told({ service: { lanes: [{ transitDays: 3 }], travels: week('135') } })).toBe('20 23 23 30 30');
    expect(told({ service: { lanes: [{ transitDays: 0 }] } })).toBe('20 23 23 23 24');
  });

  it('is delivered on the same day only after it was collected', () => {
    const courier = { lanes: [{ transitDays: 0 }], delivers: week('1234567', '08:00', '21:00') };
    expect(told({ service: courier })).toBe('20 23 23 23 23');
    expect(window({ service: courier })).toEqual(['2026-11-23T17:00:00.000Z', '2026-11-23T20:00:00.000Z']);
  });

  it('is delivered when the carrier delivers and the customer wishes', () => {
    expect(told({ service: { delivers: week('36', '09:00', '18:00') } })).toBe('20 23 23 24 25');
    expect(told({ destination: { notOn: ['tue', 'wed'] } })).toBe('20 23 23 24 26');
    expect(told({ destination: { notBefore: '2026-12-24' } })).toBe('20 23 23 24 24');
    expect(window({ destination: { notBefore: '2026-12-24' } })).toEqual([
      '2026-12-24T08:00:00.000Z',
      '2026-12-24T17:00:00.000Z',
    ]);
  });

  it('has the hours of that day as its window, on the clock of the customer', () => {
    const evening = {
      weekly: {
        tue: [
          { opens: '09:00', closes: '12:00' },
          { opens: '18:00', closes: '21:00' },
        ],
      },
    };
    expect(window({ service: { delivers: evening } })).toEqual([
      '2026-11-24T08:00:00.000Z',
      '2026-11-24T20:00:00.000Z',
    ]);
    expect(window({ destination: { zone: 'Asia/Tokyo' } })).toEqual([
      '2026-11-24T00:00:00.000Z',
      '2026-11-24T09:00:00.000Z',
    ]);
  });

  it('is not on a day of the customer that is over before the day of arrival begins at the location', () => {
    // handed over on Friday at 18:00 in Los Angeles, on its way for a day: Saturday begins there at 08:00Z, which is 21:00 in
    // Auckland, where Saturday's delivery ended at 18:00: Monday, as there is none on Sunday
    const far = {
      now: '2026-11-20T17:00:00.000Z',
      origin: { calendar: { zone: 'America/Los_Angeles', ...week('12345') }, processing: { workingDays: 0 } },
      destination: { zone: 'Pacific/Auckland' },
    };
    expect(told(far)).toBe('20 20 20 21 23');
    // delivered until 21:00 it is just over, until 21:01 it is not
    const until = (closes: string) => told({ ...far, service: { delivers: week('123456', '09:00', closes) } });
    expect([until('21:00'), until('21:01')]).toEqual(['20 20 20 21 23', '20 20 20 21 21']);
    // the other way round nothing changes
    const back = {
      ...far,
      now: '2026-11-19T20:00:00.000Z',
      origin: { ...far.origin, calendar: { zone: 'Pacific/Auckland', ...week('12345') } },
      destination: { zone: 'America/Los_Angeles' },
    };
    expect(told(back)).toBe('20 20 20 21 21');
  });

  it('ends where nothing ever happens', () => {
    expect(told({ origin: { calendar: { zone: 'UTC', weekly: {} } } })).toBe('never-open');
    expect(told({ origin: { calendar: { zone: 'UTC', weekly: {} }, processing: { workingMinutes: 1 } } })).toBe(
      'never-open',
    );
    expect(told({ service: { collects: { weekly: {} } } })).toBe('never-collected');
    expect(told({ service: { collects: week('7') } })).toBe('never-collected');
    expect(told({ service: { travels: { weekly: {} } } })).toBe('never-delivered');
    expect(told({ service: { delivers: { weekly: {} } } })).toBe('never-delivered');
    expect(told({ destination: { notOn: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] } })).toBe('never-delivered');
  });
});

describe('special days', () => {
  const everyDay = {
    calendar: { zone: 'Europe/Amsterdam', ...week('1234567', '00:00', '24:00') },
    processing: { workingDays: 0 },
  };
  const always = {
    collects: week('1234567', '00:00', '24:00'),
    travels: week('1234567'),
    delivers: week('1234567', '09:00', '18:00'),
  };

  it('have one cut-off when the clock is put forward: in the gap it moves forward', () => {
    // 02:30 is not shown on 29 March 2026; the cut-off is at 03:30 summer time
    const night = { origin: { ...everyDay, cutOff: '02:30' }, service: always };
    expect(told({ ...night, now: '2026-03-29T01:29:59.999Z' })).toBe('29 29 29 30 30');
    expect(told({ ...night, now: '2026-03-29T01:30:00.000Z' })).toBe('30 30 30 31 31');
    expect(window({ ...night, now: '2026-03-28T01:00:00.000Z' })).toEqual([
      '2026-03-29T07:00:00.000Z',
      '2026-03-29T16:00:00.000Z',
    ]);
  });

  it('have one cut-off when the clock is put back: of the hour that shows twice, the first', () => {
    const night = { origin: { ...everyDay, cutOff: '02:30' }, service: always };
    expect(told({ ...night, now: '2026-10-25T00:29:59.999Z' })).toBe('25 25 25 26 26');
    expect(told({ ...night, now: '2026-10-25T00:30:00.000Z' })).toBe('26 26 26 27 27');
    expect(told({ ...night, now: '2026-10-25T01:29:00.000Z' })).toBe('26 26 26 27 27');
  });

  it('do not shorten or lengthen work in opening hours', () => {
    // 24 hours of work from Saturday 12:00, around the clock: 23 or 25 hours on the wall
    const work = { origin: { ...everyDay, cutOff: '24:00', processing: { workingMinutes: 24 * 60 } }, service: always };
    expect(told({ ...work, now: '2026-03-28T11:00:00.000Z' })).toBe('28 29 29 30 30');
    expect(told({ ...work, now: '2026-03-27T23:00:00.000Z' })).toBe('28 29 29 30 30'); // 00:00 and 24 hours: Sunday 00:00
  });

  it('are skipped when they are holidays, of the location, the carrier or both', () => {
    const christmas = [
      { day: '2026-12-25', open: [] },
      { day: '2026-12-26', open: [] },
      { day: '2027-01-01', open: [] },
    ];
    const closed = { calendar: { ...amsterdam.calendar, exceptions: christmas } };
    const now = '2026-12-23T12:00:00.000Z'; // Wednesday
    expect(told({ now })).toBe('23 24 24 25 25');
    expect(told({ now, service: { travels: { ...week('123456'), exceptions: christmas } } })).toBe('23 24 24 28 28');
    expect(told({ now: '2026-12-24T12:00:00.000Z', origin: closed })).toBe('24 28 28 29 29');
    expect(told({ now: '2026-12-31T12:00:00.000Z', origin: closed })).toBe('31 04 04 05 05');
  });

  it('count a leap day, and not where there is none', () => {
    const plain = { origin: everyDay, service: always };
    expect(told({ ...plain, now: '2028-02-28T12:00:00.000Z' })).toBe('28 28 28 29 29');
    expect(told({ ...plain, now: '2028-02-29T12:00:00.000Z' })).toBe('29 29 29 01 01');
    expect(told({ ...plain, now: '2026-02-28T12:00:00.000Z' })).toBe('28 28 28 01 01');
  });
});
