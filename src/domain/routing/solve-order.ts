import { measureTiers } from './read-plan.ts';
import { type Solved, type Solving, solve, type Taken } from './solver/solve.ts';
import type { Translated } from './translate.ts';
import { GREEDY_WAYS, walkPlaces } from './walk-places.ts';

/**
 * Solves an order. A search that was stopped before it had proof may have found little: then walks through the places are
 * tried as well, and the best of all is taken.
 *
 * @law never worse than a walk through the places, tier by tier, wherever the search was stopped
 * @example 3 of A, at most two shipments; `a` has 3 and may handle 2, `b` has 1: a search of no branches at all ships
 * nothing, the nearest-first walk ships 2 and 1
 */
export function solveOrder(translated: Translated, solving: Solving): Solved {
  const solved = solve(translated.network, solving);
  if (solved.proven || solved.kind === 'too-large') return solved;
  const measure = (taken: readonly Taken[]): readonly number[] =>
    measureTiers(translated.network, solving.tiers, taken);
  let best: Pick<Solved, 'kind' | 'taken'> = solved;
  let least = measure(solved.taken);
  for (const way of GREEDY_WAYS) {
    const taken = walkPlaces(translated, way);
    const amounts = measure(taken);
    const differs = amounts.findIndex((amount, tier) => amount !== least[tier]);
    if (differs < 0 || (amounts[differs] as number) > (least[differs] as number)) continue;
    best = { kind: 'solved', taken };
    least = amounts;
  }
  return { ...solved, ...best };
}
