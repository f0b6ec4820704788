import { describe, expect, it } from 'vitest';
import { memoryStore, openMemory } from '../../../../src/adapters/stores/memory/index.ts';
import { commitTo, kept, shelfOf } from '../../../../src/adapters/stores/memory/memory.ts';
import { moved, put, stream } from '../../../application/stock-support.ts';
import { changeOf, teaAt } from '../../../application/support.ts';

describe('openMemory', () => {
  it('lets stores that are opened one after the other share what is in it', async () => {
    const memory = openMemory();
    await put(memoryStore({ memory }), { movements: [moved(3)] });
    expect((await teaAt(memoryStore({ memory }), 'A')).available).toBe(3);
  });

  it('lets tenants never meet, whatever their ids (L76)', async () => {
    const memory = openMemory();
    const [one, two] = [memoryStore({ memory, tenantId: '__proto__' }), memoryStore({ memory, tenantId: 'b' })];
    for (const store of [one, two]) {
      expect((await store.commit(changeOf('c1', { streams: [stream(0, ['H'])], movements: [moved(3)] }))).isOk()).toBe(
        true,
      );
      expect((await teaAt(store, 'A')).available).toBe(3);
      expect((await store.feed('', 10))._unsafeUnwrap()).toHaveLength(1);
    }
  });
});

describe('commitTo', () => {
  it('tells a change of nothing but an answer to nobody who follows', () => {
    const shelf = shelfOf(openMemory(), 'a');
    expect(commitTo(shelf, changeOf('c1')).isOk()).toBe(true);
    expect(shelf.unread).toEqual([]);
    expect(shelf.commands.size).toBe(1);
  });
});

describe('kept', () => {
  it('is a copy that nobody can change', () => {
    const value = { list: [{ n: 1 }] };
    const copy = kept(value);
    expect(copy).toEqual(value);
    expect(copy).not.toBe(value);
    expect(Object.isFrozen(copy.list[0])).toBe(true);
  });

  it('copies once what stands in several places, and again what only looks the same', () => {
    const side = { locationId: 'A' };
    const copy = kept([{ from: side }, { from: side }, { from: { locationId: 'A' } }]);
    expect(copy).toEqual([{ from: side }, { from: side }, { from: side }]);
    expect(copy[0]?.from).not.toBe(side);
    expect(copy[1]?.from).toBe(copy[0]?.from);
    expect(copy[2]?.from).not.toBe(copy[0]?.from);
    side.locationId = 'B';
    expect(copy[1]?.from.locationId).toBe('A');
  });
});
