import loadHighs from 'highs';
import { type GreedyWay, type RoutingQuestion, routeGreedily, routeOrder } from '../../src/domain/routing/index.ts';
import { nameOf } from './routing-instances.ts';

/** A size of generated orders, how many of them, and what HiGHS is asked. */
interface Cell {
  readonly skus: number;
  readonly locations: number;
  readonly goals: 'unfilled > cost' | 'unfilled > shipments > cost';
  readonly orders: number;
  /** as it takes so much longer, it gets only the last of them */
  readonly highs: number;
}

const COST = 'unfilled > cost';
const SHIPMENTS = 'unfilled > shipments > cost';
const cell = (skus: number, locations: number, goals: Cell['goals'], orders: number, highs: number): Cell => ({
  skus,
  locations,
  goals,
  orders,
  highs,
});

const CELLS: readonly Cell[] = [
  cell(5, 50, COST, 150, 8),
  cell(5, 200, COST, 150, 8),
  cell(10, 200, COST, 150, 6),
  cell(10, 500, COST, 100, 3),
  cell(20, 200, COST, 60, 3),
  cell(20, 500, COST, 30, 2),
  cell(5, 50, SHIPMENTS, 150, 5),
  cell(10, 200, SHIPMENTS, 60, 3),
  cell(20, 200, SHIPMENTS, 20, 2),
];

const WAYS: readonly GreedyWay[] = ['nearest-first', 'single-else-nearest', 'most-first', 'cheapest-first'];

/** Numbers from 0 up to 1 that follow from a seed: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** An order as shops have them: stock at some locations, shipping by zone of distance, a fee and freight for each unit. */
function worldOf({ skus, locations, goals }: Cell, seed: number): RoutingQuestion {
  const next = numbers(seed);
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const sparsity = 0.3 + 0.6 * next();
  const distances = Array.from({ length: locations }, () => whole(5, 2500));
  const lines = Array.from({ length: skus }, (_, s) => ({ lineId: nameOf(s), sku: nameOf(s), quantity: whole(1, 4) }));
  const grams = lines.map(() => whole(1, 40));
  const pairs = lines.flatMap(({ sku }, s) =>
    distances.flatMap((km, l) =>
      next() < sparsity
        ? []
        : [
            {
              sku,
              locationId: nameOf(l),
              available: whole(1, 8),
              costMinor: whole(20, 60) + Math.round((grams[s] ?? 0) * (2 + km / 400)),
            },
          ],
    ),
  );
  return {
    lines,
    locations: distances.map((distanceKm, l) => ({
      locationId: nameOf(l),
      distanceKm,
      shipmentCostMinor: 350 + 90 * Math.floor(distanceKm / 300) + whole(0, 150),
    })),
    stock: pairs.map(({ sku, locationId, available }) => ({ sku, locationId, available })),
    unitCosts: pairs.map(({ sku, locationId, costMinor }) => ({ sku, locationId, costMinor })),
    rules: { objective: goals === COST ? ['unfilled', 'cost'] : ['unfilled', 'shipments', 'cost'] },
  };
}

/** The order as it is asked: without a certificate, which HiGHS does not write either. */
const questionOf = (size: Cell, seed: number): RoutingQuestion => ({
  ...worldOf(size, seed),
  limits: { certificate: false },
});

