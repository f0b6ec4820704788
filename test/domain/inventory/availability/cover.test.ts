import { describe, expect, it } from 'vitest';
import { coverLines } from '../../../../src/domain/inventory/availability/cover.ts';
import { readKits } from '../../../../src/domain/inventory/index.ts';

const recipes = readKits([
  { sku: 'SET', shipTogether: true, components: [{ sku: 'CUP', quantity: 2 }] },
  { sku: 'PAIR', components: [{ sku: 'CUP', quantity: 2 }] },
])._unsafeUnwrap();

const offer = (sku: string, goodUntil: string) => {
  const locations = [
    { locationId: 'ams', quantity: sku === 'CUP' ? 3 : 0 },
    { locationId: 'rtm', quantity: goodUntil > '2026-06-30' ? 0 : 3 },
  ];
  const available = locations.reduce((sum, { quantity }) => sum + quantity, 0);
  return { available, locations, curve: [{ day: '', quantity: available }] };
};
const line = (lineId: string, sku: string, quantity: number, goodUntil = '2026-06-15') => ({
  lineId,
  sku,
  quantity,
  goodUntil,
});
const cover = (...lines: ReturnType<typeof line>[]) =>
  coverLines({ lines, recipes, offer }).map(({ lineId, now, short }) => [lineId, now, short]);

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

describe('covering lines over the days ahead', () => {
  /** Cups: 3 today, 5 on Tuesday, 9 on Friday. Lids: none today, 4 on Wednesday. */
  const curves: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
    CUP: [
      ['2026-06-15', 3],
      ['2026-06-16', 5],
      ['2026-06-19', 9],
    ],
    LID: [
      ['2026-06-15', 0],
      ['2026-06-17', 4],
    ],
  };
  const lidded = readKits([
    {
      sku: 'MUG',
      components: [
        { sku: 'CUP', quantity: 1 },
        { sku: 'LID', quantity: 1 },
      ],
    },
    { sku: 'SET', shipTogether: true, components: [{ sku: 'CUP', quantity: 2 }] },
  ])._unsafeUnwrap();
  const cover = (...lines: ReturnType<typeof line>[]) =>
    coverLines({
      lines,
      recipes: lidded,
      offer: (sku) => {
        const curve = (curves[sku] ?? []).map(([day, quantity]) => ({ day, quantity }));
        const available = curve[0]?.quantity ?? 0;
        return { available, locations: [{ locationId: 'ams', quantity: available }], curve };
      },
    }).map(({ lineId, now, restDay }) => [lineId, now, restDay]);

  it('says when the rest of a line is there', () => {
    expect(cover(line('1', 'CUP', 3))).toEqual([['1', 3, undefined]]);
    expect(cover(line('1', 'CUP', 5))).toEqual([['1', 3, '2026-06-16']]);
    expect(cover(line('1', 'CUP', 6))).toEqual([['1', 3, '2026-06-19']]);
    expect(cover(line('1', 'CUP', 10))).toEqual([['1', 3, undefined]]);
  });

  it('says when the last component of a kit is there', () => {
    expect(cover(line('1', 'MUG', 4))).toEqual([['1', 0, '2026-06-17']]);
    expect(cover(line('1', 'MUG', 5))).toEqual([['1', 0, undefined]]);
  });

  it('keeps for one line what it was promised, also when another could have it earlier', () => {
    // the 4 mugs need 4 of the 5 cups of Wednesday: 1 is free until Friday
    expect(cover(line('1', 'MUG', 4), line('2', 'CUP', 3))).toEqual([
      ['1', 0, '2026-06-17'],
      ['2', 1, '2026-06-19'],
    ]);
    expect(cover(line('1', 'CUP', 5), line('2', 'CUP', 4))).toEqual([
      ['1', 3, '2026-06-16'],
      ['2', 0, '2026-06-19'],
    ]);
    expect(cover(line('1', 'CUP', 10), line('2', 'CUP', 2))).toEqual([
      ['1', 3, undefined],
      ['2', 0, '2026-06-16'],
    ]);
  });

  it('makes no promise for sets that are not there now', () => {
    expect(cover(line('1', 'SET', 2))).toEqual([['1', 1, undefined]]);
  });
});
