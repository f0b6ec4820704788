import { describe, expect, it } from 'vitest';
import type { ExactRouter } from '../../../../src/domain/routing/batch/router.ts';
import { asAllowed, asOffered, goalsOf, scoreOf } from '../../../../src/domain/routing/batch/router.ts';
import type { RoutingRules } from '../../../../src/domain/routing/index.ts';
import { newEffort } from '../../../../src/domain/routing/solver/effort.ts';
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
    const from = (locationId: string) => [{ lineId: '1', sku: 'A', locationId, quantity: 1 }];
    expect(router.adopt(from('cologne'))).toMatchObject({ cells: [1], score: [0, 600] });
    expect(router.adopt(from('moon'))).toMatchObject({ cells: [], score: [1, 0] });
    expect(scoreOf(router.offers, [])).toEqual([1, 0]);
  });

  it('calls what it adopts the best only where it is', () => {
    const planned = (locationId: string) => router.adopt([{ lineId: '1', sku: 'A', locationId, quantity: 1 }]);
    expect(planned('berlin').plan(left(1, 1))).toMatchObject({ objective: [0, 500], gap: 0, proven: true });
    const dear = planned('cologne').plan(left(1, 1));
    expect(dear).toMatchObject({ objective: [0, 600], lowerBound: [0, 500], proven: false });
    expect(planned('cologne').plan(left(0, 1))).toMatchObject({ objective: [0, 600], proven: true });
  });

  it('takes units as far as they are on offer, and what is whole in full or not at all', () => {
    const network = {
      start: Int32Array.of(0, 2),
      at: Int32Array.of(0, 1),
      stock: Float64Array.of(2, 3),
      demand: Float64Array.of(3),
    };
    const offered = (units: number, place: number, whole: number) =>
      asOffered({ ...router.offers.translated.network, ...network, whole: Uint8Array.of(whole) }, [
        { item: 0, place, units },
      ]).map((one) => one.units);
    expect([offered(1, 0, 0), offered(2, 0, 0), offered(3, 0, 0), offered(1, 9, 0)]).toEqual([[1], [2], [2], []]);
    expect([offered(3, 0, 1), offered(2, 1, 1), offered(3, 1, 1)]).toEqual([[], [], [3]]);
  });

  it('tells what others leave in its plan', () => {
    const plan = router.place(left(0, 0)).plan({ units: Float64Array.of(0, 0), shipments: Float64Array.of(0, 9) });
    expect(plan.unfilled[0]?.reasons.map(({ code }) => code)).toEqual([
      'routing.no-capacity-for-orders',
      'routing.no-stock',
    ]);
  });
});

describe('asAllowed', () => {
  /** What is allowed of units from Berlin (5.00) and Cologne (6.00) for an order of so many, of which both have two. */
  const allowed = (quantity: number, [berlin, cologne]: readonly [number, number], splits: RoutingRules['splits']) => {
    const [first] = batch.orders;
    const orders = [{ orderId: '1', locations: first?.locations ?? [], lines: [{ lineId: '1', sku: 'A', quantity }] }];
    const stock = ['berlin', 'cologne'].map((locationId) => ({ sku: 'A', locationId, available: 2 }));
    const rules: RoutingRules = { objective: ['unfilled', 'cost'], ...(splits === undefined ? {} : { splits }) };
    const [one] = open({ orders, stock, rules }).exact as [ExactRouter];
    const taken = [berlin, cologne].flatMap((units, place) => (units > 0 ? [{ item: 0, place, units }] : []));
    return asAllowed(one.offers.translated, taken, newEffort()).map(({ place, units }) => [place, units]);
  };
  const both = [
    [0, 1],
    [1, 2],
  ];

  it('leaves units within the limits as they are, though others would be better', () => {
    expect(allowed(3, [1, 2], undefined)).toEqual(both);
    expect(allowed(3, [1, 2], { maxShipments: 2 })).toEqual(both);
    expect(allowed(3, [1, 2], { shipComplete: 'order' })).toEqual(both);
    expect(allowed(2, [0, 1], { maxShipments: 1 })).toEqual([[1, 1]]);
  });

  it('keeps the best part of what is over a limit: most units, then the least cost', () => {
    expect(allowed(3, [1, 2], { maxShipments: 1 })).toEqual([[1, 2]]);
    expect(allowed(2, [1, 1], { maxShipments: 1 })).toEqual([[0, 1]]);
    expect(allowed(4, [1, 2], { shipComplete: 'order' })).toEqual([]);
    expect(allowed(4, [1, 2], { shipComplete: 'line' })).toEqual([]);
  });

  it('knows no units but those on offer', () => {
    expect(allowed(3, [0, 3], { maxShipments: 1 })).toEqual([[1, 2]]);
  });
});
