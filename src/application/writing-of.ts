import type { OrderEvent } from '../domain/order/index.ts';
import type { OrderId, ReservationId } from '../kernel/ids.ts';
import { epochMsOf, type Instant } from '../kernel/instant.ts';
import { type Balance, type BalanceKey, PLACES } from './balance.ts';
import type { BalanceChange } from './balance-changes.ts';
import type { Change, Committed } from './change.ts';
import { balanceAt, type Ground, type ReservationHead } from './ground.ts';
import type { ChangePlan } from './plan-change.ts';

/** Everything that is to be written for a change, all of it at once. */
export interface Writing {
  readonly committed: Committed;
  readonly tick: number;
  readonly streams: readonly { orderId: OrderId; fromVersion: number; events: readonly OrderEvent[] }[];
  readonly reservations: readonly (readonly [ReservationId, ReservationHead])[];
  readonly balances: readonly { readonly key: BalanceKey; readonly balance: Balance }[];
}

/** Works out what is to be written for a change that nothing speaks against. */
export function writingOf({ change, balances }: ChangePlan, ground: Ground): Writing {
  const found = balances.map((changed) => ({ changed, before: balanceAt(ground, changed.key) }));
  const tick = tickOf(change, { ground, found: found.map(({ before }) => before) });
  const streams = change.streams.map(({ orderId, expectedVersion, events }) => ({
    orderId,
    fromVersion: expectedVersion,
    events,
  }));
  return {
    committed: committedOf(change),
    tick,
    streams,
    reservations: reservationChanges(change).map(({ reservationId, ...head }) => {
      const { version, ...before } = ground.reservations.get(reservationId) ?? { version: 0 };
      const { expiresAt = before.expiresAt, leftAt = before.leftAt } = head;
      const soft = expiresAt === undefined || expiresAt === null ? {} : { expiresAt };
      return [reservationId, { version: version + 1, ...soft, ...(leftAt === undefined ? {} : { leftAt }) }] as const;
    }),
    balances: found.map(({ changed, before }) => ({
      key: changed.key,
      balance: balanceAfter(changed, { before, tick }),
    })),
  };
}

/** What is answered when a change is written. */
export function committedOf({ commandId, streams, answer }: Change): Committed {
  return {
    commandId,
    streams: streams.map(({ orderId, expectedVersion, events }) => ({
      orderId,
      version: expectedVersion + events.length,
    })),
    answer,
  };
}

/** Later than everything that the change builds on, whatever the clocks say; otherwise the moment itself. */
function tickOf(
  { at, streams }: Change,
  { ground, found }: { readonly ground: Ground; readonly found: readonly Balance[] },
): number {
  let tick = epochMsOf(at);
  for (const { orderId } of streams) tick = Math.max(tick, 1 + (ground.orders.get(orderId)?.tick ?? 0));
  for (const balance of found) tick = Math.max(tick, 1 + balance.tick);
  return tick;
}

function balanceAfter(
  { steps, lot, expiresAt, key }: BalanceChange,
  { before, tick }: { readonly before: Balance; readonly tick: number },
): Balance {
  const units = [...before.units];
  for (const { place, by } of steps) units[place] = (units[place] as number) + by;
  // a lot is what it was called while units of it are there
  const named = before.lot === undefined || HAND_PLACES.every((place) => before.units[place] === 0) ? lot : before.lot;
  const until = expiresAt === undefined ? before.expiresAt : (expiresAt ?? undefined);
  const holds = key.reservationId !== '' && units[PLACES.reserved] !== 0;
  return {
    units,
    tick,
    ...(named === undefined ? {} : { lot: named }),
    ...(holds && until !== undefined ? { expiresAt: until } : {}),
  };
}

const HAND_PLACES: readonly number[] = [
  PLACES.available,
  PLACES.safety,
  PLACES.reserved,
  PLACES.picked,
  PLACES.quarantine,
  PLACES.damaged,
];

/** What a change does to a reservation beside its balances. */
export interface ReservationChange {
  readonly reservationId: ReservationId;
  /** `null`: it holds for good from now on */
  readonly expiresAt?: Instant | null;
  readonly leftAt?: Instant;
}

/** Reads from the movements what becomes of the reservations that they touch, the last one decides. */
export function reservationChanges({ movements, conditions = {} }: Change): readonly ReservationChange[] {
  return (conditions.reservations ?? []).map(({ reservationId }) => {
    let changed: ReservationChange = { reservationId };
    for (const movement of movements) {
      if (movement.reservationId !== reservationId) continue;
      if (movement.to.account === 'reserved') changed = { ...changed, expiresAt: movement.expiresAt ?? null };
      else if (movement.from.account === 'reserved') changed = { ...changed, leftAt: movement.at };
    }
    return changed;
  });
}
