import {
  type BalanceChange,
  type BalanceKey,
  balanceName,
  type Change,
  type ChangePlan,
  compareBalances,
  PLACES,
  reservationChanges,
} from '../../../application/index.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { epochMsOf } from '../../../kernel/instant.ts';
import { compareText } from '../../../kernel/text.ts';
import { type ChangeValues, changeValues } from './change-values.ts';

/** Changes that are written together, all of them or none: what to write, each key in the order of its lock. */
export interface Bundle {
  readonly balances: readonly BalanceWrite[];
  readonly reservations: readonly ReservationWrite[];
  readonly streams: readonly StreamWrite[];
  readonly changes: readonly ChangeValues[];
  /** in the order in which they take effect */
  readonly turns: readonly Turn[];
}

/** What becomes of one balance. */
export interface BalanceWrite {
  readonly key: BalanceKey;
  /** more or fewer units at each place */
  readonly by: readonly number[];
  /** bounds of the units before, by place */
  readonly least: readonly number[];
  readonly most: readonly number[];
  /** the tick of the first change to it, if nothing pushes it further */
  readonly tick: number;
  readonly lot?: string;
  /** tells whether a lot is the one that is on hand, where units of it come in */
  readonly lotKind?: string;
  readonly entersHand: boolean;
  /** units come into a reservation that holds until then, `null` for good; left out: it holds as long as it did */
  readonly until?: Instant | null;
}

export interface ReservationWrite {
  readonly reservationId: string;
  readonly expectedVersion: number;
  readonly until?: Instant | null;
  readonly leftAt?: Instant;
}

export interface StreamWrite {
  readonly orderId: string;
  readonly expectedVersion: number;
  readonly version: number;
  readonly events: string;
}

/** A change by its places in the lists of the bundle. */
export interface Turn {
  readonly change: number;
  readonly atMs: number;
  readonly balances: readonly number[];
  readonly streams: readonly number[];
}

/** More than any balance has. */
export const ENDLESS = Number.MAX_SAFE_INTEGER;

const WIDTH = Object.keys(PLACES).length;

interface Draft {
  readonly key: BalanceKey;
  readonly by: number[];
  readonly least: number[];
  readonly most: number[];
  /** ticks of the first change to it, and of the last; 0: there is none yet */
  first: number;
  last: number;
  readonly changed: BalanceChange;
  /** among the others, as they are locked */
  place: number;
}

/**
 * Puts changes together that are to be written in one go, in the order of the list. No two of them may have a command,
 * an order, a reservation or a lot in common: see `apartOf`.
 *
 * @law what is checked of a balance is what would be checked one change after the other
 * @example 3 and then 4 of TEA taken: one write of -7, which needs 7 before it
 */
export function bundleOf(plans: readonly ChangePlan[]): Bundle {
  const drafts = new Map<string, Draft>();
  const touched = plans.map((plan) => addPlan(drafts, plan));
  const sorted = [...drafts.values()].sort((left, right) => compareBalances(left.key, right.key));
  for (const [place, draft] of sorted.entries()) draft.place = place;
  const changes = plans.map(({ change }) => changeValues(change)).sort(byCommand);
  const streams = plans.flatMap(({ change }) => change.streams.map(streamWrite)).sort(byOrder);
  const streamPlaces = placesOf(streams, ({ orderId }) => orderId);
  const changePlaces = placesOf(changes, ({ commandId }) => commandId);
  return {
    balances: sorted.map(balanceWrite),
    reservations: plans.flatMap(({ change }) => reservationWrites(change)).sort(byReservation),
    streams,
    changes,
    turns: plans.map(({ change }, turn) => ({
      change: changePlaces.get(change.commandId) as number,
      atMs: epochMsOf(change.at),
      balances: (touched[turn] as readonly Draft[]).map(({ place }) => place),
      streams: change.streams.map(({ orderId }) => streamPlaces.get(orderId) as number),
    })),
  };
}

