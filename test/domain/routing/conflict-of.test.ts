import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constraintsOf, withoutConstraints } from '../../../src/domain/routing/constraints.ts';
import { conflictOf, type RoutingQuestion, type RoutingRules, routeOrder } from '../../../src/domain/routing/index.ts';
import { smallWorlds } from './support/worlds.ts';

/** 5 of A; Berlin and Cologne have 3 each. */
const question: RoutingQuestion = {
  lines: [{ lineId: '1', sku: 'A', quantity: 5 }],
  locations: [
    { locationId: 'berlin', shipmentCostMinor: 500, distanceKm: 100 },
    { locationId: 'cologne', shipmentCostMinor: 600, distanceKm: 300 },
  ],
  stock: [
    { sku: 'A', locationId: 'berlin', available: 3 },
    { sku: 'A', locationId: 'cologne', available: 3 },
  ],
};
const conflict = (changes: Partial<RoutingQuestion>) =>
  conflictOf({ ...question, ...changes })
    ._unsafeUnwrap()
    ?.constraints.map(({ kind, rule, of }) => [kind, rule, of]);

describe('conflictOf', () => {
  it('finds nothing in an order that can be filled', () => {
    expect(conflictOf(question)._unsafeUnwrap()).toBeUndefined();
  });

  it('blames one limit that is enough by itself', () => {
    expect(conflict({ rules: { splits: { maxShipments: 1, minimumShipmentMinor: 0 } } })).toEqual([
      ['split', 'maxShipments', undefined],
    ]);
  });

  it('blames two limits that clash only together', () => {
    const rules: RoutingRules = { splits: { maxShipments: 1 }, fences: [{ kind: 'distance', maxKm: 200 }] };
    const stock = [
      { sku: 'A', locationId: 'berlin', available: 3 },
      { sku: 'A', locationId: 'cologne', available: 5 },
    ];
    expect(conflict({ stock, rules })).toEqual([['fence', 'distance', undefined]]);
    const pinned = [{ lineId: '1', sku: 'A', quantity: 5, mayNotSplit: true }];
    const either: RoutingRules = { fences: [{ kind: 'distance', maxKm: 200, ruleId: 'near' }] };
    const all = [
      { sku: 'A', locationId: 'berlin', available: 5 },
      { sku: 'A', locationId: 'cologne', available: 5 },
    ];
    const locations = question.locations.map((one) => (one.locationId === 'berlin' ? { ...one, offline: true } : one));
    expect(conflict({ stock: all, lines: pinned, locations, rules: either })).toEqual([
      ['fence', 'near', undefined],
      ['location', 'offline', 'berlin'],
    ]);
  });

  it('blames the fences of a scenario too', () => {
    const scenario = { scenarioId: 'stores', fences: [{ kind: 'distance', maxKm: 1 }], otherwise: 'cancel' } as const;
    expect(conflict({ rules: { scenarios: [scenario] } })).toEqual([['fence', 'distance', 'stores']]);
  });

  it('blames a kit, and lines that may not split', () => {
    expect(conflict({ lines: [{ lineId: '1', sku: 'A', quantity: 5, kitId: 'k' }] })).toEqual([['kit', 'kitId', 'k']]);
    expect(conflict({ lines: [{ lineId: '1', sku: 'A', quantity: 5, mayNotSplit: true }] })).toEqual([
      ['sku', 'mayNotSplit', 'A'],
    ]);
  });

  it('says that there is not enough stock when no constraint is to blame', () => {
    const lines = [{ lineId: '1', sku: 'A', quantity: 7 }];
    expect(conflictOf({ ...question, lines })._unsafeUnwrap()).toEqual({ kind: 'stock', constraints: [] });
  });

  it('does not take what is merely too dear for a conflict', () => {
    const objective = [
      {
        kind: 'weighted' as const,
        of: [
          { goal: 'cost' as const, weight: 1 },
          { goal: 'shortage' as const, weight: 1 },
        ],
      },
    ];
    expect(routeOrder({ ...question, rules: { objective } })._unsafeUnwrap().status).toBe('unfilled');
    expect(conflict({ rules: { objective } })).toBeUndefined();
  });

  it('refuses what routing refuses', () => {
    expect(conflictOf({ ...question, lines: [...question.lines, ...question.lines] })._unsafeUnwrapErr().code).toBe(
      'routing.duplicate',
    );
  });

  it('names constraints that clash, and of which none can be missed', () => {
    const worlds = smallWorlds({ lines: 3, locations: 3, units: 3, special: 40 });
    let found = 0;
    fc.assert(
      fc.property(worlds, (world) => {
        const asked = { ...world, rules: { ...world.rules, objective: ['unfilled'] as const } };
        const fills = (kept: readonly object[]): boolean => {
          const names = kept.map((one) => JSON.stringify(one));
          const dropped = constraintsOf(asked).filter((one) => !names.includes(JSON.stringify(one)));
          return routeOrder(withoutConstraints(asked, dropped))._unsafeUnwrap().status === 'complete';
        };
        const answer = conflictOf(world)._unsafeUnwrap();
        expect(answer === undefined).toBe(fills(constraintsOf(asked)));
        if (answer?.kind === 'stock') expect(fills([])).toBe(false);
        if (answer?.kind !== 'constraints') return;
        found += 1;
        const { constraints } = answer;
        expect(fills(constraints)).toBe(false);
        for (const one of constraints) expect(fills(constraints.filter((other) => other !== one))).toBe(true);
      }),
    );
    expect(found).toBeGreaterThan(50);
  });
});
