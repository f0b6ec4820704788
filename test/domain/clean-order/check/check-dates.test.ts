import { describe, expect, it } from 'vitest';
import { found, lineWith, orderWith } from '../found.ts';

const service = (details: object, context = {}) => found(lineWith({ kind: 'service', service: details }), context);

describe('checkDates', () => {
  it('takes an order of up to a day ahead, for clocks differ', () => {
    expect(found(orderWith({ placedAt: '2026-11-22T12:00:00Z' }))).toEqual([]);
    expect(found(orderWith({ placedAt: '2026-11-22T12:00:00.001Z' }))).toEqual(['date.placed-in-the-future /placedAt']);
  });

  it('sees deadlines that have passed, to the millisecond', () => {
    expect(found(orderWith({ shipBy: '2026-11-21T12:00:00Z', deliverBy: '2026-11-21T12:00:00Z' }))).toEqual([]);
    expect(found(orderWith({ shipBy: '2026-11-21T11:59:59.999Z' }))).toEqual(['~date.ship-by-passed /shipBy']);
    expect(found(orderWith({ deliverBy: '2026-11-21T11:59:59.999Z' }))).toEqual(['date.deliver-by-passed /deliverBy']);
  });

  it('warns of an arrival before the departure', () => {
    const draft = (deliverBy: string) => orderWith({ shipBy: '2026-11-23T12:00:00Z', deliverBy });
    expect(found(draft('2026-11-23T12:00:00Z'))).toEqual([]);
    expect(found(draft('2026-11-23T11:59:00Z'))).toEqual(['~date.deliver-by-before-ship-by /deliverBy']);
  });

  it('looks at the deadlines of lines too', () => {
    expect(found(lineWith({ deliverBy: '2026-11-21T10:00:00Z', preferences: { latestDay: '2026-11-20' } }))).toEqual([
      'date.deliver-by-passed /lines/0/deliverBy',
      'date.latest-day-passed /lines/0/preferences/latestDay',
    ]);
  });

  it('counts days where the shop is', () => {
    // at 23:30 UTC it is already the next day in Amsterdam
    const late = { now: '2026-11-20T23:30:00.000Z' };
    const latest = (latestDay: string, zone: string) =>
      found(orderWith({ placedAt: undefined, preferences: { latestDay } }), { ...late, zone });
    expect(latest('2026-11-20', 'Europe/Amsterdam')).toEqual(['date.latest-day-passed /preferences/latestDay']);
    expect(latest('2026-11-20', 'UTC')).toEqual([]);
    expect(latest('2026-11-21', 'Europe/Amsterdam')).toEqual([]);
  });

  it('keeps to the fewest and most days ahead', () => {
    const day = (latestDay: string) =>
      found(orderWith({ preferences: { latestDay } }), { dates: { minLeadDays: 2, maxDaysAhead: 10 } });
    expect(day('2026-11-22')).toEqual(['date.too-soon /preferences/latestDay']);
    expect(day('2026-11-23')).toEqual([]);
    expect(day('2026-12-01')).toEqual([]);
    expect(day('2026-12-02')).toEqual(['date.too-far-ahead /preferences/latestDay']);
  });

  it('finds the day of a moment where the shop is, also when the clocks change', () => {
    const moment = (deliverBy: string, now: string, minLeadDays: number) =>
      found(orderWith({ placedAt: undefined, deliverBy }), { now, dates: { minLeadDays } });
    // 24 October 22:30 UTC is 00:30 on the 25th in Amsterdam, the day the clocks go back
    expect(moment('2026-10-24T22:30:00Z', '2026-10-24T12:00:00.000Z', 1)).toEqual([]);
    expect(moment('2026-10-24T21:30:00Z', '2026-10-24T12:00:00.000Z', 1)).toEqual(['date.too-soon /deliverBy']);
    // after the change midnight is at 23:00 UTC
    expect(moment('2026-10-25T22:30:00Z', '2026-10-24T12:00:00.000Z', 2)).toEqual(['date.too-soon /deliverBy']);
    expect(moment('2026-10-25T23:30:00Z', '2026-10-24T12:00:00.000Z', 2)).toEqual([]);
  });

  it('asks when and for how many a service is booked', () => {
    expect(service({ day: '2026-11-21', attendees: 1 })).toEqual([]);
    expect(found(lineWith({ kind: 'service' }))).toEqual([
      'service.day-missing /lines/0/service/day',
      'service.attendees-missing /lines/0/service/attendees',
    ]);
    expect(service({ day: '2026-11-20', endDay: '2026-11-19', attendees: 0 })).toEqual([
      'service.nobody-attends /lines/0/service/attendees',
      'service.day-passed /lines/0/service/day',
      'service.ends-before-it-starts /lines/0/service/endDay',
    ]);
    expect(
      service({ day: '2026-12-01', endDay: '2026-12-01', attendees: 12 }, { dates: { maxAttendees: 12 } }),
    ).toEqual([]);
    expect(service({ day: '2026-12-01', attendees: 13 }, { dates: { maxAttendees: 12 } })).toEqual([
      'service.too-many-attend /lines/0/service/attendees',
    ]);
  });

  it('does not miss what was filled in wrongly', () => {
    expect(service({ day: 'soon', attendees: 'many' })).toEqual([
      'day.not-a-day /lines/0/service/day',
      'quantity.not-a-number /lines/0/service/attendees',
    ]);
    expect(found(lineWith({ kind: 'service', service: 'soon' }))).toEqual(['shape.not-an-object /lines/0/service']);
  });

  it('asks nothing about goods', () => {
    expect(found(lineWith({ kind: 'goods', service: {} }))).toEqual([]);
  });

  it('says nothing of a day on which a marketplace cancels, behind the day that it has promised', () => {
    const dates = { shipBy: '2026-11-28T22:59:59Z', deliverBy: '2026-11-25T22:59:59Z' };
    const from = (kind: string) => found(orderWith({ ...dates, channel: { channelId: 'x', kind } }));
    expect(from('marketplace')).toEqual([]);
    expect(from('own-shop')).toEqual(['~date.deliver-by-before-ship-by /deliverBy']);
  });
});
