import { err, ok, type Result } from 'neverthrow';
import { LIMITS } from './limits.ts';
import type { OrderFinding } from './notes.ts';

const refuse = (
  code: 'text.not-a-string' | 'order.too-large' | 'order.not-json',
): Result<unknown, readonly OrderFinding[]> =>
  err([{ code, path: '', severity: 'error', params: code === 'order.too-large' ? { max: LIMITS.orderText } : {} }]);

/**
 * Reads the text of an order as JSON. What the platform says about a broken text stays inside: it repeats the text.
 *
 * @units length: UTF-16 code units; a byte order mark at the start is left out
 * @law work is linear in the length; never throws
 * @errors the first that applies: `text.not-a-string`, `order.too-large`, `order.not-json`
 * @source RFC 8259
 * @example `'{"currency":"EUR"}'` is ok with `{ currency: 'EUR' }`; `'{currency: EUR}'` is refused with `order.not-json`
 */
export function parseOrderText(text: unknown): Result<unknown, readonly OrderFinding[]> {
  if (typeof text !== 'string') return refuse('text.not-a-string');
  if (text.length > LIMITS.orderText) return refuse('order.too-large');
  try {
    return ok(JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text));
  } catch {
    return refuse('order.not-json');
  }
}
