import type { LineId } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { isClosed } from './is-closed.ts';
import { moneyOf, type OrderMoney } from './money-of.ts';
import type { OrderState, PlacedOrder } from './state.ts';
import { addUp } from './status.ts';

/** What each channel calls how far an order is. */
export interface ChannelStatuses {
  readonly shopify: {
    readonly displayFinancialStatus:
      | 'PENDING'
      | 'AUTHORIZED'
      | 'PARTIALLY_PAID'
      | 'PAID'
      | 'PARTIALLY_REFUNDED'
      | 'REFUNDED'
      | 'VOIDED';
    readonly displayFulfillmentStatus:
      | 'UNFULFILLED'
      | 'SCHEDULED'
      | 'ON_HOLD'
      | 'IN_PROGRESS'
      | 'PARTIALLY_FULFILLED'
      | 'FULFILLED';
  };
  readonly woocommerce: {
    readonly status: 'checkout-draft' | 'pending' | 'on-hold' | 'processing' | 'completed' | 'cancelled' | 'refunded';
  };
  readonly amazon: {
    readonly orderStatus: 'Pending' | 'Unshipped' | 'PartiallyShipped' | 'Shipped' | 'Canceled';
  };
  readonly bol: {
    /** under which status filters the order is found */
    readonly foundUnder: readonly ('OPEN' | 'SHIPPED' | 'ALL')[];
    readonly orderItems: readonly BolItem[];
  };
  readonly square: {
    readonly state: 'DRAFT' | 'OPEN' | 'COMPLETED' | 'CANCELED';
    readonly fulfillmentState: 'PROPOSED' | 'RESERVED' | 'PREPARED' | 'COMPLETED' | 'CANCELED';
  };
  readonly afosto: { readonly phase: 'Draft' | 'Open' | 'Closed' };
}

/** The channels whose words are known. */
export type StatusChannel = keyof ChannelStatuses;

interface BolItem {
  readonly lineId: LineId;
  readonly quantity: Quantity;
  readonly quantityShipped: Quantity;
  readonly quantityCancelled: Quantity;
}

/** What the words of all channels are made of. */
interface Standing {
  readonly order: PlacedOrder;
  readonly money: OrderMoney;
  /** units that are not cancelled */
  readonly live: number;
  readonly shipped: number;
  readonly picked: number;
}

type Words = { readonly [Channel in StatusChannel]: (standing: Standing) => ChannelStatuses[Channel] };

/**
 * Tells how far an order is in the words of a channel.
 *
 * @law read from quantities, holds and payments alone, and total: every order has a word in every channel; a shipped unit
 * never looks unshipped again, unless it was lost
 * @source Shopify Admin GraphQL `OrderDisplayFinancialStatus` and `OrderDisplayFulfillmentStatus`; WooCommerce
 * `OrderStatus`; Amazon Orders API v0 `OrderStatus`; bol Retailer API v10 orders (status filter and item quantities);
 * Square `OrderState` and `FulfillmentState`; Afosto's phases
 * @example 10 ordered and paid, 4 shipped, 6 back-ordered: Shopify `PAID` and `PARTIALLY_FULFILLED`, WooCommerce
 * `processing`, Amazon `PartiallyShipped`, bol found under `OPEN` and `SHIPPED`, Square `OPEN`, Afosto `Open`
 */
export function channelStatus<Channel extends StatusChannel>(
  state: OrderState,
  channel: Channel,
): ChannelStatuses[Channel] {
  if (state.kind === 'none') return UNPLACED[channel];
  const { ordered, cancelled, shipped, picked } = addUp(state.lines);
  return WORDS[channel]({ order: state, money: moneyOf(state), live: ordered - cancelled, shipped, picked });
}

const UNPLACED: ChannelStatuses = {
  shopify: { displayFinancialStatus: 'PENDING', displayFulfillmentStatus: 'UNFULFILLED' },
  woocommerce: { status: 'checkout-draft' },
  amazon: { orderStatus: 'Pending' },
  bol: { foundUnder: [], orderItems: [] },
  square: { state: 'DRAFT', fulfillmentState: 'PROPOSED' },
  afosto: { phase: 'Draft' },
};

const WORDS: Words = {
  shopify: (standing) => ({
    displayFinancialStatus: financialStatus(standing),
    displayFulfillmentStatus: fulfillmentStatus(standing),
  }),
  woocommerce: (standing) => ({ status: wooStatus(standing) }),
  amazon: ({ live, shipped, money }) => {
    if (live === 0) return { orderStatus: 'Canceled' };
    if (shipped === live) return { orderStatus: 'Shipped' };
    if (shipped > 0) return { orderStatus: 'PartiallyShipped' };
    return { orderStatus: money.coveredMinor < money.owedMinor ? 'Pending' : 'Unshipped' };
  },
  bol: ({ order, live, shipped }) => ({
    foundUnder: [...(shipped < live ? (['OPEN'] as const) : []), ...(shipped > 0 ? (['SHIPPED'] as const) : []), 'ALL'],
    orderItems: order.lines.map((line) => ({
      lineId: line.lineId,
      quantity: line.ordered,
      quantityShipped: line.shipped,
      quantityCancelled: line.cancelled,
    })),
  }),
  square: (standing) => ({ state: squareState(standing), fulfillmentState: squareFulfillment(standing) }),
  afosto: ({ order }) => ({ phase: isClosed(order) ? 'Closed' : 'Open' }),
};

