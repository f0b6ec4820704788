import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAmazonCancellation } from '../../../../src/adapters/channels/amazon/to-amazon-cancellation.ts';
import type { CancellationNotice } from '../../../../src/domain/channel/index.ts';

const notice: CancellationNotice = {
  noticeId: 'n1',
  externalId: '902-1',
  marketplaceId: 'ATVPDKIKX0DER',
  reason: 'out-of-stock',
  lines: [
    { lineId: '11', quantity: 2, open: 2 },
    { lineId: '12', quantity: 1, open: 1 },
  ],
};
const merchant = { merchantId: 'M_1' };
const refusal = (told: Partial<Record<keyof CancellationNotice, unknown>>, options: unknown = merchant) =>
  toAmazonCancellation({ ...notice, ...told } as CancellationNotice, options as typeof merchant)._unsafeUnwrapErr();

describe('toAmazonCancellation', () => {
  it('writes the acknowledgement that Amazon documents', () => {
    const feed = toAmazonCancellation(notice, merchant)._unsafeUnwrap();
    expect(feed).toMatchObject({
      feedType: 'POST_ORDER_ACKNOWLEDGEMENT_DATA',
      contentType: 'text/xml; charset=UTF-8',
      marketplaceIds: ['ATVPDKIKX0DER'],
    });
    expect(feed.document).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        '<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
        ' xsi:noNamespaceSchemaLocation="amzn-envelope.xsd">',
        '<Header><DocumentVersion>1.01</DocumentVersion><MerchantIdentifier>M_1</MerchantIdentifier></Header>',
        '<MessageType>OrderAcknowledgement</MessageType>',
        '<Message><MessageID>1</MessageID><OrderAcknowledgement>',
        '<AmazonOrderID>902-1</AmazonOrderID><StatusCode>Failure</StatusCode>',
        '<Item><AmazonOrderItemCode>11</AmazonOrderItemCode><CancelReason>NoInventory</CancelReason></Item>',
        '<Item><AmazonOrderItemCode>12</AmazonOrderItemCode><CancelReason>NoInventory</CancelReason></Item>',
        '</OrderAcknowledgement></Message></AmazonEnvelope>\n',
      ].join(''),
    );
  });

  it.each([
    ['customer-request', 'BuyerCanceled'],
    ['out-of-stock', 'NoInventory'],
    ['not-in-time', 'NoInventory'],
    ['damaged', 'NoInventory'],
    ['pricing-error', 'PricingError'],
    ['shipping-cost', 'GeneralAdjustment'],
    ['undeliverable', 'ShippingAddressUndeliverable'],
    ['payment-failed', 'GeneralAdjustment'],
    ['fraud', 'GeneralAdjustment'],
    ['duplicate-order', 'BuyerCanceled'],
    ['technical', 'GeneralAdjustment'],
    ['other', 'GeneralAdjustment'],
  ] as const)('has a word for %s: %s', (reason, word) => {
    const { document } = toAmazonCancellation({ ...notice, reason }, merchant)._unsafeUnwrap();
    expect(document.split(`<CancelReason>${word}</CancelReason>`)).toHaveLength(3);
  });

  it('refuses what Amazon does not take, the first one first', () => {
    expect(refusal({ externalId: undefined, marketplaceId: undefined })).toMatchObject({ fact: 'externalId' });
    expect(refusal({ marketplaceId: undefined }, {})).toMatchObject({ fact: 'marketplaceId' });
    expect(refusal({ lines: undefined }, {})).toMatchObject({ code: 'write-back.fact-missing', fact: 'merchantId' });
    expect(refusal({ lines: undefined })).toEqual({ code: 'write-back.fact-missing', fact: 'lines' });
    expect(refusal({ lines: [{ lineId: '11', quantity: 1, open: 2 }] })).toEqual({
      code: 'write-back.whole-line-only',
    });
  });

  /** Reads the ids back, undoing the escapes. */
  const idsIn = (document: string): readonly string[] =>
    [...document.matchAll(/<(AmazonOrderID|AmazonOrderItemCode|MerchantIdentifier)>([^<]*)<\/\1>/g)].map(([, , text]) =>
      (text ?? '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&amp;', '&'),
    );
  const ids = fc.string({
    minLength: 1,
    maxLength: 20,
    unit: fc.constantFrom('a', '1', '<', '>', '&', '"', "'", ';', '/'),
  });

  it('holds ids that cannot close a tag', () => {
    fc.assert(
      fc.property(ids, ids, ids, (externalId, lineId, merchantId) => {
        const lines = [{ lineId, quantity: 1, open: 1 }];
        const { document } = toAmazonCancellation({ ...notice, externalId, lines }, { merchantId })._unsafeUnwrap();
        expect(idsIn(document)).toEqual([merchantId, externalId, lineId]);
      }),
    );
  });

  it('would be caught if ids were written as they are', () => {
    const naive = (id: string) => `<AmazonOrderID>${id}</AmazonOrderID>`;
    const { failed } = fc.check(fc.property(ids, (id) => idsIn(naive(id))[0] === id));
    expect(failed).toBe(true);
  });
});
