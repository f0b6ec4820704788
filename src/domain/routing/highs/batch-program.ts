import type { Batch } from '../batch/read-batch.ts';
import { type ExactRouter, goalsOf } from '../batch/router.ts';
import type { Taken } from '../solver/solve.ts';
import type { Tier } from '../solver/tiers.ts';
import type { Program, Row, Terms } from './program.ts';

/** A batch as a program. */
export interface BatchProgram {
  readonly program: Program;
  /** what is kept low, most important first */
  readonly goals: readonly Terms[];
  /** what each order ships */
  readonly takenIn: (values: readonly number[]) => Taken[][];
}

/** A program that is being written. */
interface Draft {
  readonly most: number[];
  readonly rows: Row[];
  readonly goals: [amount: number, column: number][][];
  /** what is drawn from each shared cell, and units of it that stay on the shelf */
  readonly drawn: Map<number, { readonly terms: [amount: number, column: number][]; readonly kept: number }>;
  /** shipments from each location */
  readonly made: Map<number, [amount: number, column: number][]>;
}

/** An order in a program: the column of each offer. */
interface Written {
  readonly router: ExactRouter;
  readonly offers: readonly number[];
}

/**
 * Writes a batch as a program: units of each offer, whether an order uses a place, whether an item or an order that may not
 * ship in part ships at all. Undefined when it says what a program like this cannot say: a least worth of shipments,
 * parcels, different units of one SKU that stay at one location for different orders.
 */
export function programOf({ exact = [], shared }: Batch): BatchProgram | undefined {
  const [first] = exact;
  const goals = Array.from({ length: first === undefined ? 0 : goalsOf(first.offers) }, () => []);
  const draft: Draft = { most: [], rows: [], goals, drawn: new Map(), made: new Map() };
  const orders: Written[] = [];
  for (const router of exact) {
    const { network } = router.offers.translated;
    const plain = network.least === 0 && network.parcel.every((grams) => grams === Number.POSITIVE_INFINITY);
    const written = plain ? writeOrder(draft, router) : undefined;
    if (written === undefined) return undefined;
    orders.push(written);
  }
  for (const [cell, { terms, kept }] of draft.drawn) {
    draft.rows.push({ terms, sense: '<=', bound: Math.max(0, (shared.units[cell] as number) - kept) });
  }
  for (const [location, terms] of draft.made) {
    const bound = shared.shipments[location] as number;
    if (bound < Number.POSITIVE_INFINITY) draft.rows.push({ terms, sense: '<=', bound });
  }
  return { program: draft, goals: draft.goals, takenIn: (values) => orders.map((order) => takenBy(order, values)) };
}

function column(draft: Draft, most: number): number {
  return draft.most.push(most) - 1;
}

function writeOrder(draft: Draft, router: ExactRouter): Written | undefined {
  const { network, tiers } = router.offers.translated;
  const { items, start, at, stock, demand, places, free, maxOpen } = network;
  const used = Array.from({ length: places - 1 }, (_, place) => (free[place] === 1 ? -1 : column(draft, 1)));
  const offers = Array.from(at, (_, o) => column(draft, stock[o] as number));
  for (const [place, y] of used.entries()) {
    if (y < 0) continue;
    const location = router.offers.locationOf[place] as number;
    draft.made.set(location, [...(draft.made.get(location) ?? []), [1, y]]);
  }
  for (let item = 0; item < items; item += 1) {
    const mine = offers.slice(start[item], start[item + 1]);
    draft.rows.push({ terms: mine.map((x) => [1, x]), sense: '=', bound: demand[item] as number });
  }
  for (const [o, x] of offers.entries()) {
    const y = used[at[o] as number] ?? -1;
    if (y >= 0) {
      const terms = [[1, x] as const, [-(stock[o] as number), y] as const];
      draft.rows.push({ terms, sense: '<=', bound: 0 });
    }
  }
  if (maxOpen < Number.POSITIVE_INFINITY) {
    const counted = used.filter((y) => y >= 0).map((y) => [1, y] as const);
    if (counted.length > 0) draft.rows.push({ terms: counted, sense: '<=', bound: maxOpen });
  }
  writeLimits(draft, router, offers);
  for (const [g, terms] of draft.goals.entries()) {
    const { cost, opening } = tiers[g] as Tier;
    for (const [o, x] of offers.entries()) terms.push([cost[o] as number, x]);
    for (const [place, y] of used.entries()) if (y >= 0) terms.push([opening[place] as number, y]);
  }
  return drawAll(draft, router, offers) ? { router, offers } : undefined;
}

/** What ships whole, in full or not at all; room for units; stock that items of one order share. */
function writeLimits(draft: Draft, { offers: { translated } }: ExactRouter, offers: readonly number[]): void {
  const { items, start, at, demand, whole, complete, capacity, bulk, pools } = translated.network;
  const together = translated.rules.splits.shipComplete === 'order' ? column(draft, 1) : undefined;
  const itemOf = Array.from(at, () => 0);
  for (let item = 0; item < items; item += 1) {
    const nowhere = (start[item + 1] as number) - 1;
    for (let o = start[item] as number; o <= nowhere; o += 1) {
      itemOf[o] = item;
      const inFull = whole[item] === 1 || (o === nowhere && (complete[item] === 1 || together !== undefined));
      if (!inFull) continue;
      const all = o === nowhere ? (together ?? column(draft, 1)) : column(draft, 1);
      const terms = [[1, offers[o] as number] as const, [-(demand[item] as number), all] as const];
      draft.rows.push({ terms, sense: '=', bound: 0 });
    }
  }
  const limits = [{ per: bulk, limit: capacity }, ...pools];
  for (const { per, limit } of limits) {
    for (let place = 0; place < limit.length - 1; place += 1) {
      const terms = offers.flatMap((x, o) =>
        at[o] === place ? [[per[itemOf[o] as number] as number, x] as const] : [],
      );
      const bound = limit[place] as number;
      if (bound < Number.POSITIVE_INFINITY && terms.length > 0) draft.rows.push({ terms, sense: '<=', bound });
    }
  }
}

/** Notes what offers draw from what all orders share. False when other units stay there than for another order. */
function drawAll(
  { drawn }: Draft,
  { offers: { from, cell, each, kept } }: ExactRouter,
  offers: readonly number[],
): boolean {
  for (const [o, x] of offers.entries()) {
    for (let d = from[o] as number; d < (from[o + 1] as number); d += 1) {
      const at = cell[d] as number;
      const known = drawn.get(at) ?? { terms: [], kept: kept[d] as number };
      if (known.kept !== kept[d]) return false;
      known.terms.push([each[d] as number, x]);
      drawn.set(at, known);
    }
  }
  return true;
}

/** What an order ships. */
function takenBy({ router, offers }: Written, values: readonly number[]): Taken[] {
  const { items, start, at, places } = router.offers.translated.network;
  const taken: Taken[] = [];
  for (let item = 0; item < items; item += 1) {
    for (let o = start[item] as number; o < (start[item + 1] as number); o += 1) {
      const units = values[offers[o] as number] as number;
      if (units > 0 && (at[o] as number) < places - 1) taken.push({ item, place: at[o] as number, units });
    }
  }
  return taken;
}
