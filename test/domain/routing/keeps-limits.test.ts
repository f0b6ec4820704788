import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type RoutingLocation,
  type RoutingPlan,
  type RoutingQuestion,
  routeOrder,
} from '../../../src/domain/routing/index.ts';
import { keepsLimits } from '../../../src/domain/routing/keeps-limits.ts';
import { takenBy } from '../../../src/domain/routing/read-plan.ts';
import { openPass, type Pass, passesOf } from '../../../src/domain/routing/route-order.ts';
import type { Translated } from '../../../src/domain/routing/translate.ts';
import { isAllowed } from './support/brute-force.ts';
import { smallWorlds } from './support/worlds.ts';

const translated = (question: RoutingQuestion): Translated => {
  const { rules = {}, ...order } = question;
  return openPass(order, passesOf(rules, order)[0] as Pass)._unsafeUnwrap();
};

/** 3 of A, item 0, and 2 of B, item 1; places are numbered by their ids, from 0. */
const question: RoutingQuestion = {
  lines: [
    { lineId: '1', sku: 'A', quantity: 3, valueMinor: 100 },
    { lineId: '2', sku: 'B', quantity: 2, valueMinor: 100 },
  ],
  locations: ['ams', 'ber', 'col'].map((locationId) => ({ locationId, shipmentCostMinor: 500 })),
  stock: [
    { sku: 'A', locationId: 'ams', available: 3 },
    { sku: 'A', locationId: 'ber', available: 2 },
    { sku: 'A', locationId: 'col', available: 3 },
    { sku: 'B', locationId: 'ber', available: 2 },
  ],
};
const [AMS, BER, COL] = [0, 1, 2];
const [A, B, KIT] = [0, 1, 2];

/** Whether so many units of an item may ship from a place: `[item, place, units]`. */
const may = (changes: Partial<RoutingQuestion>, ...taken: readonly (readonly number[])[]): boolean =>
  keepsLimits(
    translated({ ...question, ...changes }),
    taken.map(([item = 0, place = 0, units = 0]) => ({ item, place, units })),
  );
const withPlace = (locationId: string, facts: Partial<RoutingLocation>): Partial<RoutingQuestion> => ({
  locations: question.locations.map((one) => (one.locationId === locationId ? { ...one, ...facts } : one)),
});
const withLine = (facts: object): Partial<RoutingQuestion> => ({
  lines: question.lines.map((line) => (line.sku === 'A' ? { ...line, ...facts } : line)),
});

