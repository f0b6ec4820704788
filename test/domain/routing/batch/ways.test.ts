import { describe, expect, it } from 'vitest';
import type { ExactRouter } from '../../../../src/domain/routing/batch/router.ts';
import { fits, mostWays, type Way, waysOf as waysIn } from '../../../../src/domain/routing/batch/ways.ts';
import type { Network } from '../../../../src/domain/routing/solver/problem.ts';
import { open } from '../support/small-batch.ts';

/** Units of one item wanted, and on offer at two places. */
const network = (demand: number, stock: readonly number[], changes: Partial<Network> = {}): Network => ({
  ...(((open().exact ?? []) as readonly ExactRouter[])[0]?.offers.translated.network as Network),
  items: 1,
  places: stock.length + 1,
  demand: Float64Array.of(demand),
  start: Int32Array.of(0, stock.length + 1),
  at: Int32Array.from([...stock.keys(), stock.length]),
  stock: Float64Array.from([...stock, demand]),
  free: new Uint8Array(stock.length + 1),
  ...changes,
});
const waysOf = (network: Network, shipComplete: boolean, most = 500) => waysIn({ network, shipComplete, most });
/** Units from each place in each way. */
const units = (ways: ReturnType<typeof waysOf>) =>
  ways?.map((way) => way.map(({ place, units: some }) => [place, some]));

describe('waysOf', () => {
  it('lists every way to ship an item, and to ship nothing', () => {
    expect(units(waysOf(network(1, [1, 1]), false))).toEqual([[], [[1, 1]], [[0, 1]]]);
    expect(units(waysOf(network(2, [1, 2]), false))).toEqual([
      [],
      [[1, 1]],
      [[1, 2]],
      [[0, 1]],
      [
        [0, 1],
        [1, 1],
      ],
    ]);
  });

  it('leaves out what splits a whole, ships a line in part, or ships an order in part', () => {
    const whole = waysOf(network(2, [2, 2], { whole: Uint8Array.of(1) }), false);
    expect(units(whole)).toEqual([[], [[1, 2]], [[0, 2]]]);
    const complete = { complete: Uint8Array.of(1) };
    expect(waysOf(network(2, [1, 1], complete), false)?.map((way) => way.length)).toEqual([0, 2]);
    expect(waysOf(network(2, [1, 1]), true)?.map((way) => way.length)).toEqual([2, 0]);
    expect(waysOf(network(2, [1]), true)).toEqual([[]]);
  });

  it.each([3, 4])(
    'ships %i units that may not split from one place or not at all, where 3 ways may be listed',
    (all) => {
      const whole = network(all, [all, all], { whole: Uint8Array.of(1) });
      expect(units(waysOf(whole, false, 3))).toEqual([[], [[1, all]], [[0, all]]]);
      expect(waysOf(whole, false, 2)).toBeUndefined();
    },
  );

  it('opens no more places than allowed, free ones beside', () => {
    const lengths = (maxOpen: number, free: readonly number[]) =>
      waysOf(network(2, [1, 1], { maxOpen, free: Uint8Array.from(free) }), false)?.map((way) => way.length);
    expect(lengths(2, [0, 0, 1])).toEqual([0, 1, 1, 2]);
    expect(lengths(1, [0, 0, 1])).toEqual([0, 1, 1]);
    expect(lengths(1, [1, 0, 1])).toEqual([0, 1, 1, 2]);
  });

  it('lists nothing when items are coupled, or when there are too many ways', () => {
    expect(waysOf(network(1, [1], { coupled: true }), false)).toBeUndefined();
    const places = (count: number) =>
      network(
        1,
        Array.from({ length: count }, () => 1),
      );
    expect(waysOf(places(9), false, 10)).toHaveLength(10);
    expect(waysOf(places(10), false, 10)).toBeUndefined();
  });
});

describe('mostWays', () => {
  it('shares out a number of ways among orders, up to a number for each', () => {
    expect([0, 26, 27, 100].map(mostWays)).toEqual([1500, 1500, 1481, 400]);
  });
});

describe('fits', () => {
  it('asks for what a way needs in each cell, and for a shipment from each place', () => {
    const way = { cells: [0], units: [1], needs: [2], places: [1] } as const;
    const left = (units: number, shipments: number) => ({
      units: Float64Array.of(units),
      shipments: Float64Array.of(0, shipments),
    });
    const asked = (units: number, shipments: number) => fits(way as unknown as Way, left(units, shipments));
    expect([asked(2, 1), asked(1, 1), asked(2, 0)]).toEqual([true, false, false]);
  });
});
