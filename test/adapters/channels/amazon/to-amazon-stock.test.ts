import { describe, expect, it } from 'vitest';
import { toAmazonStock } from '../../../../src/adapters/channels/amazon/to-amazon-stock.ts';

const notice = { noticeId: 'n1', at: '2024-01-01T00:00:00Z', levels: [{ sku: 'A 1', quantity: 50 }] };
const seller = { sellerId: 'S1', marketplaceId: 'ATVPDKIKX0DER' };

describe('toAmazonStock', () => {
  it('patches the listing of each article', () => {
    const levels = [...notice.levels, { sku: 'B/2', quantity: 0 }];
    expect(toAmazonStock({ ...notice, levels }, seller)._unsafeUnwrap()).toEqual([
      {
        method: 'PATCH',
        path: '/listings/2021-08-01/items/S1/A%201?marketplaceIds=ATVPDKIKX0DER',
        body: {
          productType: 'PRODUCT',
          patches: [
            {
              op: 'replace',
              path: '/attributes/fulfillment_availability',
              value: [{ fulfillment_channel_code: 'DEFAULT', quantity: 50 }],
            },
          ],
        },
      },
      {
        method: 'PATCH',
        path: '/listings/2021-08-01/items/S1/B%2F2?marketplaceIds=ATVPDKIKX0DER',
        body: {
          productType: 'PRODUCT',
          patches: [
            {
              op: 'replace',
              path: '/attributes/fulfillment_availability',
              value: [{ fulfillment_channel_code: 'DEFAULT', quantity: 0 }],
            },
          ],
        },
      },
    ]);
  });

  it('tells how long a parcel takes to leave, where asked', () => {
    const [request] = toAmazonStock(notice, { ...seller, leadTimeDays: 3 })._unsafeUnwrap();
    expect(request?.body).toMatchObject({ patches: [{ value: [{ quantity: 50, lead_time_to_ship_max_days: 3 }] }] });
  });

  it('refuses the first fact that is missing', () => {
    const code = 'write-back.fact-missing';
    const refusal = (options: object) => toAmazonStock(notice, options as typeof seller)._unsafeUnwrapErr();
    expect(refusal({})).toEqual({ code, fact: 'sellerId' });
    expect(refusal({ sellerId: 'S1' })).toEqual({ code, fact: 'marketplaceId' });
    expect(toAmazonStock({ ...notice, levels: [] }, seller)._unsafeUnwrapErr().code).toBe('write-back.nothing-to-tell');
  });
});
