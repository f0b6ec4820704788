import { describe, expect, it } from 'vitest';
import { type CleanOrder, type OrderContent, sealCleanOrder } from '../../../src/domain/order/index.ts';
import { cleanOrderOf, line } from './support.ts';

describe('sealCleanOrder', () => {
  it('adds nothing to the content: a clean order is plain JSON', () => {
    const content: OrderContent = cleanOrderOf([line('1', 2)]);
    expect(sealCleanOrder(content)).toBe(content);
    expect(Object.getOwnPropertySymbols(content)).toEqual([]);
  });

  it('is the only way: content that nobody checked does not compile as a clean order', () => {
    const content: OrderContent = cleanOrderOf([line('1', 2)]);
    // @ts-expect-error unchecked content is not a clean order
    const forged: CleanOrder = content;
    expect(forged).toBe(content);
  });
});
