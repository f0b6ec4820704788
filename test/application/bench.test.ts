import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../src/application/bench.ts';
import { policy } from './support.ts';

describe('what the company has laid down about orders', () => {
  it('is handed on where there is any, and is nothing where there is none', () => {
    const orders = { permissions: { cancel: 'orders.cancel' } };
    expect(rulesOf({ policies: { allocation: policy, orders } })).toEqual({ rules: orders });
    expect(rulesOf({ policies: { allocation: policy } })).toEqual({});
  });
});
