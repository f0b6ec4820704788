import * as z from 'zod/mini';
import { MAX_ID_LENGTH } from '../../../kernel/ids.ts';
import { MAX_QUANTITY } from '../../../kernel/quantity.ts';
import { CANCELLATION_REASONS, type CancellationNotice, type ShipmentNotice, type StockNotice } from '../notice.ts';
import { MAX_NOTICE_LINES } from '../parse-notice.ts';

/** What is published, for forms, queues and other languages. The functions check by hand: it is fifteen times faster. */
const id = z.string().check(z.minLength(1), z.maxLength(MAX_ID_LENGTH));
const text = z.string().check(z.minLength(1), z.maxLength(500));
const units = z.int().check(z.minimum(0), z.maximum(MAX_QUANTITY));
const unitsAboveNone = z.int().check(z.minimum(1), z.maximum(MAX_QUANTITY));
const moment = z.iso.datetime({ offset: true });

const line = { lineId: id, quantity: unitsAboveNone };

/** A parcel has left. */
export const shipmentNoticeSchema = z.object({
  noticeId: id,
  externalId: id,
  marketplaceId: z.optional(id),
  lines: z.readonly(z.array(z.object(line)).check(z.minLength(1), z.maxLength(MAX_NOTICE_LINES))),
  shippedAt: moment,
  carrier: z.optional(text),
  service: z.optional(text),
  trackingNumber: z.optional(text),
  trackingUrl: z.optional(text),
  parcelNumber: z.optional(units),
  complete: z.optional(z.boolean()),
  notifyCustomer: z.optional(z.boolean()),
});

/** Units will not be sent. */
export const cancellationNoticeSchema = z.object({
  noticeId: id,
  externalId: id,
  marketplaceId: z.optional(id),
  reason: z.enum(CANCELLATION_REASONS),
  note: z.optional(text),
  lines: z.optional(
    z.readonly(z.array(z.object({ ...line, open: units })).check(z.minLength(1), z.maxLength(MAX_NOTICE_LINES))),
  ),
  restock: z.optional(z.boolean()),
  refund: z.optional(z.boolean()),
  notifyCustomer: z.optional(z.boolean()),
});

const level = z.object({
  sku: id,
  channelSku: z.optional(id),
  locationId: z.optional(id),
  quantity: units,
  before: z.optional(units),
});

/** Stock levels, absolute, as of a moment. */
export const stockNoticeSchema = z.object({
  noticeId: id,
  at: moment,
  levels: z.readonly(z.array(level).check(z.minLength(1), z.maxLength(MAX_NOTICE_LINES))),
});

/** The notices by name, each with its schema. */
export const NOTICE_SCHEMAS = {
  ShipmentNotice: shipmentNoticeSchema,
  CancellationNotice: cancellationNoticeSchema,
  StockNotice: stockNoticeSchema,
} as const;

/** What the schemas describe. */
export interface Notices {
  readonly ShipmentNotice: ShipmentNotice;
  readonly CancellationNotice: CancellationNotice;
  readonly StockNotice: StockNotice;
}

/**
 * Writes the schema of a notice as JSON Schema.
 *
 * @source JSON Schema 2020-12; generated from the zod schema
 * @example `noticeJsonSchema('StockNotice').required` is `['noticeId', 'at', 'levels']`
 */
export function noticeJsonSchema(name: keyof Notices): object {
  return z.toJSONSchema(NOTICE_SCHEMAS[name], { io: 'input' });
}
