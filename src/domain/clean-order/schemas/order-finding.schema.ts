import * as z from 'zod/mini';
import { MAX_FINDINGS } from '../limits.ts';

const path = z.string().check(z.maxLength(1000));

/** The shape of something found in an order, published for those who show findings. */
export const OrderFindingSchema = z.object({
  code: z.string().check(z.regex(/^[a-z]{1,20}\.[a-z0-9-]{1,60}$/)),
  path,
  severity: z.enum(['error', 'warning', 'info']),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  suggestions: z.optional(
    z.array(
      z.object({
        patch: z.array(
          z.union([
            z.object({ op: z.enum(['add', 'replace']), path, value: z.json() }),
            z.object({ op: z.literal('remove'), path }),
          ]),
        ),
        confidence: z.number().check(z.minimum(0), z.maximum(1)),
        apply: z.enum(['auto', 'ask']),
      }),
    ),
  ),
});

/** All that was found in an order. */
export const OrderFindingsSchema = z.array(OrderFindingSchema).check(z.maxLength(MAX_FINDINGS));

/**
 * Writes the shape of findings as JSON Schema.
 *
 * @source JSON Schema, draft 2020-12
 * @example `orderFindingsJsonSchema().type` is `'array'`
 */
export function orderFindingsJsonSchema(): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(OrderFindingsSchema);
}
