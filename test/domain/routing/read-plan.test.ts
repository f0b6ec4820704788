import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrderFacts, type RoutingPlan, routeOrder } from '../../../src/domain/routing/index.ts';
import { readOrder } from '../../../src/domain/routing/read-order.ts';
import { areShort, gapOf, measureGoals, readPlan } from '../../../src/domain/routing/read-plan.ts';
import { MOST_STEPS } from '../../../src/domain/routing/solver/search.ts';
import type { Proof, Solved, Taken } from '../../../src/domain/routing/solver/solve.ts';
import { translate } from '../../../src/domain/routing/translate.ts';
import { smallWorlds } from './support/worlds.ts';

/** 3 of A in two lines and 2 of B. A parcel from Amsterdam holds 250 g, a further one costs 0.90. */
const order: OrderFacts = {
  lines: [
    { lineId: '2', sku: 'A', quantity: 2, weightGrams: 100, shortageMinor: 40 },
    { lineId: '1', sku: 'A', quantity: 1, weightGrams: 100, shortageMinor: 40 },
    { lineId: '3', sku: 'B', quantity: 2, weightGrams: 60 },
  ],
  locations: [
    {
      locationId: 'ams',
      shipmentCostMinor: 500,
      parcelGrams: 250,
      furtherParcelCostMinor: 90,
      promisedDay: '2026-05-04',
    },
    { locationId: 'ber', shipmentCostMinor: 600, services: [{ serviceId: 'slow', shipmentCostMinor: 550 }] },
  ],
  stock: [
    { sku: 'A', locationId: 'ams', available: 2 },
    { sku: 'B', locationId: 'ams', available: 5 },
    { sku: 'A', locationId: 'ber', available: 9 },
  ],
  unitCosts: [
    { sku: 'A', locationId: 'ams', costMinor: 7 },
    { sku: 'B', locationId: 'ams', costMinor: 2 },
  ],
};

const translated = (facts: Partial<OrderFacts> = {}) =>
  translate(readOrder({ ...order, ...facts })._unsafeUnwrap(), {
    fences: [],
    objective: ['unfilled', 'shipments', 'cost'],
    splits: {},
  });

const units = (item: number, place: number, count: number): Taken => ({ item, place, units: count });
const all: readonly Taken[] = [units(0, 0, 2), units(0, 1, 1), units(1, 0, 2)];

const solved = (taken: readonly Taken[], facts: Partial<Solved> = {}): Solved => ({
  kind: 'solved',
  taken,
  bound: [0, 1, 500],
  proven: false,
  nodes: 1,
  proofs: [],
  ...facts,
});

const read = (taken: readonly Taken[], facts: Partial<Solved> = {}): RoutingPlan =>
  readPlan(translated(), solved(taken, facts));

describe('measureGoals', () => {
  it('comes to units left, shipments and cost', () => {
    // Amsterdam: 5.00, 320 g make two parcels, 2 x 7 + 2 x 2; Berlin: 5.50
    expect(measureGoals(translated(), all)).toEqual([0, 2, 500 + 90 + 18 + 550]);
    expect(measureGoals(translated(), [units(0, 1, 3)])).toEqual([2, 1, 550]);
    expect(measureGoals(translated(), [])).toEqual([5, 0, 0]);
  });

  it('counts a parcel up to what it holds', () => {
    // 200 g fit into 250 g, and 260 g do not
    expect(measureGoals(translated(), [units(0, 0, 2)])[2]).toBe(500 + 14);
    expect(measureGoals(translated(), [units(0, 0, 2), units(1, 0, 1)])[2]).toBe(500 + 90 + 16);
  });

  it('is no number for units from a place that offers none', () => {
    expect(measureGoals(translated(), [units(1, 1, 1)])).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(measureGoals(translated(), [units(1, 7, 1)])[0]).toBe(Number.NaN);
  });
});

