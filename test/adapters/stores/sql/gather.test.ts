import { describe, expect, it } from 'vitest';
import { gathering } from '../../../../src/adapters/stores/sql/gather.ts';

/** Batches that end when they are told to: each number is answered by its double, and 13 makes its batch fail. */
function heldBatches(options: { readonly calls: number; readonly size: number; readonly apart?: true }) {
  const sent: number[][] = [];
  const ends: (() => void)[] = [];
  const { add, close } = gathering<number, number>({
    ...options,
    ...(options.apart ? { apartOf: (item) => [`${item % 10}`] } : {}),
    send: async (batch) => {
      sent.push([...batch]);
      await new Promise<void>((end) => ends.push(end));
      if (batch.includes(13)) throw new Error('13');
      return batch.map((item) => 2 * item);
    },
  });
  return { sent, end: () => ends.shift()?.(), add, close };
}

describe('gathering', () => {
  it('sends what comes alone at once, and what has to wait together, up to what a batch may hold', async () => {
    const { sent, end, add } = heldBatches({ calls: 2, size: 2 });
    const answers = [1, 2, 3, 4, 5].map(add);
    expect(sent).toEqual([[1], [2]]);
    end();
    expect(await answers[0]).toBe(2);
    expect(sent).toEqual([[1], [2], [3, 4]]);
    end();
    end();
    end();
    await answers[3];
    end();
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8, 10]);
    expect(sent).toEqual([[1], [2], [3, 4], [5]]);
  });

  it('fails for each of a batch that fails, and goes on with the next', async () => {
    const { sent, end, add } = heldBatches({ calls: 1, size: 2 });
    const answers = [1, 12, 13, 4].map((item) => add(item).catch((failure: Error) => failure.message));
    end();
    await answers[0];
    end();
    await answers[1];
    end();
    expect(await Promise.all(answers)).toEqual([2, '13', '13', 8]);
    expect(sent).toEqual([[1], [12, 13], [4]]);
  });

  it('keeps apart what has something in common; whoever must wait keeps his turn', async () => {
    const { sent, end, add } = heldBatches({ calls: 1, size: 9, apart: true });
    const answers = [1, 2, 22, 3, 32].map(add);
    for (const answer of answers.slice(0, 3)) {
      end();
      await answer;
    }
    end();
    await Promise.all(answers);
    expect(sent).toEqual([[1], [2, 3], [22], [32]]);
  });

  it('is closed when all is answered, for each who asks', async () => {
    const { end, add, close } = heldBatches({ calls: 1, size: 1 });
    const answers = [add(1), add(2)];
    const closed: string[] = [];
    const closing = ['first', 'second'].map((name) => close().then(() => closed.push(name)));
    end();
    await answers[0];
    expect(closed).toEqual([]);
    end();
    await Promise.all(closing);
    expect(closed).toEqual(['first', 'second']);
    await close();
  });
});
