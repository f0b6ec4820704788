import { describe, expect, it } from 'vitest';
import { type OrderFacts, type RoutingRules, routeOrder } from '../../../../src/domain/routing/index.ts';
import { claims, noStarvation, nothingShips } from '../../../../src/testing/routing/laws/answer-laws.ts';
import { twoPlaces } from '../support.ts';
import { answer, judged } from './support.ts';

const world = twoPlaces;
const nothing = answer({}, 3);

describe('noStarvation', () => {
  const starves = (facts: OrderFacts, rules: RoutingRules = {}): boolean =>
    judged(noStarvation, { world: facts, rules, answer: nothing }) !== undefined;

  it('is broken when somebody may ship it all and nobody ships', () => {
    expect(judged(noStarvation, { world, answer: nothing })?.sentence).toBe(
      'berlin may ship the whole order, and nothing ships.',
    );
    expect(judged(noStarvation, { world, answer: answer({ berlin: 1 }, 2) })).toBeUndefined();
  });

  it('is kept when nobody has it all, or nobody may ship it', () => {
    expect(starves({ ...world, stock: world.stock.map((row) => ({ ...row, available: 2 })) })).toBe(false);
    expect(starves(world, { fences: [{ kind: 'distance', maxKm: 9 }] })).toBe(false);
    expect(starves({ ...world, lines: [{ lineId: '1', sku: 'A', quantity: 0 }] })).toBe(false);
  });

  it('looks only as far down a chain as orders get', () => {
    const near = (maxKm: number, otherwise: 'next' | 'cancel') =>
      ({ scenarioId: `${maxKm}`, otherwise, fences: [{ kind: 'distance', maxKm }] }) as const;
    expect(starves(world, { scenarios: [near(1, 'next'), near(99, 'cancel')] })).toBe(true);
    expect(starves(world, { scenarios: [near(1, 'cancel'), near(99, 'cancel')] })).toBe(false);
  });

  it('says nothing where leaving units out has a price', () => {
    expect(noStarvation.silentAbout?.({ objective: ['shortage'] })).toBeDefined();
    expect(
      noStarvation.silentAbout?.({
        objective: [
          {
            kind: 'weighted',
            of: [
              { goal: 'unfilled', weight: 9 },
              { goal: 'cost', weight: 1 },
            ],
          },
        ],
      }),
    ).toBeDefined();
    expect(noStarvation.silentAbout?.({ objective: ['shipments', 'unfilled'] })).toBeUndefined();
  });
});

describe('nothingShips', () => {
  it('is seen in an order that somebody has, whatever the fences say', () => {
    const rules: RoutingRules = { fences: [{ kind: 'distance', maxKm: 9 }] };
    expect(judged(nothingShips, { world, rules, answer: nothing })?.sentence).toContain('berlin has it all');
    expect(judged(nothingShips, { world: { ...world, stock: [] }, rules, answer: nothing })).toBeUndefined();
  });
});

describe('claims', () => {
  const plan = routeOrder(world)._unsafeUnwrap();

  it('are kept by a plan as it comes from the router', () => {
    expect(judged(claims, { world, answer: plan })).toBeUndefined();
  });

  it('are broken by a bound above the plan', () => {
    expect(judged(claims, { world, answer: { ...plan, lowerBound: [0, 1, 501] } })?.sentence).toBe(
      'The plan comes to 0, 1, 500, below its own bound of 0, 1, 501.',
    );
  });

  it('are broken by a plan that is called proven when there is a better one', () => {
    const worse = { ...answer({ cologne: 3 }), objective: [0, 1, 600], lowerBound: [0, 1, 600], proven: true };
    expect(judged(claims, { world, answer: worse })?.sentence).toBe(
      'The plan is called proven at 0, 1, 600; there is one at 0, 1, 500.',
    );
    expect(judged(claims, { world, answer: { ...worse, proven: false } })).toBeUndefined();
  });

  it('are compared for rules of one scenario, and not where several passes share the order', () => {
    const worse = { ...answer({ cologne: 3 }), objective: [0, 1, 600], lowerBound: [0, 1, 600], proven: true };
    const one: RoutingRules = { scenarios: [{ scenarioId: 'a', otherwise: 'cancel' }] };
    expect(judged(claims, { world, rules: one, answer: worse })?.sentence).toContain('there is one at 0, 1, 500');
    const two: RoutingRules = { fences: [{ kind: 'distance', maxKm: 5, soft: true }] };
    expect(judged(claims, { world, rules: two, answer: worse })).toBeUndefined();
  });

  it('are broken by a certificate that shows nothing', () => {
    const empty = { ...plan, certificate: { proofs: [] } };
    expect(judged(claims, { world, answer: empty })?.sentence).toBe(
      'The plan is called proven, and its certificate does not show it.',
    );
  });

  it('are none when a router says nothing about goals', () => {
    expect(judged(claims, { world, answer: answer({ cologne: 3 }) })).toBeUndefined();
  });
});
