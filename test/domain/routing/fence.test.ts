import { describe, expect, it } from 'vitest';
import { allows, holdsFor, inMarket, looksAtLines } from '../../../src/domain/routing/fence.ts';
import type { Candidate, Condition, Fence, OrderFacts } from '../../../src/domain/routing/index.ts';

const location = { locationId: 'ams', shipmentCostMinor: 500 };
const line = { lineId: '1', sku: 'A', quantity: 1 };
const order: OrderFacts = { lines: [line], locations: [location], stock: [] };

interface Facts {
  readonly location?: Partial<Candidate['location']>;
  readonly line?: Partial<Candidate['line']>;
  readonly order?: Partial<OrderFacts>;
}

const lets = (fence: Fence, facts: Facts = {}): boolean =>
  allows(fence, {
    location: { ...location, ...facts.location },
    line: { ...line, ...facts.line },
    order: { ...order, ...facts.order },
  });

const to = (country: string): Facts['order'] => ({ destination: { country } });

describe('allows', () => {
  it('market: lets in a location in the country, or in a group with it', () => {
    expect(lets({ kind: 'market' }, { location: { country: 'NL' }, order: { ...to('NL') } })).toBe(true);
    expect(lets({ kind: 'market' }, { location: { country: 'BE' }, order: { ...to('NL') } })).toBe(false);
    const groups: Fence = { kind: 'market', markets: [['US'], ['NL', 'BE', 'LU']] };
    expect(lets(groups, { location: { country: 'BE' }, order: { ...to('NL') } })).toBe(true);
    expect(lets(groups, { location: { country: 'US' }, order: { ...to('NL') } })).toBe(false);
    expect(lets(groups, { location: { country: 'BE' } })).toBe(false);
    expect(lets(groups, { order: { ...to('NL') } })).toBe(false);
  });

  it('distance: lets in a location at the bound, and keeps out one beyond it or at an unknown distance', () => {
    const fence: Fence = { kind: 'distance', maxKm: 100 };
    expect(lets(fence, { location: { distanceKm: 100 } })).toBe(true);
    expect(lets(fence, { location: { distanceKm: 100.001 } })).toBe(false);
    expect(lets(fence)).toBe(false);
    // one degree on the equator is 111.195 km
    const near = { coordinates: { latitude: 0, longitude: 1 } };
    const destination = { country: 'DE', coordinates: { latitude: 0, longitude: 0 } };
    expect(lets({ kind: 'distance', maxKm: 111.195 }, { location: near, order: { destination } })).toBe(true);
    expect(lets({ kind: 'distance', maxKm: 111.194 }, { location: near, order: { destination } })).toBe(false);
  });

  it('location-kind: lets in the kinds that are listed', () => {
    expect(lets({ kind: 'location-kind', allow: ['store'] }, { location: { kind: 'store' } })).toBe(true);
    expect(lets({ kind: 'location-kind', allow: ['store'] }, { location: { kind: 'warehouse' } })).toBe(false);
    expect(lets({ kind: 'location-kind', allow: ['store'] })).toBe(false);
  });

  it('locations: lets in those allowed and not refused', () => {
    expect(lets({ kind: 'locations' })).toBe(true);
    expect(lets({ kind: 'locations', allow: ['ams'] })).toBe(true);
    expect(lets({ kind: 'locations', allow: ['ber'] })).toBe(false);
    expect(lets({ kind: 'locations', allow: [] })).toBe(false);
    expect(lets({ kind: 'locations', refuse: ['ams'] })).toBe(false);
    expect(lets({ kind: 'locations', refuse: ['ber'] })).toBe(true);
    expect(lets({ kind: 'locations', allow: ['ams'], refuse: ['ams'] })).toBe(false);
  });

  it('attribute: lets in a location that notes the value, alone or in a list', () => {
    const fence: Fence = { kind: 'attribute', name: 'floor', equals: 2 };
    expect(lets(fence, { location: { attributes: { floor: 2 } } })).toBe(true);
    expect(lets(fence, { location: { attributes: { floor: '2' } } })).toBe(false);
    expect(lets(fence)).toBe(false);
    const listed: Fence = { kind: 'attribute', name: 'handles', equals: 'hazmat' };
    expect(lets(listed, { location: { attributes: { handles: ['frozen', 'hazmat'] } } })).toBe(true);
    expect(lets({ kind: 'attribute', name: 'constructor', equals: 'x' }, { location: { attributes: {} } })).toBe(false);
  });

  it('needs: lets in what can handle the line, and everybody when the line needs nothing', () => {
    const fence: Fence = { kind: 'needs', line: 'hazmat', location: 'hazmat' };
    const needy = { attributes: { hazmat: true } };
    expect(lets(fence, { line: needy, location: { attributes: { hazmat: true } } })).toBe(true);
    expect(lets(fence, { line: needy })).toBe(false);
    expect(lets(fence)).toBe(true);
    for (const nothing of [false, '', []]) {
      expect(lets(fence, { line: { attributes: { hazmat: nothing } } })).toBe(true);
      expect(lets(fence, { line: needy, location: { attributes: { hazmat: nothing } } })).toBe(false);
    }
    expect(lets(fence, { line: { attributes: { hazmat: 0 } } })).toBe(false);
  });

  it('not-to: keeps lines with the attribute out of the countries, and in where nobody said the country', () => {
    const fence: Fence = { kind: 'not-to', line: 'knife', countries: ['GB'] };
    const knife = { attributes: { knife: true } };
    expect(lets(fence, { line: knife, order: { ...to('GB') } })).toBe(false);
    expect(lets(fence, { line: knife, order: { ...to('FR') } })).toBe(true);
    expect(lets(fence, { order: { ...to('GB') } })).toBe(true);
    expect(lets(fence, { line: knife })).toBe(false);
    expect(lets(fence)).toBe(true);
  });

  it('cut-off: lets in until just before, and where there is none', () => {
    const cutOff = '2026-05-04T15:00:00.000Z';
    const when = (now: string): Facts => ({ location: { cutOff }, order: { now } });
    expect(lets({ kind: 'cut-off' }, when('2026-05-04T14:59:59.999Z'))).toBe(true);
    expect(lets({ kind: 'cut-off' }, when('2026-05-04T15:00:00.000Z'))).toBe(false);
    expect(lets({ kind: 'cut-off' }, { location: { cutOff } })).toBe(false);
    expect(lets({ kind: 'cut-off' })).toBe(true);
  });

  it('promise: lets in what arrives by the promised day', () => {
    const by = (promisedDay: string): Facts => ({ location: { promisedDay }, order: { deliverBy: '2026-05-04' } });
    expect(lets({ kind: 'promise' }, by('2026-05-04'))).toBe(true);
    expect(lets({ kind: 'promise' }, by('2026-05-05'))).toBe(false);
    expect(lets({ kind: 'promise' }, { order: { deliverBy: '2026-05-04' } })).toBe(false);
    expect(lets({ kind: 'promise' })).toBe(true);
  });

  it('rejected: lets in again after so many days', () => {
    const rejectedAt = '2026-05-01T12:00:00.000Z';
    const when = (now: string): Facts => ({ location: { rejectedAt }, order: { now } });
    const fence: Fence = { kind: 'rejected', days: 1.5 };
    expect(lets(fence, when('2026-05-02T23:59:59.999Z'))).toBe(false);
    expect(lets(fence, when('2026-05-03T00:00:00.000Z'))).toBe(true);
    expect(lets(fence, { location: { rejectedAt } })).toBe(false);
    expect(lets(fence)).toBe(true);
  });

  it('priority: lets in those at the bound or before it', () => {
    const fence: Fence = { kind: 'priority', atMost: 2 };
    expect(lets(fence, { location: { priority: 2 } })).toBe(true);
    expect(lets(fence, { location: { priority: 3 } })).toBe(false);
    expect(lets(fence)).toBe(false);
  });

  it('own: asks your function about line, location and order', () => {
    const seen: Candidate[] = [];
    const fence: Fence = { kind: 'own', name: 'mine', allows: (candidate) => seen.push(candidate) > 1 };
    expect([lets(fence), lets(fence)]).toEqual([false, true]);
    expect(seen[0]).toEqual({ location, line, order });
  });

  it.each([
    ['false', false],
    ['1', 1],
    ["'true'", 'true'],
    ['{}', {}],
    ['undefined', undefined],
    ['a promise', Promise.resolve(true)],
  ])('own: lets nobody in who is answered %s', (_name, answer) => {
    expect(lets({ kind: 'own', name: 'mine', allows: () => answer as boolean })).toBe(false);
  });

  it('minimum-stock: lets everybody in, because it counts units instead', () => {
    expect(lets({ kind: 'minimum-stock', units: 5 })).toBe(true);
  });
});

