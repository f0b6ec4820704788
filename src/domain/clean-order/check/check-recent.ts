import { epochMsOf } from '../../../kernel/instant.ts';
import type { OrderContent } from '../../order/index.ts';
import type { FraudRules } from '../context.ts';
import { type Desk, lookUp } from '../desk.ts';
import { findDuplicates } from '../find-duplicates.ts';
import { complain, note } from '../notes.ts';
import type { ReadDraft } from '../read/read-draft.ts';

/** Most orders that are named as possibly the same. */
const MOST_NAMED = 5;

/** Holds an order against those of the last days: was it here before, and is this too good to be true? */
export function checkRecent(desk: Desk, { spot }: ReadDraft, content: Partial<OrderContent>): void {
  const { recentOrders: recent = [], duplicates: rule, fraud } = desk.context;
  const { externalId, channel } = content;
  const isImport = externalId !== undefined && channel !== undefined;
  const before = isImport ? recent.find((other) => isSameImport(content, other)) : undefined;
  if (before !== undefined)
    complain(spot, 'externalId', 'order.imported-already', { params: { orderId: before.orderId } });
  const others = before === undefined ? recent : recent.filter((other) => other !== before);
  const found = findDuplicates(
    rule === undefined ? { order: content, recent: others } : { order: content, recent: others, rule },
  );
  for (const { orderId, minutesApart } of found.slice(0, MOST_NAMED)) {
    const severity = rule?.severity ?? 'error';
    note(spot, '', 'order.duplicate-suspected', severity, { params: { orderId, minutes: minutesApart } });
  }
  if (fraud !== undefined) checkFraud(desk, { spot, content, fraud });
}

const isSameImport = ({ channel, externalId }: Partial<OrderContent>, other: OrderContent): boolean =>
  externalId === other.externalId && channel?.channelId === other.channel.channelId;

interface Suspicion {
  readonly spot: ReadDraft['spot'];
  readonly content: Partial<OrderContent>;
  readonly fraud: FraudRules;
}

function checkFraud(desk: Desk, { spot, content, fraud }: Suspicion): void {
  const { velocity, billToCountryDiffers, reviewAboveMinor: maxMinor, judge } = fraud;
  if (velocity !== undefined && ordersWithin(desk, content, velocity.minutes) > velocity.maxOrders) {
    const { maxOrders, minutes } = velocity;
    complain(spot, 'customer', 'fraud.too-many-orders', { params: { maxOrders, minutes } });
  }
  const { billTo, shipTo, totals } = content;
  const isElsewhere = billTo !== undefined && shipTo !== undefined && billTo.country !== shipTo.country;
  if (billToCountryDiffers !== undefined && isElsewhere) {
    note(spot, 'billTo/country', 'fraud.countries-differ', billToCountryDiffers);
  }
  if (maxMinor !== undefined && totals !== undefined && totals.totalMinor > maxMinor) {
    complain(spot, '', 'fraud.value-above-threshold', { params: { maxMinor, currency: content.currency ?? '' } });
  }
  const verdict = judge === undefined ? undefined : lookUp(desk, 'fraud-judge', () => judge(content));
  if (verdict === undefined || verdict.verdict === 'accept') return;
  const params = {
    reasons: reasonsOf(verdict.reasons),
    ...(verdict.score === undefined ? {} : { score: verdict.score }),
  };
  complain(spot, '', verdict.verdict === 'reject' ? 'fraud.rejected' : 'fraud.review', { params });
}

/** Orders of the same customer, e-mail address or telephone number up to a number of minutes ago, this one included. */
function ordersWithin(desk: Desk, { customer, placedAt }: Partial<OrderContent>, minutes: number): number {
  const until = epochMsOf(placedAt ?? desk.context.now);
  let orders = 1;
  for (const other of desk.context.recentOrders ?? []) {
    const isSame =
      isShared(customer?.customerId, other.customer?.customerId) ||
      isShared(customer?.email, other.customer?.email) ||
      isShared(customer?.phone, other.customer?.phone);
    const agoMs = isSame ? until - epochMsOf(other.placedAt) : -1;
    if (agoMs >= 0 && agoMs <= minutes * 60_000) orders += 1;
  }
  return orders;
}

const isShared = (left: string | undefined, right: string | undefined): boolean => left !== undefined && left === right;

/** Reasons are codes of the judge's own; whatever else it says is left out. */
const reasonsOf = (reasons: readonly string[] = []): string =>
  reasons
    .slice(0, 10)
    .filter((reason) => /^[a-z0-9][a-z0-9.-]{0,63}$/.test(reason))
    .join(', ');
