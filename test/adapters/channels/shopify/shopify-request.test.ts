import { describe, expect, it } from 'vitest';
import { API_VERSION, globalId, requestOf } from '../../../../src/adapters/channels/shopify/shopify-request.ts';

describe('requests of Shopify', () => {
  it('go to one address', () => {
    expect(requestOf({ query: 'mutation { x }', variables: { a: 1 } })).toEqual({
      method: 'POST',
      path: `/admin/api/${API_VERSION}/graphql.json`,
      body: { query: 'mutation { x }', variables: { a: 1 } },
    });
  });

  it('name things by their global id', () => {
    expect(globalId('Order', '1')).toBe('gid://shopify/Order/1');
    expect(globalId('Order', 'gid://shopify/Order/1')).toBe('gid://shopify/Order/1');
  });
});
