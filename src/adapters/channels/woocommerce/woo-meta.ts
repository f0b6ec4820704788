import { field, isList, known, type Reader } from '../../../domain/channel/index.ts';
import type { DraftParcel, DraftWish } from '../../../domain/order/index.ts';

/** What shops and their plugins have hung on an order or line: names with values of any shape. */
export type Meta = ReadonlyMap<string, unknown>;

/** Reads the extra fields; of a name that stands twice the first counts. */
export function metaOf(reader: Reader, of: unknown): Meta {
  const meta = new Map<string, unknown>();
  for (const entry of reader.list('/wishes', field(of, 'meta_data'))) {
    const key = field(entry, 'key');
    if (typeof key === 'string' && !meta.has(key)) meta.set(key, field(entry, 'value'));
  }
  return meta;
}

/** What the customer chose: fields whose name does not start with an underscore, and whose value is a plain text. */
export function readWishes(reader: Reader, meta: Meta): readonly DraftWish[] | undefined {
  const wishes: DraftWish[] = [];
  for (const [key, value] of meta) {
    if (key.startsWith('_') || typeof value !== 'string') continue;
    const at = reader.at(`/wishes/${wishes.length}`);
    wishes.push(known({ name: at.text('/name', key), value: at.text('/value', value) }));
  }
  return wishes.length === 0 ? undefined : wishes;
}

const VAT_KEYS = ['_vat_number', 'vat_number', '_billing_vat_number', 'billing_vat', '_billing_eu_vat_number'];

/** The VAT number, where one of the common plugins has asked for it. */
export function readVatNumber(reader: Reader, meta: Meta): string | undefined {
  const value = VAT_KEYS.map((key) => meta.get(key)).find((found) => typeof found === 'string' && found !== '');
  return reader.text('/vatNumber', value);
}

/** The parcels that the shipment tracking plugin knows of. */
export function readParcels(reader: Reader, meta: Meta): readonly DraftParcel[] | undefined {
  const list = meta.get('_wc_shipment_tracking_items');
  if (!isList(list)) return undefined;
  const parcels = reader.list('/parcels', list).map((item, index) => {
    const at = reader.at(`/parcels/${index}`);
    const provider = field(item, 'tracking_provider') || field(item, 'custom_tracking_provider');
    return known({
      carrier: at.text('/carrier', provider),
      trackingNumber: at.text('/trackingNumber', field(item, 'tracking_number')),
      shippedAt: unixDay(at, field(item, 'date_shipped')),
    });
  });
  return parcels.length === 0 ? undefined : parcels;
}

const MAX_SECONDS = 253_402_300_799;

/** Seconds since 1970, as the plugin stores days. */
function unixDay(reader: Reader, value: unknown): string | undefined {
  const seconds = reader.quantity('/shippedAt', value);
  if (seconds === undefined || !Number.isInteger(seconds) || seconds < 0 || seconds > MAX_SECONDS) return undefined;
  return new Date(seconds * 1000).toISOString();
}
