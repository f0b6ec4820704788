import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { keepRefusal } from '../../src/application/keep-refusal.ts';
import { outcomeChange } from '../../src/application/record.ts';
import { NOW } from './support.ts';

const stamp = { commandId: 'c', issuedAt: NOW, at: NOW, fingerprint: 'f' };

describe('keepRefusal', () => {
  it('keeps an answer for good, and hands it out whatever is found later', async () => {
    const store = memoryStore();
    const first = await keepRefusal(store, stamp, { code: 'order.unknown' });
    expect(first).toEqual({ outcome: { kind: 'refused', refusal: { code: 'order.unknown' } } });
    expect(await keepRefusal(store, stamp, { code: 'order.hold-exists' })).toEqual(first);
  });

  it('hands out what was answered before: a command that was carried out may well be refused now', async () => {
    const store = memoryStore();
    await store.commit(outcomeChange(stamp, { kind: 'done', answer: 1 }, { fingerprint: 'f' }));
    const done = { outcome: { kind: 'done', answer: 1 } };
    expect(await keepRefusal(store, stamp, { code: 'order.hold-exists' })).toEqual(done);
    expect(await keepRefusal(store, stamp, { code: 'order.nothing-asked' })).toEqual(done);
  });

  it('does not use up the id of what nobody can mean (L17)', async () => {
    const store = memoryStore();
    const refusal = { code: 'order.nothing-asked' };
    expect(await keepRefusal(store, stamp, refusal)).toEqual({ refusal });
    expect((await store.answerOf('c'))._unsafeUnwrap()).toBeNull();
  });

  it('says when the store cannot be asked', async () => {
    const store = memoryStore();
    await store.close();
    expect(await keepRefusal(store, stamp, { code: 'order.nothing-asked' })).toEqual({
      refusal: { code: 'oms.store-unavailable' },
    });
    expect(await keepRefusal(store, stamp, { code: 'order.unknown' })).toEqual({ refusal: { code: 'oms.too-busy' } });
  });
});
