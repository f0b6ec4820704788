import { addMinor, rowMinor } from './amounts.ts';
import { type Document, isGoods, type Month } from './read-month.ts';

/** What can be counted in the file before anything is done with it. */
export interface FileFacts {
  readonly rows: number;
  readonly documents: number;
  readonly orders: number;
  readonly cancellations: number;
  readonly allMinor: number;
  readonly ordersMinor: number;
  readonly cancellationsMinor: number;
  readonly positiveOrders: number;
  readonly zeroPriceDocuments: number;
  readonly stockRemarks: number;
  readonly ordersWithoutCustomer: number;
  readonly customers: number;
  readonly customersWithTwoOrders: number;
  readonly unitsInPositiveRows: number;
  readonly countries: number;
  readonly stockCodesInOrders: number;
  /** times that an order has one code on more than one line */
  readonly repeatedCodes: number;
  readonly ordersOverTwoMinutes: number;
  readonly longestOrder: number;
  /** rows by code, for codes that are no goods */
  readonly otherCodes: Readonly<Record<string, number>>;
}

const documentMinor = ({ rows }: Document): number => addMinor(rows.map(rowMinor));

/** Counts the file. Here an order is every document without a leading C, stock remarks included. */
export function countFile({ rows, documents }: Month): FileFacts {
  const orders = documents.filter(({ kind }) => kind !== 'return');
  const returns = documents.filter(({ kind }) => kind === 'return');
  const ordersOf = new Map<string, number>();
  for (const { rows: own } of orders) {
    const customer = own[0]?.customerId ?? '';
    if (customer !== '') ordersOf.set(customer, (ordersOf.get(customer) ?? 0) + 1);
  }
  const orderRows = orders.flatMap(({ rows: own }) => own);
  return {
    rows,
    documents: documents.length,
    orders: orders.length,
    cancellations: returns.length,
    allMinor: addMinor(documents.map(documentMinor)),
    ordersMinor: addMinor(orders.map(documentMinor)),
    cancellationsMinor: addMinor(returns.map(documentMinor)),
    positiveOrders: orders.filter((order) => documentMinor(order) > 0).length,
    zeroPriceDocuments: orders.filter(({ rows: own }) => own.length === 1 && rowMinor(own[0] as never) === 0).length,
    stockRemarks: documents.filter(({ kind }) => kind === 'stock-remark').length,
    ordersWithoutCustomer: orders.filter(({ rows: own }) => own[0]?.customerId === '').length,
    customers: ordersOf.size,
    customersWithTwoOrders: [...ordersOf.values()].filter((count) => count > 1).length,
    unitsInPositiveRows: orderRows.reduce((sum, { quantity }) => sum + Math.max(0, quantity), 0),
    countries: new Set(documents.flatMap(({ rows: own }) => own.map(({ country }) => country))).size,
    stockCodesInOrders: new Set(orderRows.map(({ code }) => code)).size,
    repeatedCodes: orders.reduce((sum, { rows: own }) => sum + repeatedIn(own), 0),
    ordersOverTwoMinutes: orders.filter(({ rows: own }) => new Set(own.map(({ at }) => at)).size > 1).length,
    longestOrder: orders.reduce((longest, { rows: own }) => Math.max(longest, own.length), 0),
    otherCodes: countOtherCodes(documents),
  };
}

/** Codes that stand on more than one line of a document. */
function repeatedIn(rows: Document['rows']): number {
  const seen = new Set<string>();
  return new Set(rows.map(({ code }) => code).filter((code) => seen.has(code) || !seen.add(code))).size;
}

function countOtherCodes(documents: readonly Document[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { rows } of documents) {
    for (const { code } of rows) if (!isGoods(code)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where every document of the file ends. */
export type BucketName = 'clean order' | 'refused with findings' | 'return document' | 'not an order';

/** The documents of one bucket, and what their rows come to. */
export interface Bucket {
  readonly name: BucketName;
  readonly documents: number;
  readonly valueMinor: number;
}

/** Puts every document into exactly one bucket. */
export function sortDocuments({ documents }: Month, refused: ReadonlyMap<string, unknown>): readonly Bucket[] {
  const bucketOf = ({ number, kind }: Document): BucketName => {
    if (kind === 'return') return 'return document';
    if (kind === 'stock-remark') return 'not an order';
    return refused.has(number) ? 'refused with findings' : 'clean order';
  };
  const names: readonly BucketName[] = ['clean order', 'refused with findings', 'return document', 'not an order'];
  return names.map((name) => {
    const own = documents.filter((document) => bucketOf(document) === name);
    return { name, documents: own.length, valueMinor: addMinor(own.map(documentMinor)) };
  });
}
