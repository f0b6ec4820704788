import { describe, expect, it } from 'vitest';
import { toWooCommerceStock } from '../../../../src/adapters/channels/woocommerce/to-woocommerce-stock.ts';

const notice = { noticeId: 'n1', at: '2026-05-01T08:00:00Z', levels: [{ sku: 'A', channelSku: '93', quantity: 7 }] };

describe('toWooCommerceStock', () => {
  it('updates products in a batch', () => {
    expect(toWooCommerceStock(notice)._unsafeUnwrap()).toEqual([
      {
        method: 'POST',
        path: '/wp-json/wc/v3/products/batch',
        body: { update: [{ id: 93, manage_stock: true, stock_quantity: 7 }] },
      },
    ]);
  });

  it('updates variations by their product', () => {
    const levels = [
      { sku: 'A', channelSku: '93', quantity: 7 },
      { sku: 'B', channelSku: '23', quantity: 1 },
    ];
    const requests = toWooCommerceStock({ ...notice, levels }, { productOf: { 23: '22' } })._unsafeUnwrap();
    expect(requests.map(({ path }) => path)).toEqual([
      '/wp-json/wc/v3/products/batch',
      '/wp-json/wc/v3/products/22/variations/batch',
    ]);
  });

  it('tells every level once, a hundred at a time', () => {
    const levels = Array.from({ length: 101 }, (_, index) => ({
      sku: 'A',
      channelSku: String(index + 1),
      quantity: 1,
    }));
    const requests = toWooCommerceStock({ ...notice, levels })._unsafeUnwrap();
    expect(requests.map(({ body }) => (body as { update: unknown[] }).update.length)).toEqual([100, 1]);
  });

  it.each([
    [{ sku: 'A', quantity: 1 }, {}, 'write-back.fact-missing', 'channelSku'],
    [{ sku: 'A', channelSku: 'x', quantity: 1 }, {}, 'write-back.fact-refused', 'channelSku'],
    [{ sku: 'A', channelSku: '0', quantity: 1 }, {}, 'write-back.fact-refused', 'channelSku'],
    [
      { sku: 'A', channelSku: '23', quantity: 1 },
      { productOf: { 23: 'a\u0000' } },
      'write-back.fact-refused',
      'productOf',
    ],
  ])('refuses %o', (level, options, code, fact) => {
    expect(toWooCommerceStock({ ...notice, levels: [level] }, options)._unsafeUnwrapErr()).toEqual({ code, fact });
  });

  it('does not find products in what objects inherit', () => {
    const inherited = Object.create({ 23: '22' }) as Record<string, string>;
    const levels = [{ sku: 'B', channelSku: '23', quantity: 1 }];
    expect(toWooCommerceStock({ ...notice, levels }, { productOf: inherited })._unsafeUnwrap()[0]?.path).toBe(
      '/wp-json/wc/v3/products/batch',
    );
  });
});
