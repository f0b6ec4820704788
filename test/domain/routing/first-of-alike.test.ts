import { describe, expect, it } from 'vitest';
import { firstOfAlike } from '../../../src/domain/routing/first-of-alike.ts';
import { type RoutingQuestion, routeOrder } from '../../../src/domain/routing/index.ts';
import type { Translated } from '../../../src/domain/routing/translate.ts';

/** Twins `a` and `b`, and something else that makes a search needful. */
function twins(change: object = {}): RoutingQuestion {
  return {
    lines: [
      { lineId: '1', sku: 'A', quantity: 2 },
      { lineId: '2', sku: 'B', quantity: 1 },
    ],
    locations: [
      { locationId: 'z', shipmentCostMinor: 0 },
      { locationId: 'b', shipmentCostMinor: 1 },
      { locationId: 'a', shipmentCostMinor: 1, ...change },
    ],
    stock: [
      { sku: 'A', locationId: 'z', available: 1 },
      { sku: 'B', locationId: 'z', available: 1 },
      { sku: 'A', locationId: 'b', available: 1 },
      { sku: 'A', locationId: 'a', available: 1 },
    ],
    rules: { objective: ['unfilled', 'cost'] },
  };
}

const shippers = (question: RoutingQuestion): string[] =>
  routeOrder(question)
    ._unsafeUnwrap()
    .shipments.map(({ locationId }) => locationId);

describe('firstOfAlike', () => {
  it('lets the twin ship whose id comes first', () => {
    expect(shippers(twins())).toEqual(['a', 'z']);
  });

  it('does not take a location for a twin that costs more, or may handle nothing', () => {
    expect(shippers(twins({ shipmentCostMinor: 2 }))).toEqual(['b', 'z']);
    expect(shippers(twins({ capacityUnits: 0 }))).toEqual(['b', 'z']);
  });

  it('leaves plans alone in which nobody is like anybody', () => {
    const numbers = { network: {}, tiers: [] } as unknown as Translated;
    const taken = [{ item: 0, place: 0, units: 3 }];
    expect(firstOfAlike(numbers, taken)).toBe(taken);
  });
});
