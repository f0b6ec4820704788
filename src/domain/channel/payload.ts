/**
 * Looks at values from outside without trusting them: only own fields are seen, nothing is changed, nothing is
 * descended into further than asked, and a value that throws when it is touched is taken for unreadable.
 */

/** Stands for a field that throws when it is read. No reader accepts it. */
const UNREADABLE: unknown = /* @__PURE__ */ Symbol('unreadable');

/** Longest list that is read, unless the caller says otherwise. */
export const MAX_LIST = 20_000;

/**
 * Reads one own field of a value from outside.
 *
 * @law never throws, never sees what is inherited: `field({}, 'toString')` is nothing
 * @example `field({ id: 7 }, 'id')` is 7; `field(null, 'id')` and `field({ id: 7 }, 'ID')` are nothing
 */
export function field(of: unknown, name: string): unknown {
  if (typeof of !== 'object' || of === null) return undefined;
  try {
    return Object.hasOwn(of, name) ? (of as Record<string, unknown>)[name] : undefined;
  } catch {
    return UNREADABLE;
  }
}

/**
 * Follows several own fields, one inside the other.
 *
 * @example `fieldAt({ a: { b: 7 } }, ['a', 'b'])` is 7
 */
export function fieldAt(of: unknown, names: readonly string[]): unknown {
  return names.reduce(field, of);
}

/** Says whether a value is a list. */
export function isList(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** Says whether a value has fields: an object that is no list. */
export function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Says whether nothing was filled in: no value, `null` or an empty text. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** What was read of a list. */
export interface ListReading {
  readonly items: readonly unknown[];
  /** it was longer than the limit, or did not let itself be read */
  readonly cut: boolean;
}

/**
 * Copies a list from outside, up to a limit.
 *
 * @law never throws; at most `limit` items are touched
 */
export function readList(list: readonly unknown[], limit: number = MAX_LIST): ListReading {
  const items: unknown[] = [];
  try {
    const length = list.length;
    const end = Math.min(length, limit);
    for (let i = 0; i < end; i += 1) items.push(list[i]);
    return { items, cut: !(length <= limit) };
  } catch {
    return { items, cut: true };
  }
}

/** An object without the fields that are undefined, so that what is not known is not there. */
export type Known<Fields> = {
  [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name];
} & {
  [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined>;
};

/**
 * Leaves out the fields that are not known.
 *
 * @example `known({ sku: 'A', gtin: undefined })` is `{ sku: 'A' }`
 */
export function known<Fields extends object>(fields: Fields): Known<Fields> {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) {
    const value = fields[name as keyof Fields];
    if (value !== undefined) kept[name] = value;
  }
  return kept as Known<Fields>;
}

/**
 * Leaves out the fields that are not known, and the whole where none is.
 *
 * @example `knownOrNothing({ rate: undefined, amount: undefined })` is nothing
 */
export function knownOrNothing<Fields extends object>(fields: Fields): Known<Fields> | undefined {
  const kept = known(fields);
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/**
 * Leaves out a list that is empty.
 *
 * @example `filled([])` is nothing
 */
export function filled<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** A payload inside wrappers, and how to tell that none is left. */
export interface UnwrapQuestion {
  readonly payload: unknown;
  /** fields that may hold what is meant */
  readonly names: readonly string[];
  readonly until: (value: unknown) => boolean;
}

/** Deepest nesting of wrappers that any channel uses. */
const MAX_WRAPPERS = 4;

/**
 * Takes off the wrappers that answers, webhooks and exports put around orders.
 *
 * @example `{ data: { order: { id: 1 } } }` with the names `data` and `order` is `{ id: 1 }`
 */
export function unwrap({ payload, names, until }: UnwrapQuestion): unknown {
  let at = payload;
  for (let depth = 0; depth < MAX_WRAPPERS && !until(at); depth += 1) {
    const inner = names.map((name) => field(at, name)).find((value) => isRecord(value) || isList(value));
    if (inner === undefined) return at;
    at = inner;
  }
  return at;
}
