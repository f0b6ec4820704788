import type { Instant } from '../../../kernel/instant.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { compareText } from '../../../kernel/text.ts';
import type { AdjustStock } from '../command.ts';
import { sortable } from '../moment.ts';
import type { AccountRef, StockAccount, StockMovement } from '../movement.ts';
import { HAND_ACCOUNTS, type StockKey, type StockPosition } from '../position.ts';

/** How many units somebody else counts at one of our positions, and when that was so. */
export interface TheirStock extends StockKey {
  readonly quantity: number;
  readonly asOf: Instant;
}

export interface ReconcileQuestion {
  readonly ours: readonly StockPosition[];
  readonly theirs: readonly TheirStock[];
  /** our movements since the earliest of their moments: what happened after theirs is not drift */
  readonly movements?: readonly StockMovement[];
  /** what they count; left out: what is on hand */
  readonly accounts?: readonly StockAccount[];
  /** differences up to so many units, or so many percent of ours, are let be; left out: none */
  readonly tolerance?: { readonly units?: Quantity; readonly percent?: number };
}

/** A difference between their books and ours. */
export interface StockDrift extends StockKey {
  /** ours, as it was at their moment */
  readonly ours: number;
  readonly theirs: number;
  /** theirs less ours: what to adjust ours by, now */
  readonly drift: number;
  readonly tolerated: boolean;
}

/** What to adjust a position by, and on which account; left out: `available`. */
export type StockCorrection = StockKey & Pick<AdjustStock, 'by' | 'account'>;

export interface Reconciliation {
  readonly drifts: readonly StockDrift[];
  /** what to adjust, for `decideStock` of the kind `adjust`; none where no account that they count can be adjusted */
  readonly corrections: readonly StockCorrection[];
  /** positions of ours with units in them of which they say nothing */
  readonly unheard: readonly StockKey[];
}

/**
 * Compares our books with somebody else's, each as they were at the moment of theirs, and says what to put right.
 *
 * @units whole base units; percent of ours
 * @law ours adjusted by the corrections is theirs, moved on by what happened since, wherever the difference is not
 * tolerated; of what they say of a position the newest counts, once; the order of positions and movements is irrelevant
 * @example we have 8 on hand, 2 left at 12:05; they counted 11 at 12:00: ours was 10 then, the drift is 1
 */
export function reconcile(question: ReconcileQuestion): Reconciliation {
  const { ours, theirs, movements = [], accounts = HAND_ACCOUNTS, tolerance = {} } = question;
  const held = new Map<string, number>();
  for (const row of ours)
    held.set(
      keyOf(row),
      accounts.reduce((sum, account) => sum + row[account], 0),
    );
  const moves = movesOf(movements, accounts);
  const drifts = newestOf(theirs).map(({ sku, locationId, quantity, asOf: said }): StockDrift => {
    const asOf = sortable(said);
    const key = keyOf({ sku, locationId });
    let then = held.get(key) ?? 0;
    for (const { at, by } of moves.get(key) ?? []) if (at > asOf) then -= by;
    const drift = quantity - then;
    const allowed = Math.max(tolerance.units ?? 0, Math.floor((Math.abs(then) * (tolerance.percent ?? 0)) / 100));
    return { sku, locationId, ours: then, theirs: quantity, drift, tolerated: Math.abs(drift) <= allowed };
  });
  const named = new Set(theirs.map(keyOf));
  const account = ADJUSTABLE.find((each) => accounts.includes(each));
  const where = account === undefined || account === 'available' ? {} : { account };
  return {
    drifts: drifts.filter(({ drift }) => drift !== 0),
    corrections: drifts.flatMap(({ sku, locationId, drift, tolerated }) =>
      tolerated || account === undefined ? [] : [{ sku, locationId, ...where, by: drift }],
    ),
    unheard: ours
      .filter((row) => held.get(keyOf(row)) !== 0 && !named.has(keyOf(row)))
      .map(({ sku, locationId }) => ({ sku, locationId }))
      .sort(byKey),
  };
}

/** Where a difference can be put right, where the most of them are first. */
const ADJUSTABLE = ['available', 'damaged', 'quarantine', 'safety', 'picked'] as const;

/** One for each position, in their order: the newest, and of those of one moment the least. */
function newestOf(theirs: readonly TheirStock[]): readonly TheirStock[] {
  const newest = new Map<string, TheirStock>();
  for (const said of theirs) {
    const known = newest.get(keyOf(said));
    const newer = known === undefined ? 1 : compareText(sortable(said.asOf), sortable(known.asOf));
    if (known === undefined || newer > 0 || (newer === 0 && said.quantity < known.quantity))
      newest.set(keyOf(said), said);
  }
  return [...newest.values()].sort(byKey);
}

const keyOf = ({ sku, locationId }: StockKey): string => JSON.stringify([sku, locationId]);

const byKey = (left: StockKey, right: StockKey): number =>
  compareText(left.sku, right.sku) || compareText(left.locationId, right.locationId);

/** What has moved on some accounts, position by position, with the moment of each move. */
function movesOf(movements: readonly StockMovement[], accounts: readonly StockAccount[]) {
  const moves = new Map<string, { at: Instant; by: number }[]>();
  for (const { sku, quantity, from, to, at } of movements) {
    const note = (side: AccountRef, by: number): void => {
      if (!('locationId' in side) || !accounts.includes(side.account)) return;
      const key = keyOf({ sku, locationId: side.locationId });
      const move = { at: sortable(at), by };
      const known = moves.get(key);
      if (known === undefined) moves.set(key, [move]);
      else known.push(move);
    };
    note(from, -quantity);
    note(to, quantity);
  }
  return moves;
}
