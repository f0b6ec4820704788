import { err, type Result } from 'neverthrow';
import { assert, BrokenPromiseError } from '../../kernel/assert.ts';
import { type RoutingRefusal, refusal } from './refusal.ts';

/** Rows of one list; more of them are more than anybody routes at once. */
const MOST_ROWS = 4_000_000;

/** Whether these are lists, of a length that can be gone through; one that is missing is as good as empty. */
export function areLists(...lists: readonly unknown[]): boolean {
  return lists.every((list) => list === undefined || (Array.isArray(list) && list.length <= MOST_ROWS));
}

/**
 * Answers a question, and refuses one that cannot even be looked at: what should be a list or a record is something else,
 * a getter throws, or a function of the caller's own does.
 *
 * @law throws nothing, unless a promise of ours is broken
 * @errors those of the answer; `routing.not-readable`
 * @example `readable(() => ok(lines.length))` is 2 for two lines, and `routing.not-readable` when `lines` is null
 */
export function readable<T>(answer: () => Result<T, RoutingRefusal>): Result<T, RoutingRefusal> {
  try {
    return answer();
  } catch (thrown) {
    assert(!(thrown instanceof BrokenPromiseError), String(thrown));
    return err(refusal('routing.not-readable'));
  }
}
