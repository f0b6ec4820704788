import { describe, expect, it } from 'vitest';
import { type AfterAction, type OrderFacts, type RoutingRules, routeOrder } from '../../../src/domain/routing/index.ts';
import { outcomeOf, restOf } from '../../../src/testing/routing/outcome.ts';
import { twoPlaces } from './support.ts';

const plan = (world: OrderFacts, rules: RoutingRules = {}) => routeOrder({ ...world, rules })._unsafeUnwrap();
const ending = (otherwise: AfterAction): RoutingRules => ({ scenarios: [{ scenarioId: 'a', otherwise }] });
const short: OrderFacts = { ...twoPlaces, stock: twoPlaces.stock.map((row) => ({ ...row, available: 1 })) };

describe('restOf', () => {
  it('reads off the last pass what becomes of the rest, and lets it wait where nothing is said', () => {
    const actions: AfterAction[] = ['back-order', 'cancel', 'customer-care', 'next', 'start-over'];
    expect(actions.map((otherwise) => restOf(plan(short, ending(otherwise))))).toEqual([
      'back-order',
      'cancel',
      'customer-care',
      'back-order',
      'back-order',
    ]);
    expect(restOf(plan(short))).toBe('back-order');
  });
});

describe('outcomeOf', () => {
  const expressly: OrderFacts = {
    ...twoPlaces,
    locations: [
      {
        locationId: 'berlin',
        shipmentCostMinor: 500,
        promisedDay: '2026-03-05',
        services: [{ serviceId: 'express', shipmentCostMinor: 900, promisedDay: '2026-03-03' }],
      },
    ],
    stock: [{ sku: 'A', locationId: 'berlin', available: 3 }],
  };
  const outcome = (world: OrderFacts, rules?: RoutingRules): string => outcomeOf(plan(world, rules));

  it('tells services apart, and what becomes of the rest', () => {
    expect(outcome(expressly, { objective: ['cost'] })).not.toBe(outcome(expressly, { objective: ['promise-day'] }));
    expect(outcome(short, ending('cancel'))).not.toBe(outcome(short, ending('customer-care')));
    expect(outcome(short, ending('cancel'))).not.toBe(outcome(short));
  });

  it('is the same where customers see no difference', () => {
    expect(outcome(expressly, { objective: ['cost'] })).toBe(outcome(expressly, { objective: ['shipments'] }));
    expect(outcome(short, ending('next'))).toBe(outcome(short));
    // there is no rest
    expect(outcome(twoPlaces, ending('cancel'))).toBe(outcome(twoPlaces));
  });
});
