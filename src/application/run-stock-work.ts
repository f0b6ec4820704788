import { err, ok, type Result, ResultAsync } from 'neverthrow';
import {
  type AdjustStock,
  type CountStock,
  decideStock,
  openStock,
  type StockKey,
  type StockMovement,
  type StockRefusal,
  type WayCommand,
} from '../domain/inventory/index.ts';
import type { Json } from '../kernel/finding.ts';
import type { CommandId } from '../kernel/ids.ts';
import { commitChange } from './commit-change.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { Store } from './ports.ts';
import type { OmsRefusal } from './refusal.ts';

/** A command on stock that names every SKU and location it touches. */
export type PlainStockCommand = WayCommand | AdjustStock | CountStock;

/** What moved, as plain JSON; the same again for the same command id. */
export interface StockAnswer {
  readonly commandId: CommandId;
  readonly movements: readonly StockMovement[];
}

/**
 * Reads the positions that a command touches, decides, and commits the movements as one change.
 *
 * @law the same command id gives the same answer, however often it is asked; nothing is applied twice
 * @errors the refusal of `decideStock`; `store.stock-short` (somebody took the units in between),
 * `store.command-id-reused`, `oms.too-busy`, `oms.store-unavailable`, `oms.outcome-unknown`
 * @example `receive` of 5 TEA at Amsterdam moves 5 from the supplier to `available` there
 */
export function runStockWork(
  store: Store,
  command: PlainStockCommand,
): ResultAsync<StockAnswer, StockRefusal | OmsRefusal> {
  return new ResultAsync(decideAndCommit(store, command));
}

async function decideAndCommit(
  store: Store,
  command: PlainStockCommand,
): Promise<Result<StockAnswer, StockRefusal | OmsRefusal>> {
  const { commandId, now: at } = command;
  const positions = await store.readStock(keysOf(command));
  if (positions.isErr()) return err({ code: 'oms.store-unavailable' });
  const decided = openStock({ positions: positions.value })
    .mapErr((): StockRefusal | OmsRefusal => ({ code: 'oms.store-inconsistent' }))
    .andThen((stock) => decideStock(command, stock));
  if (decided.isErr()) return answeredBefore(store, commandId, decided.error);
  const { movements } = decided.value;
  const answer: StockAnswer = { commandId, movements };
  const change = {
    commandId,
    fingerprint: fingerprintOf({ ...command, now: '' }),
    at,
    streams: [],
    movements,
    outbox: [],
  };
  const committed = await commitChange(store, { ...change, answer: answer as unknown as Json });
  return committed.map((found) => found.answer as unknown as StockAnswer).mapErr(({ refusal }) => refusal);
}

/** A command that was carried out before may well be refused now: what counts is what was answered then. */
async function answeredBefore(
  store: Store,
  commandId: CommandId,
  refusal: StockRefusal | OmsRefusal,
): Promise<Result<StockAnswer, StockRefusal | OmsRefusal>> {
  const before = await store.answerOf(commandId);
  if (before.isErr()) return err({ code: 'oms.store-unavailable' });
  return before.value === null ? err(refusal) : ok(before.value.answer as unknown as StockAnswer);
}

/** Every position that the command can touch, once. */
function keysOf(command: PlainStockCommand): readonly StockKey[] {
  if (!('lines' in command)) return [{ sku: command.sku, locationId: command.locationId }];
  const keys = new Map<string, StockKey>();
  for (const line of command.lines) {
    const places = 'toLocationId' in line ? [line.locationId, line.toLocationId] : [line.locationId];
    for (const locationId of places) keys.set(JSON.stringify([line.sku, locationId]), { sku: line.sku, locationId });
  }
  return [...keys.values()];
}
