import { describe, expect, it } from 'vitest';
import type { RoutingRules } from '../../../../src/domain/routing/index.ts';
import { listFences, listRemovable } from '../../../../src/testing/routing/analysis/list-rules.ts';

const rules: RoutingRules = {
  version: 'v1',
  fences: [{ kind: 'market' }],
  objective: ['unfilled', 'balance', 'cost'],
  splits: { maxShipments: 2 },
  scenarios: [
    { scenarioId: 'a', otherwise: 'next', fences: [{ kind: 'promise' }] },
    { scenarioId: 'b', otherwise: 'cancel' },
  ],
};

describe('listFences', () => {
  it('says where each fence stands', () => {
    expect(listFences(rules)).toEqual([
      { path: '/fences/0', fence: { kind: 'market' } },
      { path: '/scenarios/0/fences/0', fence: { kind: 'promise' }, scenario: 0 },
    ]);
  });
});

describe('listRemovable', () => {
  it('takes away one thing at a time, and leaves the rest as it was', () => {
    const removable = new Map(listRemovable(rules).map(({ path, without }) => [path, without]));
    expect([...removable.keys()]).toEqual([
      '/fences/0',
      '/objective/1',
      '/splits/maxShipments',
      '/scenarios/0/fences/0',
      '/scenarios/0',
      '/scenarios/1',
    ]);
    expect(removable.get('/fences/0')).toEqual({ ...rules, fences: [] });
    expect(removable.get('/splits/maxShipments')).toEqual({ ...rules, splits: {} });
    expect(removable.get('/scenarios/0')).toEqual({ ...rules, scenarios: rules.scenarios?.slice(1) });
  });

  it('never takes the last scenario or the last goal away', () => {
    const only: RoutingRules = { objective: ['cost'], scenarios: [{ scenarioId: 'a', otherwise: 'cancel' }] };
    expect(listRemovable(only)).toEqual([]);
  });
});
