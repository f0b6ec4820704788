import { describe, expect, it } from 'vitest';
import { copyOf, largest, lending, listOf, newList } from '../../../../src/domain/routing/solver/lists.ts';

describe('newList', () => {
  it('sets up zeros that no other list shares, of any kind and length', () => {
    const lists = [3, 0, 1, 4096, 4097].map((length) => newList(Float64Array, length));
    const flags = newList(Uint8Array, 3);
    for (const list of lists) list.fill(7);
    expect(lists.map((list) => list.length)).toEqual([3, 0, 1, 4096, 4097]);
    expect([...flags]).toEqual([0, 0, 0]);
    flags.fill(1);
    expect(lists.every((list) => list.every((amount) => amount === 7))).toBe(true);
  });
});

describe('lending', () => {
  it('uses the part of the sheet again, set to zeros, and leaves what was there before alone', () => {
    const kept = newList(Int32Array, 2).fill(5);
    const lend = (length: number) => lending(() => newList(Int32Array, length).fill(9).length);
    // more than one sheet holds
    expect([2, 4096, 4096].map((length) => lend(length))).toEqual([2, 4096, 4096]);
    expect(lending(() => Array.from({ length: 9 }, () => lend(4096)).length)).toBe(9);
    expect([...newList(Int32Array, 4)]).toEqual([0, 0, 0, 0]);
    expect([...kept]).toEqual([5, 5]);
  });

  it('keeps the lists of one who asks in between', () => {
    const seen = lending(() => {
      const mine = newList(Float64Array, 2).fill(3);
      lending(() => newList(Float64Array, 2).fill(4).length);
      newList(Float64Array, 2).fill(6);
      return [...mine];
    });
    expect(seen).toEqual([3, 3]);
  });
});

describe('listOf, copyOf, largest', () => {
  it('ask for each number, copy, and find the largest', () => {
    const list = listOf(Float64Array, 3, (k) => [4, 9, 1][k] ?? 0);
    const copy = copyOf(Float64Array, list);
    list.fill(0);
    expect([...copy]).toEqual([4, 9, 1]);
    expect([largest(copy), largest(list), largest(newList(Float64Array, 0))]).toEqual([9, 0, 0]);
  });
});