/** The order as a program for HiGHS: what can be filled is filled, so many shipments at most, as cheaply as possible. */
function programOf(
  { lines, locations, stock, unitCosts = [] }: RoutingQuestion,
  least: 'cost' | 'shipments',
  most?: number,
): string {
  const cost = new Map(unitCosts.map(({ sku, locationId, costMinor }) => [`${sku}_${locationId}`, costMinor]));
  const used = locations.map(
    ({ locationId, shipmentCostMinor }) => `${least === 'cost' ? shipmentCostMinor : 1} y${locationId}`,
  );
  const units = stock.map(({ sku, locationId }) => `${cost.get(`${sku}_${locationId}`) ?? 0} x${sku}_${locationId}`);
  const filled = lines.map(({ sku, quantity }) => {
    const mine = stock.filter((row) => row.sku === sku);
    const wanted = Math.min(
      quantity,
      mine.reduce((sum, { available }) => sum + available, 0),
    );
    return `d${sku}: ${mine.map(({ locationId }) => `x${sku}_${locationId}`).join(' + ')} = ${wanted}`;
  });
  const demand = new Map(lines.map(({ sku, quantity }) => [sku, quantity]));
  const open = stock.map(({ sku, locationId, available }) => {
    return `s${sku}_${locationId}: x${sku}_${locationId} - ${Math.min(available, demand.get(sku) ?? 0)} y${locationId} <= 0`;
  });
  const counted =
    most === undefined ? [] : [`n: ${locations.map(({ locationId }) => `y${locationId}`).join(' + ')} <= ${most}`];
  const goal = [...used, ...(least === 'cost' ? units : [])].join(' + ');
  const binaries = locations.map(({ locationId }) => `y${locationId}`).join(' ');
  return `Minimize\n obj: ${goal}\nSubject To\n ${[...filled, ...open, ...counted].join('\n ')}\nBinary\n ${binaries}\nEnd`;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const short = (value: number): number => Number(value.toPrecision(3));

/**
 * Microseconds of some work, both sides alike: by the clock, or by the processors where other work held it up. What the
 * compiler and the collector do beside it in threads of their own counts for the processors only.
 */
function measured<Found>(work: () => Found): { readonly found: Found; readonly microseconds: number } {
  const before = process.cpuUsage();
  const started = performance.now();
  const found = work();
  const wall = (performance.now() - started) * 1000;
  const { user, system } = process.cpuUsage(before);
  return { found, microseconds: Math.min(wall, user + system) };
}

/** Milliseconds for which other orders of the same size are routed first: as it is where orders come one after the other. */
const WARM_MS = 2000;

/** Lets the compiler see enough of a size before anything is measured, on both sides. */
function warmUp(size: Cell, solve: (program: string) => unknown): void {
  for (let seed = 0; seed < 2; seed += 1) solve(programOf(worldOf(size, 500_000 + seed), 'cost'));
  const until = performance.now() + WARM_MS;
  for (let seed = 0; performance.now() < until; seed += 1) {
    const question = questionOf(size, 500_000 + seed);
    routeOrder(question);
    for (const way of WAYS) routeGreedily(question, way);
  }
}

/** Solves generated orders of several sizes with our solver, HiGHS and walks through locations, side by side. */
export async function compareWorlds(): Promise<readonly object[]> {
  const highs = await loadHighs();
  const solve = (program: string): number =>
    Math.round(highs.solve(program, { mip_rel_gap: 0, mip_abs_gap: 0.5, output_flag: false }).ObjectiveValue);
  return CELLS.map((size, c) => {
    const ours: number[] = [];
    const theirs: number[] = [];
    const both: number[] = [];
    const above = new Map(WAYS.map((way) => [way, [] as number[]]));
    let proven = 0;
    let equal = 0;
    warmUp(size, solve);
    for (let k = 0; k < size.orders; k += 1) {
      const question = questionOf(size, 1000 * (c + 1) + k);
      const { found, microseconds: mine } = measured(() => routeOrder(question));
      const plan = found._unsafeUnwrap();
      ours.push(mine);
      if (plan.proven) proven += 1;
      const goal = plan.objective.length - 1;
      if (k >= size.orders - size.highs) {
        // writing the program down does not count
        const solved = (program: string) => measured(() => solve(program));
        const fewest = size.goals === COST ? undefined : solved(programOf(question, 'shipments'));
        const cheapest = solved(programOf(question, 'cost', fewest?.found));
        const [shipments, cost] = [fewest?.found, cheapest.found];
        theirs.push((fewest?.microseconds ?? 0) + cheapest.microseconds);
        both.push(mine);
        if (cost === plan.objective[goal] && (shipments ?? plan.objective[1]) === plan.objective[1]) equal += 1;
      }
      for (const way of WAYS) {
        const at = size.goals === COST ? goal : 1;
        const walked = routeGreedily(question, way)._unsafeUnwrap();
        above.get(way)?.push((walked.objective[at] ?? 0) / (plan.objective[at] ?? 1) - 1);
      }
    }
    return {
      skus: size.skus,
      locations: size.locations,
      goals: size.goals,
      seeds: `${1000 * (c + 1)} to ${1000 * (c + 1) + size.orders - 1}`,
      meanMicroseconds: short(mean(ours)),
      medianMicroseconds: short(quantile(ours, 0.5)),
      p99Microseconds: short(quantile(ours, 0.99)),
      p99ToMedian: short(quantile(ours, 0.99) / quantile(ours, 0.5)),
      proven: `${proven} of ${size.orders}`,
      highsMilliseconds: short(mean(theirs) / 1000),
      timesFasterThanHighs: short(mean(theirs) / mean(both)),
      equalToHighs: `${equal} of ${theirs.length}`,
      percentAboveOptimum: Object.fromEntries(WAYS.map((way) => [way, short(100 * mean(above.get(way) ?? []))])),
    };
  });
}
