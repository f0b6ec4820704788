import { describe, expect, it } from 'vitest';
import { type Fault, memoryStore, withFaults } from '../../../../src/adapters/stores/memory/index.ts';
import { recount } from '../../../../src/testing/index.ts';
import { moved, stream } from '../../../application/stock-support.ts';
import { changeOf } from '../../../application/support.ts';

async function play(seed: number) {
  const store = memoryStore();
  const faults: Fault[] = [];
  const bad = withFaults(store, { seed, perThousand: 100, onFault: (fault) => faults.push(fault) });
  const told: string[] = [];
  for (let n = 0; n < 60; n += 1) {
    const change = changeOf(`c${n}`, { movements: [moved(1)], streams: [stream(0, ['a'], `O${n}`)] });
    const sent = await bad.commit(change);
    const kept = (await store.answerOf(`c${n}`))._unsafeUnwrap();
    told.push(`${sent.isOk() ? 'ok' : sent.error.kind}:${kept !== null}`);
    await bad.readStock({ keys: [] });
  }
  await recount(store);
  return { faults, told };
}

describe('withFaults', () => {
  it('does the same for the same seed', async () => {
    expect(await play(7)).toEqual(await play(7));
    expect((await play(8)).told).not.toEqual((await play(7)).told);
  });

  it('tells the truth: what is aborted or in conflict is not there, what is unknown may be', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 10; seed += 1) for (const word of (await play(seed)).told) seen.add(word);
    expect([...seen].sort()).toEqual(['aborted:false', 'conflict:false', 'ok:true', 'unknown:false', 'unknown:true']);
  });

  it('lets every fault happen', async () => {
    const seen = new Set<Fault>();
    for (let seed = 0; seed < 10; seed += 1) for (const fault of (await play(seed)).faults) seen.add(fault);
    expect([...seen].sort()).toEqual([
      'aborted',
      'conflict',
      'delay',
      'duplicate',
      'lost-after',
      'lost-before',
      'unavailable',
    ]);
  });

  it('leaves a store alone where nothing is to happen', async () => {
    const quiet = withFaults(memoryStore(), { seed: 1, perThousand: 0.001 });
    expect((await quiet.commitMany([changeOf('a'), changeOf('b')]))._unsafeUnwrap()).toHaveLength(2);
    expect((await quiet.bookmark('x'))._unsafeUnwrap()).toBe('');
  });
});
