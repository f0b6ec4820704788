import type { Preferences } from './preferences.ts';

/** Who can prefer something, from the most general to the most particular. */
export const PREFERENCE_LEVELS = ['company', 'channel', 'customer-group', 'customer', 'order', 'line'] as const;

/** One of those who can prefer something. */
export type PreferenceLevel = (typeof PREFERENCE_LEVELS)[number];

/** What somebody prefers. */
export interface PreferenceLayer {
  readonly level: PreferenceLevel;
  readonly values: Partial<Preferences>;
  /** fields that nobody more particular may change */
  readonly mandatory?: readonly (keyof Preferences)[];
}

/** A preference, and who decided it. */
export interface DecidedPreference<Value> {
  readonly value: Value;
  readonly level: PreferenceLevel;
  readonly mandatory: boolean;
}

/** What counts for each field; fields that nobody cares about are left out. */
export type ResolvedPreferences = {
  readonly [Field in keyof Preferences]?: DecidedPreference<NonNullable<Preferences[Field]>>;
};

type Mutable = { -readonly [Field in keyof Preferences]?: DecidedPreference<unknown> };

const FIELDS = [
  'partialShipment',
  'maxShipments',
  'maxWaitDays',
  'latestDay',
  'preferredLocations',
  'blockedLocations',
  'substitutionsAllowed',
  'preferredCarrier',
  'preferredService',
  'weekendDelivery',
  'signatureRequired',
  'packing',
  'documentLanguage',
] as const satisfies readonly (keyof Preferences)[];

/**
 * Decides, field by field, whose preference counts: what is mandatory beats what is not, of two mandatory ones the more
 * general counts (company before channel, and so on), otherwise the more particular. Of two at the same level the later
 * one in the list counts.
 *
 * @law merging is associative: layers can be resolved in groups and merged afterwards; resolving twice changes nothing;
 * only layers of the same level need an order
 * @example company `ship-complete`, customer `backorder-balance`: the customer decides; with `mandatory:
 * ['partialShipment']` at the company, the company does
 */
export function resolvePreferences(layers: readonly PreferenceLayer[]): ResolvedPreferences {
  const decided = new Map<string, DecidedPreference<unknown>>();
  for (const { level, values, mandatory } of layers) {
    for (const field of Object.keys(values) as (keyof Preferences)[]) {
      const value = values[field];
      if (value === undefined) continue;
      const wish = { value, level, mandatory: mandatory?.includes(field) === true };
      const before = decided.get(field);
      if (before === undefined || rank(wish) >= rank(before)) decided.set(field, wish);
    }
  }
  const resolved: Mutable = {};
  // always in the same order, whatever the order of the keys
  for (const field of FIELDS) {
    const wish = decided.get(field);
    if (wish !== undefined) resolved[field] = wish;
  }
  return resolved as ResolvedPreferences;
}

/**
 * Merges two sets of preferences that have been resolved already; the later one counts where both stand at the same
 * level.
 *
 * @law associative; merging with nothing, or with itself, changes nothing
 * @example a customer's wish merged with a line's wish is the line's wish, unless the customer's is mandatory
 */
export function mergePreferences(earlier: ResolvedPreferences, later: ResolvedPreferences): ResolvedPreferences {
  const merged: Mutable = {};
  for (const field of FIELDS) {
    const [before, after] = [earlier[field], later[field]];
    const winner = before === undefined || (after !== undefined && rank(after) >= rank(before)) ? after : before;
    if (winner !== undefined) merged[field] = winner;
  }
  return merged as ResolvedPreferences;
}

/** How much a preference counts. */
function rank({ level, mandatory }: DecidedPreference<unknown>): number {
  const place = PREFERENCE_LEVELS.indexOf(level);
  return mandatory ? 2 * PREFERENCE_LEVELS.length - place : place;
}

/**
 * Leaves out who decided.
 *
 * @example `{ maxShipments: { value: 2, level: 'customer', mandatory: false } }` is `{ maxShipments: 2 }`
 */
export function preferencesOf(resolved: ResolvedPreferences): Partial<Preferences> {
  const values: { -readonly [Field in keyof Preferences]?: unknown } = {};
  for (const field of FIELDS) {
    const decided = resolved[field];
    if (decided !== undefined) values[field] = decided.value;
  }
  return values as Partial<Preferences>;
}
