import { describe, expect, it } from 'vitest';
import { toBolStock } from '../../../../src/adapters/channels/bol/to-bol-stock.ts';

const stock = (quantity: number, channelSku: string | undefined = '6ff736b5-cdd0') =>
  toBolStock({
    noticeId: 'n1',
    at: '2024-01-01T00:00:00Z',
    levels: [{ sku: 'A', quantity, ...(channelSku === '' ? {} : { channelSku }) }],
  });

describe('toBolStock', () => {
  it('tells the offer how many there are', () => {
    expect(stock(6)._unsafeUnwrap()).toEqual([
      {
        method: 'PUT',
        path: '/retailer/offers/6ff736b5-cdd0/stock',
        body: { amount: 6, managedByRetailer: true },
      },
    ]);
    expect(stock(6, 'a/b')._unsafeUnwrap()[0]?.path).toBe('/retailer/offers/a%2Fb/stock');
  });

  it('never tells more than bol takes', () => {
    const told = [0, 999, 1_000, 1_000_000].map((quantity) => stock(quantity)._unsafeUnwrap()[0]?.body);
    expect(told).toMatchObject([{ amount: 0 }, { amount: 999 }, { amount: 999 }, { amount: 999 }]);
  });

  it('wants to know the offer', () => {
    expect(stock(6, '')._unsafeUnwrapErr()).toEqual({ code: 'write-back.fact-missing', fact: 'channelSku' });
    expect(stock(-1)._unsafeUnwrapErr()).toMatchObject({ code: 'write-back.fact-refused', fact: 'quantity' });
  });
});
