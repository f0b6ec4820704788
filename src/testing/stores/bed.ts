import type { Change, ReservationCondition, Store } from '../../application/index.ts';
import type { AccountRef, StockAccount, StockMovement } from '../../domain/inventory/index.ts';
import type { OrderEvent } from '../../domain/order/index.ts';

/** What a case may use: doors to one tenant of a store, empty when the case begins. */
export interface Bed {
  /** opens a door to the same data */
  readonly open: () => Promise<Store>;
  /** opens a door to the data of another tenant */
  readonly neighbour: () => Promise<Store>;
  /** opens a door whose next commit loses its connection; not there where the maker of the store has none */
  readonly cut?: (when: 'before-commit' | 'after-commit') => Promise<Store>;
}

/** A promise of the port, by name, and how it is looked at. */
export interface BedCase {
  readonly name: string;
  readonly look: (bed: Bed) => Promise<void>;
}

export const NOW = '2026-06-15T10:00:00.000Z';
export const LATER = '2026-06-15T10:30:00.000Z';

/** A change that writes nothing but its answer, unless told. */
export const changeOf = (commandId: string, more: Partial<Change> = {}): Change => ({
  commandId,
  fingerprint: `of ${commandId}`,
  issuedAt: NOW,
  at: NOW,
  streams: [],
  movements: [],
  outbox: [],
  answer: { for: commandId },
  ...more,
});

export const eventOf = (holdId: string): OrderEvent => ({
  kind: 'hold-applied',
  at: NOW,
  by: { kind: 'system', actorId: 'kit' },
  holdId,
  reason: 'looked at',
  scope: { kind: 'order' },
  blocks: [],
});

/** Events of an order after so many, as many as there are names. */
export const eventsAfter = (expectedVersion: number, names: readonly string[], orderId = 'O1') => ({
  orderId,
  expectedVersion,
  events: names.map(eventOf),
});

export const SUPPLIER: AccountRef = { account: 'supplier' };
export const at = (account: StockAccount, locationId = 'A'): AccountRef => ({ locationId, account });

/** A movement of TEA; from the supplier to `available` at A unless told. */
export const move = (quantity: number, more: Partial<StockMovement> = {}): StockMovement => ({
  sku: 'TEA',
  quantity,
  from: SUPPLIER,
  to: at('available'),
  reason: 'kit',
  commandId: 'kit',
  actorId: 'kit',
  at: NOW,
  ...more,
});

/** Units of TEA set aside at a location. */
export const take = (quantity: number, locationId = 'A', more: Partial<StockMovement> = {}): StockMovement =>
  move(quantity, { from: at('available', locationId), to: at('reserved', locationId), ...more });

/** A change that sets units of TEA at A aside for a reservation. */
export const reserving = (reservationId: string, quantity: number, expiresAt?: string): Partial<Change> => ({
  movements: [take(quantity, 'A', { reservationId, ...(expiresAt === undefined ? {} : { expiresAt }) })],
  conditions: { reservations: [{ reservationId, expectedVersion: 0 }] },
});

/** A change that lets units of a reservation at A go. */
export const resolving = (
  { reservationId, expectedVersion }: ReservationCondition,
  quantity: number,
  account: StockAccount = 'available',
): Partial<Change> => ({
  movements: [move(quantity, { from: at('reserved'), to: at(account), reservationId })],
  conditions: { reservations: [{ reservationId, expectedVersion }] },
});

/** A door with units of TEA on the shelf at A. */
export async function stocked(bed: Bed, quantity: number): Promise<Store> {
  const store = await bed.open();
  await store.commit(changeOf('stocked', { movements: [move(quantity)] }));
  return store;
}

/** Units of TEA at a location. */
export async function teaAt(store: Store, locationId = 'A'): Promise<Record<string, number>> {
  const found = await store.readStock({ keys: [{ sku: 'TEA', locationId }] });
  const position = found.isOk() ? found.value.positions[0] : undefined;
  return { available: position?.available ?? Number.NaN, reserved: position?.reserved ?? Number.NaN };
}
