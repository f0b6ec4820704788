import { type BranchStep, CLOSED, FREE, MOST_STEPS, type Node, OPEN, type Search, tryOpen } from './branch.ts';
import { tiredOfBranching } from './effort.ts';
import { fillFrom } from './fill.ts';
import { swapPlaces } from './improve.ts';
import { copyOf, listOf, newList } from './lists.ts';
import { type Problem, withoutClosed } from './problem.ts';

export * from './branch.ts';

/** The bound from which a branch cannot hold a better plan: costs are whole, so better is cheaper by 1 at least. */
export function hopeless({ value, asked }: Search): number {
  return value - 1 + 1e-6 + value * (asked.items + asked.places) * 5e-16;
}

/** Opens the places without which an item could not be filled. False when the branch cannot be filled, or not so. */
function openTheIndispensable({ problem }: Search, node: Node): boolean {
  const { items, demand, start, at, stock, maxOpen } = problem;
  const { status } = node;
  for (let i = 0; i < items; i += 1) {
    const wanted = demand[i] as number;
    const end = start[i + 1] as number;
    let spare = -wanted;
    for (let o = start[i] as number; o < end && spare < wanted; o += 1) {
      if ((status[at[o] as number] as number) >= 0) spare += stock[o] as number;
    }
    if (spare < 0) return false;
    for (let o = start[i] as number; o < end && spare < wanted; o += 1) {
      if ((stock[o] as number) > spare && status[at[o] as number] === FREE) decide(node, at[o] as number, OPEN);
    }
  }
  return node.opened <= maxOpen;
}

function decide(node: Node, place: number, decision: number): void {
  node.status[place] = decision;
  if (decision === OPEN) node.opened += 1;
}

/** Closes places that make the branch too dear when opened, and opens those that do so when closed. True if any. */
function ruleOut(search: Search, node: Node): boolean {
  const { maxOpen, places } = search.problem;
  const { status, unpaid } = node;
  const left = maxOpen - node.opened;
  const room = hopeless(search) - node.bound;
  let last = 0;
  let next = 0;
  if (left < places) {
    // only so many may still open: one more pushes out the last of the best, one less lets in the next
    const earning = unpaid.filter((lacks, place) => status[place] === FREE && lacks < 0).sort();
    last = earning[left - 1] ?? 0;
    next = earning[left] ?? 0;
  }
  let decided = false;
  for (let l = 0; l < places; l += 1) {
    if (status[l] !== FREE) continue;
    const lacks = unpaid[l] as number;
    if (lacks - last >= room || node.opened >= maxOpen) decide(node, l, CLOSED);
    else if (lacks <= last && next - lacks >= room) decide(node, l, OPEN);
    else continue;
    decided = true;
  }
  return decided;
}

/** Explores a branch whose bound is known, depth first. */
function explore(search: Search, node: Node, depth: number): void {
  const { effort, steps } = search;
  const step: BranchStep = { prices: [] };
  const recording = search.recording && steps.length <= MOST_STEPS;
  const note = (): void => {
    if (recording) step.prices.push([...node.prices]);
  };
  if (recording) steps.push(step);
  search.nodes += 1;
  if (tiredOfBranching(effort)) {
    note();
    search.frontier = Math.min(search.frontier, node.bound);
    return;
  }
  limitOpening(search);
  for (let before = -Infinity; node.bound > before; ) {
    if (!openTheIndispensable(search, node)) return;
    note();
    if (node.bound >= hopeless(search)) return;
    if (before < 0) search.bounder.propose(search, node);
    const decided = ruleOut(search, node);
    if (depth === 0) lookAround(search, node);
    if (!decided) break;
    before = node.bound;
    search.bounder.improve(search, node, false);
  }
  split(search, depth === 0 ? condense(search, node) : node, depth, step);
}

/** With fewer offers than this, and places enough, branching finds good plans fast enough by itself. */
const MANY_OFFERS = 5000;

/** Looks for a better plan where there is much to choose. */
function lookAround(search: Search, node: Node): void {
  const { at, maxOpen, places } = search.asked;
  if (at.length > MANY_OFFERS || maxOpen < places) swapPlaces(search, node);
}

/** Forgets closed places before branching, so that no branch walks past them. Answers what is known about the others. */
function condense(search: Search, { prices, unpaid, status, opened, bound }: Node): Node {
  const { problem, numbers } = withoutClosed(search.problem, status);
  const { places } = problem;
  search.problem = problem;
  search.bounder = search.makeBounder(problem);
  search.numbers = numbers;
  search.open = newList(Uint8Array, places);
  search.used = newList(Uint8Array, places);
  return {
    prices,
    unpaid: listOf(Float64Array, places, (l) => unpaid[numbers[l] as number] as number),
    status: listOf(Int8Array, places, (l) => status[numbers[l] as number] as number),
    opened,
    bound,
  };
}

