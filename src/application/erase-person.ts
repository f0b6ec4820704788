import { err, ok, type Result, ResultAsync } from 'neverthrow';
import type { OrderEvent } from '../domain/order/index.ts';
import type { OrderId } from '../kernel/ids.ts';
import type { Store } from './ports.ts';
import { type OmsRefusal, TRIES } from './refusal.ts';

/** Whose orders, and what the person is called from now on. */
export interface ErasePerson {
  readonly orderIds: readonly OrderId[];
  /** takes the place of the customer's id, the same in all his orders; left out, the id stays */
  readonly pseudonym?: string;
}

/**
 * Takes everything out of the stored events of orders that tells who the customer was: names, addresses but for the
 * country, ways to reach him, his tax and bank numbers, what he wrote, what parcels are traced by. Done twice it is done
 * once. Texts of your own that name a person (an order id, a reason) stay: do not write persons into them.
 *
 * @law kinds, versions, moments, quantities and amounts stay: stock, books and measures are the same as before
 * @errors the first that applies: `oms.cannot-erase` (the store cannot replace events), `order.unknown`,
 * `oms.store-unavailable`, `oms.too-busy`; orders before it in the list are done
 * @example an order of Ann's, shipped to Amsterdam, erased as `P-7`: an order of `P-7`, shipped to NL
 */
export function erasePerson(
  store: Store,
  request: ErasePerson,
): ResultAsync<{ readonly erased: readonly OrderId[] }, OmsRefusal | { readonly code: 'order.unknown' }> {
  return new ResultAsync(eraseAll(store, request));
}

type Refused = OmsRefusal | { readonly code: 'order.unknown' };

async function eraseAll(
  store: Store,
  { orderIds, pseudonym }: ErasePerson,
): Promise<Result<{ readonly erased: readonly OrderId[] }, Refused>> {
  for (const orderId of orderIds) {
    const erased = await eraseOne(store, orderId, pseudonym);
    if (erased.isErr()) return err(erased.error);
  }
  return ok({ erased: orderIds });
}

async function eraseOne(store: Store, orderId: OrderId, pseudonym?: string): Promise<Result<void, Refused>> {
  if (store.rewrite === undefined) return err({ code: 'oms.cannot-erase' });
  for (let tries = 0; tries < TRIES; tries += 1) {
    const stored = await store.loadOrder(orderId);
    if (stored.isErr()) return err({ code: 'oms.store-unavailable' });
    if (stored.value === null) return err({ code: 'order.unknown' });
    const { events } = stored.value;
    const blank = events.map((event) => withoutPerson(event, pseudonym));
    // what came in between may name the person again
    if (JSON.stringify(blank) === JSON.stringify(events)) return ok(undefined);
    const rewritten = await store.rewrite({ orderId, events: blank });
    if (rewritten.isErr()) return err({ code: 'oms.store-unavailable' });
  }
  return err({ code: 'oms.too-busy' });
}

/** Fields that tell something about a person, wherever they stand: they are left out. */
const LEFT_OUT: readonly string[] = [
  'note',
  'giftMessage',
  'wishes',
  'tags',
  'purchaseOrderNumber',
  'trackingNumber',
  'trackingUrl',
];

/** Of these, what may stay. */
const KEPT: ReadonlyMap<string, readonly string[]> = new Map([
  ['customer', ['customerId', 'kind', 'group', 'language']],
  ['shipTo', ['country', 'kind']],
  ['billTo', ['country', 'kind']],
]);

/**
 * Takes the person out of one event.
 *
 * @example `note-added` "Ann called" by Ann is `note-added` "erased" by her pseudonym
 */
export function withoutPerson(event: OrderEvent, pseudonym?: string): OrderEvent {
  const { by } = event;
  const actor = by.kind === 'customer' && pseudonym !== undefined ? { ...by, actorId: pseudonym } : by;
  const text = event.kind === 'note-added' ? { text: 'erased' } : {};
  return { ...(blanked(event, pseudonym) as OrderEvent), by: actor, ...text } as OrderEvent;
}

function blanked(value: unknown, pseudonym: string | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => blanked(item, pseudonym));
  if (value === null || typeof value !== 'object') return value;
  const fields: [string, unknown][] = [];
  for (const [key, field] of Object.entries(value)) {
    if (LEFT_OUT.includes(key)) continue;
    if (key === 'customerId' && pseudonym !== undefined) fields.push([key, pseudonym]);
    else fields.push([key, blanked(KEPT.has(key) ? only(field, KEPT.get(key) ?? []) : field, pseudonym)]);
  }
  return Object.fromEntries(fields);
}

function only(value: unknown, keys: readonly string[]): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}
