import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StockLevel, stockLevel } from '../../../src/domain/inventory/index.ts';

const level = (available: number, before?: StockLevel, thresholds = { lowAt: 5 }, incoming = 0) =>
  stockLevel({ available, incoming, thresholds, ...(before && { before }) });

describe('the level of stock', () => {
  it('is one word for how much there is', () => {
    expect([6, 5, 1, 0, -1].map((units) => level(units))).toEqual(['in-stock', 'low', 'low', 'out', 'out']);
    expect([0, -1].map((units) => level(units, undefined, { lowAt: 5 }, 3))).toEqual(['incoming', 'incoming']);
    expect(level(1, undefined, { lowAt: 0 })).toBe('in-stock');
  });

  const slow = { lowAt: 5, lowUntil: 8, backAt: 3 };

  it('stays low until there is clearly more', () => {
    expect([8, 9].map((units) => level(units, 'low', slow))).toEqual(['low', 'in-stock']);
    expect([8, 6, 5].map((units) => level(units, 'in-stock', slow))).toEqual(['in-stock', 'in-stock', 'low']);
    expect(level(6, undefined, slow)).toBe('in-stock');
  });

  it('stays out until there are enough to come back', () => {
    expect([2, 3, 9].map((units) => level(units, 'out', slow))).toEqual(['out', 'low', 'in-stock']);
    expect(level(2, 'incoming', slow, 4)).toBe('incoming');
    expect(level(2, 'out', slow, 4)).toBe('incoming');
    expect(level(2, 'low', slow)).toBe('low');
    expect(level(8, 'out', slow)).toBe('low');
  });

  it('does not flutter: it changes at most once while units move within the gap', () => {
    const inGap = fc.array(fc.integer({ min: 6, max: 8 }), { minLength: 1 });
    fc.assert(
      fc.property(inGap, fc.constantFrom<StockLevel | undefined>('in-stock', 'low', undefined), (walk, start) => {
        let before = start;
        let changes = 0;
        for (const units of walk) {
          const now = level(units, before, slow);
          if (before !== undefined && now !== before) changes += 1;
          before = now;
        }
        expect(changes).toBe(0);
      }),
    );
  });

  it('asked again, stays', () => {
    const levels = fc.constantFrom<StockLevel>('in-stock', 'low', 'out', 'incoming');
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 12 }), levels, fc.nat(2), (units, before, incoming) => {
        const now = level(units, before, slow, incoming);
        expect(level(units, now, slow, incoming)).toBe(now);
      }),
    );
  });
});
