import { PLACES } from '../../../application/index.ts';
import { type BalanceWrite, type Bundle, ENDLESS } from './bundle-of.ts';
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
const ALONE = callOf('cleanorder_write_alone_1');

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
  const together = quickerCall(bundle);
  // null: some balances are to be made first, which only the call for one by one does in the order of the keys
  const all = together === undefined ? null : await written(runner, together, values);
  return (all ?? (await written(runner, ONE, values))) === true;
}

/** From so many balances on, it is quicker to write them together. */
const SOME = 3;

/** The call that writes all balances together. */
function quickerCall({ balances, turns }: Bundle): string | undefined {
  if (turns.length > 1) return MANY;
  return balances.length < SOME ? undefined : ALONE;
}

async function written(runner: SqlRunner, call: string, values: SqlValue[]): Promise<boolean | null | undefined> {
  const { rows } = await runner.query(call, values);
  return (rows[0] as { readonly written: boolean | null } | undefined)?.written;
}

function balanceValues({ balances, reservations, turns }: Bundle): readonly string[] {
  const texts: (string | null)[] = [];
  for (const { key, lot = null, lotKind = null, until = null } of balances) {
    texts.push(key.reservationId, key.sku, key.locationId, key.lotId, lot, lotKind, until);
  }
  const made = new Set(
    reservations.filter(({ expectedVersion }) => expectedVersion === 0).map(({ reservationId }) => reservationId),
  );
  const making = (balance: BalanceWrite): number =>
    !fits(balance) ? MUST_BE_THERE : made.has(balance.key.reservationId) ? IS_MADE_NOW : MAY_BE_MADE;
  return [textArray(texts), listsOf(balances, { alone: turns.length === 1, making })];
}

const MUST_BE_THERE = 0;
const IS_MADE_NOW = 1;
const MAY_BE_MADE = 2;

/** A number of each balance, and the one that says nothing. */
interface NumberList {
  readonly numbers: readonly number[];
  readonly nothing?: number;
}

/** The numbers of balances, list by list: see `NUMBERS`. */
function listsOf(
  balances: readonly BalanceWrite[],
  { alone, making }: { readonly alone: boolean; readonly making: (balance: BalanceWrite) => number },
): string {
  if (balances.length === 0) return '{}';
  const list = (numberOf: (balance: BalanceWrite) => number): number[] => balances.map(numberOf);
  const places = (of: 'by' | 'least' | 'most', nothing: number): NumberList[] =>
    Object.values(PLACES).map((place) => ({ numbers: list((balance) => balance[of][place] as number), nothing }));
  const flags = [entersHand, renews, making].map((flag) => ({ numbers: list((one) => Number(flag(one))), nothing: 0 }));
  return layOut([
    ...places('by', 0),
    ...places('least', -ENDLESS),
    ...places('most', ENDLESS),
    // a change alone tells its moment itself
    alone ? { numbers: list(() => 0), nothing: 0 } : { numbers: list(({ tick }) => tick) },
    ...flags,
  ]);
}

/** Where each list begins, then the lists that say something. */
function layOut(lists: readonly NumberList[]): string {
  const starts: string[] = [];
  const told: string[] = [];
  let end = lists.length;
  for (const { numbers, nothing } of lists) {
    const says = numbers.some((number) => number !== nothing);
    starts.push(says ? String(end) : 'NULL');
    if (!says) continue;
    for (const number of numbers) told.push(number === nothing ? 'NULL' : String(number));
    end += numbers.length;
  }
  return `{${starts.concat(told).join(',')}}`;
}

const entersHand = ({ entersHand }: BalanceWrite): boolean => entersHand;
const renews = ({ until }: BalanceWrite): boolean => until !== undefined;
const fits = ({ least, most }: BalanceWrite): boolean =>
  least.every((units) => units <= 0) && most.every((units) => units >= 0);

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
