import { err, ok, type Result, ResultAsync } from 'neverthrow';
import {
  decideStock,
  type ExpireReservations,
  evolveStock,
  type LocationGroup,
  openStock,
  type ShortUnits,
  type StockCommand,
  type StockMovement,
  type StockRefusal,
} from '../domain/inventory/index.ts';
import { replay } from '../kernel/decider.ts';
import type { CommandId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { commitChange } from './commit-change.ts';
import { comeFromOutside, commitParts } from './commit-parts.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { keepRefusal, type RefusalKept } from './keep-refusal.ts';
import { needsMoreKeys } from './keys-of.ts';
import type { Change, Store, StoredStock } from './ports.ts';
import { readFreshStock } from './read-fresh-stock.ts';
import { type CommandOutcome, outcomeChange } from './record.ts';
import { type OmsRefusal, TRIES } from './refusal.ts';
import { stockConditionsOf } from './stock-conditions-of.ts';
import { stockQuestionOf } from './stock-keys-of.ts';

/** A command on stock; cleaning up is a use case of its own. */
export type PlainStockCommand = Exclude<StockCommand, ExpireReservations>;

/** What moved, as plain JSON; the same again for the same command id. */
export interface StockAnswer {
  readonly commandId: CommandId;
  readonly movements: readonly StockMovement[];
  /** demand that was not reserved because it is not there */
  readonly backordered?: readonly ShortUnits[];
}

/** What is wanted of the stock. */
export interface StockWork {
  readonly command: PlainStockCommand;
  readonly issuedAt: Instant;
  /** locations that share promises */
  readonly groups: readonly LocationGroup[];
}

/**
 * Reads the positions that a command touches, decides, and commits the movements as one change; decides again on fresh
 * stock when somebody else was faster.
 *
 * @law the same command id gives the same answer, refusals included, however often it is asked; nothing is applied twice
 * @errors the refusal of `decideStock`; `store.command-id-reused`, `store.command-expired`, `store.too-many-keys` (more
 * than one commit can write, unless all units come from outside), `oms.too-busy`, `oms.store-unavailable`,
 * `oms.outcome-unknown`, `oms.store-inconsistent`
 * @example `receive` of 5 TEA at Amsterdam moves 5 from the supplier to `available` there
 */
export function runStockWork(store: Store, work: StockWork): ResultAsync<StockAnswer, StockRefusal | OmsRefusal> {
  return new ResultAsync(decideOften(store, work));
}

type Tried = RefusalKept<StockAnswer, StockRefusal> | { readonly again: OmsRefusal };

async function decideOften(store: Store, work: StockWork): Promise<Result<StockAnswer, StockRefusal | OmsRefusal>> {
  let last: OmsRefusal = { code: 'oms.too-busy' };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const tried = await decideOnce(store, work);
    if ('refusal' in tried) return err(tried.refusal);
    if ('again' in tried) last = tried.again;
    else return answerOf(tried.outcome);
  }
  return err(last);
}

function answerOf(outcome: CommandOutcome<StockAnswer, StockRefusal>): Result<StockAnswer, StockRefusal | OmsRefusal> {
  if (outcome.kind === 'done') return ok(outcome.answer);
  return err(outcome.kind === 'refused' ? outcome.refusal : { code: 'oms.store-inconsistent' });
}

async function decideOnce(store: Store, work: StockWork): Promise<Tried> {
  const { command, issuedAt, groups } = work;
  const { commandId, now: at } = command;
  const stamp = { commandId, issuedAt, at, fingerprint: fingerprintOf({ ...command, now: '' }) };
  const found = await readFreshStock(store, { ...stockQuestionOf(command, groups), now: at });
  if (found.isErr()) return { refusal: found.error };
  const change = decide(found.value, work, stamp);
  if (change.isErr()) return keepRefusal(store, stamp, change.error);
  const { movements } = change.value;
  if (comeFromOutside(movements) && needsMoreKeys(change.value, store.capabilities.maxKeysPerCommit)) {
    const parts = await commitParts(store, stamp, movements);
    return parts.isErr() ? { refusal: parts.error } : commit(store, { ...change.value, movements: [] });
  }
  return commit(store, change.value);
}

async function commit(store: Store, change: Change): Promise<Tried> {
  const committed = await commitChange(store, change);
  if (committed.isOk())
    return { outcome: committed.value.answer as unknown as CommandOutcome<StockAnswer, StockRefusal> };
  const { because, refusal } = committed.error;
  return because === undefined ? { refusal } : { again: refusal };
}

function decide(
  found: StoredStock,
  { command, groups }: StockWork,
  stamp: Pick<Change, 'commandId' | 'issuedAt' | 'at' | 'fingerprint'>,
): Result<Change, StockRefusal | OmsRefusal> {
  const { positions, reservations } = found;
  return openStock({ positions, reservations: reservations.map(({ reservation }) => reservation) })
    .mapErr((): StockRefusal | OmsRefusal => ({ code: 'oms.store-inconsistent' }))
    .andThen((before) =>
      decideStock(command, before, { groups }).map(({ movements, backordered }) => {
        const after = replay(evolveStock, before, movements);
        const conditions = stockConditionsOf({ command, movements, before, after, found, groups });
        const { commandId, fingerprint } = stamp;
        const answer = { commandId, movements, ...(backordered.length === 0 ? {} : { backordered }) };
        return outcomeChange(stamp, { kind: 'done', answer }, { fingerprint, movements, conditions });
      }),
    );
}
