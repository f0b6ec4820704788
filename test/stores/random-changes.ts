import fc from 'fast-check';
import type { Change, StockConditions } from '../../src/application/index.ts';
import type { AccountRef, Lot, StockMovement } from '../../src/domain/inventory/index.ts';
import type { OrderEvent } from '../../src/domain/order/index.ts';
import { STAFF } from '../domain/order/support.ts';

/** A moment of a Saturday, in milliseconds after ten. */
export const momentOf = (ms: number): string => new Date(Date.UTC(2026, 10, 21, 10) + ms).toISOString();

const held = (holdId: string): OrderEvent => ({
  kind: 'hold-applied',
  at: momentOf(0),
  by: STAFF,
  holdId,
  reason: 'x',
  scope: { kind: 'order' },
  blocks: [],
});

const SKUS = ['TEA', 'CUP', '__proto__', 'thé "vert" \\ {x,NULL}', '🍵'];
const LOCATIONS = ['A', 'B'];
const LOTS: readonly Lot[] = [
  { lotId: 'L1', expiryDay: '2027-01-01' },
  { lotId: 'L1', expiryDay: '2027-02-02' },
  { lotId: 'S1', serial: true },
];
const RESERVATIONS = ['R1', 'R2', 'R3'];
const at = (locationId: string, account: Exclude<AccountRef['account'], 'supplier' | 'customer' | 'vendor'>) => ({
  locationId,
  account,
});

/** Ways that units take, as source and target. */
const WAYS: readonly ((here: string, there: string) => readonly [AccountRef, AccountRef])[] = [
  (here) => [{ account: 'supplier' }, at(here, 'available')],
  (here) => [{ account: 'supplier' }, at(here, 'available')],
  (here) => [at(here, 'available'), at(here, 'reserved')],
  (here) => [at(here, 'available'), at(here, 'reserved')],
  (here) => [at(here, 'reserved'), at(here, 'available')],
  (here) => [at(here, 'reserved'), at(here, 'picked')],
  (here) => [at(here, 'picked'), at(here, 'shipped')],
  (here) => [at(here, 'shipped'), { account: 'customer' }],
  (here) => [at(here, 'available'), at(here, 'adjustment')],
  (here) => [at(here, 'adjustment'), at(here, 'available')],
  (here) => [at(here, 'available'), at(here, 'safety')],
  (here, there) => [at(here, 'available'), at(there, 'inbound')],
  (here, there) => [at(here, 'available'), at(there, 'available')],
];

const arbitraryMovement = fc
  .record({
    sku: fc.constantFrom(...SKUS),
    quantity: fc.integer({ min: 1, max: 6 }),
    way: fc.constantFrom(...WAYS),
    here: fc.constantFrom(...LOCATIONS),
    lot: fc.option(fc.constantFrom(...LOTS), { nil: undefined, freq: 4 }),
    reservationId: fc.option(fc.constantFrom(...RESERVATIONS), { nil: undefined, freq: 2 }),
    until: fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined }),
  })
  .map(({ sku, quantity, way, here, lot, reservationId, until }): StockMovement => {
    const [from, to] = way(here, here === 'A' ? 'B' : 'A');
    const reserves = from.account === 'reserved' || to.account === 'reserved';
    return {
      sku,
      quantity: lot?.serial === true ? 1 : quantity,
      from,
      to,
      reason: 'x',
      commandId: 'c',
      actorId: 'ann',
      at: momentOf(0),
      ...(lot === undefined ? {} : { lot }),
      ...(reserves && reservationId !== undefined ? { reservationId } : {}),
      ...(to.account === 'reserved' && reservationId !== undefined && until !== undefined
        ? { expiresAt: momentOf(until) }
        : {}),
    };
  });

const arbitraryConditions = fc.record({
  oversell: fc.option(
    fc.uniqueArray(
      fc.record({ sku: fc.constantFrom(...SKUS), locationId: fc.constantFrom(...LOCATIONS), units: fc.nat(3) }),
      { selector: ({ sku, locationId }) => sku + locationId, maxLength: 3 },
    ),
    { nil: undefined },
  ),
  expected: fc.option(
    fc.array(
      fc.record({
        sku: fc.constantFrom(...SKUS),
        locationId: fc.constantFrom(...LOCATIONS),
        account: fc.constantFrom('shelf' as const, 'available' as const),
        units: fc.nat(8),
      }),
      { maxLength: 1 },
    ),
    { nil: undefined, freq: 8 },
  ),
});

/** Versions as they are guessed by whoever makes the change: often right, sometimes not. */
interface Guess {
  readonly orders: Map<string, number>;
  readonly reservations: Map<string, number>;
}

const arbitraryDraft = fc.record({
  id: fc.nat(400),
  print: fc.integer({ min: 0, max: 12 }),
  atMs: fc.oneof(fc.constant(5), fc.nat(2000)),
  issuedMs: fc.constantFrom(0, 100),
  orders: fc.uniqueArray(
    fc.record({
      orderId: fc.constantFrom('O1', 'O2', 'O3', 'Bestellung/4'),
      events: fc.integer({ min: 1, max: 3 }),
      wrong: fc.integer({ min: 0, max: 9 }),
    }),
    { selector: ({ orderId }) => orderId, maxLength: 2 },
  ),
  movements: fc.array(arbitraryMovement, { maxLength: 4 }),
  conditions: arbitraryConditions,
  wrong: fc.integer({ min: 0, max: 12 }),
  message: fc.boolean(),
  answer: fc.jsonValue({ maxDepth: 2 }),
});

/** Lists of changes of all kinds: many are written, some conflict, some are short, some come twice. */
export const arbitraryChanges = (maxLength: number): fc.Arbitrary<readonly Change[]> =>
  fc.array(arbitraryDraft, { minLength: 1, maxLength }).map((drafts) => {
    const guess: Guess = { orders: new Map(), reservations: new Map() };
    return drafts.map((draft) => changeFrom(draft, guess));
  });

type Draft = typeof arbitraryDraft extends fc.Arbitrary<infer Value> ? Value : never;

function changeFrom(draft: Draft, guess: Guess): Change {
  const { id, print, atMs, issuedMs, orders, movements, conditions, wrong, message, answer } = draft;
  const touched = [...new Set(movements.flatMap(({ reservationId }) => reservationId ?? []))];
  const kept: StockConditions = {
    ...(conditions.oversell === undefined ? {} : { oversell: conditions.oversell }),
    ...(conditions.expected === undefined ? {} : { expected: conditions.expected }),
    reservations: touched.map((reservationId) => {
      const version = guess.reservations.get(reservationId) ?? 0;
      guess.reservations.set(reservationId, version + (wrong % 2));
      return { reservationId, expectedVersion: wrong === 1 ? version + 1 : version };
    }),
  };
  return {
    commandId: `c${id}`,
    fingerprint: print === 0 ? 'another\0one' : 'one',
    issuedAt: momentOf(issuedMs),
    at: momentOf(atMs),
    streams: orders.map(({ orderId, events, wrong: off }) => {
      const version = guess.orders.get(orderId) ?? 0;
      if (off > 3) guess.orders.set(orderId, version + events);
      return {
        orderId,
        expectedVersion: off === 9 ? version + 1 : version,
        events: Array.from({ length: events }, (_, i) => held(`H${id}-${i}`)),
      };
    }),
    movements,
    outbox: message ? [{ messageId: `m${id}`, topic: 't', body: answer as never }] : [],
    conditions: kept,
    answer: answer as never,
  };
}
