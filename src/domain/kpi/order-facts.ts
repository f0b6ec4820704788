import type { CurrencyCode } from '../../kernel/currency.ts';
import type { ChannelId, CustomerId, FulfillmentOrderId, LocationId, OrderId } from '../../kernel/ids.ts';
import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { ChangeDocument, CountryCode, EventOf, OrderEvent } from '../order/index.ts';

/**
 * What the measures need to know of one order: counts, amounts and moments, and no name, address or note. The fold of
 * the order's events, so a late event gives new facts for that one order.
 */
export interface OrderFacts {
  readonly orderId: OrderId;
  readonly channelId: ChannelId;
  readonly customerId?: CustomerId;
  readonly country?: CountryCode;
  readonly currency: CurrencyCode;
  readonly placedAt: Instant;
  /** the latest arrival that was promised when the order was placed */
  readonly promisedAt?: Instant;
  /** the work that came of the first allocation */
  readonly firstWork?: FirstWork;
  readonly lastShippedAt?: Instant;
  readonly lastDeliveredAt?: Instant;
  readonly lines: readonly LineFacts[];
  readonly shipments: readonly ShipmentFacts[];
  readonly totalMinor: number;
  readonly netMinor: number;
  readonly refundedMinor: number;
  /** somebody of the staff had to act */
  readonly touched: boolean;
}

/** The first allocation of an order: when it was made, and the fulfillment orders that came of it. */
export interface FirstWork {
  readonly at: Instant;
  readonly fulfillmentOrderIds: readonly FulfillmentOrderId[];
}

/** Units of one line, in the order of their life. */
export interface LineFacts {
  readonly lineId: string;
  readonly ordered: Quantity;
  readonly cancelledByCustomer: Quantity;
  readonly cancelledOtherwise: Quantity;
  /** back-ordered at any time */
  readonly backordered: Quantity;
  /** left without ever having waited, whatever the carrier made of it: shipped from what was allocated at the first go */
  readonly shippedFirst: Quantity;
  /** left and not lost on the way */
  readonly shipped: Quantity;
  readonly delivered: Quantity;
  readonly returned: Quantity;
}

/** One shipment. */
export interface ShipmentFacts {
  readonly shipmentId: string;
  readonly locationId: LocationId;
  readonly shippedAt: Instant;
  readonly deliveredAt?: Instant;
}

/**
 * Folds the events of one order into the facts that measures are taken from.
 *
 * @law the order of events decides nothing but which allocation was first; no personal data is kept
 * @example placed with 10 units, 4 shipped, 1 returned: ordered 10, shippedFirst 4, shipped 4, returned 1
 */
export function orderFacts(events: readonly OrderEvent[]): OrderFacts | undefined {
  let facts: OrderFacts | undefined;
  const staged = new Map<string, ChangeDocument>();
  for (const event of events) {
    if (event.kind === 'order-placed') facts ??= placedFacts(event);
    else if (facts !== undefined) facts = afterEvent(facts, event);
    if (event.kind === 'change-staged') staged.set(event.changeId, event.document);
    const document = event.kind === 'change-confirmed' ? staged.get(event.changeId) : undefined;
    if (facts !== undefined && document !== undefined) facts = afterChange(facts, document);
    if (facts !== undefined && event.kind === 'change-reverted') facts = afterChange(facts, event.document);
  }
  return facts;
}

/** An edit changes what was ordered and what it comes to, as if it had been placed like that. */
function afterChange(facts: OrderFacts, { lines, addedLines, totals }: ChangeDocument): OrderFacts {
  const next = withUnits(facts, lines, (line, units) => ({ ...line, ordered: line.ordered + units }));
  return {
    ...next,
    lines: [...next.lines, ...addedLines.map(({ lineId, quantity }) => ({ lineId, ordered: quantity, ...NO_UNITS }))],
    totalMinor: facts.totalMinor + totals.totalMinor,
    netMinor: facts.netMinor + totals.netMinor,
  };
}

const NO_UNITS = {
  cancelledByCustomer: 0,
  cancelledOtherwise: 0,
  backordered: 0,
  shippedFirst: 0,
  shipped: 0,
  delivered: 0,
  returned: 0,
};

