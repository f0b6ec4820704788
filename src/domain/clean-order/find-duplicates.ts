import type { Severity } from '../../kernel/finding.ts';
import type { OrderId } from '../../kernel/ids.ts';
import { msBetween } from '../../kernel/instant.ts';
import { compareText } from '../../kernel/text.ts';
import type { OrderContent, PostalAddress } from '../order/index.ts';
import { plainName } from './country.ts';
import { editDistance } from './edit-distance.ts';

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
  const { placedAt } = order;
  if (placedAt === undefined || rule.keys.length === 0) return found;
  const most = Math.max(0, Math.min(MOST_EDITS, rule.maxEdits ?? 0));
  for (const other of recent) {
    if (other.orderId === order.orderId) continue;
    const apartMs = Math.abs(msBetween({ from: other.placedAt, to: placedAt }));
    if (!(apartMs <= rule.windowMinutes * MINUTE_MS)) continue;
    let edits = 0;
    for (const key of rule.keys) edits += differences(key, order, other, most);
    if (edits < DIFFERENT) found.push({ orderId: other.orderId, minutesApart: Math.floor(apartMs / MINUTE_MS), edits });
  }
  return found.sort(
    (a, b) => a.edits - b.edits || a.minutesApart - b.minutesApart || compareText(a.orderId, b.orderId),
  );
}

/** More slips than are ever overlooked. */
const DIFFERENT = 1000;

function differences(key: DuplicateKey, left: Partial<OrderContent>, right: OrderContent, most: number): number {
  switch (key) {
    case 'customer':
      return exactly(left.customer?.customerId, right.customer?.customerId);
    case 'email':
      return exactly(emailOf(left), emailOf(right));
    case 'phone':
      return exactly(phoneOf(left), phoneOf(right));
    case 'name':
      return nearly(nameOf(left), nameOf(right), most);
    case 'address':
      return addressDifferences(left.shipTo, right.shipTo, most);
    case 'lines':
      return exactly(linesOf(left), linesOf(right));
    case 'total':
      return exactly(totalOf(left), totalOf(right));
    case 'purchase-order-number':
      return exactly(left.purchaseOrderNumber, right.purchaseOrderNumber);
  }
}

const exactly = (left: string | undefined, right: string | undefined): number =>
  left !== undefined && left === right ? 0 : DIFFERENT;

function nearly(left: string | undefined, right: string | undefined, most: number): number {
  if (left === undefined || right === undefined) return DIFFERENT;
  const edits = editDistance(plainName(left), plainName(right), most);
  return edits > most ? DIFFERENT : edits;
}

function addressDifferences(left: PostalAddress | undefined, right: PostalAddress | undefined, most: number): number {
  if (left === undefined || right === undefined) return DIFFERENT;
  const place = ({ country, postalCode = '', houseNumber = '', lines = [] }: PostalAddress): string =>
    `${country} ${postalCode} ${houseNumber}${lines.join(' ').replace(/\D/g, '')}`;
  return exactly(place(left), place(right)) + nearly(left.lines?.join(' '), right.lines?.join(' '), most);
}

const emailOf = ({ customer, shipTo }: Partial<OrderContent>): string | undefined =>
  (customer?.email ?? shipTo?.email)?.toLowerCase();

/** The last nine digits: with or without the country before them. */
function phoneOf({ customer, shipTo }: Partial<OrderContent>): string | undefined {
  const digits = (customer?.phone ?? shipTo?.phone)?.replace(/\D/g, '');
  return digits === undefined || digits.length < 6 ? undefined : digits.slice(-9);
}

const nameOf = ({ customer, shipTo }: Partial<OrderContent>): string | undefined =>
  customer?.name ?? shipTo?.name ?? customer?.company;

/** How many of each SKU, however they are spread over lines. */
function linesOf({ lines }: Partial<OrderContent>): string | undefined {
  if (lines === undefined || lines.length === 0) return undefined;
  const units = new Map<string, number>();
  for (const { sku, quantity } of lines) units.set(sku, (units.get(sku) ?? 0) + quantity);
  return JSON.stringify([...units].sort(([a], [b]) => compareText(a, b)));
}

const totalOf = ({ totals, currency }: Partial<OrderContent>): string | undefined =>
  totals === undefined ? undefined : `${totals.totalMinor} ${currency}`;