describe('keepsLimits', () => {
  it('ships what is on offer: so many units, at places that have the item', () => {
    expect(may({}, [A, BER, 2])).toBe(true);
    expect(may({}, [A, BER, 3])).toBe(false);
    expect(may({}, [B, BER, 2])).toBe(true);
    expect(may({}, [B, AMS, 1])).toBe(false);
    expect(may(withPlace('ber', { minimumStock: 1 }), [A, BER, 1])).toBe(true);
    expect(may(withPlace('ber', { minimumStock: 1 }), [A, BER, 2])).toBe(false);
  });

  it('ships whole units, of items and from places that there are', () => {
    expect(may({})).toBe(true);
    for (const units of [0, -1, 0.5, Number.NaN]) expect(may({}, [A, AMS, units])).toBe(false);
    for (const item of [-1, 0.5, 2]) expect(may({}, [item, AMS, 1])).toBe(false);
    // 3 is nowhere: what it has stays unfilled
    for (const place of [-1, 3, 4]) expect(may({}, [A, place, 1])).toBe(false);
  });

  it('ships no more than was ordered', () => {
    expect(may({}, [A, AMS, 2], [A, BER, 1])).toBe(true);
    expect(may({}, [A, AMS, 2], [A, BER, 2])).toBe(false);
  });

  it('ships what may not be split from one place, in full or not at all', () => {
    const whole = withLine({ mayNotSplit: true });
    expect(may(whole, [A, AMS, 3])).toBe(true);
    expect(may(whole, [B, BER, 1])).toBe(true);
    expect(may(whole, [A, AMS, 2])).toBe(false);
    expect(may(whole, [A, AMS, 2], [A, COL, 1])).toBe(false);
  });

  it('ships a line in full or not at all where lines ship complete', () => {
    const rules = { splits: { shipComplete: 'line' } } as const;
    expect(may({ rules }, [A, AMS, 2], [A, BER, 1])).toBe(true);
    expect(may({ rules }, [A, AMS, 2])).toBe(false);
  });

  it('ships everything or nothing where the order ships complete', () => {
    const rules = { splits: { shipComplete: 'order' } } as const;
    expect(may({ rules }, [A, AMS, 3], [B, BER, 2])).toBe(true);
    expect(may({ rules }, [A, AMS, 3], [B, BER, 1])).toBe(false);
    expect(may({ rules }, [A, AMS, 3])).toBe(false);
    expect(may({ rules })).toBe(true);
  });

  it('ships from no more places than allowed, beside those that ship already', () => {
    const rules = { splits: { maxShipments: 2 } };
    expect(may({ rules }, [A, AMS, 1], [B, BER, 2])).toBe(true);
    expect(may({ rules }, [A, AMS, 1], [B, BER, 2], [A, COL, 1])).toBe(false);
    const already = { ...withPlace('ber', { alreadyShipping: true }), rules };
    expect(may(already, [A, AMS, 1], [B, BER, 2])).toBe(true);
    expect(may(already, [A, AMS, 1], [A, COL, 1])).toBe(false);
  });

  it('ships no more units from a place than it can handle; a kit counts as all of its units', () => {
    const small = withPlace('ams', { capacityUnits: 2 });
    expect(may(small, [A, AMS, 2])).toBe(true);
    expect(may(small, [A, AMS, 3])).toBe(false);
    const kit = { lines: [{ lineId: '1', sku: 'A', quantity: 3, kitId: 'k' }] };
    expect(may({ ...kit, ...withPlace('ams', { capacityUnits: 3 }) }, [0, AMS, 1])).toBe(true);
    expect(may({ ...kit, ...small }, [0, AMS, 1])).toBe(false);
  });

  it('takes no unit twice that a kit and a line both want', () => {
    const lines = [...question.lines, { lineId: '3', sku: 'A', quantity: 1, valueMinor: 100, kitId: 'k' }];
    expect(may({ lines }, [A, AMS, 2], [KIT, AMS, 1])).toBe(true);
    expect(may({ lines }, [A, AMS, 3], [KIT, AMS, 1])).toBe(false);
    expect(may({ lines }, [A, AMS, 3], [KIT, COL, 1])).toBe(true);
  });

  it('makes each of several shipments worth enough, and a single one of any worth', () => {
    const rules = { splits: { minimumShipmentMinor: 200 } };
    expect(may({ rules }, [A, AMS, 2], [B, BER, 2])).toBe(true);
    expect(may({ rules }, [A, AMS, 1], [B, BER, 2])).toBe(false);
    expect(may({ rules }, [A, AMS, 1])).toBe(true);
  });
});

const worlds = smallWorlds({ lines: 3, locations: 3, units: 3, special: 30 });

describe('the laws of keepsLimits', () => {
  const law = (route: (world: RoutingQuestion) => RoutingPlan) =>
    fc.check(
      fc.property(worlds, (world) => {
        const order = translated(world);
        return keepsLimits(order, takenBy(order, route(world).allocations));
      }),
    );
  const planOf = (world: RoutingQuestion): RoutingPlan => routeOrder(world)._unsafeUnwrap();

  it('holds for whatever routeOrder ships', () => {
    expect(law(planOf).counterexample).toBe(null);
  });

  it('catches a router that does not look at split rules', () => {
    expect(law((world) => planOf({ ...world, rules: {} })).failed).toBe(true);
  });

  const cells = fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
  const same = (keeps: typeof keepsLimits) =>
    fc.check(
      fc.property(worlds, cells, (world, drawn) => {
        const order = translated(world);
        // no line gets more than it wants; places that may not work on the order at all are none of the network
        const grid = world.lines.map(({ quantity }, i) => {
          let left = quantity;
          return world.locations.map(({ locationId }, l) => {
            const isPlace = order.sites.some(({ location }) => location.locationId === locationId);
            const units = isPlace ? Math.min(left, drawn[i]?.[l] ?? 0) : 0;
            left -= units;
            return units;
          });
        });
        const allocations = world.lines.flatMap(({ lineId, sku }, i) =>
          world.locations.map(({ locationId }, l) => ({ lineId, sku, locationId, quantity: grid[i]?.[l] ?? 0 })),
        );
        return keeps(order, takenBy(order, allocations)) === isAllowed(world, grid);
      }),
    );

  it('says of every way to ship what the question says of it', () => {
    expect(same(keepsLimits).counterexample).toBe(null);
  });

  it.each([true, false])('catches one that always says %s', (answer) => {
    expect(same(() => answer).failed).toBe(true);
  });
});
