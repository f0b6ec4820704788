import type { Bundle } from './bundle-of.ts';
import { changeValues } from './change-values.ts';
import type { SqlRunner, SqlValue } from './client.ts';
import { numberArray, textArray } from './text-array.ts';

const callOf = (
  name: string,
): string => `select ${name}($1::text, $2::text::text[], $3::text::bigint[], $4::text::text[],
  $5::text::bigint[], $6::text::text[], $7::text::bigint[], $8::text::text[], $9::text::bigint[],
  $10::text::bigint[]) as written`;

const ONE = callOf('cleanorder_write_1');
const MANY = callOf('cleanorder_write_many_1');

/**
 * Writes a bundle in one call: one statement, one round trip.
 *
 * @law true: all of it is written; false: nothing is, and somebody has to look why
 */
export async function writeByCall(runner: SqlRunner, tenantId: string, bundle: Bundle): Promise<boolean> {
  const values = [
    tenantId,
    ...balanceValues(bundle),
    ...reservationValues(bundle),
    ...streamValues(bundle),
    ...allChangeValues(bundle),
    numberArray(turnNumbers(bundle)),
  ];
  // null: a balance is to be made first, which only the call for one does in the order of the keys
  const many = bundle.turns.length > 1 ? await written(runner, MANY, values) : null;
  return (many ?? (await written(runner, ONE, values))) === true;
}

async function written(runner: SqlRunner, call: string, values: SqlValue[]): Promise<boolean | null | undefined> {
  const { rows } = await runner.query(call, values);
  return (rows[0] as { readonly written: boolean | null } | undefined)?.written;
}

function balanceValues({ balances }: Bundle): readonly string[] {
  const texts: (string | null)[] = [];
  const numbers: string[] = [];
  for (const { key, by, least, most, tick, lot = null, lotKind = null, entersHand, until } of balances) {
    texts.push(key.reservationId, key.sku, key.locationId, key.lotId, lot, lotKind, until ?? null);
    const fits = least.every((units) => units <= 0) && most.every((units) => units >= 0);
    const flags = [entersHand ? 1 : 0, until === undefined ? 0 : 1, fits ? 1 : 0];
    numbers.push(`${by.join(',')},${least.join(',')},${most.join(',')},${tick},${flags.join(',')}`);
  }
  return [textArray(texts), `{${numbers.join(',')}}`];
}

function reservationValues({ reservations }: Bundle): readonly string[] {
  const texts: (string | null)[] = [];
  const numbers: number[] = [];
  for (const { reservationId, expectedVersion, until, leftAt = null } of reservations) {
    texts.push(reservationId, until ?? null, leftAt);
    numbers.push(expectedVersion, until === undefined ? 0 : 1);
  }
  return [textArray(texts), numberArray(numbers)];
}

function streamValues({ streams }: Bundle): readonly string[] {
  const texts: string[] = [];
  const numbers: number[] = [];
  for (const { orderId, expectedVersion, version, events } of streams) {
    texts.push(orderId, events);
    numbers.push(expectedVersion, version);
  }
  return [textArray(texts), numberArray(numbers)];
}

function allChangeValues({ changes }: Bundle): readonly string[] {
  const texts: string[] = [];
  const numbers: number[] = [];
  for (const change of changes) {
    const { commandId, fingerprint, issuedAt, at, place, streams, movements, outbox, committed } = changeValues(change);
    texts.push(commandId, fingerprint, issuedAt, at, streams, movements, outbox, committed);
    numbers.push(place);
  }
  return [textArray(texts), numberArray(numbers)];
}

/** SQL counts from 1. */
function turnNumbers({ turns }: Bundle): readonly number[] {
  const numbers: number[] = [];
  for (const { change, atMs, balances, streams } of turns) {
    numbers.push(change + 1, atMs, balances.length, streams.length);
    for (const place of balances) numbers.push(place + 1);
    for (const place of streams) numbers.push(place + 1);
  }
  return numbers;
}
