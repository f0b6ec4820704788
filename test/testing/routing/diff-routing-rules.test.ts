import { describe, expect, it } from 'vitest';
import { type AfterAction, type OrderFacts, type RoutingRules, routeOrder } from '../../../src/domain/routing/index.ts';
import { diffRoutingRules, type RulesPair } from '../../../src/testing/index.ts';
import { SOUND, twoPlaces } from './support.ts';

const near = (maxKm: number): RoutingRules => ({
  fences: [{ kind: 'distance', maxKm }],
  objective: ['unfilled', 'cost'],
});

describe('diffRoutingRules', () => {
  it('shows on a small order what a wider fence does', () => {
    const diff = diffRoutingRules({ before: near(100), after: near(150) });
    expect(diff.changes).toEqual([{ path: '/fences/0/maxKm', sentence: '/fences/0/maxKm: 100 becomes 150' }]);
    expect(diff.effects['fills-more']).toBeGreaterThan(0);
    expect(diff.effects['fills-less']).toBe(0);
    const example = diff.examples.find(({ effect }) => effect === 'fills-more');
    expect(example?.world.lines).toHaveLength(1);
    expect(example?.world.locations).toHaveLength(1);
    expect(example?.world.locations[0]?.distanceKm).toBeGreaterThan(100);
    expect(example?.world.locations[0]?.distanceKm).toBeLessThanOrEqual(150);
    expect(example?.sentence).toMatch(/^Before, nobody ships, 1 unfilled, for 0; after, \S+ ships 1, for 0\.$/);
  });

  it('shows every effect it counts, and each example is routed as it says', () => {
    const before: RoutingRules = { objective: ['unfilled', 'shipments', 'cost'] };
    const after: RoutingRules = { objective: ['unfilled', 'cost'] };
    const { examples, effects, differing } = diffRoutingRules({ before, after });
    expect(examples.map(({ effect }) => effect)).toContain('more-shipments');
    expect(effects.dearer + effects['fills-less'] + effects['fills-more'] + effects['fewer-shipments']).toBe(0);
    expect(Object.values(effects).reduce((a, b) => a + b)).toBe(differing);
    for (const example of examples) {
      const limits = { certificate: false };
      expect(routeOrder({ ...example.world, rules: before, limits })._unsafeUnwrap()).toEqual(example.before);
      expect(routeOrder({ ...example.world, rules: after, limits })._unsafeUnwrap()).toEqual(example.after);
      expect(example.after.shipments.length).toBeGreaterThanOrEqual(example.before.shipments.length);
    }
  });

  it('says that nothing changes between rules that say the same', () => {
    for (const rules of Object.values(SOUND)) {
      const diff = diffRoutingRules({ before: rules, after: { ...rules } }, { worlds: 30 });
      expect(diff).toMatchObject({ changes: [], examples: [], differing: 0, orders: 30 });
    }
  });

  it('names what is new, what is gone, and functions that are others', () => {
    const own = (allows: () => boolean): RoutingRules => ({ fences: [{ kind: 'own', name: 'o', allows }] });
    const one = diffRoutingRules(
      { before: { splits: { maxShipments: 2 } }, after: { splits: { maxLocations: 1 } } },
      { worlds: 0 },
    );
    expect(one.changes.map(({ sentence }) => sentence)).toEqual([
      '/splits/maxShipments: 2 is gone',
      '/splits/maxLocations: 1 is new',
    ]);
    const other = diffRoutingRules({ before: own(() => true), after: own(() => true) }, { worlds: 0 });
    expect(other.changes.map(({ sentence }) => sentence)).toEqual(['/fences/0/allows: a function becomes a function']);
    const whole = diffRoutingRules({ before: {}, after: near(5) }, { worlds: 0 });
    expect(whole.changes.map(({ path }) => path)).toEqual(['/fences', '/objective']);
  });

  it('sees another service, and says by which one', () => {
    const services = [{ serviceId: 'express', shipmentCostMinor: 900, promisedDay: '2026-03-03' }];
    const berlin = { locationId: 'berlin', shipmentCostMinor: 500, promisedDay: '2026-03-05', services };
    const order: OrderFacts = {
      ...twoPlaces,
      locations: [berlin],
      stock: [{ sku: 'A', locationId: 'berlin', available: 3 }],
    };
    const pair = {
      before: { objective: ['unfilled', 'cost'] },
      after: { objective: ['unfilled', 'promise-day'] },
    } satisfies RulesPair;
    const diff = diffRoutingRules(pair, { worlds: 0, orders: [order] });
    expect([diff.differing, diff.effects.dearer]).toEqual([1, 1]);
    expect(diff.examples[0]?.sentence).toBe('Before, berlin ships 1, for 0; after, berlin ships 1 by express, for 1.');
    const alike = { ...pair, after: { objective: ['unfilled', 'cost', 'promise-day'] } } satisfies RulesPair;
    expect(diffRoutingRules(alike, { worlds: 0, orders: [order] }).differing).toBe(0);
  });

  it('sees that something else becomes of the rest', () => {
    const ending = (otherwise: AfterAction): RoutingRules => ({ scenarios: [{ scenarioId: 'a', otherwise }] });
    const short = { ...twoPlaces, stock: [{ sku: 'A', locationId: 'berlin', available: 1 }] };
    const diff = diffRoutingRules(
      { before: ending('back-order'), after: ending('cancel') },
      { worlds: 0, orders: [twoPlaces, short] },
    );
    expect([diff.orders, diff.differing, diff.effects['same-measure']]).toEqual([2, 1, 1]);
    expect(diff.examples[0]?.sentence).toBe(
      'Before, nobody ships, 1 unfilled, for 0; after, nobody ships, 1 cancelled, for 0.',
    );
    const care = diffRoutingRules(
      { before: ending('next'), after: ending('customer-care') },
      { worlds: 0, orders: [short] },
    );
    expect(care.examples[0]?.sentence).toContain('1 left to customer care');
  });

  it('compares rules that follow one upon the other, as if both were in force', () => {
    const change = '2027-01-01T00:00:00.000Z';
    const pair = { before: { ...near(15), validUntil: change }, after: { ...near(5), validFrom: change } };
    const later = { ...twoPlaces, now: '2028-01-01T00:00:00.000Z' };
    const diff = diffRoutingRules(pair, { worlds: 0, orders: [twoPlaces, later] });
    expect([diff.orders, diff.differing, diff.effects['fills-less']]).toEqual([2, 2, 2]);
  });

  it('looks through your own orders', () => {
    const pair = {
      before: near(100),
      after: { ...near(100), fences: [{ kind: 'location-kind', allow: ['store'] } as const] },
    };
    const diff = diffRoutingRules(pair, { worlds: 0, orders: [twoPlaces] });
    expect(diff.orders).toBe(1);
    expect(diff.examples.map(({ effect, sentence }) => [effect, sentence])).toEqual([
      ['dearer', 'Before, berlin ships 1, for 0; after, cologne ships 1, for 1.'],
    ]);
  });
});
