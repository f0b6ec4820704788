import { field, isAbsent, isList, type Reader, type StatedMoney } from '../../../domain/channel/index.ts';

/**
 * Reads a field under its REST name or its GraphQL name: `created_at` is also `createdAt`.
 *
 * @example `get({ createdAt: 'x' }, 'created_at')` is `'x'`
 */
export function get(of: unknown, name: string): unknown {
  const plain = field(of, name);
  return plain === undefined ? field(of, camel(name)) : plain;
}

const camelNames = /* @__PURE__ */ new Map<string, string>();

/** Names are ours, so there are few of them. */
function camel(name: string): string {
  const known = camelNames.get(name);
  if (known !== undefined) return known;
  const [first = '', ...rest] = name.split('_');
  const written = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  camelNames.set(name, written);
  return written;
}

/** The first of several names that is filled. */
export function getFirst(of: unknown, names: readonly string[]): unknown {
  for (const name of names) {
    const value = get(of, name);
    if (!isAbsent(value)) return value;
  }
  return undefined;
}

/**
 * An amount in the currency of the shop: the plain field of REST, or the one with both currencies. A query may have
 * asked for the customer's currency alone: then it is that one.
 */
export function moneyOf(of: unknown, name: string): StatedMoney {
  const set = get(of, `${name}_set`);
  const plain = get(of, name);
  const inSet = get(set, 'shop_money') ?? (plain === undefined ? get(set, 'presentment_money') : undefined);
  if (inSet !== undefined) return { amount: field(inSet, 'amount'), currency: get(inSet, 'currency_code') };
  const parts = field(plain, 'amount');
  return parts === undefined
    ? { amount: plain, currency: undefined }
    : { amount: parts, currency: get(plain, 'currency_code') };
}

/** The ids of GraphQL end in those of REST: `gid://shopify/Order/1` is order 1. */
export function plainId(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > 200 || !value.startsWith('gid://')) return value;
  const id = value.slice(value.lastIndexOf('/') + 1);
  const query = id.indexOf('?');
  return query < 0 ? id : id.slice(0, query);
}

/**
 * The id of an order, a line, a customer. One beyond 2^53 has lost its last digits as a number; beside it stands the
 * same id as text, for GraphQL.
 *
 * @example `{ id: 820982911946154500, admin_graphql_api_id: 'gid://shopify/Order/820982911946154508' }` is
 * `'820982911946154508'`
 */
export function idOf(of: unknown): unknown {
  const id = get(of, 'id');
  if (typeof id !== 'number' || Number.isSafeInteger(id)) return plainId(id);
  const exact = get(of, 'admin_graphql_api_id');
  return typeof exact === 'string' ? plainId(exact) : id;
}

/** What a list of REST, or a connection of GraphQL, holds. */
export interface Nodes {
  readonly items: readonly unknown[];
  /** there are more on the next page, which is not here */
  readonly more: boolean;
}

/** Reads a list, whichever way it is written. */
export function nodesOf(reader: Reader, name: string, value: unknown): Nodes {
  if (isAbsent(value) || isList(value)) return { items: reader.list(name, value), more: false };
  const more = field(field(value, 'pageInfo'), 'hasNextPage') === true;
  const nodes = field(value, 'nodes');
  if (nodes !== undefined) return { items: reader.list(name, nodes), more };
  const edges = field(value, 'edges');
  return { items: reader.list(name, edges ?? value).map((edge) => field(edge, 'node')), more };
}