function placedFacts({ order, by }: EventOf<'order-placed'>): OrderFacts {
  const customerId = order.customer?.customerId;
  const country = order.shipTo?.country;
  return {
    orderId: order.orderId,
    channelId: order.channel.channelId,
    ...(customerId === undefined ? {} : { customerId }),
    ...(country === undefined ? {} : { country }),
    currency: order.currency,
    placedAt: order.placedAt,
    ...(order.deliverBy === undefined ? {} : { promisedAt: order.deliverBy }),
    lines: order.lines.map(({ lineId, quantity }) => ({ lineId, ordered: quantity, ...NO_UNITS })),
    shipments: [],
    totalMinor: order.totals.totalMinor,
    netMinor: order.totals.netMinor,
    refundedMinor: 0,
    touched: by.kind === 'staff',
  };
}

function afterEvent(facts: OrderFacts, event: Exclude<OrderEvent, { kind: 'order-placed' }>): OrderFacts {
  const seen = event.by.kind === 'staff' && !facts.touched ? { ...facts, touched: true } : facts;
  switch (event.kind) {
    case 'units-allocated':
      return afterAllocation(seen, event);
    case 'units-backordered':
      return withUnits(seen, event.lines, (line, units) => ({ ...line, backordered: line.backordered + units }));
    case 'units-cancelled': {
      const side = event.initiator === 'customer' ? 'cancelledByCustomer' : 'cancelledOtherwise';
      return withUnits(seen, event.lines, (line, units) => ({ ...line, [side]: line[side] + units }));
    }
    case 'units-short-picked': {
      if (event.fate === 're-source') return seen;
      const side = event.fate === 'cancel' ? 'cancelledOtherwise' : 'backordered';
      return withUnits(seen, event.lines, (line, units) => ({ ...line, [side]: line[side] + units }));
    }
    case 'units-shipped':
      return afterShipment(seen, event);
    case 'shipment-delivered':
      return afterDelivery(seen, event);
    case 'units-lost': {
      const given = event.fate === 'refund';
      return withUnits(seen, event.lines, (line, units) => ({
        ...line,
        shipped: line.shipped - units,
        cancelledOtherwise: line.cancelledOtherwise + (given ? units : 0),
      }));
    }
    case 'return-received':
      return withUnits(seen, event.lines, (line, units) => ({ ...line, returned: line.returned + units }));
    case 'refund-recorded':
      return { ...seen, refundedMinor: seen.refundedMinor + event.amountMinor };
    default:
      return seen;
  }
}

/** What is allocated in the same moment as the first units belongs to the first go. */
function afterAllocation(facts: OrderFacts, { at, fulfillmentOrderId }: EventOf<'units-allocated'>): OrderFacts {
  const first = facts.firstWork ?? { at, fulfillmentOrderIds: [] };
  if (epochMsOf(first.at) !== epochMsOf(at)) return facts;
  return {
    ...facts,
    firstWork: { at: first.at, fulfillmentOrderIds: [...first.fulfillmentOrderIds, fulfillmentOrderId] },
  };
}

function afterShipment(facts: OrderFacts, event: EventOf<'units-shipped'>): OrderFacts {
  const { shipmentId, locationId, at, fulfillmentOrderId } = event;
  const first = facts.firstWork?.fulfillmentOrderIds.includes(fulfillmentOrderId) ?? false;
  const next = withUnits(facts, event.lines, (line, units) => ({
    ...line,
    shipped: line.shipped + units,
    shippedFirst: line.shippedFirst + (first ? units : 0),
  }));
  const shipments = [...facts.shipments, { shipmentId, locationId, shippedAt: at }];
  return { ...next, lastShippedAt: at, shipments };
}

function afterDelivery(facts: OrderFacts, event: EventOf<'shipment-delivered'>): OrderFacts {
  const next = withUnits(facts, event.lines, (line, units) => ({ ...line, delivered: line.delivered + units }));
  const last = facts.lastDeliveredAt;
  return {
    ...next,
    lastDeliveredAt: last !== undefined && epochMsOf(last) > epochMsOf(event.at) ? last : event.at,
    shipments: facts.shipments.map((shipment) =>
      shipment.shipmentId === event.shipmentId ? { ...shipment, deliveredAt: event.at } : shipment,
    ),
  };
}

function withUnits(
  facts: OrderFacts,
  units: readonly { readonly lineId: string; readonly quantity: Quantity }[],
  change: (line: LineFacts, quantity: Quantity) => LineFacts,
): OrderFacts {
  const byLine = new Map(units.map(({ lineId, quantity }) => [lineId, quantity]));
  return {
    ...facts,
    lines: facts.lines.map((line) => {
      const quantity = byLine.get(line.lineId);
      return quantity === undefined ? line : change(line, quantity);
    }),
  };
}
