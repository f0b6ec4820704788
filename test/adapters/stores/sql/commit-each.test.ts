import { ok } from 'neverthrow';
import { expect, it } from 'vitest';
import { commitEach } from '../../../../src/adapters/stores/sql/commit-each.ts';
import { type ChangePlan, committedOf } from '../../../../src/application/index.ts';
import { changeOf } from '../../../application/support.ts';
import { received, stream } from '../../../stores/changes.ts';

it('sends a list in its order, in calls that have nothing but stock in common', async () => {
  const sent: string[][] = [];
  const commit = async (plans: readonly ChangePlan[]) => {
    sent.push(plans.map(({ change }) => change.commandId));
    return plans.map(({ change }) => ok(committedOf(change)));
  };
  const order = (id: string, version: number) => changeOf(id, { streams: stream(version, id) });
  const list = [order('c1', 0), received('c2', 1), changeOf(''), order('c3', 1), received('c4', 1), received('c5', 1)];
  const outcomes = await commitEach(list, { size: 2, commit });
  expect(sent).toEqual([['c1', 'c2'], ['c3', 'c4'], ['c5']]);
  expect(outcomes.map((outcome) => outcome.isOk())).toEqual([true, true, false, true, true, true]);
  expect(await commitEach([], { size: 2, commit })).toEqual([]);
});
