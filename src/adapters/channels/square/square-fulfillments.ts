import {
  field,
  filled,
  isAbsent,
  known,
  knownOrNothing,
  type Reader,
  readStreetLines,
} from '../../../domain/channel/index.ts';
import type { DraftAddress, DraftParcel } from '../../../domain/order/index.ts';

const DETAILS = ['shipment_details', 'delivery_details', 'pickup_details'] as const;

/** How an order leaves: at once over the counter, or by one or more fulfillments. */
export interface Leaving {
  readonly shipped: ReadonlyMap<string, number> | 'all';
  readonly shipTo: DraftAddress | undefined;
  readonly shipBy: string | undefined;
  readonly deliverBy: string | undefined;
  readonly parcels: readonly DraftParcel[] | undefined;
  readonly recipient: unknown;
}

const NOBODY: ReadonlyMap<string, number> = /* @__PURE__ */ new Map();

/** Reads how an order leaves. A completed order without fulfillments was handed over when it was paid. */
export function readLeaving(reader: Reader, order: unknown): Leaving {
  const all = reader.list('/shipTo', field(order, 'fulfillments'));
  const open = all.filter((fulfillment) => field(fulfillment, 'state') !== 'CANCELED' && !isAbsent(fulfillment));
  const first = detailsOf(open[0]);
  const recipient = field(first, 'recipient');
  const handedOver =
    all.length === 0
      ? field(order, 'state') === 'COMPLETED'
      : open.length > 0 && open.every((part) => field(part, 'state') === 'COMPLETED');
  return {
    shipped: handedOver ? 'all' : shippedUnits(reader, open),
    shipTo: readAddress(reader.at('/shipTo'), { recipient, pickup: field(open[0], 'type') === 'PICKUP' }),
    shipBy: reader.instant('/shipBy', field(first, 'expected_shipped_at')),
    deliverBy: reader.instant('/deliverBy', field(first, 'deliver_at') ?? field(first, 'pickup_at')),
    parcels: readParcels(reader, open),
    recipient,
  };
}

function detailsOf(fulfillment: unknown): unknown {
  return DETAILS.map((name) => field(fulfillment, name)).find((details) => !isAbsent(details));
}

/** Units in fulfillments that are done, where those say which. */
function shippedUnits(reader: Reader, fulfillments: readonly unknown[]): ReadonlyMap<string, number> {
  const done = fulfillments.filter((part) => field(part, 'state') === 'COMPLETED');
  if (done.length === 0) return NOBODY;
  const units = new Map<string, number>();
  for (const part of done) {
    for (const entry of reader.list('/lines', field(part, 'entries'))) {
      const uid = reader.id('/lines', field(entry, 'line_item_uid'));
      const quantity = reader.quantity('/lines', field(entry, 'quantity'));
      if (uid !== undefined && quantity !== undefined) units.set(uid, (units.get(uid) ?? 0) + quantity);
    }
  }
  return units;
}

interface Recipient {
  readonly recipient: unknown;
  /** the goods are fetched: the address is not where they go */
  readonly pickup: boolean;
}

function readAddress(reader: Reader, { recipient, pickup }: Recipient): DraftAddress | undefined {
  if (pickup) return undefined;
  const address = reader.record('', field(recipient, 'address'));
  return knownOrNothing({
    name: reader.text('/name', field(recipient, 'display_name')),
    lines: readStreetLines(reader, { of: address, names: ['address_line_1', 'address_line_2', 'address_line_3'] }),
    postalCode: reader.text('/postalCode', field(address, 'postal_code')),
    city: reader.text('/city', field(address, 'locality')),
    region: reader.text('/region', field(address, 'administrative_district_level_1')),
    country: reader.text('/country', field(address, 'country')),
    phone: reader.text('/phone', field(recipient, 'phone_number')),
    email: reader.text('/email', field(recipient, 'email_address')),
  });
}

function readParcels(reader: Reader, fulfillments: readonly unknown[]): readonly DraftParcel[] | undefined {
  return filled(
    fulfillments.flatMap((part, index) => {
      const at = reader.at(`/parcels/${index}`);
      const details = field(part, 'shipment_details');
      const trackingNumber = at.text('/trackingNumber', field(details, 'tracking_number'));
      const shippedAt = at.instant('/shippedAt', field(details, 'shipped_at'));
      if (trackingNumber === undefined && shippedAt === undefined) return [];
      return [known({ carrier: at.text('/carrier', field(details, 'carrier')), trackingNumber, shippedAt })];
    }),
  );
}
