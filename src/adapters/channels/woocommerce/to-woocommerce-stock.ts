import { err, ok, type Result } from 'neverthrow';
import {
  parseFact,
  parseStockNotice,
  type StockLevel,
  type StockNotice,
  type WriteBack,
  type WriteBackRefusal,
} from '../../../domain/channel/index.ts';

/** The channel takes so many products in one batch. */
const BATCH = 100;

/** What WooCommerce wants to know beside the notice. */
export interface WooStockOptions {
  /** the product of each variation, by variation id: variations are told apart from products */
  readonly productOf?: Readonly<Record<string, string>>;
}

/**
 * Tells WooCommerce how many units may be sold, in batches of 100: products together, variations by product.
 *
 * @units whole units
 * @law every level is in exactly one request
 * @errors the first that applies: those of `parseStockNotice`; `write-back.fact-missing` (`channelSku`: the id of the
 * product or variation), `write-back.fact-refused` (an id that is no number, `productOf`)
 * @source WooCommerce REST API v3, batch update of products and of product variations
 * @example 7 units of product 93 give `POST /wp-json/wc/v3/products/batch` with
 * `{ update: [{ id: 93, manage_stock: true, stock_quantity: 7 }] }`
 */
export function toWooCommerceStock(notice: StockNotice, options: WooStockOptions = {}): WriteBack {
  return parseStockNotice(notice).andThen(({ levels }): WriteBack => {
    const byPath = new Map<string, { id: number; manage_stock: true; stock_quantity: number }[]>();
    for (const level of levels) {
      const { channelSku } = level;
      if (channelSku === undefined) return err({ code: 'write-back.fact-missing', fact: 'channelSku' });
      const id = Number(channelSku);
      if (!Number.isSafeInteger(id) || id <= 0) return err({ code: 'write-back.fact-refused', fact: 'channelSku' });
      const path = pathOf(level, options);
      if (path.isErr()) return err(path.error);
      const updates = byPath.get(path.value) ?? [];
      updates.push({ id, manage_stock: true, stock_quantity: level.quantity });
      byPath.set(path.value, updates);
    }
    return ok([...byPath].flatMap(([path, updates]) => inBatches(updates).map((update) => request(path, update))));
  });
}

const request = <Update extends { readonly id: number }>(path: string, update: readonly Update[]) => ({
  method: 'POST' as const,
  path,
  body: { update: update.map((one) => ({ ...one })) },
});

function pathOf(
  { channelSku = '' }: StockLevel,
  { productOf = {} }: WooStockOptions,
): Result<string, WriteBackRefusal> {
  if (!Object.hasOwn(productOf, channelSku)) return ok('/wp-json/wc/v3/products/batch');
  return parseFact({ of: productOf, fact: channelSku })
    .map((product) => `/wp-json/wc/v3/products/${encodeURIComponent(product)}/variations/batch`)
    .mapErr(({ code }) => ({ code, fact: 'productOf' }));
}

function inBatches<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const batches: (readonly Item[])[] = [];
  for (let from = 0; from < items.length; from += BATCH) batches.push(items.slice(from, from + BATCH));
  return batches;
}
