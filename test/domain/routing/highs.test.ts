import * as fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { type Goal, type RoutingQuestion, routeOrder, verifyCertificate } from '../../../src/domain/routing/index.ts';
import { choicesFrom, seededNumbers } from '../../../src/testing/index.ts';
import { programOf, type Stage } from './support/program.ts';

/** The seed of the whole run; with `SEED=random` one of its own. */
const SEED = fc.readConfigureGlobal().seed ?? Math.floor(process.uptime() * 1e6);
const ORDERS = 12;

interface Size {
  readonly items: number;
  readonly locations: number;
  /** of a hundred lines or locations, so many are special */
  readonly special: number;
}

/** An order of middle size: too large to try every way to ship, with ties, gaps in stock and, if wanted, limits. */
function middleOrder({ items, locations, special }: Size, seed: number): RoutingQuestion {
  const { upTo, chance, maybe } = choicesFrom(seededNumbers({ seed, count: items * locations * 3 + 400 }));
  const gaps = 30 + upTo(50);
  const lines = Array.from({ length: items }, (_, i) => {
    const mayNotSplit = chance(special) ? { mayNotSplit: true } : {};
    return { lineId: `${i}`, sku: `s${i}`, quantity: 1 + upTo(5), shortageMinor: 100 * upTo(30), ...mayNotSplit };
  });
  const places = Array.from({ length: locations }, (_, l) => {
    const capacityUnits = maybe(special, () => 2 + upTo(8));
    return {
      locationId: `l${String(l).padStart(3, '0')}`,
      shipmentCostMinor: 300 + 50 * upTo(14),
      ...(capacityUnits === undefined ? {} : { capacityUnits }),
    };
  });
  const pairs = lines.flatMap(({ sku }) => places.map(({ locationId }) => ({ sku, locationId })));
  const stock = pairs.flatMap((pair) => (chance(gaps) ? [] : [{ ...pair, available: 1 + upTo(6) }]));
  const unitCosts = stock.map(({ sku, locationId }) => ({ sku, locationId, costMinor: 10 * upTo(40) }));
  const maxShipments = maybe(special * 2, () => 2 + upTo(3));
  return {
    lines,
    locations: places,
    stock,
    unitCosts,
    rules: { splits: maxShipments === undefined ? {} : { maxShipments } },
  };
}

const SUM: Goal = {
  kind: 'weighted',
  of: [
    { goal: 'cost', weight: 1 },
    { goal: 'shortage', weight: 1 },
  ],
};

const GOALS: Readonly<Record<string, readonly [objective: readonly Goal[], stages: readonly Stage[]]>> = {
  'unfilled > cost': [
    ['unfilled', 'cost'],
    [['unfilled'], ['cost']],
  ],
  'unfilled > shipments > cost': [
    ['unfilled', 'shipments', 'cost'],
    [['unfilled'], ['shipments'], ['cost']],
  ],
  'cost and shortage together': [[SUM], [['cost', 'shortage']]],
};

const SIZES: Readonly<Record<string, Size>> = {
  'orders of 8 lines, 25 locations': { items: 8, locations: 25, special: 0 },
  'orders of 6 lines, 14 locations, with limits': { items: 6, locations: 14, special: 25 },
};

const highs = await loadHighs();

/** What HiGHS proves to be the best, stage by stage. */
function bestByHighs(question: RoutingQuestion, stages: readonly Stage[]): number[] {
  const reached: number[] = [];
  for (const _ of stages) {
    const answer = highs.solve(programOf(question, stages, reached), {
      mip_rel_gap: 0,
      mip_abs_gap: 0.5,
      output_flag: false,
    });
    expect(answer.Status).toBe('Optimal');
    reached.push(Math.round(answer.ObjectiveValue));
  }
  return reached;
}

describe.each(Object.entries(GOALS))('with the goals %s', (_goals, [objective, stages]) => {
  it.each(Object.entries(SIZES))(`finds what HiGHS finds on ${ORDERS} %s (seed ${SEED})`, (_size, size) => {
    for (let k = 0; k < ORDERS; k += 1) {
      const world = middleOrder(size, SEED + k);
      const question = { ...world, rules: { ...world.rules, objective } };
      const plan = routeOrder(question)._unsafeUnwrap();
      const note = `order ${k} of seed ${SEED}`;
      expect(plan.objective, note).toEqual(bestByHighs(question, stages));
      expect(plan.proven, note).toBe(true);
      expect(plan.lowerBound, note).toEqual(plan.objective);
      expect(verifyCertificate(question, plan), note).toBe(true);
    }
  });
});
