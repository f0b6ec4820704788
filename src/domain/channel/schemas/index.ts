/**
 * What a shop tells a channel about parcels, cancellations and stock, as schemas (zod, Standard Schema) and as JSON
 * Schema. A door of its own: nothing that translates needs them.
 *
 * @module channel/schemas
 */
export * from './notices.schema.ts';
