import type { Json, JsonPointer } from '../../kernel/finding.ts';
import { epochMsOf } from '../../kernel/instant.ts';

/** Two copies of an order from a channel, as drafts. */
export interface ImportQuestion {
  readonly earlier: unknown;
  readonly later: unknown;
}

/** What a second import of an order means. */
export type ImportComparison =
  /** another channel or another id of the channel, or no id at all */
  | { readonly kind: 'another-order' }
  | { readonly kind: 'unchanged' }
  /** the copy that came later was made earlier, by the channel's own `changedAt` */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'changed'; readonly changes: readonly ImportChange[]; readonly more: number }
  /** values that cannot be looked at, or more of them than any order has */
  | { readonly kind: 'unreadable' };

/** One difference. Lines are told by their ids where they have them, by their places where not. */
export interface ImportChange {
  /** in the later copy; of what was removed, in the earlier one */
  readonly path: JsonPointer;
  readonly kind: 'added' | 'removed' | 'changed';
  /** single values as they were and are; parts with fields of their own are left out */
  readonly before?: Json;
  readonly after?: Json;
}

const MAX_DEPTH = 32;
const MAX_CHANGES = 1000;
/** Most values that are compared: twenty thousand lines of twenty fields, and some more. */
const MAX_VALUES = 500_000;

/**
 * Compares two copies of an order that a channel sent: the same order (same channel, same id) is never placed twice, and
 * a change is told in full.
 *
 * @law unchanged exactly when the copies say the same, whatever the order of their fields and of lines with ids; a
 * comparison with itself is `unchanged`; empty texts and null count as nothing
 * @example the same order with one line's quantity raised from 1 to 2 is `changed`, with one change: path
 * `/lines/0/quantity`, before 1, after 2
 */
export function compareImport({ earlier, later }: ImportQuestion): ImportComparison {
  try {
    const name = nameOf(earlier);
    if (name === undefined || name !== nameOf(later)) return { kind: 'another-order' };
    const found: Found = { changes: [], count: 0, valuesLeft: MAX_VALUES };
    compare({ before: earlier, after: later, path: '', depth: 0 }, found);
    if (found.valuesLeft < 0) return { kind: 'unreadable' };
    if (found.count === 0) return { kind: 'unchanged' };
    const isOutdated = changedAt(later) < changedAt(earlier);
    return isOutdated
      ? { kind: 'outdated' }
      : { kind: 'changed', changes: found.changes, more: found.count - found.changes.length };
  } catch {
    return { kind: 'unreadable' };
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The channel and the channel's id. */
function nameOf(draft: unknown): string | undefined {
  const { channel, externalId } = isFields(draft) ? draft : {};
  const channelId = isFields(channel) ? channel['channelId'] : undefined;
  return typeof channelId === 'string' && typeof externalId === 'string' && externalId !== ''
    ? JSON.stringify([channelId, externalId])
    : undefined;
}

/** NaN, which is before nothing, where it is not said. */
function changedAt(draft: unknown): number {
  const moment = isFields(draft) ? draft['changedAt'] : undefined;
  return typeof moment === 'string' ? epochMsOf(moment) : Number.NaN;
}

interface Found {
  readonly changes: ImportChange[];
  count: number;
  valuesLeft: number;
}

interface Pair {
  readonly before: unknown;
  readonly after: unknown;
  readonly path: JsonPointer;
  readonly depth: number;
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function compare({ before, after, path, depth }: Pair, found: Found): void {
  if (before === after || (isNothing(before) && isNothing(after))) return;
  const isTree = typeof before === 'object' && typeof after === 'object' && before !== null && after !== null;
  if (isTree && depth < MAX_DEPTH && Array.isArray(before) === Array.isArray(after)) {
    found.valuesLeft -= Array.isArray(before) ? before.length + (after as readonly unknown[]).length : 1;
    if (found.valuesLeft < 0) return;
    const pairs = Array.isArray(before) ? pairLists(before, after as readonly unknown[]) : pairFields(before, after);
    found.valuesLeft -= pairs.length;
    for (const pair of pairs) compare({ ...pair, path: `${path}/${pair.path}`, depth: depth + 1 }, found);
    return;
  }
  found.count += 1;
  if (found.changes.length >= MAX_CHANGES) return;
  const kind = isNothing(before) ? 'added' : isNothing(after) ? 'removed' : 'changed';
  found.changes.push({ path, kind, ...shown('before', before), ...shown('after', after) });
}

const shown = (name: 'before' | 'after', value: unknown): Readonly<Record<string, Json>> =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? { [name]: value } : {};

type Step = Omit<Pair, 'depth'>;

/** Fields in the order of their names, so that the order of keys plays no part. */
function pairFields(before: object, after: object): readonly Step[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.map((name) => ({
    before: (before as Fields)[name],
    after: (after as Fields)[name],
    path: name.replaceAll('~', '~0').replaceAll('/', '~1'),
  }));
}

/** Items with the same id, where all have one of their own; else items in the same place. */
function pairLists(before: readonly unknown[], after: readonly unknown[]): readonly Step[] {
  const [old, now] = [placesById(before), placesById(after)];
  if (old === undefined || now === undefined) {
    const longest = before.length > after.length ? before : after;
    return Array.from(longest, (_, place) => ({ before: before[place], after: after[place], path: String(place) }));
  }
  const kept = after.map((item, place) => ({
    before: before[old.get(idOf(item) ?? '') ?? -1],
    after: item,
    path: String(place),
  }));
  const gone = before.flatMap((item, place) =>
    now.has(idOf(item) ?? '') ? [] : [{ before: item, after: undefined, path: String(place) }],
  );
  return [...kept, ...gone];
}

function idOf(item: unknown): string | undefined {
  const { lineId, chargeId, paymentId } = isFields(item) ? item : {};
  const id = lineId ?? chargeId ?? paymentId;
  return typeof id === 'string' ? id : undefined;
}

function placesById(items: readonly unknown[]): ReadonlyMap<string, number> | undefined {
  const places = new Map<string, number>();
  items.forEach((item, place) => {
    const id = idOf(item);
    if (id !== undefined) places.set(id, place);
  });
  return places.size === items.length ? places : undefined;
}
