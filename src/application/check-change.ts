import { type AccountRef, STOCK_ACCOUNTS, type StockMovement } from '../domain/inventory/index.ts';
import { parseInstant } from '../kernel/instant.ts';
import { MAX_QUANTITY } from '../kernel/quantity.ts';
import type { Change, StockConditions } from './change.ts';

/** Longest name of anything that is kept, in UTF-16 code units: an id, and what a step of work adds to it. */
export const MAX_NAME_LENGTH = 256;

const OUTSIDE: readonly string[] = ['supplier', 'customer', 'vendor'];

/**
 * Says whether a change can be written at all: every store asks this first, so that all refuse the same.
 *
 * @law names are texts of 1 to 256 characters without control characters; moments are written in the one form that sorts;
 * each order is named once, each stream has events and a whole version from 0; each movement has whole units above 0 and
 * two different accounts; every reservation that a movement touches is named once among the conditions
 * @example a movement of 0 units, or an order that is named twice, makes a change that no store writes
 */
export function isWellFormed(change: Change): boolean {
  const { commandId, at, issuedAt, streams, movements, conditions = {} } = change;
  if (!isName(commandId) || !isMoment(at) || !isMoment(issuedAt)) return false;
  const orders = new Set(streams.map(({ orderId }) => orderId));
  if (orders.size < streams.length) return false;
  for (const { orderId, expectedVersion, events } of streams) {
    if (!isName(orderId) || events.length === 0 || !isCount(expectedVersion)) return false;
  }
  return movements.every(isMovement) && areConditions(conditions) && namesReservations(movements, conditions);
}

/** A text that every store keeps as it is. */
export function isName(text: unknown): text is string {
  if (typeof text !== 'string' || text.length === 0 || text.length > MAX_NAME_LENGTH) return false;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === 0x7f) return false;
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = text.charCodeAt(i + 1);
    if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return false;
    i += 1;
  }
  return true;
}

const isMoment = (text: string): boolean => parseInstant(text).unwrapOr('') === text;

const isCount = (units: number): boolean => Number.isSafeInteger(units) && units >= 0 && units <= MAX_QUANTITY;

function isMovement({ sku, quantity, from, to, lot, reservationId, expiresAt }: StockMovement): boolean {
  if (!isCount(quantity) || quantity === 0 || !isName(sku) || !isAccount(from) || !isAccount(to)) return false;
  if (sideName(from) === sideName(to)) return false;
  if (lot !== undefined && (!isName(lot.lotId) || (lot.expiryDay ?? '').length > 10)) return false;
  if (expiresAt !== undefined && !isMoment(expiresAt)) return false;
  if (reservationId === undefined) return true;
  // units that go from one reservation to another leave the one first
  return isName(reservationId) && !(from.account === 'reserved' && to.account === 'reserved');
}

function isAccount(side: AccountRef): boolean {
  if (!('locationId' in side)) return OUTSIDE.includes(side.account);
  return isName(side.locationId) && STOCK_ACCOUNTS.includes(side.account);
}

const sideName = (side: AccountRef): string =>
  'locationId' in side ? `${side.locationId}\0${side.account}` : side.account;

function areConditions({ oversell = [], expected = [], reservations = [] }: StockConditions): boolean {
  return (
    oversell.every(({ sku, locationId, units }) => isName(sku) && isName(locationId) && isCount(units)) &&
    expected.every(
      ({ sku, locationId, lotId = 'none', units }) =>
        isName(sku) && isName(locationId) && isName(lotId) && Number.isSafeInteger(units),
    ) &&
    reservations.every(({ reservationId, expectedVersion }) => isName(reservationId) && isCount(expectedVersion))
  );
}

/** Which reservations a change touches can be read from its conditions alone. */
function namesReservations(movements: readonly StockMovement[], { reservations = [] }: StockConditions): boolean {
  const named = new Set(reservations.map(({ reservationId }) => reservationId));
  const touched = new Set(movements.flatMap(({ reservationId }) => reservationId ?? []));
  return named.size === reservations.length && touched.size === named.size && [...touched].every((id) => named.has(id));
}
