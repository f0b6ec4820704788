/**
 * The shapes of what goes in and comes out, as schemas (zod, Standard Schema) and as JSON Schema. A door of its own:
 * nothing that checks orders needs them.
 *
 * @module clean-order/schemas
 */
export * from './order-draft.schema.ts';
export * from './order-finding.schema.ts';
