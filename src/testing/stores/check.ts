import type { ResultAsync } from 'neverthrow';
import type { Store } from '../../application/index.ts';
import { assert } from '../../kernel/assert.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';

/** Stops a case where a promise of the port does not hold: the words say which, and what was found. */
export function holds(condition: boolean, promise: string): asserts condition {
  assert(condition, promise);
}

/** Stops a case where something is not what it should be, whatever the order of its keys. */
export function same(found: unknown, expected: unknown, what: string): void {
  const [left, right] = [textOf(found), textOf(expected)];
  holds(left === right, `${what}: expected ${right}, found ${left}`);
}

/** Stops a case where two answers are not the same to the byte. */
export function sameBytes(found: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  holds(left === right, `${what}: expected ${right}, found ${left}`);
}

const textOf = (value: unknown): string => canonicalJson({ value } as object);

const broken = (promise: string): never => {
  assert(false, promise);
};

/** What was answered; a refusal stops the case. */
export async function good<Value, Failure>(asked: ResultAsync<Value, Failure>, what: string): Promise<Value> {
  const result = await asked;
  if (result.isOk()) return result.value;
  return broken(`${what}: refused with ${textOf(result.error)}`);
}

/** Why nothing was done; an answer stops the case. */
export async function bad<Value, Failure>(asked: ResultAsync<Value, Failure>, what: string): Promise<Failure> {
  const result = await asked;
  if (result.isErr()) return result.error;
  return broken(`${what}: was not refused`);
}

/** Everything that a store holds, as whoever comes next would find it. */
export async function contentsOf(store: Store) {
  const orders = [];
  for (const id of await good(store.listOrders('', 1000), 'listOrders')) {
    orders.push(await good(store.loadOrder(id), 'loadOrder'));
  }
  return {
    orders,
    positions: await good(store.listPositions(undefined, 1000), 'listPositions'),
    reservations: await good(store.listReservations({ after: '', limit: 1000 }), 'listReservations'),
  };
}