describe('looksAtLines', () => {
  it('tells fences that look at the line from those that look at the location only', () => {
    const about: readonly Fence[] = [
      { kind: 'needs', line: 'x', location: 'x' },
      { kind: 'not-to', line: 'x', countries: [] },
      { kind: 'minimum-stock', units: 1 },
      { kind: 'own', name: 'mine', allows: () => true },
    ];
    expect(about.map(looksAtLines)).toEqual([true, true, true, true]);
    expect(looksAtLines({ kind: 'market' })).toBe(false);
    expect(looksAtLines({ kind: 'cut-off' })).toBe(false);
  });
});

describe('inMarket', () => {
  it('knows nobody who serves an unknown country', () => {
    expect(inMarket({ ...location, country: 'NL' }, order, [['NL']])).toBe(false);
    expect(inMarket(location, { ...order, destination: { country: '' } }, [['']])).toBe(false);
  });
});

describe('holdsFor', () => {
  const holds = (condition: Condition, facts: Partial<OrderFacts> = {}): boolean =>
    holdsFor(condition, { ...order, ...facts });

  it('holds for every order when nothing is asked', () => {
    expect(holds({})).toBe(true);
  });

  it('compares what the order is worth, on both sides of the bound', () => {
    expect(holds({ valueAtLeastMinor: 5000 }, { valueMinor: 5000 })).toBe(true);
    expect(holds({ valueAtLeastMinor: 5000 }, { valueMinor: 4999 })).toBe(false);
    expect(holds({ valueBelowMinor: 5000 }, { valueMinor: 4999 })).toBe(true);
    expect(holds({ valueBelowMinor: 5000 }, { valueMinor: 5000 })).toBe(false);
    expect(holds({ valueAtLeastMinor: 0 })).toBe(false);
    expect(holds({ valueBelowMinor: 5000 })).toBe(false);
  });

  it('looks at the country, at the SKUs and at what lines note', () => {
    expect(holds({ countries: ['NL'] }, to('NL'))).toBe(true);
    expect(holds({ countries: ['NL'] }, to('BE'))).toBe(false);
    expect(holds({ countries: ['NL'] })).toBe(false);
    expect(holds({ skus: ['A', 'B'] })).toBe(true);
    expect(holds({ skus: ['B'] })).toBe(false);
    expect(holds({ attribute: 'hazmat' }, { lines: [line, { ...line, attributes: { hazmat: true } }] })).toBe(true);
    expect(holds({ attribute: 'hazmat' }, { lines: [{ ...line, attributes: { hazmat: false } }] })).toBe(false);
  });

  it('wants everything that is asked', () => {
    expect(holds({ skus: ['A'], countries: ['NL'] }, to('NL'))).toBe(true);
    expect(holds({ skus: ['B'], countries: ['NL'] }, to('NL'))).toBe(false);
    expect(holds({ skus: ['A'], countries: ['NL'] }, to('BE'))).toBe(false);
  });
});
