import { describe, expect, it } from 'vitest';
import type { RoutingRules } from '../../../src/domain/routing/index.ts';
import { analyzeRoutingRules } from '../../../src/testing/index.ts';
import { SOUND, twoPlaces } from './support.ts';

const codes = (rules: RoutingRules): string[] => analyzeRoutingRules(rules).map(({ code, path }) => `${code} ${path}`);

describe('analyzeRoutingRules', () => {
  it('finds every kind of oddity in one set of rules, each with an order', () => {
    const rules: RoutingRules = {
      fences: [
        { kind: 'distance', maxKm: 100 },
        { kind: 'distance', maxKm: 200 },
        { kind: 'location-kind', allow: ['store'], when: { valueBelowMinor: 5000 } },
        { kind: 'location-kind', allow: ['warehouse'], when: { countries: ['NL'] } },
        { kind: 'cut-off', when: { valueAtLeastMinor: 9, valueBelowMinor: 9 } },
      ],
      splits: { maxShipments: 50 },
    };
    const found = analyzeRoutingRules(rules);
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'routing-rules.contradictory-fences /fences/2',
      'routing-rules.unreachable /fences/4/when/valueBelowMinor',
      'routing-rules.shadowed /fences/1',
      'routing-rules.missing-default /fences/2',
      'routing-rules.never-decides /splits/maxShipments',
    ]);
    for (const { witness, sentence } of found) {
      expect(witness?.lines.length).toBeGreaterThan(0);
      expect(sentence).toMatch(/\.$/);
    }
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it('stops at what is no rule', () => {
    expect(codes({ fences: [{ kind: 'market' }, { kind: 'distance', maxKm: -1 }] })).toEqual([
      'routing-rules.not-a-rule /fences/1',
    ]);
    expect(codes({ objective: [{ kind: 'own', name: 'half', rate: () => 0.5 }] })).toEqual([
      'routing-rules.not-a-rule /objective',
    ]);
  });

  it('finds nothing certain in sound rules', () => {
    for (const rules of Object.values(SOUND)) {
      expect(codes(rules).filter((one) => !one.startsWith('routing-rules.never-decides'))).toEqual([]);
    }
    expect(codes({})).toEqual([]);
  });

  it('looks at rules as if they were in force, and at days that make no sense', () => {
    const later: RoutingRules = { validFrom: '2030-01-01T00:00:00.000Z', splits: { maxShipments: 50 } };
    expect(codes(later)).toEqual(['routing-rules.never-decides /splits/maxShipments']);
    const never: RoutingRules = { ...later, validUntil: '2029-01-01T00:00:00.000Z', splits: { maxShipments: 1 } };
    expect(codes(never)).toEqual(['routing-rules.unreachable /validUntil']);
  });

  it('looks at your own orders alone when asked to', () => {
    const rules: RoutingRules = { objective: ['unfilled', 'shipments', 'cost', 'balance'] };
    expect(
      analyzeRoutingRules(rules, { orders: [twoPlaces], worlds: 0 }).map(({ path, params }) => [
        path,
        params['worlds'],
      ]),
    ).toEqual([
      ['/objective/1', 1],
      ['/objective/2', 1],
      ['/objective/3', 1],
    ]);
  });
});
