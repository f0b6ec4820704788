import {
  decimalOf,
  exactOf,
  field,
  isAbsent,
  isList,
  known,
  knownOrNothing,
  type Reader,
  readList,
  unitPriceOf,
} from '../../../domain/channel/index.ts';
import type { ChargeKind, DraftCharge, DraftLine } from '../../../domain/order/index.ts';
import { type Meta, metaOf, readWishes } from './woo-meta.ts';

/** What holds for all lines of an order. */
export interface LinesQuestion {
  readonly items: readonly unknown[];
  /** the channel says that the order is done */
  readonly completed: boolean;
  /** paid back, by line */
  readonly refunded: ReadonlyMap<string, number>;
}

/**
 * Reads the lines of an order. The channel states amounts for the whole line, before and after discount, always
 * without tax; the price of one unit is worked out of them.
 */
export function readLines(reader: Reader, { items, completed, refunded }: LinesQuestion): readonly DraftLine[] {
  const metas = items.map((item, index) => metaOf(reader.at(`/lines/${index}`), item));
  const kits = new Kits(items, metas);
  return items.map((item, index) => {
    const at = reader.at(`/lines/${index}`);
    const lineId = at.id('/lineId', field(item, 'id'));
    const quantity = at.quantity('/quantity', field(item, 'quantity'));
    const meta = metas[index] ?? NO_META;
    const done = {
      shipped: completed && quantity !== undefined && quantity > 0 ? quantity : undefined,
      refunded: refunded.get(lineId ?? ''),
    };
    return known({
      lineId,
      sku: at.id('/sku', field(item, 'sku')),
      channelSku: at.id(
        '/channelSku',
        positiveId(field(item, 'variation_id')) ?? positiveId(field(item, 'product_id')),
      ),
      description: at.text('/description', field(item, 'name')),
      quantity,
      ...readAmounts(at, item, quantity),
      ...kits.placeOf(at, { item, meta, lineId }),
      done: knownOrNothing(done),
      wishes: readWishes(at, meta),
    });
  });
}

const NO_META: Meta = /* @__PURE__ */ new Map();

/** 0 stands for none. */
export const positiveId = (value: unknown): unknown =>
  value === 0 || value === '0' || value === '' ? undefined : value;

function readAmounts(reader: Reader, item: unknown, quantity: number | undefined): Partial<DraftLine> {
  const before = reader.amount('/unitPrice', field(item, 'subtotal'));
  const after = reader.amount('/statedTotal', field(item, 'total'));
  const tax = reader.amount('/tax/amount', field(item, 'total_tax'));
  const lineAmount = before ?? after;
  const [full, paid] = [exactOf(before), exactOf(after)];
  const off = full === undefined || paid === undefined ? 0n : full - paid;
  return known({
    unitPrice:
      lineAmount === undefined || quantity === undefined
        ? undefined
        : unitPriceOf({ lineAmount, quantity, currency: reader.currency }),
    discount: off === 0n ? undefined : decimalOf(off),
    tax: tax === undefined ? undefined : { amount: tax },
    statedTotal: after,
  });
}

interface Place {
  readonly item: unknown;
  readonly meta: Meta;
  readonly lineId: string | undefined;
}

/** Which lines are kits, and which are parts of one: a unit must not be picked both as a kit and as its parts. */
class Kits {
  /** kits of which at least one part is packed by itself */
  private readonly open = new Set<string>();

  constructor(items: readonly unknown[], metas: readonly Meta[]) {
    for (const [index, item] of items.entries()) {
      const kit = kitOf(item);
      if (kit !== undefined && shipsByItself(metas[index] ?? NO_META)) this.open.add(kit);
    }
  }

  placeOf(reader: Reader, { item, meta, lineId }: Place): Pick<DraftLine, 'partOf' | 'picked'> {
    const kit = kitOf(item);
    if (kit !== undefined) {
      reader.note('/partOf', { code: 'channel.part-of-kit', severity: 'info' });
      return known({ partOf: reader.id('/partOf', kit), picked: shipsByItself(meta) ? undefined : false });
    }
    const parts = ['bundled_items', 'composite_children'].some((name) => isFilledList(field(item, name)));
    return parts && this.open.has(lineId ?? '') ? { picked: false } : {};
  }
}

function kitOf(item: unknown): string | undefined {
  const kit = positiveId(field(item, 'bundled_by')) ?? positiveId(field(item, 'composite_parent'));
  return typeof kit === 'number' || typeof kit === 'string' ? String(kit) : undefined;
}

/** Parts that were put together beforehand are told by the plugin: they do not ship by themselves. */
const shipsByItself = (meta: Meta): boolean => meta.get('_bundled_item_needs_shipping') !== 'no';

const isFilledList = (value: unknown): boolean => isList(value) && readList(value, 1).items.length > 0;

/** Shipping and fees. */
export function readCharges(reader: Reader, order: unknown): readonly DraftCharge[] {
  const sources: readonly (readonly [ChargeKind, string, string])[] = [
    ['shipping', 'shipping_lines', 'method_title'],
    ['other', 'fee_lines', 'name'],
  ];
  const charges: DraftCharge[] = [];
  for (const [kind, list, name] of sources) {
    for (const item of reader.list('/charges', field(order, list))) {
      if (isAbsent(item)) continue;
      const at = reader.at(`/charges/${charges.length}`);
      const tax = at.amount('/tax/amount', field(item, 'total_tax'));
      charges.push(
        known({
          chargeId: at.id('/chargeId', field(item, 'id')),
          kind,
          description: at.text('/description', field(item, name)),
          amount: at.amount('/amount', field(item, 'total')),
          tax: tax === undefined ? undefined : { amount: tax },
        }),
      );
    }
  }
  return charges;
}
