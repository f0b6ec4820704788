import { describe, expect, it } from 'vitest';
import { type AppliedPlan, mergePlans, tally, withoutPlan } from '../../../src/domain/routing/apply-plan.ts';
import type { OrderFacts, PlannedShipment, RoutingPlan } from '../../../src/domain/routing/index.ts';
import { routeOrder } from '../../../src/domain/routing/index.ts';

const shipment = (locationId: string, units: number, facts: Partial<PlannedShipment> = {}): PlannedShipment => ({
  locationId,
  units,
  parcels: 1,
  shipmentCostMinor: 500,
  unitCostMinor: 10 * units,
  ...facts,
});

const plan = (facts: Partial<RoutingPlan>): RoutingPlan => ({
  status: 'partial',
  allocations: [],
  shipments: [],
  unfilled: [],
  cost: { shipmentsMinor: 0, unitsMinor: 0, totalMinor: 0, shortageMinor: 0 },
  objective: [],
  lowerBound: [],
  gap: 0,
  proven: true,
  passes: [],
  ...facts,
});

const applied = (passId: string, facts: Partial<RoutingPlan>, dropped = false): AppliedPlan => ({
  pass: { passId, otherwise: 'next' },
  plan: plan(facts),
  dropped,
});

describe('tally', () => {
  it('adds up under keys, one called __proto__ too', () => {
    const rows = [
      { key: '__proto__', amount: 1 },
      { key: 'a', amount: 2 },
      { key: '__proto__', amount: 3 },
    ];
    const sums = tally(
      rows,
      ({ key }) => key,
      ({ amount }) => amount,
    );
    expect([...sums]).toEqual([
      ['__proto__', 4],
      ['a', 2],
    ]);
  });
});

describe('withoutPlan', () => {
  const order: OrderFacts = {
    lines: [
      { lineId: '1', sku: 'A', quantity: 5 },
      { lineId: '2', sku: 'B', quantity: 2 },
    ],
    locations: [
      { locationId: 'ams', shipmentCostMinor: 500, capacityUnits: 9 },
      { locationId: 'ber', shipmentCostMinor: 600, capacityUnits: 9 },
      { locationId: 'col', shipmentCostMinor: 700 },
    ],
    stock: [
      { sku: 'A', locationId: 'ams', available: 4 },
      { sku: 'B', locationId: 'ams', available: 4 },
      { sku: 'A', locationId: 'col', available: 4 },
    ],
    destination: { country: 'NL' },
  };
  const taken = plan({
    allocations: [
      { lineId: '1', sku: 'A', locationId: 'ams', quantity: 3 },
      { lineId: '1', sku: 'A', locationId: 'col', quantity: 1 },
    ],
    shipments: [shipment('ams', 3), shipment('col', 1)],
  });

  it('leaves the units, the stock and the room that the plan does not take', () => {
    const rest = withoutPlan(order, taken);
    expect(rest.lines.map(({ quantity }) => quantity)).toEqual([1, 2]);
    expect(rest.stock.map(({ available }) => available)).toEqual([1, 4, 3]);
    expect(rest.locations).toEqual([
      { locationId: 'ams', shipmentCostMinor: 500, capacityUnits: 6, alreadyShipping: true },
      { locationId: 'ber', shipmentCostMinor: 600, capacityUnits: 9 },
      { locationId: 'col', shipmentCostMinor: 700, alreadyShipping: true },
    ]);
    expect(rest.destination).toEqual({ country: 'NL' });
  });

  it('changes nothing when nothing is taken, and never what it was given', () => {
    const before = structuredClone(order);
    expect(withoutPlan(order, plan({}))).toEqual(order);
    withoutPlan(order, taken);
    expect(order).toEqual(before);
  });
});

