import type { Result } from 'neverthrow';
import {
  type CancellationNotice,
  parseCancellationNotice,
  parseShipmentNotice,
  parseStockNotice,
  type ShipmentNotice,
  type StockNotice,
  type WriteBackRefusal,
} from '../../../domain/channel/index.ts';
import type { CsvTranslation } from './csv-options.ts';
import { toCsv } from './to-csv.ts';

/**
 * Tells a reseller, who sent orders as a file, that a parcel has left: a file with a row for each line.
 *
 * @units whole units
 * @errors as `parseShipmentNotice`
 * @example 10 units of line 1 of order PO-1001 with UPS give the row `PO-1001,1,10,2026-05-01T08:00:00.000Z,UPS,1Z2345`
 */
export function toCsvShipment(notice: ShipmentNotice): Result<string, WriteBackRefusal> {
  return parseShipmentNotice(notice).map(({ externalId, lines, shippedAt, carrier, trackingNumber }) =>
    toCsv({
      header: ['order', 'line', 'quantity', 'shippedAt', 'carrier', 'trackingNumber'],
      rows: lines.map(({ lineId, quantity }) => [externalId, lineId, quantity, shippedAt, carrier, trackingNumber]),
    }),
  );
}

/**
 * Tells a reseller that units will not be sent: a file with a row for each line, or one for the whole order.
 *
 * @units whole units
 * @errors as `parseCancellationNotice`
 * @example 5 units of line 2 of order PO-1001 give the row `PO-1001,2,5,out-of-stock`
 */
export function toCsvCancellation(notice: CancellationNotice): Result<string, WriteBackRefusal> {
  return parseCancellationNotice(notice).map(({ externalId, lines, reason }) =>
    toCsv({
      header: ['order', 'line', 'quantity', 'reason'],
      rows: lines?.map(({ lineId, quantity }) => [externalId, lineId, quantity, reason]) ?? [
        [externalId, undefined, undefined, reason],
      ],
    }),
  );
}

/**
 * Tells a reseller how many units may be ordered: a file with a row for each article.
 *
 * @units whole units
 * @errors as `parseStockNotice`
 * @example 120 units of ABC-100 give the row `ABC-100,120`
 */
export function toCsvStock(notice: StockNotice): Result<string, WriteBackRefusal> {
  return parseStockNotice(notice).map(({ levels }) =>
    toCsv({ header: ['sku', 'quantity'], rows: levels.map(({ sku, quantity }) => [sku, quantity]) }),
  );
}

/**
 * Answers a file of orders with what became of its rows: accepted rows are counted, the others listed with the reason.
 *
 * @law as many rows as were set aside or refused; values of the file are not repeated
 * @example a file whose row 3 has no readable quantity gives the row `3,refused,channel.quantity-refused`
 */
export function toCsvReport({ report }: CsvTranslation): string {
  const rows = [
    ...report.setAside.map(({ row, reason }) => [row, 'set-aside', reason] as const),
    ...report.refused.map(({ row, codes }) => [row, 'refused', [...new Set(codes)].join(' ')] as const),
  ];
  return toCsv({ header: ['row', 'outcome', 'reason'], rows: rows.sort(([a], [b]) => a - b) });
}
