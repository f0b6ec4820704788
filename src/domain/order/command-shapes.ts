import type { OrderCommandKind } from './command.ts';
import { answer, disposed, document, label, scope } from './event-shapes.ts';
import { count, type Fields, listOf, oneOf, record, type Shape, text } from './shape.ts';

const by = record({ kind: oneOf('customer', 'staff', 'channel', 'system'), actorId: text }, { scopes: listOf(text) });
const units = listOf(record({ lineId: text, quantity: count }));
const work = { fulfillmentOrderId: text };

const command = (required: Fields, optional: Fields = {}): Shape =>
  record({ commandId: text, actor: by, now: text, ...required }, optional);

/**
 * How each command looks, apart from `place`: only `cleanOrder` makes what that one needs. Numbers are any numbers here;
 * whether they are whole and possible is decided by `decideOrder`. A new command does not compile until it stands here.
 */
export const COMMAND_SHAPES: Readonly<Record<Exclude<OrderCommandKind, 'place'>, Shape>> = {
  allocate: command({
    allocations: listOf(record({ ...work, locationId: text, lines: units })),
    backorders: listOf(record({ lineId: text, quantity: count }, { expectedDay: text })),
    cancellations: units,
  }),
  cancel: command({
    lines: (value, path) => (value === 'all' ? undefined : units(value, path)),
    initiator: oneOf('customer', 'seller', 'marketplace', 'system'),
    reason: text,
  }),
  redate: command({ lines: listOf(record({ lineId: text, expectedDay: text })) }),
  'ask-customer': command({
    questionId: text,
    topic: oneOf('partial-shipment', 'substitution', 'delay'),
    lines: units,
    options: listOf(answer),
    deadline: text,
    otherwise: answer,
  }),
  answer: command({ questionId: text, answer }),
  'schedule-work': command({ ...work, notBefore: text }),
  release: command(work),
  'move-work': command({ ...work, newFulfillmentOrderId: text, locationId: text }, { lines: units }),
  'merge-work': command({ ...work, absorbedFulfillmentOrderId: text }),
  'close-work': command({ ...work, reason: text }),
  pick: command({ ...work, lines: units }),
  'short-pick': command(
    {
      ...work,
      lines: units,
      because: oneOf('not-in-stock', 'damaged'),
      fate: oneOf('re-source', 'back-order', 'cancel'),
    },
    { expectedDay: text },
  ),
  'put-back': command({ ...work, lines: units }),
  pack: command({ ...work, parcelId: text, parcel: label, lines: units }),
  'void-parcel': command({ parcelId: text }),
  ship: command({ ...work, shipmentId: text, lines: units, parcels: listOf(label) }, { parcelIds: listOf(text) }),
  deliver: command({ shipmentId: text }),
  'report-lost': command(
    { shipmentId: text, fate: oneOf('resend', 'refund') },
    { parcelIds: listOf(text), lines: units },
  ),
  'announce-return': command({
    returnId: text,
    lines: listOf(record({ lineId: text, quantity: count, reason: text })),
  }),
  'receive-return': command({
    returnId: text,
    locationId: text,
    lines: listOf(record({ lineId: text, dispositions: listOf(disposed) })),
  }),
  'close-return': command({ returnId: text }),
  'record-payment': command({
    paymentId: text,
    method: text,
    status: oneOf('authorised', 'captured'),
    amountMinor: count,
  }),
  'record-refund': command({ refundId: text, paymentId: text, amountMinor: count, lines: units, reason: text }),
  'apply-hold': command({ holdId: text, reason: text }, { typeId: text, scope }),
  'release-hold': command({ holdId: text }, { outcome: oneOf('resolved', 'rejected') }),
  'stage-change': command({ changeId: text, document }),
  'confirm-change': command({ changeId: text }),
  'decline-change': command({ changeId: text, reason: text }),
  'revert-change': command({ changeId: text, revertingChangeId: text, reason: text }),
  'add-note': command({ text }),
};
