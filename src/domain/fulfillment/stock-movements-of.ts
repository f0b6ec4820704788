import type { CommandId, LocationId, Sku } from '../../kernel/ids.ts';
import type { AccountRef, StockAccount, StockMovement } from '../inventory/index.ts';
import type { Disposition, EventOf, OrderEvent, ShortPickCause } from '../order/index.ts';

/** Where returned goods end up. */
const ACCOUNT_OF: Readonly<Record<Disposition, StockAccount>> = {
  restock: 'available',
  quarantine: 'quarantine',
  scrap: 'scrapped',
};

/** What a picker does not find goes where counts are put right; what is damaged stays, unfit to be sold. */
const LOST_TO: Readonly<Record<ShortPickCause, StockAccount>> = { 'not-in-stock': 'adjustment', damaged: 'damaged' };

/**
 * Says which stock moves because of something that happened to an order.
 *
 * @units quantities: whole base units
 * @law every unit that an event moves in the order moves once in the ledger; events that move no goods move no stock
 * @example `units-shipped` of 4 from Rotterdam moves 4 from `picked` in Rotterdam to `shipped` in Rotterdam;
 * `shipment-delivered` moves them on to the customer, `units-lost` to where counts are put right
 */
export function stockMovementsOf(event: OrderEvent, commandId: CommandId): readonly StockMovement[] {
  switch (event.kind) {
    case 'units-allocated':
      return alongLines(event, commandId, 'allocated', ['available', 'reserved']);
    case 'units-picked':
      return alongLines(event, commandId, 'picked', ['reserved', 'picked']);
    case 'units-put-back':
      return alongLines(event, commandId, 'put-back', ['picked', 'reserved']);
    case 'units-shipped':
      return alongLines(event, commandId, 'shipped', ['picked', 'shipped']);
    case 'shipment-delivered':
      return alongLines(event, commandId, 'delivered', ['shipped', 'customer']);
    case 'units-lost':
      return alongLines(event, commandId, 'lost', ['shipped', 'adjustment']);
    case 'units-cancelled':
      return event.lines.flatMap(({ sku, fromAllocated }) =>
        fromAllocated.map(({ locationId, quantity }) =>
          movement(event, commandId, {
            sku,
            quantity,
            reason: 'allocation-cancelled',
            from: { locationId, account: 'reserved' },
            to: { locationId, account: 'available' },
          }),
        ),
      );
    case 'work-closed':
      return alongLines(event, commandId, 'work-closed', ['reserved', 'available']);
    case 'work-moved':
      return moved(event, commandId);
    case 'units-short-picked':
      return alongLines(event, commandId, `short-pick-${event.because}`, ['reserved', LOST_TO[event.because]]);
    case 'return-received':
      return returned(event, commandId);
    default:
      return [];
  }
}

type Side = StockAccount | 'customer';

/** Events whose units all go the same way, at one location. */
type LineEvent =
  | 'units-allocated'
  | 'units-picked'
  | 'units-put-back'
  | 'units-shipped'
  | 'shipment-delivered'
  | 'units-lost'
  | 'work-closed'
  | 'units-short-picked';

function alongLines(
  event: EventOf<LineEvent>,
  commandId: CommandId,
  reason: string,
  sides: readonly [Side, Side],
): readonly StockMovement[] {
  const [from, to] = sides.map((side) => account(event.locationId, side)) as [AccountRef, AccountRef];
  return event.lines.map(({ sku, quantity }) => movement(event, commandId, { sku, quantity, reason, from, to }));
}

const account = (locationId: LocationId, side: Side): AccountRef =>
  side === 'customer' ? { account: side } : { locationId, account: side };

/** Work that goes to another location gives its units back here and takes others there. */
function moved(event: EventOf<'work-moved'>, commandId: CommandId): readonly StockMovement[] {
  const { fromLocationId, locationId, lines } = event;
  if (fromLocationId === locationId) return [];
  return lines.flatMap(({ sku, quantity }) => [
    movement(event, commandId, {
      sku,
      quantity,
      reason: 'work-moved',
      from: account(fromLocationId, 'reserved'),
      to: account(fromLocationId, 'available'),
    }),
    movement(event, commandId, {
      sku,
      quantity,
      reason: 'work-moved',
      from: account(locationId, 'available'),
      to: account(locationId, 'reserved'),
    }),
  ]);
}

function returned(event: EventOf<'return-received'>, commandId: CommandId): readonly StockMovement[] {
  const { locationId } = event;
  return event.lines.flatMap(({ sku, dispositions }) =>
    dispositions.map(({ disposition, quantity }) =>
      movement(event, commandId, {
        sku,
        quantity,
        reason: `returned-${disposition}`,
        from: { account: 'customer' },
        to: { locationId, account: ACCOUNT_OF[disposition] },
      }),
    ),
  );
}

function movement(
  event: OrderEvent,
  commandId: CommandId,
  parts: { sku: Sku; quantity: number; reason: string; from: AccountRef; to: AccountRef },
): StockMovement {
  const { sku, quantity, reason, from, to } = parts;
  return { sku, quantity, reason, from, to, commandId, actorId: event.by.actorId, at: event.at };
}
