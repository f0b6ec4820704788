import type { Allocation, RoutingPlan } from '../plan.ts';

/** What orders of a batch share: units of each SKU at each location, and shipments of each location. */
export interface Shared {
  /** SKU by SKU */
  readonly units: Float64Array;
  readonly shipments: Float64Array;
}

/** What one order takes of it. */
export interface Placement {
  /** cells of the shared units, and how many of each */
  readonly cells: readonly number[];
  readonly units: readonly number[];
  /** locations that make a shipment for it */
  readonly places: readonly number[];
  /** one number per goal; less is better */
  readonly score: readonly number[];
  /** units that stay unfilled */
  readonly unfilled: number;
  /** the plan, given what the other orders leave; its bound holds for that */
  readonly plan: (left: Shared) => RoutingPlan;
}

/** An order that can be placed, again and again. */
export interface Router {
  readonly orderId: string;
  /** cells that it may draw on, and locations that may ship for it, by number */
  readonly cells: readonly number[];
  readonly locations: readonly number[];
  /** the best way to ship it from what is left */
  readonly place: (left: Shared) => Placement;
  /** takes over what is planned already, as far as it is possible at all */
  readonly adopt: (planned: readonly Allocation[]) => Placement;
}

/** Takes what an order ships from what is left (`by` 1), or gives it back (-1). */
export function take({ units, shipments }: Shared, placement: Placement, by: 1 | -1): void {
  for (const [k, cell] of placement.cells.entries()) (units[cell] as number) -= by * (placement.units[k] as number);
  for (const place of placement.places) (shipments[place] as number) -= by;
}

/** Compares goals: below 0 when the first are better. */
export function compareGoals(one: readonly number[], other: readonly number[]): number {
  for (let g = 0; g < one.length; g += 1) {
    const difference = (one[g] as number) - (other[g] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Adds up goals; `nothing` where there are none. */
export function addGoals(scores: readonly (readonly number[])[], nothing: readonly number[] = []): number[] {
  const [first = nothing, ...others] = scores;
  return first.map((value, g) => others.reduce((sum, score) => sum + (score[g] as number), value));
}

/** Goals added up, each with its weight. */
export function worthOf(goals: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let g = 0; g < goals.length; g += 1) sum += (goals[g] as number) * (weights[g] ?? 0);
  return sum;
}
