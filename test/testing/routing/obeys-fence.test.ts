import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allows } from '../../../src/domain/routing/fence.ts';
import type { Candidate, Fence, OrderFacts, RoutingLocation } from '../../../src/domain/routing/index.ts';
import { drawWorld } from '../../../src/testing/index.ts';
import { obeysFence } from '../../../src/testing/routing/obeys-fence.ts';
import { twoPlaces } from './support.ts';

const FENCES: readonly Fence[] = [
  { kind: 'market' },
  { kind: 'market', markets: [['NL', 'BE']] },
  { kind: 'distance', maxKm: 80 },
  { kind: 'location-kind', allow: ['store'] },
  { kind: 'locations', allow: ['east', 'north'] },
  { kind: 'locations', refuse: ['east'] },
  { kind: 'attribute', name: 'tier', equals: 'gold' },
  { kind: 'needs', line: 'hazmat', location: 'tier' },
  { kind: 'not-to', line: 'hazmat', countries: ['DE'] },
  { kind: 'cut-off' },
  { kind: 'promise' },
  { kind: 'minimum-stock', units: 2 },
  { kind: 'rejected', days: 2 },
  { kind: 'priority', atMost: 2 },
  { kind: 'own', name: 'own', allows: ({ location }) => location.priority === 1 },
];

const at = (location: Partial<RoutingLocation>, order: Partial<OrderFacts> = {}): Candidate => ({
  line: twoPlaces.lines[0] ?? { lineId: '1', sku: 'A', quantity: 1 },
  location: { locationId: 'x', shipmentCostMinor: 0, ...location },
  order: { ...twoPlaces, ...order },
});

describe('obeysFence', () => {
  it('says of every pair what the router says, though it was written apart from it', () => {
    const property = fc.property(fc.array(fc.nat(), { maxLength: 150 }), (numbers) => {
      const order = drawWorld(numbers, { fences: FENCES });
      for (const line of order.lines) {
        for (const location of order.locations) {
          for (const fence of FENCES) {
            expect(obeysFence(fence, { line, location, order })).toBe(allows(fence, { line, location, order }));
          }
        }
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('takes coordinates when no distance is given: Amsterdam to Berlin is 577 km, to the kilometre', () => {
    const order = { destination: { country: 'DE', coordinates: { latitude: 52.52, longitude: 13.405 } } };
    const amsterdam = at({ coordinates: { latitude: 52.3676, longitude: 4.9041 } }, order);
    expect(obeysFence({ kind: 'distance', maxKm: 578 }, amsterdam)).toBe(true);
    expect(obeysFence({ kind: 'distance', maxKm: 576 }, amsterdam)).toBe(false);
    expect(obeysFence({ kind: 'distance', maxKm: 40_000 }, at({}))).toBe(false);
  });

  it('lets the second of a cut-off pass no more, and the last second before it', () => {
    const cutOff = '2026-03-02T14:00:00.000Z';
    expect(obeysFence({ kind: 'cut-off' }, at({ cutOff }, { now: '2026-03-02T13:59:59.999Z' }))).toBe(true);
    expect(obeysFence({ kind: 'cut-off' }, at({ cutOff }, { now: cutOff }))).toBe(false);
  });

  it('bans a line from a country that nobody knows, and lets one without the attribute go anywhere', () => {
    const ban: Fence = { kind: 'not-to', line: 'hazmat', countries: ['CH'] };
    const { destination: _unknown, ...nowhere } = twoPlaces;
    const line = { lineId: '1', sku: 'A', quantity: 1, attributes: { hazmat: true } };
    const location = { locationId: 'x', shipmentCostMinor: 0 };
    expect(obeysFence(ban, { line, location, order: nowhere })).toBe(false);
    expect(obeysFence(ban, { line, location, order: twoPlaces })).toBe(true);
    expect(obeysFence(ban, { line: { ...line, attributes: {} }, location, order: nowhere })).toBe(true);
  });

  it('takes nothing but true for the yes of your own function', () => {
    const own = (answer: unknown): Fence => ({ kind: 'own', name: 'o', allows: () => answer as boolean });
    expect([true, 1, 'yes', Promise.resolve(true), false].map((answer) => obeysFence(own(answer), at({})))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('finds one value among several that are noted', () => {
    const gold: Fence = { kind: 'attribute', name: 'tier', equals: 'gold' };
    expect(obeysFence(gold, at({ attributes: { tier: ['silver', 'gold'] } }))).toBe(true);
    expect(obeysFence(gold, at({ attributes: { tier: ['silver'] } }))).toBe(false);
    expect(obeysFence(gold, at({ attributes: { __proto__: { tier: 'gold' } } as never }))).toBe(false);
  });
});
