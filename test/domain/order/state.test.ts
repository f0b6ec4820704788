import { describe, expect, it } from 'vitest';
import { noOrder } from '../../../src/domain/order/index.ts';

describe('noOrder', () => {
  it('is where every order starts, and plain JSON', () => {
    expect(JSON.parse(JSON.stringify(noOrder))).toEqual({ kind: 'none' });
  });
});
