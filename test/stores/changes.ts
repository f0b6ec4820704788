import type { Change } from '../../src/application/index.ts';
import type { AccountRef, StockAccount, StockMovement } from '../../src/domain/inventory/index.ts';
import type { OrderEvent } from '../../src/domain/order/index.ts';
import { ACTOR, changeOf, NOW } from '../application/support.ts';

export const supplier = { account: 'supplier' } as const;

/** An account at A. */
export const at = (account: StockAccount, locationId = 'A'): AccountRef => ({ locationId, account });

/** Units of TEA on their way. */
export const move = (
  quantity: number,
  from: AccountRef,
  to: AccountRef,
  more: Partial<StockMovement> = {},
): StockMovement => ({
  sku: 'TEA',
  quantity,
  from,
  to,
  reason: 'x',
  commandId: 'c',
  actorId: 'ann',
  at: NOW,
  ...more,
});

/** An event of an order. */
export const held = (holdId: string): OrderEvent => ({
  kind: 'hold-applied',
  at: NOW,
  by: ACTOR,
  holdId,
  reason: 'x',
  scope: { kind: 'order' },
  blocks: [],
});

/** Money that came in for an order. */
export const payment = (paymentId: string, amountMinor: number): OrderEvent => ({
  kind: 'payment-recorded',
  at: NOW,
  by: ACTOR,
  paymentId,
  method: 'x',
  status: 'captured',
  amountMinor,
});

/** Events of O1 after so many others. */
export const stream = (expectedVersion: number, ...holdIds: string[]): Change['streams'] => [
  { orderId: 'O1', expectedVersion, events: holdIds.map(held) },
];

/** Puts units of TEA on the shelf of A. */
export const received = (commandId: string, quantity: number, more: Partial<Change> = {}): Change =>
  changeOf(commandId, { movements: [move(quantity, supplier, at('available'))], ...more });

/** Takes units of TEA from the shelf of A, for a reservation or for nobody. */
export const taken = (commandId: string, quantity: number, reservationId?: string, more: Partial<StockMovement> = {}) =>
  changeOf(commandId, {
    movements: [
      move(quantity, at('available'), at('reserved'), {
        ...(reservationId === undefined ? {} : { reservationId }),
        ...more,
      }),
    ],
    ...(reservationId === undefined ? {} : { conditions: { reservations: [{ reservationId, expectedVersion: 0 }] } }),
  });
