import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CarrierService, type PickupQuestion, planPickup } from '../../../src/domain/promise/index.ts';
import { amsterdam, standard, week } from './promise-world.ts';

/** Open Monday to Saturday 09:00 to 18:00 in Amsterdam. */
const store = {
  locationId: 'store',
  calendar: { zone: 'Europe/Amsterdam', ...week('123456', '09:00', '18:00') },
  readyWithinMinutes: 120,
  holdingDays: 3,
};
const van: CarrierService = {
  ...standard,
  serviceId: 'van',
  lanes: [{ area: 'store', transitDays: 0 }],
  collects: week('12345', '08:00', '12:00'),
};
const saturday = '2026-11-21T15:30:00.000Z'; // 16:30 in Amsterdam
const tea = (locationId: string, ...steps: (readonly [string, number])[]) => ({
  locationId,
  sku: 'TEA',
  curve: steps.map(([day, quantity]) => ({ day, quantity })),
});
const question = (more: Partial<PickupQuestion> = {}): PickupQuestion => ({
  now: saturday,
  store,
  lines: [{ lineId: '1', sku: 'TEA', quantity: 2 }],
  origins: [amsterdam],
  transfers: [van],
  supply: [tea('store', ['2026-11-20', 2])],
  ...more,
});
const told = (more: Partial<PickupQuestion> = {}) => {
  const answer = planPickup(question(more))._unsafeUnwrap();
  return answer.kind === 'promised'
    ? [answer.window.from.slice(5, 16), answer.window.until.slice(5, 16)]
    : answer.reasons.map(({ reason }) => reason);
};

