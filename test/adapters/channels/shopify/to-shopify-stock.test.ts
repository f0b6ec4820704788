import { describe, expect, it } from 'vitest';
import { toShopifyStock } from '../../../../src/adapters/channels/shopify/to-shopify-stock.ts';

const level = { sku: 'A', channelSku: '808950810', locationId: '487838322', quantity: 9 };
const notice = { noticeId: 'n1', at: '2026-05-01T08:00:00Z', levels: [level] };
type Body = { query: string; variables: { key: string; input: { quantities: unknown[] } } };
const bodies = (...args: Parameters<typeof toShopifyStock>) =>
  toShopifyStock(...args)
    ._unsafeUnwrap()
    .map(({ body }) => body as Body);

describe('toShopifyStock', () => {
  it('sets what is available', () => {
    const [body] = bodies({ ...notice, levels: [{ ...level, before: 12 }] });
    expect(body?.query).toContain('inventorySetQuantities(input: $input) @idempotent(key: $key)');
    expect(body?.variables).toEqual({
      key: 'n1',
      input: {
        name: 'available',
        reason: 'correction',
        quantities: [
          {
            inventoryItemId: 'gid://shopify/InventoryItem/808950810',
            locationId: 'gid://shopify/Location/487838322',
            quantity: 9,
            changeFromQuantity: 12,
          },
        ],
      },
    });
  });

  it('sets a level whatever it was, where it does not know', () => {
    expect(bodies(notice)[0]?.variables.input.quantities).toMatchObject([{ changeFromQuantity: null }]);
  });

  it('tells every level once, in batches with keys of their own', () => {
    const levels = Array.from({ length: 251 }, (_, index) => ({ ...level, channelSku: String(index) }));
    const told = bodies({ ...notice, levels });
    expect(told.map(({ variables }) => variables.input.quantities.length)).toEqual([250, 1]);
    expect(told.map(({ variables }) => variables.key)).toEqual(['n1', 'n1-1']);
  });

  it('refuses a level without item or location', () => {
    const { channelSku: _, ...noItem } = level;
    const { locationId: __, ...noPlace } = level;
    expect(toShopifyStock({ ...notice, levels: [noItem] })._unsafeUnwrapErr().fact).toBe('channelSku');
    expect(toShopifyStock({ ...notice, levels: [noPlace] })._unsafeUnwrapErr().fact).toBe('locationId');
    expect(toShopifyStock({ ...notice, levels: [] })._unsafeUnwrapErr().code).toBe('write-back.nothing-to-tell');
  });
});
