import { field, isAbsent, isList, Notebook, Reader, unwrap } from '../../../domain/channel/index.ts';
import { get, nodesOf, plainId } from './shopify-fields.ts';

/** Units of one line at one location of the shop, still to be sent. */
export interface OpenUnits {
  readonly fulfillmentOrderId: string;
  readonly fulfillmentOrderLineId: string;
  readonly locationId: string | undefined;
  readonly lineId: string;
  readonly open: number;
}

/** Most lines of fulfillment orders that are looked at: an order has a few hundred at most. */
const MAX_UNITS = 20_000;

/**
 * Reads from the fulfillment orders of an order what is still to be sent: `{ fulfillment_orders }`,
 * `{ fulfillment_order }`, a list, or `fulfillmentOrders` of an order in GraphQL.
 *
 * @law only units that may be sent are listed; what cannot be read is left out
 * @source Shopify Admin API, REST FulfillmentOrder, GraphQL FulfillmentOrder
 * @example a fulfillment order 255858046 with line item 466157049 of 1 fulfillable unit is one entry with `open: 1`
 */
export function readOpenUnits(payload: unknown): readonly OpenUnits[] {
  const reader = new Reader(new Notebook(undefined, MAX_UNITS), '');
  const names = ['data', 'order', 'fulfillment_orders', 'fulfillmentOrders', 'fulfillment_order', 'fulfillmentOrder'];
  const until = (value: unknown): boolean =>
    isList(value) || get(value, 'line_items') !== undefined || isConnection(value);
  const inner = unwrap({ payload, names, until });
  const orders = isList(inner) || isConnection(inner) ? nodesOf(reader, '', inner).items : [inner];
  return orders.flatMap((order) => unitsOf(reader, order));
}

const isConnection = (value: unknown): boolean => !isAbsent(field(value, 'nodes') ?? field(value, 'edges'));

/** A fulfillment order on hold, closed or cancelled cannot be fulfilled. */
const CLOSED: ReadonlySet<unknown> = /* @__PURE__ */ new Set([
  'closed',
  'cancelled',
  'on_hold',
  'incomplete',
  'scheduled',
]);

function unitsOf(reader: Reader, order: unknown): readonly OpenUnits[] {
  const status = get(order, 'status');
  if (CLOSED.has(typeof status === 'string' ? status.toLowerCase() : status)) return [];
  const fulfillmentOrderId = reader.id('', plainId(get(order, 'id')));
  const place = get(order, 'assigned_location_id') ?? field(field(get(order, 'assigned_location'), 'location'), 'id');
  const locationId = reader.id('', plainId(place));
  return nodesOf(reader, '', get(order, 'line_items')).items.flatMap((item) => {
    const lineId = reader.id('', plainId(get(item, 'line_item_id') ?? field(get(item, 'line_item'), 'id')));
    const fulfillmentOrderLineId = reader.id('', plainId(get(item, 'id')));
    const open = reader.quantity('', get(item, 'fulfillable_quantity') ?? get(item, 'remaining_quantity'));
    if (fulfillmentOrderId === undefined || fulfillmentOrderLineId === undefined || lineId === undefined) return [];
    return open === undefined || open <= 0
      ? []
      : [{ fulfillmentOrderId, fulfillmentOrderLineId, locationId, lineId, open }];
  });
}
