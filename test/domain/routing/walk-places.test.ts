import { describe, expect, it } from 'vitest';
import { type GreedyWay, type RoutingQuestion, routeGreedily } from '../../../src/domain/routing/index.ts';
import type { SplitRules } from '../../../src/domain/routing/rules.ts';

/** Two of A and one of B, worth 5 each; `a` is nearest. */
const question: RoutingQuestion = {
  lines: [
    { lineId: '1', sku: 'A', quantity: 2, valueMinor: 5 },
    { lineId: '2', sku: 'B', quantity: 1, valueMinor: 5 },
  ],
  locations: [
    { locationId: 'a', shipmentCostMinor: 9, distanceKm: 1 },
    { locationId: 'b', shipmentCostMinor: 9, distanceKm: 2 },
    { locationId: 'c', shipmentCostMinor: 9, distanceKm: 3 },
  ],
  stock: [
    { sku: 'A', locationId: 'a', available: 1 },
    { sku: 'A', locationId: 'b', available: 2 },
    { sku: 'B', locationId: 'c', available: 1 },
  ],
};

const walked = (changes: Partial<RoutingQuestion>, splits: SplitRules = {}, way: GreedyWay = 'nearest-first') =>
  routeGreedily({ ...question, ...changes, rules: { splits } }, way)
    ._unsafeUnwrap()
    .allocations.map(({ lineId, locationId, quantity }) => `${quantity} of ${lineId} from ${locationId}`);

describe('walkPlaces', () => {
  it('takes what it finds on its way', () => {
    expect(walked({})).toEqual(['1 of 1 from a', '1 of 1 from b', '1 of 2 from c']);
    expect(walked({}, {}, 'most-first')).toEqual(['2 of 1 from b', '1 of 2 from c']);
  });

  it('keeps to what places may handle, and passes by those that can handle nothing', () => {
    const locations = question.locations.map((one) => (one.locationId === 'a' ? { ...one, capacityUnits: 0 } : one));
    expect(walked({ locations }, { maxShipments: 2 })).toEqual(['2 of 1 from b', '1 of 2 from c']);
  });

  it('stops when no more may ship; places that ship already are not counted', () => {
    expect(walked({}, { maxShipments: 2 })).toEqual(['1 of 1 from a', '1 of 1 from b']);
    const locations = question.locations.map((one) =>
      one.locationId === 'c' ? { ...one, alreadyShipping: true } : one,
    );
    expect(walked({ locations }, { maxShipments: 2 })).toEqual(['1 of 1 from a', '1 of 2 from c']);
  });

  it('ships whole what may not split, and lines that are complete', () => {
    const lines = question.lines.map((line) => ({ ...line, mayNotSplit: true }));
    expect(walked({ lines })).toEqual(['2 of 1 from b', '1 of 2 from c']);
    const more = question.lines.map((line) => (line.lineId === '1' ? { ...line, quantity: 4 } : line));
    expect(walked({ lines: more }, { shipComplete: 'line' })).toEqual(['1 of 2 from c']);
    expect(walked({ lines: more }, { shipComplete: 'order' })).toEqual([]);
    expect(walked({}, { shipComplete: 'order' })).toHaveLength(3);
  });

  it('takes no unit twice where a kit and a line want the same', () => {
    const lines = [
      { lineId: '1', sku: 'A', quantity: 1 },
      { lineId: '2', sku: 'A', quantity: 1, kitId: 'k' },
    ];
    const stock = [{ sku: 'A', locationId: 'a', available: 1 }];
    expect(walked({ lines, stock })).toEqual(['1 of 1 from a']);
  });

  it('leaves out shipments that are worth too little, unless there is but one', () => {
    // a and c ship 5 each, b 5 as well: below 6 only one may ship
    expect(walked({}, { minimumShipmentMinor: 5 })).toHaveLength(3);
    expect(walked({}, { minimumShipmentMinor: 6 })).toEqual(['1 of 1 from a']);
    expect(walked({}, { minimumShipmentMinor: 6 }, 'most-first')).toEqual(['2 of 1 from b']);
  });

  it('rather goes to one that has everything', () => {
    const stock = [...question.stock, { sku: 'B', locationId: 'b', available: 1 }];
    expect(walked({ stock }, {}, 'single-else-nearest')).toEqual(['2 of 1 from b', '1 of 2 from b']);
  });
});
