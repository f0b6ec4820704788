import { describe, expect, it } from 'vitest';
import { customersWith, fraction, total } from '../../../src/domain/kpi/accumulator.ts';
import type { OrderFacts } from '../../../src/domain/kpi/index.ts';

const order = {
  customerId: 'A',
  lines: [{ ordered: 1, cancelledByCustomer: 0, cancelledOtherwise: 0 }],
} as unknown as OrderFacts;

describe('fraction', () => {
  it('adds up above and below the line, and divides by its unit once', () => {
    const { start, add, read } = fraction(() => ({ numerator: 90, denominator: 2 }), 60);
    const sum = start();
    expect(read(sum)).toEqual({ numerator: 0, denominator: 0, value: null });
    add(sum, order);
    add(sum, order);
    expect(read(sum)).toEqual({ numerator: 180, denominator: 4, value: 0.75 });
  });
});

describe('total', () => {
  it('is 0 for nothing and the sum otherwise', () => {
    const { start, add, read } = total(() => 5);
    const sum = start();
    expect(read(sum).value).toBe(0);
    add(sum, order);
    expect(read(sum)).toEqual({ numerator: 5, denominator: 1, value: 5 });
  });
});

describe('customersWith', () => {
  it('merges counts of the same customer', () => {
    const { start, add, merge, read } = customersWith(2);
    const [left, right] = [start(), start()];
    add(left, order);
    add(right, order);
    expect(read(left).value).toBe(0);
    expect(read(merge(left, right)).value).toBe(1);
  });
});
