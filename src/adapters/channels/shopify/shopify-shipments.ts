import { field, isAbsent, known, type Reader } from '../../../domain/channel/index.ts';
import type { DraftParcel } from '../../../domain/order/index.ts';
import { get, idOf, nodesOf, plainId } from './shopify-fields.ts';
import type { DoneByLine } from './shopify-line.ts';

const lower = (value: unknown): unknown =>
  typeof value === 'string' && value.length < 20 ? value.toLowerCase() : value;

/** Only a fulfillment that succeeded has left; one without a status comes from a query that did not ask for it. */
function hasLeft(fulfillment: unknown): boolean {
  const status = lower(get(fulfillment, 'status'));
  return isAbsent(status) || status === 'success';
}

/** Reads what has left and what was paid back, by line. */
export function readDone(reader: Reader, order: unknown): DoneByLine {
  const fulfillments = get(order, 'fulfillments');
  const shipped = new Map<string, number>();
  let told = isAbsent(fulfillments) ? 0 : 1;
  for (const fulfillment of nodesOf(reader, '/parcels', fulfillments).items) {
    const lines = linesOf(reader, fulfillment);
    if (lines.length === 0 && hasLeft(fulfillment)) told = 0;
    if (hasLeft(fulfillment)) addUnits(shipped, lines);
  }
  const refunded = new Map<string, number>();
  for (const refund of nodesOf(reader, '/payments', get(order, 'refunds')).items) {
    const items = nodesOf(reader, '/payments', get(refund, 'refund_line_items')).items;
    addUnits(
      refunded,
      items.map((item) => ({
        lineId: lineIdOf(reader, get(item, 'line_item_id') ?? idOf(get(item, 'line_item'))),
        quantity: reader.quantity('/payments', field(item, 'quantity')),
      })),
    );
  }
  return { shipped, refunded, shipmentsKnown: told === 1 };
}

const lineIdOf = (reader: Reader, id: unknown): string | undefined => reader.id('/parcels', plainId(id));

interface Units {
  readonly lineId: string | undefined;
  readonly quantity: number | undefined;
}

function addUnits(units: Map<string, number>, lines: readonly Units[]): void {
  for (const { lineId, quantity } of lines) {
    if (lineId !== undefined && quantity !== undefined) units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  }
}

/** The lines of a fulfillment: those of REST are order lines, those of GraphQL point at one. */
function linesOf(reader: Reader, fulfillment: unknown): readonly Units[] {
  const items = get(fulfillment, 'fulfillment_line_items') ?? get(fulfillment, 'line_items');
  return nodesOf(reader, '/parcels', items).items.map((item) => ({
    lineId: lineIdOf(reader, idOf(get(item, 'line_item') ?? item)),
    quantity: reader.quantity('/parcels', field(item, 'quantity')),
  }));
}

/** Reads the parcels that have left, with their tracking numbers. */
export function readParcels(reader: Reader, order: unknown): readonly DraftParcel[] | undefined {
  const fulfillments = nodesOf(reader, '/parcels', get(order, 'fulfillments')).items.filter(hasLeft);
  const parcels = fulfillments.flatMap((fulfillment) => parcelsOf(reader, fulfillment));
  return parcels.length === 0 ? undefined : parcels;
}

/** A fulfillment of several parcels does not say what is in which: the lines stand with the first. */
function parcelsOf(reader: Reader, fulfillment: unknown): readonly DraftParcel[] {
  const infos = reader.list('/parcels', get(fulfillment, 'tracking_info'));
  const numbers = reader.list('/parcels', get(fulfillment, 'tracking_numbers'));
  const plain = numbers.length > 0 ? numbers : [get(fulfillment, 'tracking_number')];
  const tracked =
    infos.length > 0
      ? infos.map((info) => ({ carrier: field(info, 'company'), number: field(info, 'number') }))
      : plain.map((number) => ({ carrier: get(fulfillment, 'tracking_company'), number }));
  const lines = linesOf(reader, fulfillment).map(known);
  const shippedAt = reader.instant('/parcels', get(fulfillment, 'created_at'));
  return tracked.map(({ carrier, number }, index) =>
    known({
      carrier: reader.text('/parcels', carrier),
      trackingNumber: reader.text('/parcels', number),
      shippedAt,
      lines: index === 0 && lines.length > 0 ? lines : undefined,
    }),
  );
}
