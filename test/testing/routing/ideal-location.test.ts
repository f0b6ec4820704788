import { describe, expect, it } from 'vitest';
import type { Fence } from '../../../src/domain/routing/index.ts';
import { drawWorld, seededNumbers } from '../../../src/testing/index.ts';
import { idealLocation } from '../../../src/testing/routing/ideal-location.ts';
import { obeysFence } from '../../../src/testing/routing/obeys-fence.ts';
import { twoPlaces } from './support.ts';

const FENCES: readonly Fence[] = [
  { kind: 'market' },
  { kind: 'distance', maxKm: 0 },
  { kind: 'location-kind', allow: ['warehouse', 'store'] },
  { kind: 'location-kind', allow: ['store', 'outlet'] },
  { kind: 'locations', allow: ['one', 'two'], refuse: ['one'] },
  { kind: 'attribute', name: 'tier', equals: 'gold' },
  { kind: 'attribute', name: 'tier', equals: 'silver' },
  { kind: 'needs', line: 'hazmat', location: 'licence' },
  { kind: 'cut-off' },
  { kind: 'promise' },
  { kind: 'rejected', days: 9 },
  { kind: 'priority', atMost: 0 },
];

const attribute = (equals: string | number | boolean): Fence => ({ kind: 'attribute', name: 'tier', equals });

describe('idealLocation', () => {
  it('keeps to all fences at once when one location can', () => {
    expect(idealLocation({ order: { ...twoPlaces, deliverBy: '2026-03-05' }, fences: FENCES })).toEqual({
      locationId: 'two',
      shipmentCostMinor: 0,
      kind: 'store',
      country: 'DE',
      distanceKm: 0,
      priority: 0,
      promisedDay: '2026-03-05',
      attributes: { tier: ['gold', 'silver'], licence: true },
    });
  });

  it('obeys each of them, for whatever order', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const order = drawWorld(seededNumbers({ seed, count: 200 }), { fences: FENCES });
      const location = idealLocation({ order, fences: FENCES });
      for (const line of order.lines) {
        for (const fence of FENCES) expect(obeysFence(fence, { line, location, order })).toBe(true);
      }
    }
  });

  it.each<readonly [string, readonly Fence[], unknown]>([
    ['a yes that two want', [attribute(true), attribute(true)], true],
    ['a number that two want', [attribute(0), attribute(0)], 0],
    ['a text that two want', [attribute('gold'), attribute('gold')], 'gold'],
    ['two texts', [attribute('gold'), attribute('')], ['gold', '']],
    ['a yes that is needed as well', [attribute(true), { kind: 'needs', line: 'x', location: 'tier' }], true],
    ['an empty text beside something', [attribute(''), { kind: 'needs', line: 'x', location: 'tier' }], ['', 'noted']],
    ['one of two numbers', [attribute(1), attribute(2)], 1],
  ])('has %s noted', (_name, fences, noted) => {
    expect(idealLocation({ order: twoPlaces, fences }).attributes).toEqual({ tier: noted });
  });

  it('takes a name that nobody refuses', () => {
    const fences: Fence[] = [{ kind: 'locations', refuse: ['ideal', 'ideal-'] }];
    expect(idealLocation({ order: twoPlaces, fences }).locationId).toBe('ideal--');
  });
});
