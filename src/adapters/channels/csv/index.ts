/**
 * Translates order files: B2B sheets, shop exports, sets of parsed rows.
 *
 * Question it answers: which orders stand in this file, and which of its rows could not be read? Leans on the channel
 * room. Sources: RFC 4180; the orders export of Shopify.
 *
 * @module channels/csv
 */
export type { CsvField } from './csv-fields.ts';
export * from './csv-options.ts';
export { fromCsv } from './from-csv.ts';
export { type CsvCell, type CsvTable, toCsv } from './to-csv.ts';
export { toCsvCancellation, toCsvReport, toCsvShipment, toCsvStock } from './to-csv-notices.ts';
