import { describe, expect, it } from 'vitest';
import { coverLines } from '../../../../src/domain/inventory/availability/cover.ts';
import { readKits } from '../../../../src/domain/inventory/index.ts';

const recipes = readKits([
  { sku: 'SET', shipTogether: true, components: [{ sku: 'CUP', quantity: 2 }] },
  { sku: 'PAIR', components: [{ sku: 'CUP', quantity: 2 }] },
])._unsafeUnwrap();

const sellable = (sku: string, goodUntil: string) => {
  const locations = [
    { locationId: 'ams', quantity: sku === 'CUP' ? 3 : 0 },
    { locationId: 'rtm', quantity: goodUntil > '2026-06-30' ? 0 : 3 },
  ];
  return { available: locations.reduce((sum, { quantity }) => sum + quantity, 0), locations };
};
const line = (lineId: string, sku: string, quantity: number, goodUntil = '2026-06-15') => ({
  lineId,
  sku,
  quantity,
  goodUntil,
});
const cover = (...lines: ReturnType<typeof line>[]) =>
  coverLines({ lines, recipes, sellable }).map(({ lineId, now, short }) => [lineId, now, short]);

describe('covering lines', () => {
  it('takes pairs from anywhere, and sets from one place each', () => {
    expect(cover(line('1', 'PAIR', 9))).toEqual([['1', 3, 6]]);
    expect(cover(line('1', 'SET', 9))).toEqual([['1', 2, 7]]);
  });

  it('serves sets first, then what must keep longest, then by the id of the line', () => {
    expect(cover(line('1', 'CUP', 4), line('2', 'SET', 2))).toEqual([
      ['1', 2, 2],
      ['2', 2, 0],
    ]);
    expect(cover(line('1', 'CUP', 6), line('2', 'CUP', 2, '2026-07-01'))).toEqual([
      ['1', 4, 2],
      ['2', 2, 0],
    ]);
    expect(cover(line('b', 'CUP', 4), line('a', 'CUP', 4))).toEqual([
      ['a', 4, 0],
      ['b', 2, 2],
    ]);
  });

  it('takes no part of a place twice', () => {
    expect(cover(line('1', 'SET', 1), line('2', 'SET', 1), line('3', 'SET', 1))).toEqual([
      ['1', 1, 0],
      ['2', 1, 0],
      ['3', 0, 1],
    ]);
  });
});