describe('readPlan', () => {
  it('gives the units of an item to its lines in the order of their ids', () => {
    expect(read(all).allocations).toEqual([
      { lineId: '1', sku: 'A', locationId: 'ams', quantity: 1 },
      { lineId: '2', sku: 'A', locationId: 'ams', quantity: 1 },
      { lineId: '2', sku: 'A', locationId: 'ber', quantity: 1 },
      { lineId: '3', sku: 'B', locationId: 'ams', quantity: 2 },
    ]);
  });

  it('says what each location sends, by which service, and what it costs', () => {
    const plan = read(all);
    expect(plan.shipments).toEqual([
      {
        locationId: 'ams',
        promisedDay: '2026-05-04',
        units: 4,
        parcels: 2,
        shipmentCostMinor: 590,
        unitCostMinor: 18,
      },
      { locationId: 'ber', serviceId: 'slow', units: 1, parcels: 1, shipmentCostMinor: 550, unitCostMinor: 0 },
    ]);
    expect(plan.cost).toEqual({ shipmentsMinor: 1140, unitsMinor: 18, totalMinor: 1158, shortageMinor: 0 });
    expect(plan).toMatchObject({ status: 'complete', unfilled: [], objective: [0, 2, 1158], passes: [] });
  });

  it('charges nothing again for a shipment that is on its way, but further parcels', () => {
    const [ams, ber] = order.locations;
    const locations = [{ ...ams, alreadyShipping: true }, ber] as OrderFacts['locations'];
    const plan = readPlan(translated({ locations }), solved(all));
    expect(plan.shipments.map(({ shipmentCostMinor }) => shipmentCostMinor)).toEqual([90, 550]);
    expect(plan.objective).toEqual([0, 1, 90 + 18 + 550]);
  });

  it('lets the last lines of an item go short first', () => {
    const plan = read([units(0, 0, 1)]);
    expect(plan.status).toBe('partial');
    expect(plan.unfilled.map(({ lineId, quantity }) => [lineId, quantity])).toEqual([
      ['2', 2],
      ['3', 2],
    ]);
    expect(plan.cost.shortageMinor).toBe(80);
    expect(read([]).unfilled.map(({ lineId, quantity }) => [lineId, quantity])).toEqual([
      ['1', 1],
      ['2', 2],
      ['3', 2],
    ]);
    expect(read([]).status).toBe('unfilled');
  });

  it('gives a kit to all of its lines', () => {
    const lines = [
      { lineId: '1', sku: 'A', quantity: 2, kitId: 'k' },
      { lineId: '2', sku: 'B', quantity: 1, kitId: 'k' },
    ];
    const plan = readPlan(translated({ lines }), solved([units(0, 0, 1)]));
    expect(plan.allocations.map(({ lineId, quantity }) => [lineId, quantity])).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
    expect(plan.shipments[0]).toMatchObject({ units: 3, unitCostMinor: 16 });
  });

  it('takes an order without units to be complete', () => {
    const lines = [{ lineId: '1', sku: 'A', quantity: 0 }];
    expect(readPlan(translated({ lines }), solved([])).status).toBe('complete');
  });

  it('says how far the plan may be off', () => {
    expect(read(all)).toMatchObject({ lowerBound: [0, 1, 500], gap: 0.5, proven: false });
    expect(read([], { kind: 'incomplete', proven: true, bound: [] })).toMatchObject({ lowerBound: [5, 0, 0], gap: 0 });
    expect(read([], { kind: 'incomplete', bound: [] })).toMatchObject({ lowerBound: [0, 0, 0], gap: 1 });
  });

  it('hands over the proofs, unless there are none or they are too long', () => {
    const proof: Proof = { kind: 'branches', from: 0, to: 1, shortfall: 'priced', value: 1, steps: [] };
    const recorded = (...[taken, facts]: Parameters<typeof solved>) =>
      readPlan(translated(), solved(taken, facts), true).certificate;
    expect(recorded(all, { proofs: [proof] })).toEqual({ proofs: [proof] });
    expect(recorded(all)).toBe(undefined);
    expect(recorded([], { kind: 'incomplete' })).toEqual({ proofs: [] });
    expect(read([], { kind: 'incomplete' }).certificate).toBe(undefined);
    const steps = Array.from({ length: MOST_STEPS + 1 }, () => ({ prices: [] }));
    expect(recorded(all, { proofs: [{ ...proof, steps }] })).toBe(undefined);
  });
});

describe('areShort', () => {
  it('counts the steps of each proof', () => {
    const claim = { from: 0, to: 1, shortfall: 'priced', value: 1 } as const;
    const many = (count: number) => Array.from({ length: count }, () => ({ prices: [] }));
    const looks = (count: number) => Array.from({ length: count }, () => ({}));
    expect(areShort([])).toBe(true);
    expect(areShort([{ ...claim, kind: 'branches', steps: many(2000) }])).toBe(true);
    expect(areShort([{ ...claim, kind: 'branches', steps: many(2001) }])).toBe(false);
    expect(areShort([{ ...claim, kind: 'covers', count: 1, steps: [looks(1000), looks(1000)] }])).toBe(true);
    expect(areShort([{ ...claim, kind: 'covers', count: 1, steps: [looks(1001), looks(1000)] }])).toBe(false);
  });
});

describe('gapOf', () => {
  it('is the difference at the first goal where the two differ, as a share of the value', () => {
    expect(gapOf([0, 2, 100], [0, 2, 100])).toBe(0);
    expect(gapOf([0, 2, 100], [0, 2, 75])).toBe(0.25);
    expect(gapOf([0, 4, 100], [0, 3, 1])).toBe(0.25);
    expect(gapOf([4, 0], [0, 0])).toBe(1);
  });
});

describe('plans', () => {
  it('lose no unit, take no more than there is, and cost what their shipments cost', () => {
    fc.assert(
      fc.property(smallWorlds({ lines: 4, locations: 4, units: 4, special: 25 }), (world) => {
        const plan = routeOrder(world)._unsafeUnwrap();
        const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
        for (const { lineId, quantity } of world.lines) {
          const placed = plan.allocations.filter((one) => one.lineId === lineId).map((one) => one.quantity);
          const left = plan.unfilled.filter((one) => one.lineId === lineId).map((one) => one.quantity);
          expect(sum(placed) + sum(left)).toBe(quantity);
        }
        for (const { sku, locationId, available } of world.stock) {
          const taken = plan.allocations.filter((one) => one.sku === sku && one.locationId === locationId);
          expect(sum(taken.map(({ quantity }) => quantity))).toBeLessThanOrEqual(available);
        }
        const { shipmentsMinor, unitsMinor, totalMinor } = plan.cost;
        expect(sum(plan.shipments.map(({ shipmentCostMinor }) => shipmentCostMinor))).toBe(shipmentsMinor);
        expect(shipmentsMinor + unitsMinor).toBe(totalMinor);
        expect(plan.objective[2]).toBe(totalMinor);
        expect(sum(plan.shipments.map(({ units: count }) => count))).toBe(
          sum(plan.allocations.map(({ quantity }) => quantity)),
        );
      }),
      { numRuns: 400 },
    );
  });
});
