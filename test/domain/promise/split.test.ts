import { describe, expect, it } from 'vitest';
import type { ShipmentPlan } from '../../../src/domain/promise/index.ts';
import { type PromiseOption, splitOver, takeLines } from '../../../src/domain/promise/split.ts';

/** A parcel from a location, there by a day of June, with units of A and B; more units on a later day. */
const option = (locationId: string, day: number, a: number, b = 0, serviceId = 's'): PromiseOption => {
  const deliveryDay = `2026-06-${String(day).padStart(2, '0')}`;
  const plan: ShipmentPlan = {
    locationId,
    serviceId,
    startDay: deliveryDay,
    readyDay: deliveryDay,
    handOverDay: deliveryDay,
    arrivalDay: deliveryDay,
    deliveryDay,
    window: { from: `${deliveryDay}T08:00:00.000Z`, until: `${deliveryDay}T16:00:00.000Z` },
  };
  return {
    plan,
    unitsThere: deliveryDay,
    units: new Map([
      ['A', a],
      ['B', b],
    ]),
  };
};
const line = (lineId: string, sku: string, quantity: number) => ({ lineId, sku, quantity });
const told = (lines: ReturnType<typeof line>[], split: 'never' | 'allowed', ...options: PromiseOption[]) =>
  splitOver({ lines, split }, options)?.map(
    ({ plan, lines: inIt }) =>
      `${plan.locationId} ${plan.deliveryDay.slice(-2)}: ${inIt.map((l) => `${l.lineId} ${l.quantity} ${l.sku}`).join(', ')}`,
  );

describe('one parcel', () => {
  it('comes from the first that has everything', () => {
    expect(told([line('1', 'A', 2)], 'never', option('x', 5, 2), option('y', 4, 2), option('z', 3, 1))).toEqual([
      'y 04: 1 2 A',
    ]);
    expect(told([line('2', 'A', 1), line('1', 'B', 1)], 'never', option('x', 5, 2, 1))).toEqual(['x 05: 1 1 B, 2 1 A']);
  });

  it('adds up what all lines ask of a SKU', () => {
    expect(told([line('1', 'A', 2), line('2', 'A', 2)], 'never', option('x', 4, 3), option('x', 6, 4))).toEqual([
      'x 06: 1 2 A, 2 2 A',
    ]);
  });

  it('does not exist when nobody has everything', () => {
    expect(told([line('1', 'A', 2)], 'never', option('x', 5, 1), option('y', 4, 1))).toBeUndefined();
    expect(splitOver({ lines: [line('1', 'A', 2)] }, [option('x', 5, 1), option('y', 4, 1)])).toBeUndefined();
  });

  it('of the same date comes from the first location by id, and earlier in the day', () => {
    expect(told([line('1', 'A', 1)], 'never', option('y', 4, 1), option('x', 4, 1))).toEqual(['x 04: 1 1 A']);
    const slow = option('x', 4, 1);
    const soon = {
      ...option('y', 4, 1),
      plan: {
        ...option('y', 4, 1).plan,
        window: { from: '2026-06-04T07:00:00.000Z', until: '2026-06-04T16:00:00.000Z' },
      },
    };
    expect(told([line('1', 'A', 1)], 'never', slow, soon)).toEqual(['y 04: 1 1 A']);
  });
});

describe('several parcels', () => {
  it('are complete when the last is there', () => {
    expect(told([line('1', 'A', 2)], 'allowed', option('x', 5, 1), option('y', 4, 1))).toEqual([
      'y 04: 1 1 A',
      'x 05: 1 1 A',
    ]);
  });

  it('are not better than one that is there on the same date', () => {
    expect(told([line('1', 'A', 2)], 'allowed', option('x', 5, 2), option('y', 4, 1), option('z', 5, 1))).toEqual([
      'x 05: 1 2 A',
    ]);
    expect(told([line('1', 'A', 2)], 'allowed', option('x', 6, 2), option('y', 4, 1), option('z', 5, 1))).toEqual([
      'y 04: 1 1 A',
      'z 05: 1 1 A',
    ]);
  });

  it('take most from who has most, and each goes as soon as its units are there', () => {
    // x has 1 by the 4th and 3 by the 6th; only 2 more are needed beside y, and 1 of them by the 4th
    expect(
      told(
        [line('1', 'A', 3), line('2', 'B', 4)],
        'allowed',
        option('x', 4, 1),
        option('x', 6, 3),
        option('y', 5, 2, 4),
      ),
    ).toEqual(['y 05: 1 2 A, 2 4 B', 'x 04: 1 1 A']);
  });

  it('take from a location only once, however many ways lead from it', () => {
    expect(
      told([line('1', 'A', 3)], 'allowed', option('x', 4, 2), option('x', 5, 2, 0, 't'), option('y', 6, 1)),
    ).toEqual(['x 04: 1 2 A', 'y 06: 1 1 A']);
    expect(
      told([line('1', 'A', 4)], 'allowed', option('x', 4, 2), option('x', 5, 2, 0, 't'), option('y', 6, 1)),
    ).toBeUndefined();
  });
});

describe('taking lines', () => {
  it('takes units in the order of the lines, and leaves the rest', () => {
    const lines = [line('2', 'A', 2), line('1', 'A', 2), line('3', 'B', 1)];
    expect(takeLines(lines, new Map([['A', 3]]))).toEqual({
      taken: [line('1', 'A', 2), line('2', 'A', 1)],
      rest: [line('2', 'A', 1), line('3', 'B', 1)],
    });
    expect(takeLines(lines, new Map())).toMatchObject({ taken: [] });
  });
});
