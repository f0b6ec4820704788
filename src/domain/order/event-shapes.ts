import type { OrderEventKind } from './event.ts';
import { amount, day, type Fields, flag, listOf, moment, oneOf, record, type Shape, text, whole } from './shape.ts';

const amounts = { goodsMinor: amount, discountMinor: amount, netMinor: amount, taxMinor: amount, totalMinor: amount };
const address = record({ country: text });
const lineUnits = listOf(record({ lineId: text, quantity: whole }));
const skuUnits = listOf(record({ lineId: text, sku: text, quantity: whole }));
const orderLine = record(
  {
    lineId: text,
    kind: text,
    sku: text,
    quantity: whole,
    unitPrice: text,
    amounts: record(amounts),
    fulfilledBy: text,
  },
  { shipTo: address, taxRate: text },
);
const charge = record({ chargeId: text, kind: text, netMinor: amount, taxMinor: amount, totalMinor: amount });
const totals = record({ ...amounts, chargesMinor: amount });
const content = record(
  {
    orderId: text,
    channel: record({ channelId: text, kind: text }),
    placedAt: moment,
    currency: text,
    taxesIncluded: flag,
    lines: listOf(orderLine),
    charges: listOf(charge),
    payments: listOf(record({ paymentId: text, method: text, amountMinor: amount, status: text })),
    totals,
  },
  { shipTo: address, billTo: address },
);
const priceStep = record({ from: text, to: text });
export const document = record({
  kind: oneOf('edit', 'appeasement', 'address'),
  reason: text,
  lines: listOf(record({ lineId: text, quantity: amount, amounts: record(amounts) }, { unitPrice: priceStep })),
  addedLines: listOf(orderLine),
  addedCharges: listOf(charge),
  totals,
  addresses: listOf(record({ shipTo: address }, { lineId: text })),
});
export const label = record({}, { carrier: text, trackingNumber: text, weightGrams: whole });
export const answer = oneOf('wait', 'ship-and-cancel-rest', 'cancel', 'substitute');
export const scope = record(
  { kind: oneOf('order', 'line', 'fulfillment-order') },
  { lineId: text, fulfillmentOrderId: text },
);
const transition = oneOf('allocate', 'release', 'pick', 'ship', 'cancel', 'change', 'refund');
const cancelledUnits = record({
  lineId: text,
  sku: text,
  quantity: whole,
  fromUnallocated: whole,
  fromBackorder: whole,
  fromAllocated: listOf(record({ fulfillmentOrderId: text, locationId: text, quantity: whole })),
});
export const disposed = record({ disposition: oneOf('restock', 'quarantine', 'scrap'), quantity: whole });
const returnedUnits = record({ lineId: text, sku: text, quantity: whole, dispositions: listOf(disposed) });

export const STAMP: Fields = {
  at: moment,
  by: record({ kind: oneOf('customer', 'staff', 'channel', 'system'), actorId: text }, { scopes: listOf(text) }),
};
const work = { fulfillmentOrderId: text };
const change = { changeId: text };

const event = (required: Fields, optional: Fields = {}): Shape => record({ ...STAMP, ...required }, optional);

/** How each event looks now. A new event does not compile until it stands here. */
export const EVENT_SHAPES: Readonly<Record<OrderEventKind, Shape>> = {
  'order-placed': event({ order: content }),
  'units-allocated': event({
    ...work,
    locationId: text,
    lines: listOf(record({ lineId: text, sku: text, quantity: whole, fromBackorder: whole })),
  }),
  'units-backordered': event({ lines: listOf(record({ lineId: text, quantity: whole }, { expectedDay: day })) }),
  'units-cancelled': event({
    initiator: oneOf('customer', 'seller', 'marketplace', 'system'),
    reason: text,
    lines: listOf(cancelledUnits),
  }),
  'backorder-redated': event({ lines: listOf(record({ lineId: text, expectedDay: day })) }),
  'customer-asked': event({
    questionId: text,
    topic: oneOf('partial-shipment', 'substitution', 'delay'),
    lines: lineUnits,
    options: listOf(answer),
    deadline: moment,
    otherwise: answer,
  }),
  'question-answered': event({ questionId: text, answer }),
  'work-scheduled': event({ ...work, notBefore: moment }),
  'fulfillment-order-released': event({ ...work, locationId: text }),
  'work-moved': event({
    ...work,
    fromLocationId: text,
    newFulfillmentOrderId: text,
    locationId: text,
    lines: skuUnits,
  }),
  'work-merged': event({ ...work, absorbedFulfillmentOrderId: text }),
  'work-closed': event({ ...work, locationId: text, reason: text, lines: skuUnits }),
  'units-picked': event({ ...work, locationId: text, lines: skuUnits }),
  'units-short-picked': event(
    {
      ...work,
      locationId: text,
      because: oneOf('not-in-stock', 'damaged'),
      fate: oneOf('re-source', 'back-order', 'cancel'),
      lines: skuUnits,
    },
    { expectedDay: day },
  ),
  'units-put-back': event({ ...work, locationId: text, lines: skuUnits }),
  'parcel-packed': event({ ...work, parcelId: text, parcel: label, lines: lineUnits }),
  'parcel-voided': event({ ...work, parcelId: text }),
  'units-shipped': event({
    ...work,
    shipmentId: text,
    locationId: text,
    parcelIds: listOf(text),
    lines: skuUnits,
    parcels: listOf(label),
  }),
  'shipment-delivered': event({ shipmentId: text, locationId: text, lines: skuUnits }),
  'units-lost': event({
    shipmentId: text,
    locationId: text,
    fate: oneOf('resend', 'refund'),
    lines: skuUnits,
  }),
  'return-announced': event({
    returnId: text,
    lines: listOf(record({ lineId: text, quantity: whole, reason: text })),
  }),
  'return-received': event({ returnId: text, locationId: text, lines: listOf(returnedUnits) }),
  'return-closed': event({ returnId: text, lines: lineUnits }),
  'payment-recorded': event({
    paymentId: text,
    method: text,
    status: oneOf('authorised', 'captured'),
    amountMinor: whole,
  }),
  'refund-recorded': event({ refundId: text, paymentId: text, amountMinor: whole, lines: lineUnits, reason: text }),
  'hold-applied': event(
    { holdId: text, reason: text, scope, blocks: listOf(transition) },
    { typeId: text, reviewBy: moment },
  ),
  'hold-released': event({ holdId: text, outcome: oneOf('resolved', 'rejected') }),
  'change-staged': event({ ...change, document }),
  'change-confirmed': event(change),
  'change-declined': event({ ...change, reason: text }),
  'change-reverted': event({ ...change, revertingChangeId: text, document }),
  'note-added': event({ text }),
};
