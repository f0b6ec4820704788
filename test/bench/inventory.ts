/**
 * Measures the stock ledger beside plain Maps, both sides in one run, and prints one JSON object of ratios.
 *
 *   npx tsx test/bench/inventory.ts
 *
 * `build`: opening a ledger of a million positions, against filling a Map with the same entries (time, and memory beyond
 * the entries). `answer`: one answer of availableToPromise for 5 lines over 200 locations, against reading the same 1000
 * numbers from nested Maps. `change`: one movement and one answer after it, by the number of positions.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  availableToPromise,
  emptyPosition,
  evolveStock,
  openStock,
  type StockLedger,
  type StockMovement,
  type StockPosition,
} from '../../src/domain/inventory/index.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const NOW = '2026-06-15T12:00:00.000Z';
const LOCATIONS = 200;

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
const round = (value: number): number => Math.round(value * 100) / 100;

/** Positions of so many SKUs at so many locations, in a mixed order. */
function positionsOf(skus: number, locations: number): StockPosition[] {
  const all: StockPosition[] = [];
  for (let i = 0; i < skus * locations; i += 1) {
    const at = (i * 7919) % (skus * locations);
    const [sku, locationId] = [`sku-${at % skus}`, `loc-${Math.floor(at / skus)}`];
    all.push({ ...emptyPosition({ sku, locationId }), available: i % 50, reserved: i % 7 });
  }
  return all;
}

const flatMap = (positions: readonly StockPosition[]) => {
  const map = new Map<string, StockPosition>();
  for (const position of positions) map.set(`${position.sku}|${position.locationId}`, position);
  return map;
};

const nestedMaps = (positions: readonly StockPosition[]) => {
  const map = new Map<string, Map<string, number>>();
  for (const { sku, locationId, available } of positions) {
    const inner = map.get(sku);
    if (inner === undefined) map.set(sku, new Map([[locationId, available]]));
    else inner.set(locationId, available);
  }
  return map;
};

/** Time of a run and memory that is still held after it. */
function cost(build: () => unknown): { ms: number; bytes: number } {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const held = build();
  const ms = performance.now() - start;
  collectGarbage();
  const bytes = process.memoryUsage().heapUsed - before;
  if (held === undefined) throw new Error('nothing was built');
  return { ms, bytes };
}

/** Both sides in turn, several times; medians. */
function compare(ours: () => unknown, theirs: () => unknown) {
  const rounds = Array.from({ length: 5 }, () => ({ ours: cost(ours), theirs: cost(theirs) }));
  const of = (side: 'ours' | 'theirs', what: 'ms' | 'bytes') => median(rounds.map((each) => each[side][what]));
  return {
    ms: round(of('ours', 'ms')),
    timeRatio: round(of('ours', 'ms') / of('theirs', 'ms')),
    memoryRatio: round(of('ours', 'bytes') / of('theirs', 'bytes')),
  };
}

function build(skus: number, locations: number) {
  const positions = positionsOf(skus, locations);
  const ledger = (): StockLedger => openStock({ positions })._unsafeUnwrap();
  return {
    positions: positions.length,
    toFlatMap: compare(ledger, () => flatMap(positions)),
    toNestedMaps: compare(ledger, () => nestedMaps(positions)),
  };
}

/** Microseconds of one call, median of many rounds; each round takes other SKUs. */
function microseconds(rounds: number, call: (round: number) => unknown): number {
  let sink = 0;
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const start = performance.now();
    if (call(i) !== undefined) sink += 1;
    times.push((performance.now() - start) * 1000);
  }
  if (sink !== rounds) throw new Error('a call said nothing');
  return median(times.slice(Math.floor(rounds / 5)));
}

const linesOf = (i: number, skus: number) =>
  Array.from({ length: 5 }, (_, line) => ({
    lineId: `${line}`,
    sku: `sku-${(i * 31 + line * Math.max(1, Math.floor(skus / 5))) % skus}`,
    quantity: 3,
  }));

function answers(count: number) {
  const skus = count / LOCATIONS;
  const positions = positionsOf(skus, LOCATIONS);
  const nested = nestedMaps(positions);
  const locationIds = Array.from({ length: LOCATIONS }, (_, i) => `loc-${i}`);
  let stock = openStock({ positions })._unsafeUnwrap();
  const ours = (i: number) => availableToPromise({ stock, now: NOW, lines: linesOf(i, skus) }).isOk();
  const named = (i: number) => availableToPromise({ stock, now: NOW, lines: linesOf(i, skus), locationIds }).isOk();
  const theirs = (i: number) => {
    let sum = 0;
    for (const { sku } of linesOf(i, skus)) for (const id of locationIds) sum += nested.get(sku)?.get(id) ?? 0;
    return sum;
  };
  const change = (i: number) => {
    stock = evolveStock(stock, movementOf(i, skus));
    return stock;
  };
  const rounds = 400;
  for (const call of [ours, named, theirs, change]) for (let i = 0; i < 200; i += 1) call(i);
  // in turn, so that a slow moment hits every side
  const turns = Array.from({ length: 5 }, (_, turn) => ({
    read: microseconds(rounds, (i) => theirs(i + turn)),
    answer: microseconds(rounds, (i) => ours(i + turn)),
    answerNamed: microseconds(rounds, (i) => named(i + turn)),
    movement: microseconds(rounds, (i) => change(i + turn)),
    movementAndAnswer: microseconds(rounds, (i) => change(i + turn) && ours(i + turn)),
  }));
  const of = (what: keyof (typeof turns)[number]) => median(turns.map((turn) => turn[what]));
  return {
    positions: count,
    readMicros: round(of('read')),
    answerMicros: round(of('answer')),
    answerToRead: round(of('answer') / of('read')),
    answerOfNamedLocationsToRead: round(of('answerNamed') / of('read')),
    movementMicros: round(of('movement')),
    movementAndAnswerMicros: round(of('movementAndAnswer')),
  };
}

function movementOf(i: number, skus: number): StockMovement {
  const locationId = `loc-${(i * 17) % LOCATIONS}`;
  return {
    sku: `sku-${(i * 31) % skus}`,
    quantity: 1,
    from: { account: 'supplier' },
    to: { locationId, account: 'available' },
    reason: 'bench',
    commandId: 'c',
    actorId: 'a',
    at: NOW,
  };
}

const change = [1e3, 1e4, 1e5, 1e6].map(answers);
const [first, last] = [change[0], change.at(-1)];
const result = {
  build: { skusTimesLocations: build(5000, 200), skusAtOneLocation: build(1_000_000, 1) },
  answer: change.map(({ positions, answerToRead, answerOfNamedLocationsToRead }) => ({
    positions,
    answerToRead,
    answerOfNamedLocationsToRead,
  })),
  change,
  growthFrom1e3To1e6: {
    movement: round((last?.movementMicros ?? 0) / (first?.movementMicros ?? 1)),
    movementAndAnswer: round((last?.movementAndAnswerMicros ?? 0) / (first?.movementAndAnswerMicros ?? 1)),
    readOfNestedMaps: round((last?.readMicros ?? 0) / (first?.readMicros ?? 1)),
  },
};
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