describe('mergePlans', () => {
  const first = applied('near', {
    allocations: [{ lineId: '1', sku: 'A', locationId: 'ams', quantity: 2 }],
    shipments: [shipment('ams', 2, { parcels: 2 })],
    unfilled: [{ lineId: '1', sku: 'A', quantity: 3, reasons: [] }],
    cost: { shipmentsMinor: 500, unitsMinor: 20, totalMinor: 520, shortageMinor: 99 },
    objective: [3, 1],
    lowerBound: [2, 1],
    gap: 0.25,
    proven: false,
  });
  const second = applied('far', {
    status: 'complete',
    allocations: [{ lineId: '1', sku: 'A', locationId: 'ams', quantity: 3 }],
    shipments: [shipment('ams', 1, { shipmentCostMinor: 0, parcels: 3 }), shipment('ber', 2)],
    cost: { shipmentsMinor: 500, unitsMinor: 30, totalMinor: 530, shortageMinor: 7 },
    objective: [0, 1],
    lowerBound: [0, 1],
  });

  /** 4 grams each, 5 in a parcel, of which every further one costs 0.30. */
  const order: OrderFacts = {
    lines: [{ lineId: '1', sku: 'A', quantity: 5, weightGrams: 4 }],
    locations: [{ locationId: 'ams', shipmentCostMinor: 500, parcelGrams: 5, furtherParcelCostMinor: 30 }],
    stock: [],
  };
  const merge = (plans: readonly AppliedPlan[]): RoutingPlan => mergePlans(plans, order);

  it('hands the plan of plain rules back as it is, and names the pass of others', () => {
    expect(merge([{ ...first, pass: { ...first.pass, plain: true } }])).toBe(first.plan);
    expect(merge([first]).passes).toMatchObject([{ passId: 'near', placed: 2, unfilled: 3, otherwise: 'next' }]);
  });

  it('packs what all passes ship from one location together, and pays for every further parcel once', () => {
    const alone = (quantity: number, facts: Partial<PlannedShipment>): AppliedPlan =>
      applied('one', {
        allocations: [{ lineId: '1', sku: 'A', locationId: 'ams', quantity }],
        shipments: [shipment('ams', quantity, facts)],
      });
    // 4 and 4 grams: one parcel for each pass, two for both
    const two = merge([alone(1, {}), alone(1, { shipmentCostMinor: 0 })]);
    expect(two.shipments).toMatchObject([{ units: 2, parcels: 2, shipmentCostMinor: 530 }]);
    expect(two.cost).toMatchObject({ shipmentsMinor: 530, totalMinor: 550 });
  });

  it('keeps the service and the day by which the first of them ships', () => {
    const day = '2026-01-02';
    const express = applied('one', { shipments: [shipment('ams', 1, { serviceId: 'express', promisedDay: day })] });
    const later = applied('two', { shipments: [shipment('ams', 1, { shipmentCostMinor: 0 })] });
    expect(merge([express, later]).shipments).toMatchObject([{ serviceId: 'express', promisedDay: day }]);
  });

  it('says that a location whose stock an earlier pass took has it in use', () => {
    const reasons = [{ locationId: 'ams', code: 'routing.no-stock' }] as const;
    const left = applied('far', { unfilled: [{ lineId: '1', sku: 'A', quantity: 3, reasons }] });
    expect(merge([first, left]).unfilled[0]?.reasons).toEqual([{ locationId: 'ams', code: 'routing.stock-in-use' }]);
    expect(merge([left, left]).unfilled[0]?.reasons).toEqual(reasons);
  });

  it('adds up what ships from one location, and what it costs; goals are those of the last pass', () => {
    const merged = merge([first, second]);
    expect(merged).toMatchObject({ status: 'complete', objective: [0, 1], lowerBound: [0, 1] });
    expect(merged.allocations.map(({ quantity }) => quantity)).toEqual([5]);
    // 20 grams together
    expect(merged.shipments).toEqual([shipment('ams', 3, { parcels: 4 }), shipment('ber', 2)]);
    expect(merged.cost).toEqual({ shipmentsMinor: 1000, unitsMinor: 50, totalMinor: 1050, shortageMinor: 7 });
  });

  it('is proven when every pass is, and as far off as the worst of them', () => {
    expect(merge([first, second])).toMatchObject({ proven: false, gap: 0.25 });
    expect(merge([second, second])).toMatchObject({ proven: true, gap: 0 });
  });

  it('says what each pass placed and left, and what became of that', () => {
    expect(merge([first, second]).passes).toEqual([
      {
        passId: 'near',
        objective: [3, 1],
        lowerBound: [2, 1],
        gap: 0.25,
        proven: false,
        placed: 2,
        unfilled: 3,
        otherwise: 'next',
      },
      { passId: 'far', objective: [0, 1], lowerBound: [0, 1], gap: 0, proven: true, placed: 3, unfilled: 0 },
    ]);
  });

  it('leaves out a plan that was dropped to start over', () => {
    const merged = merge([{ ...first, dropped: true }, second]);
    expect(merged.shipments).toEqual(second.plan.shipments);
    expect(merged.cost.totalMinor).toBe(530);
    expect(merged.passes.map(({ passId, placed }) => [passId, placed])).toEqual([
      ['near', 0],
      ['far', 3],
    ]);
  });

  it('is partial when something ships and something is left, and unfilled when nothing ships', () => {
    const nothing = applied('none', { status: 'unfilled' });
    expect(merge([first, nothing]).status).toBe('partial');
    expect(merge([nothing, nothing]).status).toBe('unfilled');
  });
});

describe('plans of several passes', () => {
  // the shelf keeps 2 if it can be helped: the first pass takes 3 of 5, the second one the 2 that are still missing
  it('name one line at one location once, however many passes took from there', () => {
    const plan = routeOrder({
      lines: [{ lineId: '1', sku: 'A', quantity: 5 }],
      locations: [{ locationId: 'store', kind: 'store', shipmentCostMinor: 500 }],
      stock: [{ sku: 'A', locationId: 'store', available: 5 }],
      rules: { fences: [{ kind: 'minimum-stock', units: 2, soft: true }] },
    })._unsafeUnwrap();
    expect(plan.allocations).toEqual([{ lineId: '1', sku: 'A', locationId: 'store', quantity: 5 }]);
    expect(plan.shipments).toHaveLength(1);
    expect(plan.cost.totalMinor).toBe(500);
    expect(plan.passes?.map(({ placed }) => placed)).toEqual([3, 2]);
  });
});
