import { describe, expect, it } from 'vitest';
import type { RoutingRules } from '../../../src/domain/routing/index.ts';
import { frozenRules, frozenWorld } from '../../../src/testing/routing/frozen.ts';
import { twoPlaces } from './support.ts';

describe('frozenRules', () => {
  const allows = (): boolean => true;
  const rules: RoutingRules = {
    fences: [
      { kind: 'distance', maxKm: 100 },
      { kind: 'own', name: 'own', allows },
    ],
    objective: [{ kind: 'weighted', of: [{ goal: 'cost', weight: 1 }] }],
    scenarios: [{ scenarioId: 'a', otherwise: 'cancel', splits: { maxShipments: 1 } }],
  };

  it('copies rules that then cannot be changed anywhere, with the very same functions', () => {
    const copy = frozenRules(rules);
    expect(copy).toEqual(rules);
    expect(copy.fences?.[1]).toHaveProperty('allows', allows);
    const parts = [copy, copy.fences, copy.fences?.[0], copy.objective?.[0], copy.scenarios?.[0]?.splits];
    expect(parts.map((part) => Object.isFrozen(part))).toEqual([true, true, true, true, true]);
  });

  it('leaves what it is given as it was', () => {
    frozenRules(rules);
    expect([rules, rules.fences, rules.fences?.[0]].map((part) => Object.isFrozen(part))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('does not copy an object of a class, which is more than its fields', () => {
    class Nearby {
      readonly kind = 'own';
      readonly name = 'nearby';
      allows(): boolean {
        return true;
      }
    }
    const nearby = new Nearby();
    expect(frozenRules({ fences: [nearby] }).fences?.[0]).toBe(nearby);
  });
});

describe('frozenWorld', () => {
  it('copies a world that then cannot be changed anywhere', () => {
    const copy = frozenWorld(twoPlaces);
    expect(copy).toEqual(twoPlaces);
    expect([copy, copy.lines, copy.lines[0], copy.destination].every((part) => Object.isFrozen(part))).toBe(true);
    expect(Object.isFrozen(twoPlaces.lines)).toBe(false);
  });
});
