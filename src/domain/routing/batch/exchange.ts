import type { Random } from './random.ts';
import { addGoals, compareGoals, type Placement, type Shared } from './shared.ts';
import { placeNow, put, type State, totalOf } from './state.ts';

/** How a search by exchange goes on. */
export interface Exchange {
  readonly rounds: number;
  readonly random: Random;
  /** what each order comes to when it is alone: nothing is below that */
  readonly alone: readonly (readonly number[])[];
  /** only what is better is kept, and no order may lose units */
  readonly careful: boolean;
  /** what a step of each goal weighs against the others */
  readonly weights: readonly number[];
  /** places an order so that it leaves to others what is worth more to them, if prices are known */
  readonly placeByPrices?: (order: number, left: Shared) => Placement;
}

/** Most orders that are taken out together. */
const MOST_OUT = 8;

/** Rounds between two looks at who could do better, and between two returns to the best. */
const ROUNDS_PER_LOOK = 64;
const ROUNDS_PER_CYCLE = 1024;

/** How much worse than the best a state may be at the start of a cycle, as a share of it. */
const DARING = 0.002;
const MORE_DARING = 0.01;

/** In every other cycle, how much more goals count that come before others. */
const MORE_WEIGHT = 10;

/**
 * Takes a few orders out that compete for something, and puts them back one after the other in another order, each as
 * well as possible. Keeps that unless the orders together come out worse.
 *
 * @law never worse than before
 * @source P. Shaw, "Using constraint programming and local search methods to solve vehicle routing problems" (1998)
 */
export function exchangeOrders(state: State, exchange: Exchange): void {
  const { batch, placements, deadline } = state;
  const rivals = rivalsIn(state);
  const best = { placements: [...placements], total: totalOf(state) };
  let total = best.total;
  let regretful: number[] = [];
  for (let round = 0; round < exchange.rounds && !deadline(); round += 1) {
    const mood = moodOf(exchange, round);
    if (round % ROUNDS_PER_LOOK === 0) {
      if (round % ROUNDS_PER_CYCLE === 0) restore(state, best.placements);
      total = totalOf(state);
      regretful = Array.from(batch.orders.keys()).filter(
        (o) => compareGoals(placements[o]?.score ?? [], exchange.alone[o] as number[]) > 0,
      );
    }
    if (regretful.length === 0) return;
    const first = regretful[exchange.random(regretful.length)] as number;
    const highest = worthOf(best.total, mood.weights) * (1 + mood.daring);
    const most = highest - worthOf(total, mood.weights);
    const group = groupAround(first, rivals, state, exchange.random);
    const change = exchangeGroup(state, group, { ...exchange, weights: mood.weights }, most);
    if (change === undefined) continue;
    total = addGoals([total, change]);
    if (compareGoals(total, best.total) >= 0) continue;
    best.total = total;
    best.placements = [...placements];
  }
  restore(state, best.placements);
}

/** What goals weigh in a round, and how much worse than the best a state may be: less and less within a cycle. */
function moodOf({ weights, careful }: Exchange, round: number): { weights: readonly number[]; daring: number } {
  const strict = weights.length > 1 && Math.floor(round / ROUNDS_PER_CYCLE) % 2 === 1;
  const part = 1 - (round % ROUNDS_PER_CYCLE) / ROUNDS_PER_CYCLE;
  const daring = careful ? 0 : part * (strict ? MORE_DARING : DARING);
  const last = weights.length - 1;
  return { daring, weights: strict ? weights.map((weight, g) => (g < last ? weight * MORE_WEIGHT : weight)) : weights };
}

function restore(state: State, placements: readonly (Placement | undefined)[]): void {
  for (const order of placements.keys()) put(state, order, undefined);
  for (const [order, placement] of placements.entries()) put(state, order, placement);
}

/** Goals added up, each with its weight. */
function worthOf(goals: readonly number[], weights: readonly number[]): number {
  return goals.reduce((sum, amount, g) => sum + amount * (weights[g] ?? 0), 0);
}

/** Tries a group in a given order; back to how it was when that is worse by more than `most`. Answers what it changes. */
export function exchangeGroup(
  state: State,
  group: readonly number[],
  exchange: Exchange,
  most: number,
): number[] | undefined {
  const { alone, careful, placeByPrices, random, weights } = exchange;
  const priced = placeByPrices !== undefined && random(2) === 0;
  const before = group.map((o) => state.placements[o] as Placement);
  const old = addGoals(before.map(({ score }) => score));
  for (const o of group) put(state, o, undefined);
  let change = addGoals([...group.map((o) => alone[o] as number[]), old.map((amount) => -amount)]);
  let hope = true;
  for (const [k, o] of group.entries()) {
    placeNow(state, o, priced ? (_router, left) => placeByPrices(o, left) : undefined);
    const { score, unfilled } = state.placements[o] as Placement;
    change = change.map((value, g) => value + (score[g] as number) - (alone[o]?.[g] as number));
    hope = careful
      ? compareGoals(
          change,
          old.map(() => 0),
        ) < 0 && unfilled <= (before[k]?.unfilled ?? 0)
      : worthOf(change, weights) <= most;
    if (!hope) break;
  }
  if (hope) return change;
  for (const o of group) put(state, o, undefined);
  for (const [k, o] of group.entries()) put(state, o, before[k]);
  return undefined;
}

/** For each shared cell, and for each location whose shipments are limited (after the cells), the orders that want it. */
export function rivalsIn({ batch }: State): ReadonlyMap<number, readonly number[]> {
  const { units, shipments } = batch.shared;
  const rivals = new Map<number, number[]>();
  for (const [o, { cells, locations }] of batch.routers.entries()) {
    const limited = locations.filter((place) => shipments[place] !== Number.POSITIVE_INFINITY);
    for (const key of [...cells, ...limited.map((place) => units.length + place)]) {
      const wanting = rivals.get(key);
      if (wanting === undefined) rivals.set(key, [o]);
      else wanting.push(o);
    }
  }
  return rivals;
}

/** A few orders that are linked by what they want, in random order. */
function groupAround(
  first: number,
  rivals: ReadonlyMap<number, readonly number[]>,
  { batch }: State,
  random: Random,
): number[] {
  const group = [first];
  const size = 2 + random(MOST_OUT - 1);
  for (let tries = 0; group.length < size && tries < 3 * size; tries += 1) {
    const { cells, locations } = batch.routers[group[random(group.length)] as number] as (typeof batch.routers)[number];
    const pick = random(cells.length + locations.length);
    const key = cells[pick] ?? batch.shared.units.length + (locations[pick - cells.length] ?? 0);
    const wanting = rivals.get(key) ?? [];
    const mate = wanting[random(wanting.length)];
    if (mate !== undefined && !group.includes(mate)) group.push(mate);
  }
  for (let k = group.length - 1; k > 0; k -= 1) {
    const other = random(k + 1);
    [group[k], group[other]] = [group[other] as number, group[k] as number];
  }
  return group;
}
