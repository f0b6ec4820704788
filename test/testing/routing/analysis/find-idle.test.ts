import { describe, expect, it } from 'vitest';
import { findIdle } from '../../../../src/testing/routing/analysis/find-idle.ts';
import { twoPlaces } from '../support.ts';
import { places, study } from './support.ts';

const nothing = new Set<string>();

describe('findIdle', () => {
  it('finds a goal that a hard fence leaves nothing to decide', () => {
    const rules = { fences: [{ kind: 'market' }], objective: ['unfilled', 'market', 'cost'] } as const;
    const found = findIdle(study(rules), nothing);
    expect(places(found)).toEqual(['/objective/1']);
    expect(found[0]?.params['worlds']).toBe(100);
    expect(found[0]?.witness?.locations.length).toBeGreaterThan(1);
  });

  it('finds a rating without a penalty, a bound that is never reached, and scenarios either of which would do', () => {
    const rules = {
      objective: ['unfilled', { kind: 'rating', name: 'r', of: 'priority', from: 1, to: 2, penalty: 0 }, 'cost'],
      splits: { maxShipments: 99 },
      scenarios: [
        { scenarioId: 'a', otherwise: 'next' },
        { scenarioId: 'b', otherwise: 'back-order' },
      ],
    } as const;
    expect(places(findIdle(study(rules), nothing))).toEqual([
      '/objective/1',
      '/splits/maxShipments',
      '/scenarios/0',
      '/scenarios/1',
    ]);
  });

  it('says nothing of rules that something else was said of', () => {
    const rules = { splits: { maxShipments: 99 } };
    expect(findIdle(study(rules), new Set(['/splits/maxShipments']))).toEqual([]);
  });

  it('leaves a goal alone that only decides between services, and a scenario that says what becomes of the rest', () => {
    const services = [{ serviceId: 'express', shipmentCostMinor: 900, promisedDay: '2026-03-03' }];
    const berlin = { locationId: 'berlin', shipmentCostMinor: 500, promisedDay: '2026-03-05' };
    const worlds = [
      { ...twoPlaces, locations: [{ ...berlin, services }], stock: [{ sku: 'A', locationId: 'berlin', available: 3 }] },
    ];
    const sooner = { objective: ['unfilled', 'promise-day', 'cost'] } as const;
    expect(places(findIdle({ rules: sooner, worlds }, nothing))).toEqual([]);
    const cheaper = { objective: ['unfilled', 'cost', 'promise-day', 'cost'] } as const;
    expect(places(findIdle({ rules: cheaper, worlds }, nothing))).toEqual(['/objective/2']);
    const scenarios = [
      { scenarioId: 'a', otherwise: 'next' },
      { scenarioId: 'b', otherwise: 'cancel' },
    ] as const;
    expect(places(findIdle(study({ scenarios }), nothing))).toEqual(['/scenarios/0']);
  });

  it('leaves rules alone that decide', () => {
    const rules = {
      fences: [{ kind: 'market' }],
      objective: ['unfilled', 'distance', 'cost'],
      splits: { maxShipments: 1 },
    } as const;
    expect(places(findIdle(study(rules), nothing))).toEqual([]);
  });
});
