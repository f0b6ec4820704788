import { type Chance, chanceOf, memoryStore } from '../../adapters/stores/memory/index.ts';
import type { Change, CommitFailure, Store } from '../../application/index.ts';
import type { StockAccount } from '../../domain/inventory/index.ts';
import { at, type BedCase, changeOf, eventsAfter, LATER, move, SUPPLIER } from './bed.ts';
import { contentsOf, good, sameBytes } from './check.ts';
import { recount, wholeFeed } from './recount.ts';

const ACCOUNTS: readonly StockAccount[] = ['available', 'reserved', 'picked', 'quarantine', 'damaged', 'adjustment'];
const pick = <Item>(chance: Chance, items: readonly Item[]): Item => items[chance.below(items.length)] as Item;

/** What the generator knows, so that most of its changes fit: versions of orders and of reservations. */
interface Known {
  readonly orders: ReadonlyMap<string, number>;
  readonly reservations: ReadonlyMap<string, number>;
}

async function knownOf(model: Store): Promise<Known> {
  const { orders, reservations } = await contentsOf(model);
  return {
    orders: new Map(orders.flatMap((order) => (order === null ? [] : [[order.orderId, order.version] as const]))),
    reservations: new Map(
      reservations.reservations.map(({ reservation, version }) => [reservation.reservationId, version] as const),
    ),
  };
}

/** The version that there is; now and then another. */
const about = (chance: Chance, version = 0): number => (chance.below(5) === 0 ? chance.below(4) : version);

/** A change that may be written, refused or in conflict: three SKUs, two locations, two lots, three orders. */
function anyChange(chance: Chance, n: number, known: Known): Change {
  const movements = Array.from({ length: chance.below(4) }, () => anyMovement(chance));
  const touched = [...new Set(movements.flatMap(({ reservationId }) => reservationId ?? []))];
  const orderId = pick(chance, ['O1', 'O2', 'O3']);
  const version = about(chance, known.orders.get(orderId));
  const expected = [
    { sku: pick(chance, ['S1', 'S2']), locationId: 'A', account: 'shelf' as const, units: chance.below(6) },
  ];
  const oversell = [{ sku: 'S1', locationId: 'A', units: chance.below(3) }];
  return changeOf(chance.below(8) === 0 && n > 0 ? `c${n - 1}` : `c${n}`, {
    fingerprint: 'any',
    at: `2026-06-15T1${chance.below(3)}:00:00.000Z`,
    streams: chance.below(3) === 0 ? [eventsAfter(version, [`e${n}`], orderId)] : [],
    movements,
    conditions: {
      oversell,
      ...(chance.below(6) === 0 ? { expected } : {}),
      reservations: touched.map((reservationId) => ({
        reservationId,
        expectedVersion: about(chance, known.reservations.get(reservationId)),
      })),
    },
    answer: { n },
  });
}

function anyMovement(chance: Chance) {
  const sku = pick(chance, ['S1', 'S2', '\u{1F375}']);
  const place = (): string => pick(chance, ['A', 'B']);
  const lot = chance.below(4) === 0 ? { lot: { lotId: pick(chance, ['L1', 'L2']), expiryDay: '2027-01-31' } } : {};
  const quantity = 1 + chance.below(3);
  const way = chance.below(8);
  if (way <= 2) return move(quantity, { sku, from: SUPPLIER, to: at('available', place()), ...lot });
  if (way <= 5) {
    const locationId = place();
    const expiresAt = chance.below(3) > 0 ? { expiresAt: LATER } : {};
    const sides = { from: at('available', locationId), to: at('reserved', locationId) };
    return move(quantity, { sku, ...sides, ...lot, ...expiresAt, reservationId: pick(chance, ['R1', 'R2']) });
  }
  if (way === 6) {
    const locationId = place();
    const sides = { from: at('reserved', locationId), to: at(pick(chance, ['available', 'picked']), locationId) };
    return move(quantity, { sku, ...sides, ...lot, reservationId: pick(chance, ['R1', 'R2']) });
  }
  const from = pick(chance, ACCOUNTS);
  const to = pick(
    chance,
    ACCOUNTS.filter((account) => account !== from),
  );
  return move(quantity, { sku, from: at(from, place()), to: at(to, place()), ...lot });
}

/** Everything that can be asked, as one text can hold it. */
async function asked(store: Store) {
  const skus = ['S1', 'S2', '\u{1F375}'];
  const due = { keys: [{ sku: 'S1', locationId: 'Z' }], skus, dueAt: LATER };
  return [await contentsOf(store), (await wholeFeed(store)).length, await good(store.readStock(due), 'readStock')];
}

const seeded = (seed: number, changes: number): BedCase => ({
  name: `answers ${changes} changes of seed ${seed} as the memory store does, byte for byte (L73)`,
  look: async (bed) => {
    const [store, model, chance] = [await bed.open(), memoryStore(), chanceOf(seed)];
    for (let n = 0; n < changes; n += 1) {
      const change = anyChange(chance, n, await knownOf(model));
      const [found, expected] = [await store.commit(change), await model.commit(change)];
      sameBytes(told(found), told(expected), `the answer to change ${n}`);
      if (n % 5 === 4) sameBytes(await asked(store), await asked(model), `everything after change ${n}`);
    }
    sameBytes(await asked(store), await asked(model), 'everything in the end');
    await recount(store);
  },
});

const told = (result: Awaited<ReturnType<Store['commit']>>): unknown =>
  result.isOk() ? { written: result.value } : { failed: withoutCause(result.error) };

const withoutCause = (failure: CommitFailure): unknown => ({ ...failure, cause: undefined });

/** What all stores have in common: the same changes give the same answers and the same contents. */
export const equalCases: readonly BedCase[] = [seeded(1, 60), seeded(2, 60), seeded(3, 60)];
