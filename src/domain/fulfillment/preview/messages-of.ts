import type { Json } from '../../../kernel/finding.ts';
import type { LocationId, OrderId } from '../../../kernel/ids.ts';
import type { OrderContent, OrderEvent, OrderEventKind } from '../../order/index.ts';

/** Something that somebody is told because of an event: data for a text, not the text. */
export interface OrderMessage {
  readonly to: 'customer' | 'channel' | 'location';
  readonly locationId?: LocationId;
  readonly orderId: OrderId;
  readonly topic: MessageTopic;
  readonly params: { readonly [name: string]: Json };
}

/** What a message is about. */
export type MessageTopic =
  | 'order-received'
  | 'units-waiting'
  | 'expected-day-changed'
  | 'question'
  | 'units-cancelled'
  | 'order-changed'
  | 'units-shipped'
  | 'shipment-delivered'
  | 'units-lost'
  | 'return-expected'
  | 'return-received'
  | 'payment-received'
  | 'refunded'
  | 'work-handed-over'
  | 'work-taken-back';

type Hearers = Readonly<Partial<Record<OrderMessage['to'], MessageTopic>>>;

/** Who hears of what; of everything else nobody hears. */
const HEARERS: Readonly<Partial<Record<OrderEventKind, Hearers>>> = {
  'order-placed': { customer: 'order-received' },
  'units-backordered': { customer: 'units-waiting' },
  'units-short-picked': { customer: 'units-waiting' },
  'backorder-redated': { customer: 'expected-day-changed' },
  'customer-asked': { customer: 'question' },
  'units-cancelled': { customer: 'units-cancelled', channel: 'units-cancelled', location: 'work-taken-back' },
  'change-confirmed': { customer: 'order-changed' },
  'change-reverted': { customer: 'order-changed' },
  'fulfillment-order-released': { location: 'work-handed-over' },
  'work-moved': { location: 'work-taken-back' },
  'work-closed': { location: 'work-taken-back' },
  'units-shipped': { customer: 'units-shipped', channel: 'units-shipped' },
  'shipment-delivered': { customer: 'shipment-delivered' },
  'units-lost': { customer: 'units-lost', channel: 'units-lost' },
  'return-announced': { customer: 'return-expected' },
  'return-received': { customer: 'return-received', channel: 'return-received' },
  'payment-recorded': { customer: 'payment-received' },
  'refund-recorded': { customer: 'refunded', channel: 'refunded' },
};

/**
 * Says who is told what because of an event: the customer (unless a marketplace speaks to him), the channel that knows
 * the order by an id of its own, and the location whose work it is.
 *
 * @law what is handed to customers holds no reasons, holds or notes of the house
 * @example `units-shipped` of a marketplace order: one message to the channel, none to the customer
 */
export function messagesOf(event: OrderEvent, order: OrderContent): readonly OrderMessage[] {
  const hearers = HEARERS[event.kind];
  if (hearers === undefined || isSilent(event)) return [];
  const { orderId, channel, externalId } = order;
  const params = paramsOf(event);
  const about = (to: 'customer' | 'channel'): readonly OrderMessage[] => {
    const topic = hearers[to];
    return topic === undefined ? [] : [{ to, orderId, topic, params }];
  };
  return [
    ...(channel.kind === 'marketplace' ? [] : about('customer')),
    ...(externalId === undefined ? [] : about('channel')),
    ...(hearers.location === undefined
      ? []
      : locationsOf(event).map((locationId) => ({
          to: 'location' as const,
          locationId,
          orderId,
          topic: hearers.location ?? 'work-taken-back',
          params,
        }))),
  ];
}

/** Money that is promised only, and short picks that another location makes good, are nobody's business outside. */
const isSilent = (event: OrderEvent): boolean =>
  (event.kind === 'payment-recorded' && event.status !== 'captured') ||
  (event.kind === 'units-short-picked' && event.fate !== 'back-order');

/** The locations whose work an event touches, each once. */
function locationsOf(event: OrderEvent): readonly LocationId[] {
  if (event.kind === 'units-cancelled')
    return [...new Set(event.lines.flatMap(({ fromAllocated }) => fromAllocated.map(({ locationId }) => locationId)))];
  if (event.kind === 'work-moved') return [event.fromLocationId];
  return 'locationId' in event ? [event.locationId] : [];
}

const TOLD = [
  'expectedDay',
  'questionId',
  'options',
  'deadline',
  'otherwise',
  'changeId',
  'fulfillmentOrderId',
  'shipmentId',
  'fate',
  'parcels',
  'returnId',
  'amountMinor',
] as const;

function paramsOf(event: OrderEvent): OrderMessage['params'] {
  const all = event as unknown as { readonly [name: string]: Json | undefined };
  const params: { [name: string]: Json } = {};
  for (const name of TOLD) {
    const value = all[name];
    if (value !== undefined) params[name] = value;
  }
  if ('lines' in event) {
    params['lines'] = event.lines.map((line) => ({
      lineId: line.lineId,
      ...('quantity' in line ? { quantity: line.quantity } : {}),
      ...('expectedDay' in line && line.expectedDay !== undefined ? { expectedDay: line.expectedDay } : {}),
    }));
  }
  return params;
}
