import { err, ok, type Result } from 'neverthrow';
import {
  type CancellationNotice,
  type CancellationReason,
  parseCancellationNotice,
  parseFact,
  type WriteBackRefusal,
} from '../../../domain/channel/index.ts';

/** Amazon's words for the reasons. */
const REASONS: Readonly<Record<CancellationReason, string>> = {
  'customer-request': 'BuyerCanceled',
  'out-of-stock': 'NoInventory',
  'not-in-time': 'NoInventory',
  damaged: 'NoInventory',
  'pricing-error': 'PricingError',
  'shipping-cost': 'GeneralAdjustment',
  undeliverable: 'ShippingAddressUndeliverable',
  'payment-failed': 'GeneralAdjustment',
  fraud: 'GeneralAdjustment',
  'duplicate-order': 'BuyerCanceled',
  technical: 'GeneralAdjustment',
  other: 'GeneralAdjustment',
};

/** A document for the Feeds API: create a feed document, upload the text, create the feed with both. */
export interface AmazonFeed {
  readonly feedType: 'POST_ORDER_ACKNOWLEDGEMENT_DATA';
  readonly contentType: 'text/xml; charset=UTF-8';
  readonly marketplaceIds: readonly string[];
  readonly document: string;
}

/** What Amazon wants to know beside the notice. */
export interface AmazonCancellationOptions {
  /** the merchant token of the seller */
  readonly merchantId: string;
}

/**
 * Tells Amazon that items will not be sent. Amazon takes this as a feed; it cancels an item as a whole.
 *
 * @law what the document holds is escaped: ids cannot close a tag
 * @errors the first that applies: those of `parseCancellationNotice`; `write-back.fact-missing` (`marketplaceId`,
 * `merchantId`, `lines`: Amazon wants the items); `write-back.whole-line-only` (fewer units than are open)
 * @source Selling Partner API, Feeds 2021-06-30, feed type POST_ORDER_ACKNOWLEDGEMENT_DATA, OrderAcknowledgement.xsd
 * @example `'out-of-stock'` of item `'79039765272157'` holds `<StatusCode>Failure</StatusCode>` and
 * `<CancelReason>NoInventory</CancelReason>`
 */
export function toAmazonCancellation(
  notice: CancellationNotice,
  options: AmazonCancellationOptions,
): Result<AmazonFeed, WriteBackRefusal> {
  return parseCancellationNotice(notice).andThen((told): Result<AmazonFeed, WriteBackRefusal> => {
    const { marketplaceId, lines, externalId, reason } = told;
    if (marketplaceId === undefined) return err({ code: 'write-back.fact-missing', fact: 'marketplaceId' });
    const merchantId = parseFact({ of: options, fact: 'merchantId' });
    if (merchantId.isErr()) return err(merchantId.error);
    if (lines === undefined) return err({ code: 'write-back.fact-missing', fact: 'lines' });
    if (lines.some(({ quantity, open }) => quantity < open)) return err({ code: 'write-back.whole-line-only' });
    const items = lines.map(({ lineId }) =>
      tag('Item', tag('AmazonOrderItemCode', escaped(lineId)) + tag('CancelReason', REASONS[reason])),
    );
    const order = tag('AmazonOrderID', escaped(externalId)) + tag('StatusCode', 'Failure') + items.join('');
    const message = tag('MessageID', '1') + tag('OrderAcknowledgement', order);
    const header = tag('DocumentVersion', '1.01') + tag('MerchantIdentifier', escaped(merchantId.value));
    const content = tag('Header', header) + tag('MessageType', 'OrderAcknowledgement') + tag('Message', message);
    return ok({
      feedType: 'POST_ORDER_ACKNOWLEDGEMENT_DATA',
      contentType: 'text/xml; charset=UTF-8',
      marketplaceIds: [marketplaceId],
      document: `<?xml version="1.0" encoding="UTF-8"?>\n<AmazonEnvelope ${ENVELOPE}>${content}</AmazonEnvelope>\n`,
    });
  });
}

const ENVELOPE =
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="amzn-envelope.xsd"';

const tag = (name: string, content: string): string => `<${name}>${content}</${name}>`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');
