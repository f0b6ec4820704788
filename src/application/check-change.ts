import type { AccountRef } from '../domain/inventory/index.ts';
import { parseInstant } from '../kernel/instant.ts';
import type { Change } from './ports.ts';

/**
 * Says whether a change can be written at all: every store asks this first, so that all refuse the same.
 *
 * @law each order is named once, each stream has events and a whole version from 0, each movement has whole units above
 * 0 and two different accounts
 */
export function isWellFormed({ commandId, at, streams, movements }: Change): boolean {
  if (commandId === '' || parseInstant(at).isErr()) return false;
  const orders = new Set(streams.map(({ orderId }) => orderId));
  if (orders.size < streams.length) return false;
  for (const { expectedVersion, events } of streams) {
    if (events.length === 0 || !Number.isSafeInteger(expectedVersion) || expectedVersion < 0) return false;
  }
  return movements.every(
    ({ quantity, from, to }) => Number.isSafeInteger(quantity) && quantity > 0 && nameOf(from) !== nameOf(to),
  );
}

const nameOf = (side: AccountRef): string =>
  'locationId' in side ? JSON.stringify([side.locationId, side.account]) : side.account;
