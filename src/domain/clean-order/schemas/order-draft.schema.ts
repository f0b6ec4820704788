import * as z from 'zod/mini';
import { LIMITS } from '../limits.ts';

/**
 * The shape of an order as it comes in, published for those who send orders. Every field may be left out, or be null.
 * What the shape allows may still be wrong: only `cleanOrder` says whether an order can be delivered. Fields that are not
 * named here are allowed, and not looked at.
 */
const text = (maxLength: number) => z.nullish(z.string().check(z.maxLength(maxLength)));
const id = () => text(128);
const name = () => text(LIMITS.name);
const flag = () => z.nullish(z.boolean());
const count = () => z.nullish(z.int().check(z.nonnegative()));
const choice = <const Choices extends readonly [string, ...string[]]>(choices: Choices) =>
  z.nullish(z.union([z.enum(choices), z.literal('')]));

/** At most a sign, 15 digits, a point and 12 digits. */
const decimal = () => text(29);
const moment = () => text(35);
const day = () => text(10);
const list = <Item extends z.core.$ZodType>(item: Item, most: number) =>
  z.nullish(z.array(item).check(z.maxLength(most)));

/** An address as it comes in. */
export const DraftAddressSchema = z.looseObject({
  addressId: id(),
  name: name(),
  company: name(),
  lines: list(text(LIMITS.name), LIMITS.streetLines),
  houseNumber: text(LIMITS.code),
  houseNumberExtension: text(LIMITS.code),
  postalCode: text(LIMITS.postalCode),
  city: name(),
  region: name(),
  country: text(LIMITS.country),
  phone: text(LIMITS.phone),
  email: text(LIMITS.email),
  kind: choice(['residential', 'commercial', 'pickup-point', 'po-box']),
});

const tax = z.looseObject({ rate: decimal(), amount: decimal() });
const currency = () => text(LIMITS.choice);
const fulfilledBy = () => choice(['seller', 'platform']);

/** How an order or line may be fulfilled. */
export const DraftPreferencesSchema = z.looseObject({
  partialShipment: choice([
    'ship-complete',
    'ship-complete-lines',
    'backorder-balance',
    'cancel-balance',
    'fill-or-kill',
    'ask-customer',
  ]),
  maxShipments: count(),
  maxWaitDays: count(),
  latestDay: day(),
  preferredLocations: list(id(), LIMITS.locations),
  blockedLocations: list(id(), LIMITS.locations),
  substitutionsAllowed: flag(),
  preferredCarrier: text(LIMITS.code),
  preferredService: text(LIMITS.code),
  weekendDelivery: flag(),
  signatureRequired: flag(),
  packing: list(choice(['gift', 'no-plastic', 'plain']), LIMITS.packingWishes),
  documentLanguage: text(LIMITS.choice),
});

const wishes = () => list(z.looseObject({ name: name(), value: text(LIMITS.description) }), LIMITS.wishes);

/** One line as it comes in. */
export const DraftLineSchema = z.looseObject({
  lineId: id(),
  kind: choice(['goods', 'digital', 'service', 'subscription', 'gift-card']),
  sku: id(),
  gtin: text(LIMITS.code),
  channelSku: id(),
  partOf: id(),
  picked: flag(),
  cancellationRequested: flag(),
  commission: decimal(),
  wishes: wishes(),
  giftMessage: text(LIMITS.description),
  description: text(LIMITS.description),
  quantity: z.nullish(z.number().check(z.nonnegative())),
  unit: text(LIMITS.code),
  unitPrice: decimal(),
  discount: decimal(),
  tax: z.nullish(tax),
  statedTotal: decimal(),
  currency: currency(),
  shipTo: z.nullish(DraftAddressSchema),
  deliveries: list(
    z.looseObject({ quantity: z.nullish(z.number().check(z.nonnegative())), shipTo: z.nullish(DraftAddressSchema) }),
    LIMITS.deliveries,
  ),
  fulfilledBy: fulfilledBy(),
  shipBy: moment(),
  deliverBy: moment(),
  done: z.nullish(z.looseObject({ shipped: count(), cancelled: count(), refunded: count() })),
  service: z.nullish(z.looseObject({ day: day(), endDay: day(), attendees: count() })),
  preferences: z.nullish(DraftPreferencesSchema),
});

const customer = z.looseObject({
  customerId: id(),
  kind: choice(['consumer', 'business']),
  name: name(),
  email: text(LIMITS.email),
  phone: text(LIMITS.phone),
  company: name(),
  vatNumber: text(LIMITS.code),
  registrationNumber: text(LIMITS.code),
  iban: text(LIMITS.code),
  group: id(),
  language: text(LIMITS.choice),
});

const charge = z.looseObject({
  chargeId: id(),
  kind: choice(['shipping', 'handling', 'payment', 'gift-wrap', 'duty', 'tip', 'other']),
  description: text(LIMITS.description),
  amount: decimal(),
  discount: decimal(),
  tax: z.nullish(tax),
  currency: currency(),
});

const payment = z.looseObject({
  paymentId: id(),
  method: text(LIMITS.code),
  amount: decimal(),
  status: choice(['pending', 'authorised', 'captured', 'refunded', 'failed', 'voided']),
  currency: currency(),
});

/** An order as it comes in. */
export const OrderDraftSchema = z.looseObject({
  channel: z.nullish(
    z.looseObject({
      channelId: id(),
      kind: choice(['own-shop', 'till', 'in-store-screen', 'mobile-app', 'social', 'marketplace', 'reseller', 'bulk']),
    }),
  ),
  marketplaceId: id(),
  discountCodes: list(name(), LIMITS.tags),
  wishes: wishes(),
  tags: list(name(), LIMITS.tags),
  externalId: id(),
  externalNumber: name(),
  placedAt: moment(),
  changedAt: moment(),
  currency: currency(),
  taxesIncluded: flag(),
  cancelled: flag(),
  test: flag(),
  fulfilledBy: fulfilledBy(),
  customer: z.nullish(customer),
  billTo: z.nullish(DraftAddressSchema),
  shipTo: z.nullish(DraftAddressSchema),
  lines: list(DraftLineSchema, LIMITS.lines),
  charges: list(charge, LIMITS.charges),
  discounts: list(z.looseObject({ code: text(LIMITS.code), amount: decimal() }), LIMITS.discounts),
  payments: list(payment, LIMITS.payments),
  stated: z.nullish(
    z.looseObject({
      goods: decimal(),
      discount: decimal(),
      shipping: decimal(),
      fees: decimal(),
      tax: decimal(),
      total: decimal(),
    }),
  ),
  shipBy: moment(),
  deliverBy: moment(),
  purchaseOrderNumber: text(LIMITS.code),
  preferences: z.nullish(DraftPreferencesSchema),
  note: text(LIMITS.note),
});

/**
 * Writes the shape of an order as JSON Schema, for those who do not use TypeScript.
 *
 * @source JSON Schema, draft 2020-12
 * @example `orderDraftJsonSchema().properties.currency` allows a text of at most 32 characters, or null
 */
export function orderDraftJsonSchema(): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(OrderDraftSchema);
}
