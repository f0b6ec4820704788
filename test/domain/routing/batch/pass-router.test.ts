import { describe, expect, it } from 'vitest';
import { passRouter } from '../../../../src/domain/routing/batch/pass-router.ts';
import type { RoutingQuestion } from '../../../../src/domain/routing/index.ts';

const numbers = { skus: new Map([['A', 0]]), locations: new Map([['berlin', 0]]) };
const question: RoutingQuestion = {
  orderId: '1',
  lines: [{ lineId: '1', sku: 'A', quantity: 3 }],
  locations: [{ locationId: 'berlin', shipmentCostMinor: 500 }],
  stock: [{ sku: 'A', locationId: 'berlin', available: 9 }],
  rules: { fences: [{ kind: 'locations', refuse: ['berlin'], soft: true }] },
};
const left = (units: number, shipments: number) => ({
  units: Float64Array.of(units),
  shipments: Float64Array.of(shipments),
});

describe('passRouter', () => {
  it('places an order in what is left, in as many passes as its rules take', () => {
    const router = passRouter(question, numbers)._unsafeUnwrap();
    expect(router).toMatchObject({ orderId: '1', cells: [0], locations: [0] });
    expect(router.place(left(2, 9))).toMatchObject({
      cells: [0],
      units: [2],
      places: [0],
      score: [1, 2, 1, 500],
      unfilled: 1,
    });
    expect(router.place(left(2, 0))).toMatchObject({ cells: [], score: [3, 0, 0, 0] });
    expect(router.place(left(9, 9)).plan(left(0, 0)).status).toBe('complete');
  });

  it('does not count a shipment that is on its way anyway', () => {
    const locations = question.locations.map((location) => ({ ...location, alreadyShipping: true }));
    const router = passRouter({ ...question, locations }, numbers)._unsafeUnwrap();
    expect(router.place(left(3, 0))).toMatchObject({ places: [], score: [0, 3, 0, 0] });
  });

  it('draws only on what some pass lets through', () => {
    const numbersOfTwo = {
      skus: numbers.skus,
      locations: new Map(['berlin', 'cologne', 'moon'].map((id, l) => [id, l])),
    };
    const ids = ['berlin', 'cologne', 'moon'];
    const locations = ids.map((locationId) => ({ locationId, shipmentCostMinor: 500 }));
    const stock = ids.map((locationId) => ({ sku: 'A', locationId, available: 9 }));
    const fences = [
      { kind: 'locations', refuse: ['berlin'], soft: true },
      { kind: 'locations', refuse: ['moon'] },
    ] as const;
    const router = passRouter({ ...question, locations, stock, rules: { fences } }, numbersOfTwo)._unsafeUnwrap();
    expect([[...router.cells].sort(), [...router.locations].sort()]).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  const from = (...units: readonly (readonly [locationId: string, quantity: number])[]) =>
    units.map(([locationId, quantity]) => ({ lineId: '1', sku: 'A', locationId, quantity }));
  const places = ['near', 'far', 'moon'];
  const scattered: RoutingQuestion = {
    ...question,
    locations: places.map((locationId) => ({ locationId, kind: locationId, shipmentCostMinor: 500 })),
    stock: places.map((locationId) => ({ sku: 'A', locationId, available: 9 })),
    rules: {
      scenarios: [
        { scenarioId: 'near', fences: [{ kind: 'locations', allow: ['near'] }], otherwise: 'next' },
        { scenarioId: 'far', fences: [{ kind: 'locations', allow: ['far'] }], otherwise: 'back-order' },
        { scenarioId: 'never', otherwise: 'cancel' },
      ],
    },
  };
  const three = { skus: numbers.skus, locations: new Map(places.map((id, l) => [id, l])) };

  it('puts planned units down to the first pass that lets them through, as far as an order comes to it', () => {
    const router = passRouter(scattered, three)._unsafeUnwrap();
    expect(router.adopt(from(['near', 3])).score).toEqual([0, 0, 1, 500]);
    expect(router.adopt(from(['near', 1], ['far', 2])).score).toEqual([0, 2, 2, 1000]);
    expect(router.adopt(from(['moon', 1], ['far', 2])).score).toEqual([1, 2, 1, 500]);
    const all = { units: Float64Array.of(9, 9, 9), shipments: Float64Array.of(9, 9, 9) };
    const plan = router.adopt(from(['near', 1], ['far', 1])).plan(all);
    expect(plan).toMatchObject({ status: 'partial', proven: false, allocations: from(['near', 1], ['far', 1]) });
    expect(plan.passes.map(({ passId, placed }) => [passId, placed])).toEqual([
      ['near', 1],
      ['far', 1],
    ]);
  });

  it('says what stays unfilled where others leave little', () => {
    const router = passRouter(scattered, three)._unsafeUnwrap();
    const little = { units: Float64Array.of(1, 0, 9), shipments: Float64Array.of(9, 0, 9) };
    const [unfilled] = router.adopt(from(['near', 1])).plan(little).unfilled;
    expect(unfilled).toEqual({
      lineId: '1',
      sku: 'A',
      quantity: 2,
      reasons: [
        { locationId: 'far', code: 'routing.no-capacity-for-orders' },
        { locationId: 'moon', code: 'routing.fenced', ruleId: 'locations' },
        { locationId: 'near', code: 'routing.fenced', ruleId: 'locations' },
      ],
    });
  });

  it('counts units that a soft fence keeps on the shelf, and no others, as detours', () => {
    const rules = { fences: [{ kind: 'minimum-stock', units: 7, soft: true }] } as const;
    const router = passRouter({ ...question, rules }, numbers)._unsafeUnwrap();
    expect(router.adopt(from(['berlin', 2])).score).toEqual([1, 0, 1, 500]);
    expect(router.adopt(from(['berlin', 3])).score).toEqual([0, 1, 1, 500]);
    expect(router.place(left(9, 9)).score).toEqual([0, 1, 1, 500]);
  });

  it('keeps kits together and counts no unit of them apart', () => {
    const kit = { kitId: 'kit', quantity: 1 };
    const lines = [
      { lineId: '1', sku: 'A', ...kit },
      { lineId: '2', sku: 'A', quantity: 1 },
    ];
    const router = passRouter({ ...question, lines }, numbers)._unsafeUnwrap();
    const planned = lines.map(({ lineId }) => ({ lineId, sku: 'A', locationId: 'berlin', quantity: 1 }));
    expect(router.adopt(planned)).toMatchObject({ units: [2], score: [0, 2, 1, 500] });
    expect(router.adopt(planned.slice(1))).toMatchObject({ units: [1], score: [1, 1, 1, 500] });
  });

  it.each([
    [3, [0, 3, 1, 500]],
    [2, [1, 2, 1, 500]],
  ])('adopts no more than a location handles (%i units)', (capacityUnits, score) => {
    const locations = question.locations.map((location) => ({ ...location, capacityUnits }));
    const router = passRouter({ ...question, locations }, numbers)._unsafeUnwrap();
    expect(router.adopt(from(['berlin', 3])).score).toEqual(score);
  });

  it('takes no more than is its own of what is left', () => {
    const stock = [{ sku: 'A', locationId: 'berlin', available: 2 }];
    const router = passRouter({ ...question, stock }, numbers)._unsafeUnwrap();
    expect([router.place(left(9, 9)).units, router.place(left(1, 9)).units]).toEqual([[2], [1]]);
  });

  it('refuses what routing refuses', () => {
    const lines = [{ lineId: '1', sku: 'A', quantity: -1 }];
    expect(passRouter({ ...question, lines }, numbers)._unsafeUnwrapErr().code).toBe('routing.not-a-number');
  });
});
