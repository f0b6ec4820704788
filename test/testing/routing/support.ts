import type { OrderFacts, RoutingRules } from '../../../src/domain/routing/index.ts';

/** Three units of A, in Berlin and in Cologne; either has them all. */
export const twoPlaces: OrderFacts = {
  lines: [{ lineId: '1', sku: 'A', quantity: 3 }],
  locations: [
    { locationId: 'berlin', shipmentCostMinor: 500, country: 'DE', kind: 'warehouse', distanceKm: 10 },
    { locationId: 'cologne', shipmentCostMinor: 600, country: 'DE', kind: 'store', distanceKm: 20 },
  ],
  stock: [
    { sku: 'A', locationId: 'berlin', available: 3 },
    { sku: 'A', locationId: 'cologne', available: 3 },
  ],
  destination: { country: 'DE' },
  now: '2026-03-02T12:00:00.000Z',
};

/** Sets of rules of every kind, all of them sound. */
export const SOUND: Readonly<Record<string, RoutingRules>> = {
  'no rules at all': {},
  'cheapest first': { objective: ['unfilled', 'cost'] },
  'ranked goals behind a market': {
    fences: [{ kind: 'market', soft: true }],
    objective: ['shipments', 'market', { kind: 'distance', band: 50 }],
  },
  'weighted goals': {
    objective: [
      'unfilled',
      {
        kind: 'weighted',
        of: [
          { goal: 'cost', weight: 3 },
          { goal: { kind: 'rating', name: 'near', of: 'distanceKm', from: 50, to: 300, penalty: 100 }, weight: 2 },
          { goal: 'balance', weight: 1 },
        ],
      },
    ],
  },
  'fences and limits': {
    fences: [
      { kind: 'needs', line: 'hazmat', location: 'hazmat' },
      { kind: 'promise' },
      { kind: 'cut-off' },
      { kind: 'rejected', days: 3 },
      { kind: 'minimum-stock', units: 1, kinds: ['store'] },
      { kind: 'distance', maxKm: 100, when: { valueBelowMinor: 5000 } },
    ],
    objective: ['promise-day', 'priority', 'cost'],
    splits: { maxShipments: 2, minimumShipmentMinor: 500, noSplitWith: ['B'] },
  },
  'a chain of scenarios': {
    fences: [{ kind: 'promise' }],
    scenarios: [
      { scenarioId: 'own', fences: [{ kind: 'location-kind', allow: ['warehouse'] }], otherwise: 'start-over' },
      { scenarioId: 'any', toleranceDays: 2, otherwise: 'next' },
      { scenarioId: 'late', toleranceDays: 5, otherwise: 'back-order' },
    ],
  },
  'a price on what is missing': {
    objective: [
      {
        kind: 'weighted',
        of: [
          { goal: 'cost', weight: 1 },
          { goal: 'shortage', weight: 1 },
        ],
      },
    ],
  },
  'complete or nothing': { splits: { shipComplete: 'order' } },
  'whole lines': { splits: { shipComplete: 'line' } },
};
