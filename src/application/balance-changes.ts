import type { AccountRef, Lot, StockAccount, StockMovement } from '../domain/inventory/index.ts';
import type { Instant } from '../kernel/instant.ts';
import { type BalanceKey, balanceName, compareBalances, PLACES } from './balance.ts';
import type { Change } from './change.ts';

/** What a change does to one balance. */
export interface BalanceChange {
  readonly key: BalanceKey;
  readonly steps: readonly BalanceStep[];
  /** the lot that the balance is of */
  readonly lot?: Lot;
  /** units of the lot come in: on hand elsewhere it must be the same lot */
  readonly entersHand?: true;
  /** units come into the reservation, which holds until then; `null`: for good */
  readonly expiresAt?: Instant | null;
}

/** Units more or fewer at one place of a balance, and what must hold. */
export interface BalanceStep {
  readonly place: number;
  readonly by: number;
  /** must have at least so many afterwards */
  readonly least?: number;
  /** may have no more than so many afterwards */
  readonly most?: number;
  /** must have had exactly so many before */
  readonly was?: number;
}

/** A balance change in the making. */
interface Draft {
  readonly key: BalanceKey;
  /** by place */
  readonly by: Map<number, number>;
  /** what `available` gives and gets, counts left out: they put right what is wrong, whatever is promised */
  traded: number;
  readonly was: Map<number, number>;
  lot?: Lot;
  entersHand?: true;
  expiresAt?: Instant | null;
}

/** Which accounts are physically there, and which of them on the shelf. */
const SHELF: readonly StockAccount[] = ['available', 'reserved', 'safety'];
const HAND: readonly StockAccount[] = [...SHELF, 'picked', 'quarantine', 'damaged'];

/**
 * Says what a change does to which balances, and what must hold of each: no account below 0, `available` not below what
 * may be oversold, the shelf not below 0, a serial number on hand once. Counts may leave promises uncovered.
 *
 * @units whole base units
 * @law each balance once, in the order in which every store locks them; the order of the movements is irrelevant
 * @example 6 and 6 of TEA from `available` to `reserved` at A: one balance, -12 at `available` (at least 0 after it) and
 * +12 at `reserved`
 */
export function balanceChanges({ movements, conditions = {} }: Change): readonly BalanceChange[] {
  const drafts = new Map<string, Draft>();
  for (const movement of movements) addMovement(drafts, movement);
  for (const { sku, locationId, lotId = '', account, units } of conditions.expected ?? []) {
    draftOf(drafts, { sku, locationId, lotId, reservationId: '' }).was.set(PLACES[account], units);
  }
  const oversold = new Map(
    conditions.oversell?.map((key) => [balanceName({ ...key, lotId: '', reservationId: '' }), key.units]),
  );
  return [...drafts.values()]
    .sort((left, right) => compareBalances(left.key, right.key))
    .map((draft) => finished(draft, oversold.get(balanceName(draft.key)) ?? 0));
}

/** The balances that a movement touches. */
export function touchedBalances(movement: StockMovement): readonly BalanceKey[] {
  const drafts = new Map<string, Draft>();
  addMovement(drafts, movement);
  return [...drafts.values()].map(({ key }) => key);
}

function draftOf(drafts: Map<string, Draft>, key: BalanceKey): Draft {
  const name = balanceName(key);
  let draft = drafts.get(name);
  if (draft === undefined) {
    draft = { key, by: new Map(), traded: 0, was: new Map() };
    drafts.set(name, draft);
  }
  return draft;
}

const add = ({ by }: Draft, account: StockAccount, units: number): void => {
  by.set(PLACES[account], (by.get(PLACES[account]) ?? 0) + units);
};

function addMovement(drafts: Map<string, Draft>, movement: StockMovement): void {
  const { from, to, quantity } = movement;
  addSide(drafts, movement, { side: from, other: to, units: -quantity });
  addSide(drafts, movement, { side: to, other: from, units: quantity });
}

interface Side {
  readonly side: AccountRef;
  readonly other: AccountRef;
  readonly units: number;
}

function addSide(drafts: Map<string, Draft>, movement: StockMovement, { side, other, units }: Side): void {
  if (!('locationId' in side)) return;
  const { sku, lot, reservationId } = movement;
  const { locationId, account } = side;
  const traded = account === 'available' && other.account !== 'adjustment' ? units : 0;
  const position = draftOf(drafts, { sku, locationId, lotId: '', reservationId: '' });
  add(position, account, units);
  position.traded += traded;
  if (lot !== undefined && HAND.includes(account)) {
    const { lotId } = lot;
    const here = draftOf(drafts, { sku, locationId, lotId, reservationId: '' });
    add(here, account, units);
    here.traded += traded;
    const everywhere = draftOf(drafts, { sku, locationId: '', lotId, reservationId: '' });
    add(everywhere, account, units);
    here.lot ??= lot;
    everywhere.lot ??= lot;
  }
  if (reservationId !== undefined && account === 'reserved') {
    addReserved(draftOf(drafts, { sku, locationId, lotId: lot?.lotId ?? '', reservationId }), movement, units);
  }
}

function addReserved(draft: Draft, { lot, to, expiresAt }: StockMovement, units: number): void {
  add(draft, 'reserved', units);
  if (lot !== undefined) draft.lot ??= lot;
  if (units > 0) draft.expiresAt = expiresAt ?? null;
  else if (to.account !== 'available') add(draft, 'picked', -units);
}

function finished(draft: Draft, oversold: number): BalanceChange {
  const { key, by, was, lot, expiresAt } = draft;
  const everywhere = key.locationId === '';
  if (key.reservationId === '') addUp(by, everywhere ? 'hand' : 'shelf');
  const steps: BalanceStep[] = [];
  for (const place of was.keys()) if (!by.has(place)) by.set(place, 0);
  for (const place of [...by.keys()].sort((left, right) => left - right)) {
    const step = stepAt(draft, place, oversold);
    if (step.by !== 0 || step.was !== undefined || step.least !== undefined) steps.push(step);
  }
  return {
    key,
    steps,
    ...(lot === undefined ? {} : { lot }),
    ...(everywhere && (by.get(PLACES.hand) ?? 0) > 0 ? { entersHand: true as const } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

/** Adds up what the accounts of the shelf, or all that are on hand, get. */
function addUp(by: Map<number, number>, whole: 'shelf' | 'hand'): void {
  let sum = 0;
  for (const account of whole === 'shelf' ? SHELF : HAND) sum += by.get(PLACES[account]) ?? 0;
  if (sum !== 0) by.set(PLACES[whole], sum);
}

function stepAt({ key, by, traded, was, lot }: Draft, place: number, oversold: number): BalanceStep {
  const units = by.get(place) ?? 0;
  const expected = was.get(place);
  // for all locations together nothing needs to be there: each of them looks after itself
  const least = key.locationId === '' ? undefined : leastAt(place, { units, traded, oversold });
  const single = place === PLACES.hand && lot?.serial === true && units > 0;
  return {
    place,
    by: units,
    ...(least === undefined ? {} : { least }),
    ...(single ? { most: 1 } : {}),
    ...(expected === undefined ? {} : { was: expected }),
  };
}

function leastAt(
  place: number,
  { units, traded, oversold }: { readonly units: number; readonly traded: number; readonly oversold: number },
): number | undefined {
  // `-oversold` of 0 would be a negative zero
  if (place === PLACES.available) return traded < 0 ? 0 - oversold : undefined;
  return units < 0 && place !== PLACES.adjustment ? 0 : undefined;
}
