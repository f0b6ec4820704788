import { err, ok, type Result } from 'neverthrow';
import { accountAt, type Balance, PLACES } from './balance.ts';
import type { BalanceChange, BalanceStep } from './balance-changes.ts';
import type { Change, Committed } from './change.ts';
import type { CommitFailure, StockShortage } from './commit-failure.ts';
import { balanceAt, type CommandRecord, type Ground } from './ground.ts';
import type { ChangePlan } from './plan-change.ts';
import { type Writing, writingOf } from './writing-of.ts';

/** What becomes of a change: it is known from before, or it is to be written now. */
export type Judged = { readonly kind: 'known'; readonly committed: Committed } | ({ readonly kind: 'new' } & Writing);

/**
 * Decides what becomes of a change: written, answered from the record, or not applied. The one rule of all stores: look
 * up the ground, ask, write what is answered, and let nobody else in between.
 *
 * @law a function of change and ground; all of a change or nothing of it
 * @errors the first that applies: `store.command-id-reused`, `store.command-expired`; a conflict of orders, of
 * reservations (both in the order of the change), of balances; `store.stock-short` with every shortage
 * @example 6 wanted of 5: refused with `store.stock-short`, asked 6, available 5; the same id again: the stored answer
 */
export function judgeChange({ change, balances }: ChangePlan, ground: Ground): Result<Judged, CommitFailure> {
  const known = ground.commands.get(change.commandId);
  if (known !== undefined) return answered(change, known);
  if (change.issuedAt < ground.forgottenBefore) return err({ kind: 'refused', code: 'store.command-expired' });
  const found = balances.map((changed) => [changed, balanceAt(ground, changed.key)] as const);
  const conflict = conflictOf(change, ground) ?? balanceConflict(found);
  if (conflict !== undefined) return err(conflict);
  const shortages = found.flatMap(([changed, before]) => shortagesOf(changed, before));
  if (shortages.length > 0) return err({ kind: 'refused', code: 'store.stock-short', shortages });
  return ok({ kind: 'new', ...writingOf({ change, balances }, ground) });
}

function answered(change: Change, { fingerprint, committed }: CommandRecord): Result<Judged, CommitFailure> {
  if (fingerprint !== change.fingerprint) return err({ kind: 'refused', code: 'store.command-id-reused' });
  if (committed === undefined) return err({ kind: 'refused', code: 'store.command-expired' });
  return ok({ kind: 'known', committed });
}

function conflictOf({ streams, conditions }: Change, { orders, reservations }: Ground): CommitFailure | undefined {
  for (const { orderId, expectedVersion } of streams) {
    const version = orders.get(orderId)?.version ?? 0;
    if (version !== expectedVersion) return { kind: 'conflict', on: 'order', orderId, version };
  }
  for (const { reservationId, expectedVersion } of conditions?.reservations ?? []) {
    const version = reservations.get(reservationId)?.version ?? 0;
    if (version !== expectedVersion) return { kind: 'conflict', on: 'reservation', reservationId, version };
  }
  return undefined;
}

function balanceConflict(found: readonly (readonly [BalanceChange, Balance])[]): CommitFailure | undefined {
  for (const [changed, before] of found) {
    if (changed.steps.every((step) => isAsExpected(step, before)) && isSameLot(changed, before)) continue;
    const { sku, locationId } = changed.key;
    return { kind: 'conflict', on: 'stock', sku, locationId };
  }
  return undefined;
}

function isAsExpected({ place, by, most, was }: BalanceStep, { units }: Balance): boolean {
  const before = units[place] as number;
  return (was === undefined || before === was) && (most === undefined || before + by <= most);
}

/** While units of a lot are on hand, it has one expiry day, and is one serial number or many units. */
function isSameLot({ entersHand, lot }: BalanceChange, { units, lot: known }: Balance): boolean {
  if (entersHand !== true || units[PLACES.hand] === 0) return true;
  return lot?.expiryDay === known?.expiryDay && lot?.serial === known?.serial;
}

/** Units of a balance that were not there. */
export interface Short {
  readonly step: BalanceStep;
  readonly before: number;
}

function shortagesOf(changed: BalanceChange, { units }: Balance): readonly StockShortage[] {
  const short: Short[] = [];
  for (const step of changed.steps) {
    const before = units[step.place] as number;
    if (step.least !== undefined && before + step.by < step.least) short.push({ step, before });
  }
  return shortagesAt(changed, short);
}

/** Shortages of one balance as they are told: that the shelf is short goes without saying where one of its accounts is. */
export function shortagesAt({ key }: BalanceChange, short: readonly Short[]): readonly StockShortage[] {
  const { sku, locationId, lotId, reservationId } = key;
  const told = short.length > 1 ? short.filter(({ step }) => step.place !== PLACES.shelf) : short;
  return told.map(({ step, before }) => ({
    sku,
    locationId,
    account: accountAt(step.place),
    ...(lotId === '' ? {} : { lotId }),
    ...(reservationId === '' ? {} : { reservationId }),
    asked: 0 - step.by,
    available: Math.max(0, before),
  }));
}
