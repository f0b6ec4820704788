import { describe, expect, it } from 'vitest';
import { memoryStore, openMemory } from '../../../src/adapters/stores/memory/index.ts';
import { keepingCases } from '../../../src/testing/stores/keeping-cases.ts';
import { failures, forgetsToForget, spoilt } from './planted.ts';

describe('keepingCases', () => {
  it('have a name each', () => {
    expect(new Set(keepingCases.map(({ name }) => name)).size).toBe(keepingCases.length);
  });

  it('catch a store that forgets what it has forgotten', async () => {
    expect((await failures(spoilt(forgetsToForget), 'keeping')).join()).toContain('(L20)');
  });

  it('catch a store whose tenants meet', async () => {
    const memory = openMemory();
    expect((await failures({ makeStore: () => memoryStore({ memory }) }, 'keeping')).join()).toContain('(L76)');
  });

  it('catch a store that says it is durable and is not', async () => {
    const makeStore = () => {
      const store = memoryStore();
      return { ...store, capabilities: { ...store.capabilities, durable: true } };
    };
    expect((await failures({ makeStore }, 'keeping')).join()).toContain('(L68)');
  });
});
