import {
  type CancellationNotice,
  type CancellationReason,
  type ChannelRequest,
  known,
  parseCancellationNotice,
  type WriteBack,
} from '../../../domain/channel/index.ts';
import { globalId, requestOf } from './shopify-request.ts';

/** Shopify's words for the reasons. */
const REASONS: Readonly<Record<CancellationReason, string>> = {
  'customer-request': 'CUSTOMER',
  'out-of-stock': 'INVENTORY',
  'not-in-time': 'INVENTORY',
  damaged: 'INVENTORY',
  'pricing-error': 'STAFF',
  'shipping-cost': 'STAFF',
  undeliverable: 'OTHER',
  'payment-failed': 'DECLINED',
  fraud: 'FRAUD',
  'duplicate-order': 'CUSTOMER',
  technical: 'STAFF',
  other: 'OTHER',
};

/** What Shopify wants to know beside the notice. */
export interface ShopifyCancellationOptions {
  /** where cancelled units of single lines go back into the stock */
  readonly locationId?: string;
}

/**
 * Tells Shopify that an order, or units of some lines, will not be sent. A whole order is cancelled with its reason;
 * units of lines are taken out of the order, without moving money: what the customer gets back is decided elsewhere.
 *
 * @errors as `parseCancellationNotice`
 * @source Shopify Admin API 2026-04, mutations orderCancel and refundCreate, enums OrderCancelReason and
 * RefundLineItemRestockType
 * @example `'out-of-stock'` of order 450789469, restocked: `{ orderId: 'gid://shopify/Order/450789469',
 * reason: 'INVENTORY', restock: true, ... }`
 */
export function toShopifyCancellation(notice: CancellationNotice, options: ShopifyCancellationOptions = {}): WriteBack {
  return parseCancellationNotice(notice).map((told) => [
    told.lines === undefined ? cancelOrder(told) : takeOut(told, options),
  ]);
}

const CANCEL =
  'mutation Cancel($orderId: ID!, $reason: OrderCancelReason!, $restock: Boolean!, $refundMethod: ' +
  'OrderCancelRefundMethodInput, $notifyCustomer: Boolean, $staffNote: String) { orderCancel(orderId: $orderId, ' +
  'reason: $reason, restock: $restock, refundMethod: $refundMethod, notifyCustomer: $notifyCustomer, ' +
  'staffNote: $staffNote) { job { id } orderCancelUserErrors { field message code } } }';

function cancelOrder(notice: CancellationNotice): ChannelRequest {
  const variables = known({
    orderId: globalId('Order', notice.externalId),
    reason: REASONS[notice.reason],
    restock: notice.restock ?? false,
    refundMethod: notice.refund === true ? { originalPaymentMethodsRefund: true } : undefined,
    notifyCustomer: notice.notifyCustomer,
    staffNote: notice.note?.slice(0, 255),
  });
  return requestOf({ query: CANCEL, variables });
}

const TAKE_OUT =
  'mutation TakeOut($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) ' +
  '{ refund { id } userErrors { field message } } }';

function takeOut(notice: CancellationNotice, { locationId }: ShopifyCancellationOptions): ChannelRequest {
  const back = notice.restock === true && locationId !== undefined;
  const refundLineItems = (notice.lines ?? []).map(({ lineId, quantity }) =>
    known({
      lineItemId: globalId('LineItem', lineId),
      quantity,
      restockType: back ? 'CANCEL' : 'NO_RESTOCK',
      locationId: back ? globalId('Location', locationId) : undefined,
    }),
  );
  const input = known({
    orderId: globalId('Order', notice.externalId),
    note: notice.note ?? REASONS[notice.reason],
    notify: notice.notifyCustomer,
    refundLineItems,
  });
  return requestOf({ query: TAKE_OUT, variables: { input, key: notice.noticeId } });
}
