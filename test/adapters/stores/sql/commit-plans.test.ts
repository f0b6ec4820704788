import { describe, expect, it } from 'vitest';
import type { Bundle } from '../../../../src/adapters/stores/sql/bundle-of.ts';
import { commitPlans } from '../../../../src/adapters/stores/sql/commit-plans.ts';
import { type Change, type Ground, PLACES, planChange } from '../../../../src/application/index.ts';
import { received, taken } from '../../../stores/changes.ts';

const planOf = (change: Change) => planChange(change)._unsafeUnwrap();
const withCode = (code: string): Error => Object.assign(new Error('x'), { code });

/** A database with one shelf of TEA, and a word for what happens at each write. */
function shelf(units: number, fates: ('cut-before' | 'cut-after' | '40001' | '23514' | 'ok')[] = []) {
  let available = units;
  const written: string[][] = [];
  const write = async (bundle: Bundle): Promise<boolean> => {
    const fate = fates.shift() ?? 'ok';
    if (fate === 'cut-before') return Promise.reject(new Error('cut'));
    if (fate === '40001' || fate === '23514') return Promise.reject(withCode(fate));
    const [balance] = bundle.balances;
    if (balance !== undefined && available < (balance.least[PLACES.available] ?? 0)) return false;
    available += balance?.by[PLACES.available] ?? 0;
    written.push(bundle.changes.map(({ commandId }) => commandId));
    return fate === 'cut-after' ? Promise.reject(new Error('cut')) : true;
  };
  const look = async (): Promise<Ground> => {
    const all = new Array<number>(12).fill(0);
    all[PLACES.available] = available;
    all[PLACES.shelf] = available;
    return {
      forgottenBefore: '',
      commands: new Map(),
      orders: new Map(),
      reservations: new Map(),
      balances: new Map([['TEA\0A\0\0', { units: all, tick: 1 }]]),
    };
  };
  return { writer: { write, look }, written, left: () => available };
}

const kinds = async (...args: Parameters<typeof commitPlans>) =>
  (await commitPlans(...args)).map((outcome) => (outcome.isOk() ? 'ok' : outcome.error.kind));

describe('commitPlans', () => {
  it('writes all in one go where all fit', async () => {
    const { writer, written, left } = shelf(7);
    expect(await kinds(writer, [taken('c1', 3), taken('c2', 4)].map(planOf))).toEqual(['ok', 'ok']);
    expect([written, left()]).toEqual([[['c1', 'c2']], 0]);
  });

  it('writes those that fit in their turn, and says of the others what is there then', async () => {
    const { writer, written } = shelf(5);
    const outcomes = await commitPlans(writer, [taken('c1', 3), taken('c2', 4), taken('c3', 2)].map(planOf));
    expect(outcomes[1]?._unsafeUnwrapErr()).toMatchObject({ shortages: [{ asked: 4, available: 2 }] });
    expect(outcomes.map((outcome) => outcome.isOk())).toEqual([true, false, true]);
    expect(written).toEqual([['c1'], ['c3']]);
  });

  it('lets nothing that comes later in the list help what comes earlier', async () => {
    const { writer } = shelf(0);
    expect(await kinds(writer, [taken('c1', 3), received('c2', 9)].map(planOf))).toEqual(['refused', 'ok']);
  });

  it('decides again after the server has undone a write, and gives up after some times', async () => {
    const { writer, written } = shelf(5, ['40001', '40001']);
    expect(await kinds(writer, [planOf(taken('c1', 3))])).toEqual(['ok']);
    expect(written).toEqual([['c1']]);
    const busy = shelf(5, new Array<'40001'>(50).fill('40001'));
    expect(await kinds(busy.writer, [planOf(taken('c1', 3))])).toEqual(['aborted']);
  });

  it('does not know what became of a write whose answer is lost, there or not (L71)', async () => {
    for (const [fate, left] of [
      ['cut-before', 5],
      ['cut-after', 2],
    ] as const) {
      const cut = shelf(5, [fate]);
      expect(await kinds(cut.writer, [planOf(taken('c1', 3))])).toEqual(['unknown']);
      expect(cut.left()).toBe(left);
    }
  });

  it('knows that a write is not there that the server has refused, and that what was not sent is not', async () => {
    const refused = shelf(5, ['23514']);
    expect(await commitPlans(refused.writer, [planOf(taken('c1', 3))])).toMatchObject([
      { error: { kind: 'aborted', cause: '23514' } },
    ]);
    const blind = shelf(1);
    const look = () => Promise.reject(new Error('cut'));
    expect(await kinds({ ...blind.writer, look }, [planOf(taken('c1', 3))])).toEqual(['aborted']);
  });
});
