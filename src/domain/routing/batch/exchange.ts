import type { Random } from './random.ts';
import { addGoals, compareGoals, type Placement, type Shared, worthOf } from './shared.ts';
import { placeNow, put, type State, totalOf } from './state.ts';
import { placeTogether } from './together.ts';
import type { Way } from './ways.ts';

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

/**
 * Cycle after cycle: how much worse than the best a state may be at first, as a share of it, and how much more or less the
 * goals count that come before others.
 */
const MOODS = [
  { daring: 0.002, factor: 1 },
  { daring: 0.02, factor: 0.25 },
  { daring: 0.006, factor: 1 },
  { daring: 0.01, factor: 10 },
] as const;

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
  const last = weights.length - 1;
  const moods = MOODS.filter(({ factor }) => last > 0 || factor === 1);
  const { factor, daring } = moods[Math.floor(round / ROUNDS_PER_CYCLE) % moods.length] as (typeof MOODS)[number];
  const part = 1 - (round % ROUNDS_PER_CYCLE) / ROUNDS_PER_CYCLE;
  const weighed = weights.map((weight, g) => (g < last ? weight * factor : weight));
  return { daring: careful ? 0 : part * daring, weights: weighed };
}

function restore(state: State, placements: readonly (Placement | undefined)[]): void {
  for (const order of placements.keys()) put(state, order, undefined);
  for (const [order, placement] of placements.entries()) put(state, order, placement);
}

/**
 * Tries a group in a given order, one order after the other or all of them together; back to how it was when that is
 * worse by more than `most`. Answers what it changes.
 */
export function exchangeGroup(
  state: State,
  group: readonly number[],
  exchange: Exchange,
  most: number,
): number[] | undefined {
  const turn = exchange.random(3);
  const before = group.map((o) => state.placements[o] as Placement);
  for (const o of group) put(state, o, undefined);
  const ways = exchange.careful || turn !== 1 ? [] : group.map((o) => state.batch.exact?.[o]?.ways);
  const known = ways.filter((some) => some !== undefined);
  const change =
    known.length === group.length
      ? placeAllAtOnce(state, { group, before, ways: known }, exchange, most)
      : placeInTurn(state, { group, before }, turn === 0 ? exchange : withoutPrices(exchange), most);
  if (change !== undefined) return change;
  for (const o of group) put(state, o, undefined);
  for (const [k, o] of group.entries()) put(state, o, before[k]);
  return undefined;
}

/** Orders that have been taken out, and how they were placed. */
interface Group {
  readonly group: readonly number[];
  readonly before: readonly Placement[];
}

function withoutPrices({ placeByPrices: _placeByPrices, ...exchange }: Exchange): Exchange {
  return exchange;
}

function placeAllAtOnce(
  state: State,
  { group, before, ways }: Group & { readonly ways: readonly (readonly Way[])[] },
  { alone, weights }: Exchange,
  most: number,
): number[] | undefined {
  const old = addGoals(before.map(({ score }) => score));
  const bounds = group.map((o) => alone[o] as number[]);
  const chosen = placeTogether({ left: state.left, ways, weights, alone: bounds }, worthOf(old, weights) + most);
  if (chosen === undefined) return undefined;
  for (const [k, o] of group.entries()) put(state, o, chosen[k]);
  return addGoals([...chosen.map(({ score }) => score), old.map((amount) => -amount)]);
}

function placeInTurn(
  state: State,
  { group, before }: Group,
  { alone, careful, placeByPrices, weights }: Exchange,
  most: number,
): number[] | undefined {
  const old = addGoals(before.map(({ score }) => score));
  const nothing = old.map(() => 0);
  let change = addGoals([...group.map((o) => alone[o] as number[]), old.map((amount) => -amount)]);
  for (const [k, o] of group.entries()) {
    placeNow(state, o, placeByPrices === undefined ? undefined : (_router, left) => placeByPrices(o, left));
    const { score, unfilled } = state.placements[o] as Placement;
    change = change.map((value, g) => value + (score[g] as number) - (alone[o]?.[g] as number));
    const hope = careful
      ? compareGoals(change, nothing) < 0 && unfilled <= (before[k]?.unfilled ?? 0)
      : worthOf(change, weights) <= most;
    if (!hope) return undefined;
  }
  return change;
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
