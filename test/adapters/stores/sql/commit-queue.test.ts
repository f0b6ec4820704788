import { ok } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { openQueue } from '../../../../src/adapters/stores/sql/commit-queue.ts';
import { type ChangePlan, committedOf } from '../../../../src/application/index.ts';
import { changeOf } from '../../../application/support.ts';
import { received, stream } from '../../../stores/changes.ts';

/** A queue whose calls end when they are told to. */
function heldQueue(calls: number, size: number) {
  const sent: string[][] = [];
  const ends: (() => void)[] = [];
  const commit = async (plans: readonly ChangePlan[]) => {
    sent.push(plans.map(({ change }) => change.commandId));
    await new Promise<void>((end) => ends.push(end));
    return plans.map(({ change }) => ok(committedOf(change)));
  };
  return { sent, end: () => ends.shift()?.(), queue: openQueue({ calls, size, commit }) };
}

describe('openQueue', () => {
  it('sends what comes alone at once, and what has to wait together', async () => {
    const { queue, sent, end } = heldQueue(2, 200);
    const answers = [1, 2, 3, 4, 5].map((i) => queue.commit(received(`c${i}`, i)));
    expect(sent).toEqual([['c1'], ['c2']]);
    end();
    await answers[0];
    expect(sent).toEqual([['c1'], ['c2'], ['c3', 'c4', 'c5']]);
    end();
    end();
    for (const [i, answer] of answers.entries()) expect((await answer)._unsafeUnwrap().commandId).toBe(`c${i + 1}`);
  });

  it('puts no more into a call than it may', async () => {
    const { queue, sent, end } = heldQueue(1, 2);
    const answers = [1, 2, 3, 4].map((i) => queue.commit(received(`c${i}`, i)));
    for (const answer of [answers[0], answers[1], answers[3]]) {
      end();
      await answer;
    }
    expect(sent).toEqual([['c1'], ['c2', 'c3'], ['c4']]);
  });

  it('keeps apart what has an order or a command in common, in the order in which it came', async () => {
    const { queue, sent, end } = heldQueue(1, 200);
    const first = queue.commit(received('c0', 1));
    const order = (id: string, version: number) => queue.commit(changeOf(id, { streams: stream(version, id) }));
    const rest = [order('c1', 0), queue.commit(received('c2', 1)), order('c3', 1), queue.commit(received('c2', 1))];
    end();
    await first;
    end();
    await rest[0];
    end();
    await Promise.all(rest);
    expect(sent).toEqual([['c0'], ['c1', 'c2'], ['c3', 'c2']]);
  });

  it('refuses what no store writes without sending it', async () => {
    const { queue, sent } = heldQueue(1, 2);
    expect((await queue.commit(changeOf('', {})))._unsafeUnwrapErr()).toEqual({
      kind: 'refused',
      code: 'store.change-malformed',
    });
    expect(sent).toEqual([]);
  });

  it('takes in nothing once it is closed, and waits for what is on its way', async () => {
    const { queue, sent, end } = heldQueue(1, 2);
    const answers = [queue.commit(received('c1', 1)), queue.commit(received('c2', 1))];
    let closed = false;
    const closing = queue.close().then(() => {
      closed = true;
    });
    expect((await queue.commit(received('c3', 1)))._unsafeUnwrapErr()).toEqual({ kind: 'aborted' });
    end();
    await answers[0];
    expect(closed).toBe(false);
    end();
    await closing;
    expect((await answers[1])?.isOk()).toBe(true);
    expect(sent).toEqual([['c1'], ['c2']]);
  });
});
