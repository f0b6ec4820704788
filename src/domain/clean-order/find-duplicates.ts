import type { Severity } from '../../kernel/finding.ts';
import type { OrderId } from '../../kernel/ids.ts';
import { epochMsOf } from '../../kernel/instant.ts';
import { compareText } from '../../kernel/text.ts';
import type { OrderContent, PostalAddress } from '../order/index.ts';
import { plainName } from './formats/country.ts';
import { editDistance } from './formats/edit-distance.ts';

/** What two orders can have in common. */
export type DuplicateKey =
  | 'customer'
  | 'email'
  | 'phone'
  | 'name'
  | 'address'
  | 'lines'
  | 'total'
  | 'purchase-order-number';

/** When two orders are taken for one that was placed twice. */
export interface DuplicateRule {
  /** all of these must agree; what one of the orders lacks does not agree */
  readonly keys: readonly DuplicateKey[];
  /** most minutes between the two, either way */
  readonly windowMinutes: number;
  /** slips of the finger that are overlooked in names and streets; house numbers must be the same; 0 unless said otherwise */
  readonly maxEdits?: number;
  /** what it is to find one: `error` unless said otherwise */
  readonly severity?: Severity;
}

/** An order, and those it may be a copy of. */
export interface DuplicateQuestion {
  readonly order: Partial<OrderContent>;
  readonly recent: readonly OrderContent[];
  /** same e-mail address and same lines within a day unless said otherwise */
  readonly rule?: DuplicateRule;
}

/** An order that looks the same. */
export interface Duplicate {
  readonly orderId: OrderId;
  readonly minutesApart: number;
  /** slips that were overlooked, over all keys */
  readonly edits: number;
}

const USUAL_RULE: DuplicateRule = { keys: ['email', 'lines'], windowMinutes: 24 * 60 };
const MINUTE_MS = 60_000;
const MOST_EDITS = 5;

/**
 * Finds orders that look like the same order placed twice: everything the rule names agrees, and not more time lies
 * between them than the rule allows.
 *
 * @units minutes, rounded down
 * @law the likeliest first (fewest slips, then least time, then id); the order of the recent orders plays no part; an
 * order is no duplicate of itself (same id)
 * @example an order of the same e-mail address and lines 3 minutes after order `A-1` is a duplicate of `A-1`, 3 minutes
 * apart; a day and a minute later it is none
 */
export function findDuplicates({ order, recent, rule = USUAL_RULE }: DuplicateQuestion): readonly Duplicate[] {
  const found: Duplicate[] = [];
  const { placedAt, orderId } = order;
  if (placedAt === undefined || recent.length === 0) return found;
  const most = Math.max(0, Math.min(MOST_EDITS, rule.maxEdits ?? 0));
  const own = new Map<DuplicateKey, string | undefined>();
  for (const other of recent) {
    if (other.orderId === orderId) continue;
    let edits = rule.keys.length === 0 ? DIFFERENT : 0;
    for (const key of rule.keys) {
      if (edits < DIFFERENT && !own.has(key)) own.set(key, comparedOf(key, order));
      if (edits < DIFFERENT) edits += differences(key, { left: own.get(key), right: comparedOf(key, other), most });
    }
    if (edits >= DIFFERENT) continue;
    const apartMs = Math.abs(epochMsOf(other.placedAt) - epochMsOf(placedAt));
    if (!(apartMs <= rule.windowMinutes * MINUTE_MS)) continue;
    found.push({ orderId: other.orderId, minutesApart: Math.floor(apartMs / MINUTE_MS), edits });
  }
  return found.sort(
    (a, b) => a.edits - b.edits || a.minutesApart - b.minutesApart || compareText(a.orderId, b.orderId),
  );
}

/** More slips than are ever overlooked. */
const DIFFERENT = 1000;

/** What is compared of an order; nothing where it lacks it. */
function comparedOf(key: DuplicateKey, order: Partial<OrderContent>): string | undefined {
  switch (key) {
    case 'customer':
      return order.customer?.customerId;
    case 'email':
      return order.customer?.email ?? order.shipTo?.email;
    case 'phone':
      return phoneOf(order);
    case 'name':
      return order.customer?.name ?? order.shipTo?.name ?? order.customer?.company;
    case 'address':
      return order.shipTo === undefined ? undefined : placeOf(order.shipTo);
    case 'lines':
      return linesOf(order);
    case 'total':
      return order.totals === undefined ? undefined : `${order.totals.totalMinor} ${order.currency}`;
    case 'purchase-order-number':
      return order.purchaseOrderNumber;
  }
}

interface Compared {
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly most: number;
}

/** Slips between two values: of names and streets a few are overlooked, of anything else none. */
function differences(key: DuplicateKey, { left, right, most }: Compared): number {
  if (left === undefined || right === undefined) return DIFFERENT;
  if (left === right) return 0;
  if (key === 'email') {
    return left.length === right.length && left.toLowerCase() === right.toLowerCase() ? 0 : DIFFERENT;
  }
  if (key !== 'name' && key !== 'address') return DIFFERENT;
  const [exact = '', fuzzy = ''] = key === 'name' ? ['', left] : left.split(STREET);
  const [otherExact = '', otherFuzzy = ''] = key === 'name' ? ['', right] : right.split(STREET);
  if (exact !== otherExact) return DIFFERENT;
  const edits = editDistance(plainName(fuzzy), plainName(otherFuzzy), most);
  return edits > most ? DIFFERENT : edits;
}

/** Between the parts of a place that must be the same and the street, in which slips are overlooked. */
const STREET = '\n';

const placeOf = ({ country, postalCode = '', houseNumber = '', lines = [] }: PostalAddress): string => {
  const street = lines.join(' ');
  return `${country} ${postalCode} ${houseNumber}${street.replace(/\D/g, '')}${STREET}${street}`;
};

/** The last nine digits: with or without the country before them. */
function phoneOf({ customer, shipTo }: Partial<OrderContent>): string | undefined {
  const digits = (customer?.phone ?? shipTo?.phone)?.replace(/\D/g, '');
  return digits === undefined || digits.length < 6 ? undefined : digits.slice(-9);
}

/** How many of each SKU, however they are spread over lines. */
function linesOf({ lines }: Partial<OrderContent>): string | undefined {
  if (lines === undefined || lines.length === 0) return undefined;
  const units = new Map<string, number>();
  for (const { sku, quantity } of lines) units.set(sku, (units.get(sku) ?? 0) + quantity);
  return JSON.stringify([...units].sort(([a], [b]) => compareText(a, b)));
}