describe('picking up', () => {
  it('is possible soon when the store has everything, in opening hours, until the end of holding', () => {
    // 90 minutes on Saturday, 30 on Monday: 09:30 until Thursday 18:00
    expect(told()).toEqual(['11-23T08:30', '11-26T17:00']);
    expect(told({ now: '2026-11-20T10:00:00.000Z' })).toEqual(['11-20T12:00', '11-24T17:00']);
    expect(planPickup(question())._unsafeUnwrap()).toMatchObject({ shipments: [] });
  });

  it('does not start at closing time', () => {
    expect(told({ now: '2026-11-20T15:00:00.000Z' })).toEqual(['11-21T08:00', '11-25T17:00']); // ready at 18:00 sharp
    expect(told({ now: '2026-11-20T14:59:00.000Z' })).toEqual(['11-20T16:59', '11-24T17:00']);
  });

  it('starts at the next opening when the store is closed, also when nothing is to be done', () => {
    const atOnce = { store: { ...store, readyWithinMinutes: 0, holdingDays: 0 } };
    expect(told({ ...atOnce, now: '2026-11-22T12:00:00.000Z' })).toEqual(['11-23T08:00', '11-23T17:00']);
    expect(told({ ...atOnce, now: '2026-11-20T12:00:00.000Z' })).toEqual(['11-20T12:00', '11-20T17:00']);
    expect(told({ ...atOnce, now: '2026-11-20T17:00:00.000Z' })).toEqual(['11-21T08:00', '11-21T17:00']);
  });

  it('waits for what the store lacks, and only for that', () => {
    const more = { supply: [tea('store', ['2026-11-20', 1]), tea('ams', ['2026-11-20', 5])] };
    // Amsterdam: ready on Tuesday 24, collected by 12:00, in the store the same day until 18:00; 2 hours on Wednesday
    expect(told(more)).toEqual(['11-25T10:00', '11-28T17:00']);
    expect(planPickup(question(more))._unsafeUnwrap()).toMatchObject({
      shipments: [{ plan: { locationId: 'ams', deliveryDay: '2026-11-24' }, lines: [{ lineId: '1', quantity: 1 }] }],
    });
  });

  it('waits for the supply of the store itself when that is earlier', () => {
    const supply = [tea('store', ['2026-11-20', 1], ['2026-11-24', 2]), tea('ams', ['2026-11-20', 5])];
    expect(told({ supply })).toEqual(['11-24T10:00', '11-27T17:00']); // opens 09:00, two hours
    expect(
      told({ supply: [tea('store', ['2026-11-20', 1], ['2026-11-30', 2]), tea('ams', ['2026-11-20', 5])] }),
    ).toEqual(['11-25T10:00', '11-28T17:00']);
    expect(told({ supply: [tea('store', ['2026-11-10', 1], ['2026-11-11', 2])] })).toEqual([
      '11-23T08:30',
      '11-26T17:00',
    ]);
  });

  it('can wait for both: some of the store later, the rest from elsewhere', () => {
    const lines = [{ lineId: '1', sku: 'TEA', quantity: 4 }];
    const supply = [tea('store', ['2026-11-20', 1], ['2026-11-30', 3]), tea('ams', ['2026-11-20', 1])];
    expect(told({ lines, supply })).toEqual(['11-30T10:00', '12-03T17:00']);
  });

  it('does not exist without a plan, with the reasons', () => {
    expect(told({ supply: [] })).toEqual(['not-enough-stock']);
    expect(told({ supply: [tea('ams', ['2026-11-20', 5])], transfers: [] })).toEqual([]);
    expect(
      told({
        supply: [tea('ams', ['2026-11-20', 5])],
        transfers: [{ ...van, lanes: [{ area: 'other', transitDays: 0 }] }],
      }),
    ).toEqual(['no-lane']);
    const { transfers: _, ...none } = question({ supply: [tea('ams', ['2026-11-20', 5])] });
    expect(planPickup(none)._unsafeUnwrap()).toEqual({ kind: 'not-promised', reasons: [] });
  });

  it('is refused with the first reason that applies', () => {
    const code = (more: Partial<PickupQuestion>) => planPickup(question(more))._unsafeUnwrapErr().code;
    const bad = { store: { ...store, holdingDays: 0.5, calendar: { ...store.calendar, zone: '' } } };
    expect(code({ now: '', ...bad })).toBe('promise.not-a-moment');
    expect(code(bad)).toBe('promise.not-a-count');
    expect(code({ store: { ...store, readyWithinMinutes: -1 } })).toBe('promise.not-a-count');
    expect(code({ store: { ...store, calendar: { ...store.calendar, zone: '' } }, lines: [] })).toBe('zone.unknown');
    expect(code({ lines: [] })).toBe('promise.nothing-asked');
    const line = { lineId: '1', sku: 'TEA', quantity: 1 };
    // also where the store has everything, so that nothing must come from elsewhere
    for (const quantity of [0, -1, 0.5, Number.NaN]) {
      expect(code({ lines: [{ ...line, quantity }] })).toBe('promise.quantity-not-whole');
    }
    expect(code({ lines: [line, line] })).toBe('promise.named-twice');
    expect(code({ supply: [tea('store', ['2026-11-20', 1]), tea('store', ['2026-11-20', 1])] })).toBe(
      'promise.named-twice',
    );
    expect(code({ store: { ...store, calendar: { zone: 'UTC', weekly: {} } } })).toBe('calendar.never-open');
  });

  it('opens in opening hours, after the order, and ends when the store closes', () => {
    const minutes = fc.nat(14 * 24 * 60);
    fc.assert(
      fc.property(minutes, fc.nat(600), fc.nat(4), (later, readyWithinMinutes, holdingDays) => {
        const now = new Date(Date.parse('2026-10-19T00:00:00Z') + later * 60_000).toISOString();
        const answer = planPickup(
          question({
            now,
            store: { ...store, readyWithinMinutes, holdingDays },
            supply: [tea('store', ['2026-01-01', 2])],
          }),
        )._unsafeUnwrap();
        if (answer.kind !== 'promised') throw new Error('everything is there');
        const { from, until } = answer.window;
        const clock = (moment: string) =>
          new Intl.DateTimeFormat('en-GB', {
            timeZone: 'Europe/Amsterdam',
            hour: '2-digit',
            minute: '2-digit',
            weekday: 'short',
          }).format(new Date(moment));
        expect(from >= now && from < until).toBe(true);
        expect(clock(until)).toMatch(/18:00/);
        expect(clock(from)).not.toMatch(/Sun|18:00/);
        expect(Number(/(\d\d):/.exec(clock(from))?.[1])).toBeGreaterThanOrEqual(9);
      }),
      { numRuns: 300 },
    );
  });
});
