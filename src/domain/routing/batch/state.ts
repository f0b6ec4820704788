import type { Batch } from './read-batch.ts';
import { addGoals, type Placement, type Router, type Shared, take } from './shared.ts';

/** A batch under way: how each order is placed, and what that leaves. */
export interface State {
  readonly batch: Batch;
  readonly left: Shared;
  readonly placements: (Placement | undefined)[];
  readonly deadline: () => boolean;
}

/** Starts with nothing placed. */
export function newState(batch: Batch, deadline: () => boolean): State {
  const { units, shipments } = batch.shared;
  const left = { units: units.slice(), shipments: shipments.slice() };
  return { batch, left, deadline, placements: batch.orders.map(() => undefined) };
}

/** Places an order, in the stead of how it was placed before. */
export function put({ left, placements }: State, order: number, placement: Placement | undefined): void {
  const before = placements[order];
  if (before !== undefined) take(left, before, -1);
  if (placement !== undefined) take(left, placement, 1);
  placements[order] = placement;
}

/** Places an order as well as what is left allows. */
export function placeNow(state: State, order: number, place?: (router: Router, left: Shared) => Placement): void {
  put(state, order, undefined);
  const router = state.batch.routers[order] as Router;
  put(state, order, place === undefined ? router.place(state.left) : place(router, state.left));
}

/** What all orders come to together. */
export function totalOf({ batch, placements }: State): number[] {
  return addGoals(
    placements.map((placement) => placement?.score ?? []),
    batch.nothing,
  );
}
