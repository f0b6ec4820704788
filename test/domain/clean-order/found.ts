import {
  type CleanOrderContext,
  checkOrder,
  cleanOrder,
  type ProductFacts,
} from '../../../src/domain/clean-order/index.ts';
import type { CleanOrder } from '../../../src/domain/order/index.ts';
import { CONTEXT, DRAFT } from './sample.ts';

/** The sample draft with some fields changed, and nothing paid, and nothing stated about its totals. */
export const orderWith = (change: object = {}): object => ({
  ...DRAFT,
  stated: undefined,
  payments: [],
  ...change,
});

const [FIRST, SECOND] = DRAFT.lines ?? [];

/** The sample draft with its first line changed. */
export const lineWith = (change: object): object => orderWith({ lines: [{ ...FIRST, ...change }, SECOND] });

/** The sample draft with its delivery address changed. */
export const addressWith = (change: object): object => orderWith({ shipTo: { ...DRAFT.shipTo, ...change } });

/** What is found at submit, as `code path`; warnings with `~`, remarks with `?` before them. */
export function found(draft: unknown, context: Partial<CleanOrderContext> = {}): readonly string[] {
  const marks = { error: '', warning: '~', info: '?' };
  return checkOrder(draft, { ...CONTEXT, ...context }, { phase: 'submit' }).map(
    ({ code, path, severity }) => `${marks[severity]}${code} ${path}`,
  );
}

/** The clean order. */
export const cleaned = (draft: unknown, context: Partial<CleanOrderContext> = {}): CleanOrder =>
  cleanOrder(draft, { ...CONTEXT, ...context })._unsafeUnwrap().order;

/** A shop that sells every SKU, and knows something special of one. */
export const selling = (sku: string, facts: Partial<ProductFacts>): Partial<CleanOrderContext> => ({
  products: (asked) => ({ sku: asked, ...(asked === sku ? facts : {}) }),
});