function financialStatus({ money, live }: Standing): ChannelStatuses['shopify']['displayFinancialStatus'] {
  const { owedMinor, coveredMinor, authorisedMinor, capturedMinor, refundedMinor, totalMinor } = money;
  if (refundedMinor > 0) return refundedMinor >= capturedMinor ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  if (capturedMinor > 0) return capturedMinor >= owedMinor ? 'PAID' : 'PARTIALLY_PAID';
  if (live === 0) return 'VOIDED';
  if (totalMinor === 0 || owedMinor === 0) return 'PAID';
  return authorisedMinor > 0 && coveredMinor >= owedMinor ? 'AUTHORIZED' : 'PENDING';
}

function fulfillmentStatus(standing: Standing): ChannelStatuses['shopify']['displayFulfillmentStatus'] {
  const { order, live, shipped } = standing;
  if (live === 0) return 'UNFULFILLED';
  if (shipped === live) return 'FULFILLED';
  if (shipped > 0) return 'PARTIALLY_FULFILLED';
  if (isAllHeld(order)) return 'ON_HOLD';
  const atWork = order.fulfillmentOrders.filter(({ lines }) => lines.some(unitsThere));
  const units = atWork
    .flatMap(({ lines }) => lines)
    .reduce((sum, { allocated, picked }) => sum + allocated + picked, 0);
  if (units < live) return 'UNFULFILLED';
  if (atWork.every(({ releasedAt }) => releasedAt !== undefined)) return 'IN_PROGRESS';
  const waits = atWork.every(({ releasedAt, notBefore }) => releasedAt === undefined && notBefore !== undefined);
  return waits ? 'SCHEDULED' : 'UNFULFILLED';
}

const unitsThere = ({ allocated, picked }: { readonly allocated: number; readonly picked: number }): boolean =>
  allocated + picked > 0;

/** Is every unit that has not left held: by a hold on the order, on its line, or on the work it is in? */
function isAllHeld({ holds, lines, fulfillmentOrders }: PlacedOrder): boolean {
  if (holds.some(({ scope }) => scope.kind === 'order')) return true;
  const heldWork = new Set(
    holds.flatMap(({ scope }) => (scope.kind === 'fulfillment-order' ? [scope.fulfillmentOrderId] : [])),
  );
  return lines.every(({ lineId, ordered, cancelled, shipped }) => {
    if (holds.some(({ scope }) => scope.kind === 'line' && scope.lineId === lineId)) return true;
    const held = fulfillmentOrders
      .filter(({ fulfillmentOrderId }) => heldWork.has(fulfillmentOrderId))
      .flatMap((work) => work.lines)
      .filter((own) => own.lineId === lineId)
      .reduce((sum, { allocated, picked }) => sum + allocated + picked, 0);
    return held === ordered - cancelled - shipped;
  });
}

function wooStatus({ order, money, live, shipped }: Standing): ChannelStatuses['woocommerce']['status'] {
  const { capturedMinor, refundedMinor, owedMinor, coveredMinor } = money;
  if (refundedMinor > 0 && refundedMinor >= capturedMinor) return 'refunded';
  if (live === 0) return 'cancelled';
  const isPaid = capturedMinor - refundedMinor >= owedMinor;
  if (shipped === live && isPaid) return 'completed';
  if (!isPaid) return shipped === 0 && coveredMinor < owedMinor ? 'pending' : 'on-hold';
  return order.holds.length > 0 ? 'on-hold' : 'processing';
}

function squareState({ money, live, shipped }: Standing): ChannelStatuses['square']['state'] {
  const keptMinor = money.capturedMinor - money.refundedMinor;
  if (live === 0) return keptMinor === 0 ? 'CANCELED' : 'OPEN';
  return shipped === live && keptMinor >= money.owedMinor ? 'COMPLETED' : 'OPEN';
}

function squareFulfillment(standing: Standing): ChannelStatuses['square']['fulfillmentState'] {
  const { order, live, shipped, picked } = standing;
  if (live === 0) return 'CANCELED';
  if (shipped === live) return 'COMPLETED';
  if (shipped + picked === live) return 'PREPARED';
  return order.fulfillmentOrders.some(({ releasedAt }) => releasedAt !== undefined) ? 'RESERVED' : 'PROPOSED';
}
