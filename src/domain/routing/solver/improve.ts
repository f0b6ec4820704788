import { CLOSED, type Node, type Search, tryOpen } from './branch.ts';

/** Closes places of `search.open` one by one, each time the one that saves most, until none saves anything. */
export function dropPlaces(search: Search): void {
  const { open, used, problem, effort } = search;
  let value = tryOpen(search);
  openOnly(search, used);
  for (let saver = 0; saver >= 0 && value < Infinity && !effort.stopped; ) {
    saver = -1;
    for (let l = 0; l < open.length; l += 1) {
      if (open[l] === 0 || problem.free[l] === 1) continue;
      open[l] = 0;
      const without = tryOpen(search);
      open[l] = 1;
      if (without >= value) continue;
      value = without;
      saver = l;
    }
    if (saver >= 0) open[saver] = 0;
  }
}

/** Opens these places and those that are open anyway, and no others. */
function openOnly({ open, problem }: Search, places: Uint8Array): void {
  for (let l = 0; l < open.length; l += 1) open[l] = (places[l] as number) | (problem.free[l] as number);
}

/**
 * Looks for a better plan near the best one as long as that saves something: one more place, or one place for another,
 * among those that are not ruled out.
 */
export function swapPlaces(search: Search, { status }: Node): void {
  const { open, problem, best, effort } = search;
  const { free, maxOpen, places } = problem;
  for (let before = Infinity; search.value < before; ) {
    before = search.value;
    for (let l = 0; l < places && !effort.stopped; l += 1) {
      openOnly(search, best);
      if (open[l] === 1 || status[l] === CLOSED) continue;
      const others = Array.from(open.keys()).filter((other) => open[other] === 1 && free[other] === 0);
      open[l] = 1;
      if (others.length < maxOpen) tryOpen(search);
      for (const other of others) {
        open[other] = 0;
        tryOpen(search);
        open[other] = 1;
      }
    }
  }
}
