import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { ordersOf, type TranslatedOrder } from 'cleanorder/channel';
import { type CsvRow, fromCsv, type RowClass } from 'cleanorder/channels/csv';

/** One row of the file, as read. */
export interface Row {
  readonly document: string;
  readonly code: string;
  readonly description: string;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly at: string;
  readonly customerId: string;
  readonly country: string;
}

/** What a document of the file turned out to be before anybody checked it. */
export type DocumentKind = 'order' | 'return' | 'stock-remark';

/** All rows of one document. */
export interface Document {
  readonly number: string;
  readonly kind: DocumentKind;
  readonly rows: readonly Row[];
}

/** The month, read. */
export interface Month {
  readonly rows: number;
  readonly documents: readonly Document[];
  /** by document number: the orders as drafts, with what the translator noticed */
  readonly orders: ReadonlyMap<string, TranslatedOrder>;
}

/** Codes that are no goods. What they are is told by the file's own descriptions. */
const CHARGES: ReadonlyMap<string, 'shipping' | 'payment' | 'other'> = new Map([
  ['POST', 'shipping'],
  ['DOT', 'shipping'],
  ['C2', 'shipping'],
  ['M', 'other'],
  ['AMAZONFEE', 'payment'],
  ['BANK CHARGES', 'payment'],
]);

/** Codes that are discounts or samples: they stand on return documents only. */
const ADJUSTMENTS: ReadonlySet<string> = new Set(['D', 'S']);

export const isGoods = (code: string): boolean => !CHARGES.has(code.toUpperCase()) && !ADJUSTMENTS.has(code);

/** Reads the month that lies beside this file. */
export function readMonth(): Month {
  const packed = readFileSync(new URL('./data/online-retail-2010-12.csv.br', import.meta.url));
  return readOrders(brotliDecompressSync(packed).toString('utf8'));
}

/** Reads a file of this shape: orders become drafts, everything else is set aside with its reason. */
export function readOrders(text: string): Month {
  const rows = new Map<string, Row[]>();
  const kinds = new Map<string, DocumentKind>();
  const translation = fromCsv(text, {
    channel: { channelId: 'online-retail', kind: 'own-shop' },
    zone: 'Europe/London',
    columns: { externalNumber: 'InvoiceNo', sku: 'StockCode', placedAt: 'InvoiceDate', shipToCountry: 'Country' },
    defaults: { currency: 'GBP', taxesIncluded: true },
    classify: (csvRow) => {
      const row = rowOf(csvRow);
      const kind = kindOf(row);
      const own = rows.get(row.document);
      if (own === undefined) rows.set(row.document, [row]);
      else own.push(row);
      kinds.set(row.document, kind);
      return kind === 'order' ? classOf(row) : { kind: 'set-aside', reason: kind };
    },
  });
  return {
    rows: translation.report.rows,
    documents: [...rows].map(([number, own]) => ({ number, kind: kinds.get(number) ?? 'order', rows: own })),
    orders: new Map(ordersOf(translation).map((order) => [order.draft.externalNumber ?? '', order])),
  };
}

function rowOf({ cells }: CsvRow): Row {
  return {
    document: cells.externalNumber ?? '',
    code: cells.sku ?? '',
    description: cells.description ?? '',
    quantity: Number(cells.quantity),
    unitPrice: cells.unitPrice ?? '',
    at: cells.placedAt ?? '',
    customerId: cells.customerId ?? '',
    country: cells.shipToCountry ?? '',
  };
}

/** A leading C marks a return; a negative quantity without a price is a remark about the stock. */
function kindOf({ document, quantity, unitPrice }: Row): DocumentKind {
  if (document.startsWith('C')) return 'return';
  return quantity < 0 && Number(unitPrice) === 0 ? 'stock-remark' : 'order';
}

function classOf({ code }: Row): RowClass {
  const charge = CHARGES.get(code.toUpperCase());
  if (charge !== undefined) return { kind: 'charge', chargeKind: charge };
  return { kind: 'line', ...(code.startsWith('gift_') ? { lineKind: 'gift-card' as const } : {}) };
}
