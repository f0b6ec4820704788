import { describe, expect, it } from 'vitest';
import { memoryStore, openMemory } from '../../../src/adapters/stores/memory/index.ts';
import { storeContract } from '../../../src/testing/index.ts';

describe('the memory store', () => {
  const memory = openMemory();
  for (const { name, run } of storeContract({ makeStore: ({ tenantId }) => memoryStore({ memory, tenantId }) }))
    it(name, run);
});

describe('storeContract', () => {
  it('names every case once', () => {
    const names = storeContract({ makeStore: () => memoryStore(), cutStore: () => memoryStore() }).map(
      ({ name }) => name,
    );
    expect(new Set(names).size).toBe(names.length);
  });
});