/** Opens no more places than a better plan would, where their number or other limits are what makes it hard. */
function limitOpening(search: Search): void {
  const { problem, asked, value } = search;
  if (!problem.coupled && asked.maxOpen >= asked.places) return;
  const maxOpen = mostWorthOpening(asked, value);
  if (maxOpen === problem.maxOpen) return;
  search.problem = { ...problem, maxOpen };
  search.bounder = search.makeBounder(search.problem);
}

function split(search: Search, node: Node, depth: number, step: BranchStep): void {
  const place = mostPromising(search.problem, node);
  if (place < 0) {
    const { open } = search;
    for (let l = 0; l < open.length; l += 1) open[l] = node.status[l] === OPEN ? 1 : 0;
    tryOpen(search);
    return;
  }
  step.place = search.numbers[place] as number;
  for (const decision of [OPEN, CLOSED]) {
    search.pool[depth] ??= newNode(search.problem);
    const child = search.pool[depth] as Node;
    child.prices.set(node.prices);
    child.unpaid.set(node.unpaid);
    child.status.set(node.status);
    child.opened = node.opened;
    child.bound = node.bound;
    decide(child, place, decision);
    if (!search.effort.stopped) search.bounder.improve(search, child, decision === OPEN);
    explore(search, child, depth + 1);
  }
}

/** The free place that earns most; one that is not paid yet comes after all that are. */
function mostPromising({ opening, places }: Problem, { unpaid, status }: Node): number {
  let chosen = -1;
  let most = -Infinity;
  for (let l = 0; l < places; l += 1) {
    const lacks = unpaid[l] as number;
    const earns = lacks <= 1e-6 ? (opening[l] as number) - lacks : -lacks;
    if (status[l] !== FREE || earns <= most) continue;
    most = earns;
    chosen = l;
  }
  return chosen;
}

function newNode({ items, places }: Problem): Node {
  return {
    prices: newList(Float64Array, items),
    unpaid: newList(Float64Array, places),
    status: newList(Int8Array, places),
    opened: 0,
    bound: 0,
  };
}

/** Places that are open in some best plan, without a search: those that are free, and any that cost nothing and are not counted. */
export function openAnyway({ free, opening, maxOpen }: Problem): Uint8Array {
  const counted = free.reduce((left, flag) => left - flag, free.length);
  return counted > maxOpen ? free.slice() : free.map((flag, place) => (opening[place] === 0 ? 1 : flag));
}

/** Most places that a plan may open which costs less than `value`: each costs something, and so do the units. */
export function mostWorthOpening(problem: Problem, value: number): number {
  const { places, free, opening, maxOpen, floor = 0 } = problem;
  const least = opening.reduce((a, b, place) => (free[place] === 1 ? a : Math.min(a, b)), Infinity);
  if (least === 0) return maxOpen;
  const everything = new Uint8Array(places).fill(1);
  const units = fillFrom({ ...problem, opening: new Float64Array(places) }, everything, everything.slice());
  return Math.max(0, Math.min(maxOpen, Math.ceil((value - Math.max(units, floor)) / least) - 1));
}

/** What to solve, and how. */
export type Task = Pick<Search, 'problem' | 'effort' | 'makeBounder' | 'evaluate' | 'recording'>;

/** Finds the cheapest set of places and proves it, or stops when it gets tired: then `frontier` says how far it may be off. */
export function search(task: Task, known: Uint8Array | undefined): Search {
  const { problem } = task;
  const { places, free, items, demand, start, cost } = problem;
  const { effort, makeBounder, evaluate, recording } = task;
  const started: Search = {
    asked: problem,
    problem,
    numbers: listOf(Int32Array, places, (l) => l),
    effort,
    makeBounder,
    bounder: makeBounder(problem),
    evaluate,
    recording,
    open: copyOf(Uint8Array, free),
    used: newList(Uint8Array, places),
    best: newList(Uint8Array, places),
    value: Infinity,
    frontier: Infinity,
    nodes: 0,
    steps: [],
    pool: [],
    tried: undefined,
    assigned: undefined,
  };
  if (known !== undefined) {
    started.open.set(known);
    tryOpen(started);
  }
  const node = newNode(problem);
  node.status.set(openAnyway(problem));
  node.unpaid.set(problem.opening);
  for (let i = 0; i < items; i += 1) if ((demand[i] as number) > 0) node.prices[i] = cost[start[i] as number] as number;
  if (openTheIndispensable(started, node)) started.bounder.improve(started, node, true);
  explore(started, node, 0);
  return started;
}
