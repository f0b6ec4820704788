import { PLACES } from '../../../application/index.ts';
import { type BalanceWrite, type Bundle, ENDLESS } from './bundle-of.ts';
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
  if (balances.length === 0) return ['{}', '{}'];
  const texts: (string | null)[] = [];
  for (const { key, lot = null, lotKind = null, until = null } of balances) {
    texts.push(key.reservationId, key.sku, key.locationId, key.lotId, lot, lotKind, until);
  }
  const made = new Set<string>();
  for (const { reservationId, expectedVersion } of reservations) if (expectedVersion === 0) made.add(reservationId);
  const making = (balance: BalanceWrite): number =>
    !fits(balance) ? MUST_BE_THERE : made.has(balance.key.reservationId) ? IS_MADE_NOW : MAY_BE_MADE;
  const tick: Told = turns.length === 1 ? TELLS_ITSELF : [({ tick }) => tick];
  return [textArray(texts), listsOf(balances, [...OF_PLACES, tick, ENTERS_HAND, RENEWS, [making, 0]])];
}

const MUST_BE_THERE = 0;
const IS_MADE_NOW = 1;
const MAY_BE_MADE = 2;

/** A number of each balance, and the one that says nothing. */
type Told = readonly [of: (balance: BalanceWrite) => number, nothing?: number];

/** What is told of each place. */
const OF_PLACES: readonly Told[] = [
  ...ofPlaces((place) => [({ by }) => by[place] as number, 0]),
  ...ofPlaces((place) => [({ least }) => least[place] as number, -ENDLESS]),
  ...ofPlaces((place) => [({ most }) => most[place] as number, ENDLESS]),
];

function ofPlaces(told: (place: number) => Told): readonly Told[] {
  return Object.values(PLACES).map(told);
}

/** A change alone tells its moment itself. */
const TELLS_ITSELF: Told = [() => 0, 0];
const ENTERS_HAND: Told = [({ entersHand }) => Number(entersHand), 0];
const RENEWS: Told = [({ until }) => Number(until !== undefined), 0];

/** The numbers of balances, list by list, see `NUMBERS`: where each list begins, then the lists that say something. */
function listsOf(balances: readonly BalanceWrite[], lists: readonly Told[]): string {
  const starts: (number | 'NULL')[] = [];
  const told: (number | 'NULL')[] = [];
  for (const [numberOf, nothing] of lists) {
    const says = balances.some((balance) => numberOf(balance) !== nothing);
    starts.push(says ? lists.length + told.length : 'NULL');
    if (!says) continue;
    for (const balance of balances) {
      const number = numberOf(balance);
      told.push(number === nothing ? 'NULL' : number);
    }
  }
  return `{${[...starts, ...told].join(',')}}`;
}

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
    const { commandId, fingerprint, issuedAt, at, place, streams, movements, outbox, committed } = change;
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
