import {
  decimalOf,
  type Exact,
  exactOf,
  field,
  fieldAt,
  filled,
  known,
  knownOrNothing,
  type Reader,
  unitPriceOf,
} from '../../../domain/channel/index.ts';
import type { DraftLine, DraftWish } from '../../../domain/order/index.ts';
import { exactMinor, readMinor } from './square-fields.ts';

/** Which taxes are inside the prices, and what of a line has been handed over. */
export interface LineSetting {
  /** the channel adds its taxes on top; false where they are inside the prices */
  readonly additive: boolean;
  /** units that have been handed over, by line; nothing where all have */
  readonly shipped: ReadonlyMap<string, number> | 'all';
  readonly refunded: ReadonlyMap<string, number>;
  /** SKU by catalog object */
  readonly skus: unknown;
}

/** One line of a receipt. */
export interface LineQuestion extends LineSetting {
  readonly item: unknown;
}

/** Reads one line. Prices come with what was added to the article: a larger size, a side dish. */
export function readLine(reader: Reader, question: LineQuestion): DraftLine {
  const { item, skus } = question;
  const catalogId = reader.id('/channelSku', field(item, 'catalog_object_id'));
  const quantity = reader.quantity('/quantity', field(item, 'quantity'));
  const lineId = reader.id('/lineId', field(item, 'uid'));
  const gross = readGross(reader, question);
  const base = gross === undefined ? readMinor(reader, '/unitPrice', field(item, 'base_price_money')) : undefined;
  const derived = gross !== undefined && quantity !== undefined;
  return known({
    lineId,
    kind: field(item, 'item_type') === 'GIFT_CARD' ? ('gift-card' as const) : undefined,
    sku: catalogId === undefined ? undefined : reader.id('/sku', field(skus, catalogId)),
    channelSku: catalogId,
    description: readDescription(reader, item),
    quantity,
    unit: readUnit(reader, item),
    unitPrice: derived ? unitPriceOf({ lineAmount: gross, quantity, currency: reader.currency }) : base,
    ...readAmounts(reader, { ...question, gross: exactOf(gross) }),
    done: readDone({ ...question, lineId, quantity }),
    wishes: readWishes(reader, item),
  });
}

/**
 * What a line comes to before discount. Where prices contain tax, the channel leaves the tax out of it in the United
 * States, Canada and Japan: then it is put back.
 */
function readGross(reader: Reader, { item, additive }: LineQuestion): string | undefined {
  const gross = readMinor(reader, '/unitPrice', field(item, 'gross_sales_money'));
  const [goods, total] = [exactOf(gross), exactOf(readMinor(reader, '/statedTotal', field(item, 'total_money')))];
  if (additive || goods === undefined || total === undefined) return gross;
  const tax = exactMinor(reader, '/tax/amount', field(item, 'total_tax_money'));
  const off = exactMinor(reader, '/discount', field(item, 'total_discount_money'));
  const service = exactMinor(reader, '/statedTotal', field(item, 'total_service_charge_money'));
  const fits = (whole: Exact): boolean => [0n, service].includes(total - (whole - off));
  return !fits(goods) && fits(goods + tax) ? decimalOf(goods + tax) : gross;
}

function readDescription(reader: Reader, item: unknown): string | undefined {
  const parts = ['name', 'variation_name'].flatMap((name) => reader.text('/description', field(item, name)) ?? []);
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** What a fraction is a fraction of: pound, kilogram, hour. */
function readUnit(reader: Reader, item: unknown): string | undefined {
  const measure = fieldAt(item, ['quantity_unit', 'measurement_unit']);
  const kinds = ['weight_unit', 'volume_unit', 'length_unit', 'area_unit', 'time_unit'];
  const unit = kinds.map((kind) => field(measure, kind)).find((value) => value !== undefined);
  return reader.text('/unit', unit);
}

interface AmountsQuestion extends LineQuestion {
  readonly gross: Exact | undefined;
}

/** The total of a line contains taxes that come on top, and its share of a service charge where it was spread. */
function readAmounts(reader: Reader, { item, additive, gross }: AmountsQuestion): Partial<DraftLine> {
  const discount = exactMinor(reader, '/discount', field(item, 'total_discount_money'));
  const tax = readMinor(reader, '/tax/amount', field(item, 'total_tax_money'));
  const total = exactOf(readMinor(reader, '/statedTotal', field(item, 'total_money')));
  const service = exactMinor(reader, '/statedTotal', field(item, 'total_service_charge_money'));
  const onTop = additive ? (exactOf(tax) ?? 0n) : 0n;
  const spread = gross !== undefined && total === gross - discount + onTop + service ? service : 0n;
  return known({
    discount: discount === 0n ? undefined : decimalOf(discount),
    tax: tax === undefined ? undefined : { amount: tax },
    statedTotal: total === undefined ? undefined : decimalOf(total - onTop - spread),
  });
}

interface DoneQuestion extends LineSetting {
  readonly lineId: string | undefined;
  readonly quantity: number | undefined;
}

function readDone({ shipped, refunded, lineId = '', quantity }: DoneQuestion): DraftLine['done'] {
  const left = shipped === 'all' ? quantity : shipped.get(lineId);
  const back = refunded.get(lineId);
  return knownOrNothing({ shipped: left === 0 ? undefined : left, refunded: back === 0 ? undefined : back });
}

/** How it was to be made, and the note for the kitchen. */
function readWishes(reader: Reader, item: unknown): readonly DraftWish[] | undefined {
  const modifiers = reader.list('/wishes', field(item, 'modifiers')).flatMap((modifier, index) => {
    const name = reader.text(`/wishes/${index}/name`, field(modifier, 'name'));
    return name === undefined ? [] : [{ name }];
  });
  const note = reader.text('/wishes', field(item, 'note'));
  return filled(note === undefined ? modifiers : [...modifiers, { name: 'note', value: note }]);
}
