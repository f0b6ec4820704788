import { describe, expect, it } from 'vitest';
import type { ExactRouter } from '../../../../src/domain/routing/batch/router.ts';
import { goalsOf, scoreOf } from '../../../../src/domain/routing/batch/router.ts';
import { open } from '../support/small-batch.ts';

const batch = open();
const [router] = batch.exact as [ExactRouter];
const left = (berlin: number, cologne: number) => ({
  units: Float64Array.of(berlin, cologne),
  shipments: Float64Array.of(9, 9),
});

describe('the router of an order', () => {
  it('places it in what is left', () => {
    expect(router.place(left(1, 1))).toMatchObject({
      cells: [0],
      units: [1],
      places: [0],
      score: [0, 500],
      unfilled: 0,
    });
    expect(router.place(left(0, 1))).toMatchObject({ cells: [1], score: [0, 600] });
    expect(router.place(left(0, 0))).toMatchObject({ cells: [], places: [], score: [1, 0], unfilled: 1 });
    expect(router.alone.bound.slice(0, goalsOf(router.offers))).toEqual([0, 500]);
  });

  it('places it by other costs, and reckons by its own', () => {
    const tier = {
      kind: 'sum',
      cost: Float64Array.of(9, 1, 99),
      opening: new Float64Array(3),
      further: new Float64Array(3),
    } as const;
    expect(router.placeBy(left(1, 1), tier)).toMatchObject({ cells: [1], score: [0, 600] });
  });

  it('adopts what is possible of a plan', () => {
    expect(router.adopt([{ item: 0, place: 1, units: 1 }])).toMatchObject({ cells: [1], score: [0, 600] });
    expect(router.adopt([{ item: 0, place: 1, units: 2 }])).toMatchObject({ cells: [], score: [1, 0] });
    expect(scoreOf(router.offers, [])).toEqual([1, 0]);
  });

  it('tells what others leave in its plan', () => {
    const plan = router.place(left(0, 0)).plan({ units: Float64Array.of(0, 0), shipments: Float64Array.of(0, 9) });
    expect(plan.unfilled[0]?.reasons.map(({ code }) => code)).toEqual([
      'routing.no-capacity-for-orders',
      'routing.no-stock',
    ]);
  });
});
