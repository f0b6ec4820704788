import { errAsync, okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/adapters/stores/memory/index.ts';
import { BrokenPromiseError } from '../../../src/kernel/assert.ts';
import { bad, contentsOf, good, holds, same, sameBytes } from '../../../src/testing/stores/check.ts';
import { moved, put, stream } from '../../application/stock-support.ts';

describe('the words of the kit', () => {
  it('stop a case where something does not hold, and say what was found', () => {
    expect(() => holds(true, 'x')).not.toThrow();
    expect(() => holds(false, 'units are there')).toThrow(BrokenPromiseError);
    expect(() => same({ a: 1, b: 2 }, { b: 2, a: 1 }, 'x')).not.toThrow();
    expect(() => same([1], [2], 'units')).toThrow('units: expected {"value":[2]}, found {"value":[1]}');
    expect(() => sameBytes({ a: 1, b: 2 }, { b: 2, a: 1 }, 'x')).toThrow('expected');
  });

  it('open answers and refusals', async () => {
    expect(await good(okAsync(1), 'x')).toBe(1);
    expect(await bad(errAsync(2), 'x')).toBe(2);
    await expect(good(errAsync({ kind: 'unavailable' }), 'read')).rejects.toThrow('read: refused');
    await expect(bad(okAsync(1), 'write')).rejects.toThrow('write: was not refused');
  });

  it('show everything that a store holds', async () => {
    const store = memoryStore();
    await put(store, { movements: [moved(1)], streams: [stream(0, ['a'])] });
    expect(await contentsOf(store)).toMatchObject({ orders: [{ version: 1 }], positions: [{ available: 1 }] });
  });
});
