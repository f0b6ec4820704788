import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPosition, openStock, type StockPosition } from '../../../src/domain/inventory/index.ts';
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
      ['rtm', 'TEA', '11-20 1', '11-27 4'],
    ]);
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
