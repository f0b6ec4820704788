import { PLACES } from '../../../application/index.ts';
import { type BalanceWrite, type Bundle, ENDLESS } from './bundle-of.ts';
import type { SqlRunner, SqlValue } from './client.ts';
import { textArray } from './text-array.ts';
import { HEAD } from './write-function.ts';

const callOf = (name: string): string => `select ${name}($1::text, $2::text::text[], $3::text::bigint[]) as written`;

const ONE = callOf('cleanorder_write_1');
const MANY = callOf('cleanorder_write_many_1');
const ALONE = callOf('cleanorder_write_alone_1');

/**
 * Writes a bundle in one call: one statement, one round trip.
 *
 * @law true: all of it is written; false: nothing is, and somebody has to look why
 */
export async function writeByCall(runner: SqlRunner, tenantId: string, bundle: Bundle): Promise<boolean> {
  const values = [tenantId, textArray(textsOf(bundle)), numbersOf(bundle)];
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

/** All texts: those of the balances, the reservations, the orders, the changes. */
function textsOf({ balances, reservations, streams, changes }: Bundle): readonly (string | null)[] {
  const texts: (string | null)[] = [];
  for (const { key, lot = null, lotKind = null, until = null } of balances) {
    texts.push(key.reservationId, key.sku, key.locationId, key.lotId, lot, lotKind, until);
  }
  for (const { reservationId, until = null, leftAt = null } of reservations) texts.push(reservationId, until, leftAt);
  for (const { orderId, events } of streams) texts.push(orderId, events);
  for (const change of changes) {
    const { commandId, fingerprint, issuedAt, at, movements, outbox, committed } = change;
    texts.push(commandId, fingerprint, issuedAt, at, change.streams, movements, outbox, committed);
  }
  return texts;
}

/** A number that is told, or that nothing is. */
type Telling = number | 'NULL';

/** All numbers: how many there are of each, where those of the reservations begin, see `HEAD`; then in the order of the texts. */
function numbersOf(bundle: Bundle): string {
  const { balances, reservations, streams, changes } = bundle;
  const told = balances.length === 0 ? [] : balanceNumbers(bundle);
  const counts = [balances, reservations, streams, changes].map(({ length }) => length);
  const numbers = [...counts, HEAD + told.length, ...told];
  for (const { expectedVersion, until } of reservations) numbers.push(expectedVersion, until === undefined ? 0 : 1);
  for (const { expectedVersion, version } of streams) numbers.push(expectedVersion, version);
  for (const { place } of changes) numbers.push(place);
  pushTurns(numbers, bundle);
  return `{${numbers.join(',')}}`;
}

function balanceNumbers({ balances, reservations, turns }: Bundle): readonly Telling[] {
  const made = new Set<string>();
  for (const { reservationId, expectedVersion } of reservations) if (expectedVersion === 0) made.add(reservationId);
  const making = (balance: BalanceWrite): number =>
    !fits(balance) ? MUST_BE_THERE : made.has(balance.key.reservationId) ? IS_MADE_NOW : MAY_BE_MADE;
  const tick: Told = turns.length === 1 ? TELLS_ITSELF : [({ tick }) => tick];
  return listsOf(balances, [...OF_PLACES, tick, ENTERS_HAND, RENEWS, [making, 0]]);
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
function listsOf(balances: readonly BalanceWrite[], lists: readonly Told[]): readonly Telling[] {
  const starts: Telling[] = [];
  const told: Telling[] = [];
  for (const [numberOf, nothing] of lists) {
    const says = balances.some((balance) => numberOf(balance) !== nothing);
    starts.push(says ? HEAD + lists.length + told.length : 'NULL');
    if (!says) continue;
    for (const balance of balances) {
      const number = numberOf(balance);
      told.push(number === nothing ? 'NULL' : number);
    }
  }
  return [...starts, ...told];
}

const fits = ({ least, most }: BalanceWrite): boolean =>
  least.every((units) => units <= 0) && most.every((units) => units >= 0);

/** SQL counts from 1. */
function pushTurns(numbers: Telling[], { turns }: Bundle): void {
  for (const { change, atMs, balances, streams } of turns) {
    numbers.push(change + 1, atMs, balances.length, streams.length);
    for (const place of balances) numbers.push(place + 1);
    for (const place of streams) numbers.push(place + 1);
  }
}
