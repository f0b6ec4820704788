import { describe, expect, it } from 'vitest';
import { storeContract } from '../../../src/testing/index.ts';
import { faultCases } from '../../../src/testing/stores/fault-cases.ts';
import { cut, failures, spoilt } from './planted.ts';

const whole = spoilt((store) => store);

describe('faultCases', () => {
  for (const { name, group, run } of storeContract(whole)) if (group === 'faults') it(name, run);

  it('are left out where nobody can break a connection', () => {
    const { makeStore } = whole;
    expect(storeContract({ makeStore }).filter(({ group }) => group === 'faults')).toEqual([]);
    expect(storeContract(whole).filter(({ group }) => group === 'faults')).toHaveLength(faultCases.length);
  });

  it('catch a store that takes what it does not know for what was not done (L71)', async () => {
    const { makeStore } = whole;
    const cutStore = async ({ tenantId, when }: { tenantId: string; when: 'before-commit' | 'after-commit' }) =>
      cut(await makeStore({ tenantId }), when, 'aborted');
    const failed = await failures({ makeStore, cutStore }, 'faults');
    expect(failed.join()).toContain('after the commit (L19)');
  });

  it('catch a store that calls a broken connection a conflict', async () => {
    const { makeStore } = whole;
    const cutStore = async ({ tenantId, when }: { tenantId: string; when: 'before-commit' | 'after-commit' }) =>
      cut(await makeStore({ tenantId }), when, 'conflict' as 'aborted');
    expect((await failures({ makeStore, cutStore }, 'faults')).length).toBeGreaterThan(0);
  });
});
