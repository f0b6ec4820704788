import { describe, expect, it } from 'vitest';
import { constraintsOf, withoutConstraints } from '../../../src/domain/routing/constraints.ts';
import type { RoutingQuestion } from '../../../src/domain/routing/index.ts';

const question: RoutingQuestion = {
  lines: [
    { lineId: '1', sku: 'A', quantity: 1, pinnedTo: 'x' },
    { lineId: '2', sku: 'A', quantity: 2, pinnedTo: 'x' },
    { lineId: '3', sku: '__proto__', quantity: 2, kitId: 'k', attributes: { ['__proto__']: true } },
  ],
  locations: [{ locationId: 'x', shipmentCostMinor: 1, capacityUnits: 3 }],
  stock: [],
  rules: {
    fences: [{ kind: 'market' }, { kind: 'cut-off', ruleId: 'late' }],
    splits: { maxShipments: 2, shipComplete: 'order' },
    scenarios: [{ scenarioId: 's', fences: [{ kind: 'promise' }], otherwise: 'next' }],
  },
};

describe('constraintsOf', () => {
  it('lists every constraint once, lines of one SKU together', () => {
    expect(constraintsOf(question)).toEqual([
      { kind: 'fence', rule: 'market', paths: ['/rules/fences/0'] },
      { kind: 'fence', rule: 'late', paths: ['/rules/fences/1'] },
      { kind: 'split', rule: 'maxShipments', paths: ['/rules/splits/maxShipments'] },
      { kind: 'fence', rule: 'promise', of: 's', paths: ['/rules/scenarios/0/fences/0'] },
      { kind: 'sku', rule: 'pinnedTo', of: 'A', paths: ['/lines/0/pinnedTo', '/lines/1/pinnedTo'] },
      { kind: 'kit', rule: 'kitId', of: 'k', paths: ['/lines/2/kitId'] },
      { kind: 'location', rule: 'capacityUnits', of: 'x', paths: ['/locations/0/capacityUnits'] },
    ]);
  });

  it('lists none where there are none', () => {
    expect(constraintsOf({ lines: [], locations: [], stock: [] })).toEqual([]);
  });
});

describe('withoutConstraints', () => {
  it('takes them out, and leaves all else as it is', () => {
    const bare = withoutConstraints(question, constraintsOf(question));
    expect(constraintsOf(bare)).toEqual([]);
    expect(bare.lines[2]?.attributes).toBe(question.lines[2]?.attributes);
    expect(bare.rules?.splits).toEqual({ shipComplete: 'order' });
    expect(constraintsOf(question)).toHaveLength(7);
  });

  it('takes out one fence of several', () => {
    const [market] = constraintsOf(question);
    expect(withoutConstraints(question, market === undefined ? [] : [market]).rules?.fences).toEqual([
      { kind: 'cut-off', ruleId: 'late' },
    ]);
  });

  it('gives the very same question back when nothing is dropped', () => {
    expect(withoutConstraints(question, [])).toBe(question);
  });
});
