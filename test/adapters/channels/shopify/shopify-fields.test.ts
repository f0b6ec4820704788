import { describe, expect, it } from 'vitest';
import {
  get,
  getFirst,
  idOf,
  moneyOf,
  nodesOf,
  plainId,
} from '../../../../src/adapters/channels/shopify/shopify-fields.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

describe('get', () => {
  it('reads a field under both names, the REST one first', () => {
    expect(get({ created_at: 'a', createdAt: 'b' }, 'created_at')).toBe('a');
    expect(get({ createdAt: 'b' }, 'created_at')).toBe('b');
    expect(get({ created_at: null, createdAt: 'b' }, 'created_at')).toBeNull();
    expect(get({}, 'constructor')).toBeUndefined();
  });

  it('takes the first of several that is filled', () => {
    expect(getFirst({ a: '', b: null, c: 'x' }, ['a', 'b', 'c'])).toBe('x');
    expect(getFirst({}, ['a'])).toBeUndefined();
  });
});

describe('moneyOf', () => {
  it.each([
    [{ price: '1.00' }, { amount: '1.00', currency: undefined }],
    [
      { price: '9', price_set: { shop_money: { amount: '1.00', currency_code: 'USD' } } },
      { amount: '1.00', currency: 'USD' },
    ],
    [{ priceSet: { shopMoney: { amount: '1.0', currencyCode: 'GBP' } } }, { amount: '1.0', currency: 'GBP' }],
    [{ price: { amount: '2', currencyCode: 'EUR' } }, { amount: '2', currency: 'EUR' }],
    [{}, { amount: undefined, currency: undefined }],
  ])('reads %o', (of, money) => {
    expect(moneyOf(of, 'price')).toEqual(money);
  });

  it('takes the customer’s currency only where a query has asked for nothing else', () => {
    const dollars = { amount: '61.00', currencyCode: 'CAD' };
    expect(moneyOf({ totalPriceSet: { presentmentMoney: dollars } }, 'total_price')).toEqual({
      amount: '61.00',
      currency: 'CAD',
    });
    const both = { total_price: '45.01', total_price_set: { presentment_money: { amount: '41.95' } } };
    expect(moneyOf(both, 'total_price').amount).toBe('45.01');
  });
});

describe('plainId', () => {
  it.each([
    ['gid://shopify/Order/625362839', '625362839'],
    ['gid://shopify/InventoryLevel/690933842?inventory_item_id=1', '690933842'],
    [123, 123],
    ['123', '123'],
    [`gid://${'x'.repeat(300)}`, `gid://${'x'.repeat(300)}`],
    [undefined, undefined],
  ])('takes %s for %s', (id, plain) => {
    expect(plainId(id)).toBe(plain);
  });
});

describe('idOf', () => {
  const exact = 'gid://shopify/Order/820982911946154508';

  it.each([
    [{ id: 123, admin_graphql_api_id: exact }, 123],
    [{ id: '123' }, '123'],
    [{ id: exact }, '820982911946154508'],
    [{ id: Number('820982911946154508'), admin_graphql_api_id: exact }, '820982911946154508'],
    [{ id: 2 ** 53, admin_graphql_api_id: 7 }, 2 ** 53],
    [{ id: 1.5 }, 1.5],
    [{}, undefined],
    [null, undefined],
  ])('of %o is %s', (of, id) => {
    expect(idOf(of)).toBe(id);
  });
});

describe('nodesOf', () => {
  const nodes = (value: unknown) => nodesOf(new Reader(new Notebook(), ''), '', value);

  it('reads lists and connections', () => {
    expect(nodes([1, 2])).toEqual({ items: [1, 2], more: false });
    expect(nodes({ nodes: [1], pageInfo: { hasNextPage: true } })).toEqual({ items: [1], more: true });
    expect(nodes({ edges: [{ node: 1 }, { cursor: 'x' }] })).toEqual({ items: [1, undefined], more: false });
    expect(nodes(null)).toEqual({ items: [], more: false });
    expect(nodes({})).toEqual({ items: [], more: false });
    expect(nodes('x')).toEqual({ items: [], more: false });
  });
});
