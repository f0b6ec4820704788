import { errAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { commitChange } from '../../src/application/commit-change.ts';
import type { CommitFailure } from '../../src/application/index.ts';
import { changeOf, failing } from './support.ts';

const change = changeOf('c1', { answer: { n: 1 }, outbox: [{ messageId: 'm1', topic: 't', body: null }] });
const broken = (failure: CommitFailure) => ({ ...memoryStore(), commit: () => errAsync(failure) });

describe('commitChange', () => {
  it('sends a change again until its fate is known', async () => {
    const store = memoryStore();
    const flaky = failing(store, ['aborted', 'unknown-after', 'unknown-before']);
    expect((await commitChange(flaky, change))._unsafeUnwrap().answer).toEqual({ n: 1 });
    expect((await store.feed('', 10))._unsafeUnwrap()).toHaveLength(1);
  });

  it('says whether version or stock was lost to somebody else', async () => {
    const conflict = await commitChange(broken({ kind: 'conflict', on: 'order', orderId: 'O1', version: 2 }), change);
    expect(conflict._unsafeUnwrapErr()).toEqual({ refusal: { code: 'oms.too-busy' }, because: 'conflict' });
    const short: CommitFailure = { kind: 'refused', code: 'store.stock-short', shortages: [] };
    expect((await commitChange(broken(short), change))._unsafeUnwrapErr()).toEqual({
      refusal: short,
      because: 'short',
    });
    const reused: CommitFailure = { kind: 'refused', code: 'store.command-id-reused' };
    expect((await commitChange(broken(reused), change))._unsafeUnwrapErr()).toEqual({ refusal: reused });
  });

  it('never calls an unknown outcome a failure', async () => {
    const refusal = async (plan: Parameters<typeof failing>[1]) =>
      (await commitChange(failing(memoryStore(), plan), change))._unsafeUnwrapErr().refusal;
    expect(await refusal(Array(9).fill('aborted'))).toEqual({ code: 'oms.too-busy' });
    expect(await refusal(['unknown-before', ...Array(9).fill('aborted')])).toEqual({ code: 'oms.outcome-unknown' });
  });
});
