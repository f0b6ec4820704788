import { describe, expect, it } from 'vitest';
import type { PromiseQuestion } from '../../../src/domain/promise/index.ts';
import { daysOf, promiseOptions, unitsFrom, unitsOn } from '../../../src/domain/promise/options.ts';
import { amsterdam, cart, fridayAfternoon, standard } from './promise-world.ts';

const ask = (more: Partial<PromiseQuestion>) => promiseOptions(cart(more), fridayAfternoon);
const curve = (...steps: (readonly [string, number])[]) => steps.map(([day, quantity]) => ({ day, quantity }));

describe('the parcels that could be sent', () => {
  it('are one for each location, service and day on which more is there', () => {
    const express = { ...standard, serviceId: 'express', lanes: [{ transitDays: 0 }] };
    const { options } = ask({
      services: [standard, express],
      supply: [{ locationId: 'ams', sku: 'TEA', curve: curve(['2026-11-20', 1], ['2026-11-27', 3]) }],
    })._unsafeUnwrap();
    expect(
      options.map(({ plan, unitsThere, units }) => [plan.serviceId, unitsThere, plan.deliveryDay, units.get('TEA')]),
    ).toEqual([
      ['express', '2026-11-20', '2026-11-24', 1],
      ['express', '2026-11-27', '2026-12-01', 3],
      ['standard', '2026-11-20', '2026-11-24', 1],
      ['standard', '2026-11-27', '2026-12-01', 3],
    ]);
  });

  it('leave out what nobody asked for and what is not there', () => {
    const { options, reasons } = ask({
      supply: [
        { locationId: 'ams', sku: 'JAM', curve: curve(['2026-11-20', 9]) },
        { locationId: 'ams', sku: 'TEA', curve: curve(['2026-11-20', 0]) },
        { locationId: 'rtm', sku: 'TEA', curve: curve(['2026-11-20', 9]) },
      ],
    })._unsafeUnwrap();
    expect(options).toEqual([]);
    expect(reasons).toEqual([{ locationId: 'ams', serviceId: 'standard', reason: 'not-enough-stock' }]);
  });

  it('say why there is none', () => {
    const reason = (more: Partial<PromiseQuestion>) =>
      ask(more)
        ._unsafeUnwrap()
        .reasons.map((each) => each.reason);
    expect(reason({ services: [{ ...standard, lanes: [] }] })).toEqual(['no-lane']);
    expect(reason({ origins: [{ ...amsterdam, shipmentsPerDay: 0 }] })).toEqual(['no-capacity']);
  });

  it('are refused where a location or service cannot be read', () => {
    expect(ask({ origins: [{ ...amsterdam, backlogDays: -1 }] })._unsafeUnwrapErr().code).toBe('promise.not-a-count');
  });

  it('hold what the curve says for the day', () => {
    const supply = [{ locationId: 'ams', sku: 'TEA', curve: curve(['2026-11-20', 1], ['2026-11-27', 3]) }];
    expect(
      ['2026-11-19', '2026-11-20', '2026-11-26', '2026-11-27'].map((day) => unitsOn(supply, day).get('TEA')),
    ).toEqual([0, 1, 1, 3]);
  });

  it('have the days of the steps, each once and in order', () => {
    const steps = curve(['2026-11-27', 3], ['2026-11-20', 1], ['2026-11-27', 4]);
    expect(daysOf(steps)).toEqual(['2026-11-20', '2026-11-27']);
    expect(daysOf([])).toEqual([]);
    expect([unitsFrom([], '2026-11-20'), unitsFrom(curve(['2026-11-20', 1]), '2026-11-20')]).toEqual([0, 1]);
  });
});
