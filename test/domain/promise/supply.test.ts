import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  availableToPromise,
  emptyPosition,
  openStock,
  type StockPosition,
} from '../../../src/domain/inventory/index.ts';
import { type PromiseSupplyQuestion, planPromise, promiseSupply } from '../../../src/domain/promise/index.ts';
import { amsterdam, cart, fridayAfternoon } from './promise-world.ts';

const rotterdam = { ...amsterdam, locationId: 'rtm' };
const row = (locationId: string, available: number, sku = 'TEA'): StockPosition => ({
  ...emptyPosition({ sku, locationId }),
  available,
});
const ask = (rows: readonly StockPosition[], more: Partial<PromiseSupplyQuestion> = {}) =>
  promiseSupply({
    stock: openStock({ positions: rows })._unsafeUnwrap(),
    now: fridayAfternoon,
    lines: [{ lineId: '1', sku: 'TEA', quantity: 4 }],
    origins: [amsterdam, rotterdam],
    ...more,
  });
const told = (...parameters: Parameters<typeof ask>) =>
  ask(...parameters)
    ._unsafeUnwrap()
    .map(({ locationId, sku, curve }) => [
      locationId,
      sku,
      ...curve.map(({ day, quantity }) => `${day.slice(5)} ${quantity}`),
    ]);

