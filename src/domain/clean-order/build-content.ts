import type {
  OrderCharge,
  OrderContent,
  OrderLine,
  OrderPayment,
  PostalAddress,
  ServiceDetails,
} from '../order/index.ts';
import type { OrderedLine } from './check/check-lines.ts';
import type { Priced } from './check/check-money.ts';
import type { Desk } from './desk.ts';
import { pricePerUnit } from './price-per-unit.ts';
import { type ReadAddress, writeAddress } from './read/read-address.ts';
import { writeCustomer } from './read/read-customer.ts';
import type { ReadDraft } from './read/read-draft.ts';
import type { ReadHandling, ReadService } from './read/read-line.ts';
import type { Maybe } from './read/read-values.ts';

type Mutable<Value> = { -readonly [Field in keyof Value]: Value[Field] };

/** Everything an order is written from. */
export interface Findings {
  readonly draft: ReadDraft;
  readonly lines: readonly (OrderedLine | null)[];
  readonly priced: Priced | undefined;
  readonly payments: readonly OrderPayment[];
}

/** Writes down what is known of an order: all of it, where nothing is wrong. */
export function buildContent(desk: Desk, { draft, lines, priced, payments }: Findings): Partial<OrderContent> {
  const { orderId, now } = desk.context;
  const content: Mutable<Partial<OrderContent>> = { orderId, placedAt: draft.placedAt ?? now, payments };
  if (draft.channel !== undefined && draft.channel !== null) content.channel = draft.channel;
  if (typeof draft.externalId === 'string') content.externalId = draft.externalId;
  if (typeof draft.externalNumber === 'string') content.externalNumber = draft.externalNumber;
  if (draft.customer !== undefined && draft.customer !== null) content.customer = writeCustomer(draft.customer);
  if (isPlace(draft.billTo)) content.billTo = writeAddress(draft.billTo) as PostalAddress;
  if (isPlace(draft.shipTo)) content.shipTo = writeAddress(draft.shipTo) as PostalAddress;
  content.lines = writeLines(lines, priced);
  if (priced?.currency.code !== undefined) {
    content.currency = priced.currency.code;
    content.taxesIncluded = priced.taxesIncluded;
    content.totals = priced.reckoning.totals;
    content.charges = writeCharges(draft, priced);
  }
  if (typeof draft.shipBy === 'string') content.shipBy = draft.shipBy;
  if (typeof draft.deliverBy === 'string') content.deliverBy = draft.deliverBy;
  if (typeof draft.purchaseOrderNumber === 'string') content.purchaseOrderNumber = draft.purchaseOrderNumber;
  if (draft.preferences !== undefined && draft.preferences !== null) content.preferences = draft.preferences;
  if (typeof draft.note === 'string') content.note = draft.note;
  if (typeof draft.marketplaceId === 'string') content.marketplaceId = draft.marketplaceId;
  if (isSome(draft.discountCodes)) content.discountCodes = draft.discountCodes;
  if (isSome(draft.wishes)) content.wishes = draft.wishes;
  if (isSome(draft.tags)) content.tags = draft.tags;
  return content;
}

/** A list with something in it. */
const isSome = <Item>(list: Maybe<readonly Item[]>): list is readonly Item[] => (list?.length ?? 0) > 0;

/** An address with a country can be sent to. */
const isPlace = (read: Maybe<ReadAddress>): read is ReadAddress => typeof read?.country === 'string';

function writeLines(lines: readonly (OrderedLine | null)[], priced: Priced | undefined): readonly OrderLine[] {
  const written: OrderLine[] = [];
  const amounts = priced?.reckoning.lines;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined || line === null) continue;
    written.push(writeLine(line, { priced, amounts: amounts?.[i] ?? NOTHING_YET }));
  }
  return written;
}

const NOTHING_YET = { goodsMinor: 0, discountMinor: 0, netMinor: 0, taxMinor: 0, totalMinor: 0 };

interface LinePrice {
  readonly priced: Priced | undefined;
  readonly amounts: OrderLine['amounts'];
}

function writeLine(ordered: OrderedLine, { priced, amounts }: LinePrice): OrderLine {
  const { read, lineId, kind, sku, units = 0, packUnits, fulfilledBy } = ordered;
  const unitPrice = read.unitPrice ?? '0';
  const currency = priced?.currency.code;
  const { goodsMinor } = amounts;
  const line: Mutable<OrderLine> = {
    lineId,
    kind,
    sku: sku ?? '',
    quantity: units,
    unitPrice:
      packUnits === 1 || priced === undefined || currency === undefined
        ? unitPrice
        : pricePerUnit({ unitPrice, packUnits, units, goodsMinor, currency, rounding: priced.rounding }),
    amounts,
    fulfilledBy,
  };
  if (typeof read.description === 'string') line.description = read.description;
  if (typeof read.taxRate === 'string') line.taxRate = read.taxRate;
  if (isPlace(read.shipTo)) line.shipTo = writeAddress(read.shipTo) as PostalAddress;
  if (typeof read.shipBy === 'string') line.shipBy = read.shipBy;
  if (typeof read.deliverBy === 'string') line.deliverBy = read.deliverBy;
  writeHandling(line, read.handling);
  if (read.service !== undefined && read.service !== null) line.service = writeService(read.service);
  if (read.preferences !== undefined && read.preferences !== null) line.preferences = read.preferences;
  return line;
}

function writeHandling(line: Mutable<OrderLine>, read: ReadHandling): void {
  if (typeof read.channelSku === 'string') line.channelSku = read.channelSku;
  if (typeof read.partOf === 'string') line.partOf = read.partOf;
  if (typeof read.picked === 'boolean') line.picked = read.picked;
  if (isSome(read.wishes)) line.wishes = read.wishes;
  if (typeof read.giftMessage === 'string') line.giftMessage = read.giftMessage;
  if (typeof read.commissionMinor === 'number') line.commissionMinor = read.commissionMinor;
}

function writeService({ day, endDay, attendees }: ReadService): ServiceDetails {
  const service: Mutable<ServiceDetails> = {};
  if (typeof day === 'string') service.day = day;
  if (typeof endDay === 'string') service.endDay = endDay;
  if (typeof attendees === 'number') service.attendees = attendees;
  return service;
}

function writeCharges(draft: ReadDraft, priced: Priced): readonly OrderCharge[] {
  const charges: OrderCharge[] = [];
  const ids = new Set<string>();
  draft.charges?.forEach((charge, index) => {
    const amounts = priced.reckoning.charges[index];
    if (charge === null || amounts === undefined) return;
    let chargeId = charge.chargeId ?? String(index + 1);
    while (ids.has(chargeId)) chargeId = `${chargeId}a`;
    ids.add(chargeId);
    const written: Mutable<OrderCharge> = { chargeId, kind: charge.kind ?? 'other', ...amounts };
    if (typeof charge.description === 'string') written.description = charge.description;
    charges.push(written);
  });
  return charges;
}
