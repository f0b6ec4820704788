/** A demand that is served from numbered supplies: those it may use, the one it would rather have in front. */
export interface Served {
  readonly mayUse: number[];
  /** what it has been given, by the number of the supply */
  readonly given: Map<number, number>;
}

/** Supplies and those who are served from them. */
export interface Matching {
  /** what is left of each supply */
  readonly left: number[];
  readonly served: Served[];
}

/**
 * Gives a demand as many units as can be given without anybody who was served before getting fewer: those before it may
 * have to use another supply.
 *
 * @law no unit is given twice; what a demand gets depends only on who came before it, not on who uses which supply
 * @source maximum flow by augmenting paths: Ford and Fulkerson, 1956
 * @example one unit of x and one of y; the first demand may use both and takes x; the second may use x only and gets it,
 * because the first can use y
 */
export function serve(matching: Matching, demand: Served, wanted: number): number {
  let got = 0;
  while (got < wanted) {
    const more = reroute(matching, demand, wanted - got);
    if (more === 0) break;
    got += more;
  }
  return got;
}

/** Finds units that the demand can have, perhaps because others change their supply, and makes those changes. */
function reroute({ left, served }: Matching, start: Served, wanted: number): number {
  const takers = new Map<number, Served>();
  const givesUp = new Map<Served, number>();
  const queue = [start];
  for (const taker of queue) {
    for (const supply of taker.mayUse) {
      if (takers.has(supply)) continue;
      takers.set(supply, taker);
      if ((left[supply] ?? 0) > 0) return change(left, { start, supply, wanted, takers, givesUp });
      for (const other of served) {
        if (other === start || givesUp.has(other) || !other.given.get(supply)) continue;
        givesUp.set(other, supply);
        queue.push(other);
      }
    }
  }
  return 0;
}

interface Change {
  readonly start: Served;
  /** the supply of which something is left */
  readonly supply: number;
  readonly wanted: number;
  readonly takers: ReadonlyMap<number, Served>;
  readonly givesUp: ReadonlyMap<Served, number>;
}

function change(left: number[], { start, supply, wanted, takers, givesUp }: Change): number {
  const steps: { readonly taker: Served; readonly takes: number; readonly drops: number | undefined }[] = [];
  let units = Math.min(wanted, left[supply] ?? 0);
  let takes: number | undefined = supply;
  while (takes !== undefined) {
    const taker = takers.get(takes) as Served;
    const drops: number | undefined = taker === start ? undefined : givesUp.get(taker);
    if (drops !== undefined) units = Math.min(units, taker.given.get(drops) ?? 0);
    steps.push({ taker, takes, drops });
    takes = drops;
  }
  for (const step of steps) {
    const { given } = step.taker;
    given.set(step.takes, (given.get(step.takes) ?? 0) + units);
    if (step.drops !== undefined) given.set(step.drops, (given.get(step.drops) ?? 0) - units);
  }
  left[supply] = (left[supply] ?? 0) - units;
  return units;
}