describe('the supply of a promise', () => {
  it('is what each location has today, on its own calendar', () => {
    expect(told([row('ams', 3), row('rtm', 5), row('nyc', 9)])).toEqual([
      ['ams', 'TEA', '11-20 3'],
      ['rtm', 'TEA', '11-20 5'],
    ]);
    const tokyo = { ...amsterdam, calendar: { ...amsterdam.calendar, zone: 'Asia/Tokyo' } };
    expect(told([row('ams', 3)], { origins: [tokyo] })).toEqual([['ams', 'TEA', '11-21 3']]);
  });

  const ahead = {
    today: '2026-11-20',
    supplies: [{ supplyId: 'po', sku: 'TEA', locationId: 'ams', day: '2026-11-27', quantity: 5 }],
    demands: [],
  };

  it('grows with what is to come', () => {
    expect(told([row('ams', 3)], { ahead, origins: [amsterdam] })).toEqual([['ams', 'TEA', '11-20 3', '11-27 8']]);
  });

  it('is never more than all locations together may promise', () => {
    const protection = [
      { kind: 'safety', at: 'network', units: 6 },
      { kind: 'safety', at: 'location', units: 1, where: { locationIds: ['rtm'] } },
    ] as const;
    // 3 and 4 are 7, less 6: 1, whichever location it comes from; 6 from the 27th on
    expect(told([row('ams', 3), row('rtm', 5)], { protection, ahead })).toEqual([
      ['ams', 'TEA', '11-20 1', '11-27 6'],
      ['rtm', 'TEA', '11-20 0', '11-27 4'],
    ]);
    // who wants only 1 may have it from either
    const lines = [{ lineId: '1', sku: 'TEA', quantity: 1 }];
    expect(told([row('ams', 3), row('rtm', 5)], { protection, ahead, lines })).toEqual([
      ['ams', 'TEA', '11-20 1', '11-27 6'],
      ['rtm', 'TEA', '11-20 1', '11-27 4'],
    ]);
  });

  it('taken from all locations is never more than they may promise together, on any day', () => {
    const units = fc.nat(5);
    const due = fc.record({ place: fc.constantFrom('ams', 'rtm'), day: fc.integer({ min: 21, max: 25 }), units });
    const owed = fc.record({ day: fc.integer({ min: 20, max: 25 }), units });
    fc.assert(
      fc.property(
        fc.tuple(units, units, fc.nat(4), fc.integer({ min: 1, max: 12 })),
        fc.array(due, { maxLength: 4 }),
        fc.array(owed, { maxLength: 3 }),
        ([ams, rtm, safety, quantity], supplies, demands) => {
          const lines = [{ lineId: '1', sku: 'TEA', quantity }];
          const coming = {
            today: '2026-11-20',
            supplies: supplies.map(({ place, day, units: many }, i) => ({
              ...{ supplyId: `s${i}`, sku: 'TEA', locationId: place, day: `2026-11-${day}`, quantity: many },
            })),
            demands: demands.map(({ day, units: many }, i) => ({
              ...{ demandId: `d${i}`, sku: 'TEA', day: `2026-11-${day}`, quantity: many },
            })),
          };
          const protection = [{ kind: 'safety', at: 'network', units: safety }] as const;
          const rows = [row('ams', ams), row('rtm', rtm)];
          const more = { lines, ahead: coming, protection };
          const supply = ask(rows, more)._unsafeUnwrap();
          const stock = openStock({ positions: rows })._unsafeUnwrap();
          const all = availableToPromise({ stock, now: fridayAfternoon, ...more })._unsafeUnwrap().skus[0]?.later ?? [];
          const on = (curve: typeof all, day: string) => curve.filter((step) => step.day <= day).at(-1)?.quantity ?? 0;
          for (let day = 20; day <= 26; day += 1) {
            const may = on(all, `2026-11-${day}`);
            const given = supply.map(({ curve }) => on(curve, `2026-11-${day}`));
            // more than may be promised is there to choose from only when all that is wanted may be promised
            if (quantity > may) expect(given.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(may);
            for (const each of given) expect(each).toBeLessThanOrEqual(may);
          }
          for (const { curve } of supply) {
            const steps = curve.map(({ quantity: each }) => each);
            expect(steps).toEqual([...steps].sort((a, b) => a - b));
          }
          const origins = [amsterdam, rotterdam];
          const answer = planPromise(cart({ lines, supply, split: 'allowed', origins }))._unsafeUnwrap();
          if (answer.kind === 'promised') expect(quantity).toBeLessThanOrEqual(all.at(-1)?.quantity ?? 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('makes promises that the stock can keep', () => {
    fc.assert(
      fc.property(
        fc.nat(6),
        fc.nat(6),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('never' as const, 'allowed' as const),
        (a, r, quantity, split) => {
          const lines = [{ lineId: '1', sku: 'TEA', quantity }];
          const supply = ask([row('ams', a), row('rtm', r)], { lines })._unsafeUnwrap();
          const answer = planPromise(cart({ lines, supply, split, origins: [amsterdam, rotterdam] }))._unsafeUnwrap();
          expect(answer.kind === 'promised').toBe(split === 'never' ? Math.max(a, r) >= quantity : a + r >= quantity);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of a SKU that must keep until several days is that of the last day', () => {
    const lot = (lotId: string, expiryDay: string, available: number) => ({
      ...{ lotId, expiryDay, available, reserved: 0, picked: 0, quarantine: 0, damaged: 0, safety: 0 },
    });
    const rows = [{ ...row('ams', 5), lots: [lot('a', '2026-11-30', 3), lot('b', '2026-12-31', 2)] }];
    const lines = [
      { lineId: '1', sku: 'TEA', quantity: 1, goodUntil: '2026-12-15' },
      { lineId: '2', sku: 'TEA', quantity: 1 },
    ];
    expect(told(rows, { lines, origins: [amsterdam] })).toEqual([['ams', 'TEA', '11-20 2']]);
  });

  it('is refused as the stock refuses, and where a zone is unknown', () => {
    const code = (more: Partial<PromiseSupplyQuestion>) => ask([], more)._unsafeUnwrapErr().code;
    const nowhere = { origins: [{ ...amsterdam, calendar: { ...amsterdam.calendar, zone: 'Europe/Atlantis' } }] };
    expect(code({ lines: [], ...nowhere })).toBe('inventory.nothing-asked');
    expect(code(nowhere)).toBe('zone.unknown');
  });
});