/** What a change has for itself alone: two changes with one of these in common are written one after the other. */
export function apartOf({ change, balances }: ChangePlan): readonly string[] {
  const apart = [`c${change.commandId}`];
  for (const { orderId } of change.streams) apart.push(`o${orderId}`);
  for (const { reservationId } of change.conditions?.reservations ?? []) apart.push(`r${reservationId}`);
  for (const { key } of balances) if (key.lotId !== '') apart.push(`b${balanceName(key)}`);
  return apart;
}

const byCommand = (left: ChangeValues, right: ChangeValues): number => compareText(left.commandId, right.commandId);
const byOrder = (left: StreamWrite, right: StreamWrite): number => compareText(left.orderId, right.orderId);
const byReservation = (left: ReservationWrite, right: ReservationWrite): number =>
  compareText(left.reservationId, right.reservationId);

function placesOf<Item>(items: readonly Item[], name: (item: Item) => string): ReadonlyMap<string, number> {
  return new Map(items.map((item, place) => [name(item), place]));
}

/** The drafts of the balances that a plan touches. */
function addPlan(drafts: Map<string, Draft>, { change, balances }: ChangePlan): readonly Draft[] {
  let tick = epochMsOf(change.at);
  const touched = balances.map((changed) => draftOf(drafts, changed));
  for (const { last } of touched) tick = Math.max(tick, 1 + last);
  for (const [place, draft] of touched.entries()) {
    if (draft.first === 0) draft.first = tick;
    draft.last = tick;
    addSteps(draft, balances[place] as BalanceChange);
  }
  return touched;
}

function draftOf(drafts: Map<string, Draft>, changed: BalanceChange): Draft {
  const { key } = changed;
  const name = balanceName(key);
  const known = drafts.get(name);
  if (known !== undefined) return known;
  const [by, least, most] = [filled(0), filled(-ENDLESS), filled(ENDLESS)];
  const draft: Draft = { key, by, least, most, first: 0, last: 0, changed, place: 0 };
  drafts.set(name, draft);
  return draft;
}

const filled = (value: number): number[] => new Array<number>(WIDTH).fill(value);

function addSteps({ by, least, most }: Draft, { steps }: BalanceChange): void {
  for (const { place, by: units, least: low, most: high, was } of steps) {
    const before = by[place] as number;
    const lowest = Math.max(low === undefined ? -ENDLESS : low - units, was ?? -ENDLESS);
    const highest = Math.min(high === undefined ? ENDLESS : high - units, was ?? ENDLESS);
    if (lowest !== -ENDLESS) least[place] = Math.max(least[place] as number, lowest - before);
    if (highest !== ENDLESS) most[place] = Math.min(most[place] as number, highest - before);
    by[place] = before + units;
  }
}

function balanceWrite({ key, by, least, most, first, changed }: Draft): BalanceWrite {
  const { lot, entersHand = false, expiresAt } = changed;
  return {
    key,
    by,
    least,
    most,
    tick: first,
    entersHand,
    ...(lot === undefined
      ? {}
      : { lot: JSON.stringify(lot), lotKind: JSON.stringify([lot.expiryDay ?? null, lot.serial ?? false]) }),
    ...(expiresAt === undefined ? {} : { until: expiresAt }),
  };
}

function reservationWrites(change: Change): readonly ReservationWrite[] {
  const named = change.conditions?.reservations ?? [];
  return reservationChanges(change).map(({ reservationId, expiresAt, leftAt }, place) => ({
    reservationId,
    expectedVersion: named[place]?.expectedVersion ?? 0,
    ...(expiresAt === undefined ? {} : { until: expiresAt }),
    ...(leftAt === undefined ? {} : { leftAt }),
  }));
}

const streamWrite = ({ orderId, expectedVersion, events }: Change['streams'][number]): StreamWrite => ({
  orderId,
  expectedVersion,
  version: expectedVersion + events.length,
  events: JSON.stringify(events),
});
