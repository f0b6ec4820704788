import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { chanceOf } from '../../../src/adapters/stores/memory/index.ts';
import type { Change, Store } from '../../../src/application/index.ts';
import { at, held, move, payment, supplier } from '../changes.ts';
import { momentOf } from '../random-changes.ts';

export const SKUS = ['TEA', 'CUP', 'POT', 'JAR'];

/** What a shopper has met with. */
export interface Met {
  confirmed: number;
  short: number;
  conflicts: number;
  reservationRaces: number;
  aborted: number;
  unknownApplied: number;
  unknownNotApplied: number;
}

export const nothingMet = (): Met => ({
  confirmed: 0,
  short: 0,
  conflicts: 0,
  reservationRaces: 0,
  aborted: 0,
  unknownApplied: 0,
  unknownNotApplied: 0,
});

/** Somebody who places orders and lets reservations go, and writes down what he asks before, and what he is told after. */
export interface Shopper {
  readonly name: string;
  readonly seed: number;
  readonly store: Store;
  /** a file of one JSON line each */
  readonly journal: string;
  readonly goesOn: () => boolean;
  readonly met: Met;
  /** is a command in the database? Asked on a way that does not break */
  readonly isThere?: (commandId: string) => Promise<boolean | undefined>;
}

/** A line of a journal. */
export type Line =
  | { readonly kind: 'asked'; readonly change: Change }
  | { readonly kind: 'told'; readonly commandId: string; readonly answer: string | null };

export const linesOf = (journal: string): readonly Line[] =>
  existsSync(journal)
    ? readFileSync(journal, 'utf8')
        .split('\n')
        .flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as Line] : []))
    : [];

const write = ({ journal }: Shopper, line: Line): void => appendFileSync(journal, `${JSON.stringify(line)}\n`);

const later = (ms: number): Promise<void> => new Promise((end) => setTimeout(end, ms));

/** Asks until there is an answer: the same command id however often. */
async function submit(shopper: Shopper, change: Change): Promise<void> {
  const { store, met } = shopper;
  for (let tries = 0; ; tries += 1) {
    const result = await store.commit(change);
    if (result.isOk()) {
      met.confirmed += 1;
      return write(shopper, { kind: 'told', commandId: change.commandId, answer: JSON.stringify(result.value) });
    }
    const failure = result.error;
    if (failure.kind === 'unknown' || failure.kind === 'aborted') {
      if (failure.kind === 'aborted') met.aborted += 1;
      else if (shopper.isThere !== undefined) await count(shopper, change.commandId);
      if (tries > 600) throw new Error(`no answer to ${change.commandId}: ${failure.cause}`);
      await later(20);
      continue;
    }
    if (failure.kind === 'refused') {
      if (failure.code !== 'store.stock-short') throw new Error(`${change.commandId}: ${failure.code}`);
      met.short += 1;
    } else {
      met.conflicts += 1;
      if (failure.on === 'reservation') met.reservationRaces += 1;
    }
    return write(shopper, { kind: 'told', commandId: change.commandId, answer: null });
  }
}

async function count({ isThere, met }: Shopper, commandId: string): Promise<void> {
  const there = await isThere?.(commandId);
  if (there === true) met.unknownApplied += 1;
  if (there === false) met.unknownNotApplied += 1;
}

/** Shops until it is over. One who was interrupted first asks again what he had no answer to. */
export async function shop(shopper: Shopper): Promise<void> {
  const lines = linesOf(shopper.journal);
  const told = new Set(lines.flatMap((line) => (line.kind === 'told' ? [line.commandId] : [])));
  for (const line of lines) {
    if (line.kind === 'asked' && !told.has(line.change.commandId)) await submit(shopper, line.change);
  }
  const chance = chanceOf(shopper.seed + lines.length);
  const pick = (most: number): number => chance.below(most + 1);
  // whoever starts again has written more than whoever was interrupted: no id is used twice
  for (let i = 0; shopper.goesOn(); i += 1) {
    const change = await nextChange(shopper, `${shopper.name}-${lines.length}-${i}`, pick);
    if (change === undefined) continue;
    write(shopper, { kind: 'asked', change });
    await submit(shopper, change);
  }
}

type Pick = (most: number) => number;

async function nextChange(shopper: Shopper, id: string, pick: Pick): Promise<Change | undefined> {
  const kind = pick(19);
  const base = {
    commandId: id,
    fingerprint: id,
    issuedAt: momentOf(0),
    at: momentOf(pick(5000)),
    streams: [],
    movements: [],
    outbox: [],
    answer: { for: id },
  };
  if (kind < 11) return order(base, pick);
  if (kind < 13) {
    const sku = SKUS[pick(3)] ?? 'TEA';
    return { ...base, movements: [move(1 + pick(3), supplier, at('available'), { sku })] };
  }
  if (kind < 14) {
    const hot = await shopper.store.loadOrder('HOT');
    if (hot.isErr()) return undefined;
    return { ...base, streams: [{ orderId: 'HOT', expectedVersion: hot.value?.version ?? 0, events: [held(id)] }] };
  }
  return resolve(shopper, base, pick);
}

/** An order of one to three lines in no particular order, on a reservation; it is paid. */
function order(base: Change, pick: Pick): Change {
  const reservationId = `R${base.commandId}`;
  const first = pick(3);
  const lines = Array.from({ length: 1 + pick(2) }, (_, i) => SKUS[(first + 3 * i) % 4] ?? 'TEA');
  const paid = payment(base.commandId, 1 + pick(99_999));
  const soft = pick(1) === 0 ? {} : { expiresAt: momentOf(10_000) };
  return {
    ...base,
    streams: [{ orderId: `O${base.commandId}`, expectedVersion: 0, events: [held(base.commandId), paid] }],
    movements: lines.map((sku) => move(1 + pick(2), at('available'), at('reserved'), { sku, reservationId, ...soft })),
    outbox: [{ messageId: base.commandId, topic: 'placed', body: null }],
    conditions: { reservations: [{ reservationId, expectedVersion: 0 }] },
  };
}

/** Posts, releases or expires what some reservation holds: others may do the same with it at the same time. */
async function resolve({ store }: Shopper, base: Change, pick: Pick): Promise<Change | undefined> {
  const found = await store.listReservations({ after: '', limit: 12, dueAt: momentOf(20_000) });
  if (found.isErr()) return undefined;
  const stored = found.value.reservations[pick(5)];
  if (stored === undefined || stored.reservation.lines.every(({ pending }) => pending === 0)) return undefined;
  const { reservation, version } = stored;
  const { reservationId, lines } = reservation;
  const posts = pick(1) === 0;
  const commandId = posts ? base.commandId : `expire/${version}/${reservationId}`;
  return {
    ...base,
    commandId,
    fingerprint: posts ? base.fingerprint : 'expire',
    answer: posts ? base.answer : null,
    movements: lines.flatMap(({ sku, pending }) =>
      pending === 0 ? [] : [move(pending, at('reserved'), at(posts ? 'picked' : 'available'), { sku, reservationId })],
    ),
    conditions: { reservations: [{ reservationId, expectedVersion: version }] },
  };
}
