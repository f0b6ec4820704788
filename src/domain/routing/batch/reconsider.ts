import { compareGoals, type Placement } from './shared.ts';
import { placeNow, put, type State } from './state.ts';

/**
 * Places every order once more in what the others leave, again and again until none can be placed better. An order
 * stays as it is unless that is better.
 *
 * @law never worse than before, for any order
 */
export function reconsiderOrders(state: State, sequence: readonly number[], careful = false): void {
  for (let better = true; better && !state.deadline(); ) {
    better = false;
    for (const order of sequence) {
      const before = state.placements[order] as Placement;
      if (state.deadline()) return;
      placeNow(state, order);
      const { score, unfilled } = state.placements[order] as Placement;
      const loses = careful && unfilled > before.unfilled;
      if (!loses && compareGoals(score, before.score) < 0) better = true;
      else put(state, order, before);
    }
  }
}
