import { describe, expect, it } from 'vitest';
import { frozen, orderShelf, type ReadOrder } from '../../../../src/adapters/stores/sql/order-shelf.ts';

const order = (characters: number): ReadOrder => ({ events: [], revision: 0, characters });

describe('orderShelf', () => {
  it('hands out what was put there last', () => {
    const shelf = orderShelf();
    const [first, second] = [order(1), order(2)];
    expect(shelf.take('O1')).toBeUndefined();
    shelf.put('O1', first);
    expect(shelf.take('O1')).toBe(first);
    shelf.put('O1', second);
    expect(shelf.take('O1')).toBe(second);
  });

  it('drops what was put there longest ago when there is too much', () => {
    const shelf = orderShelf(100);
    shelf.put('O1', order(50));
    shelf.put('O2', order(50));
    expect([shelf.take('O1'), shelf.take('O2')].map((one) => one?.characters)).toEqual([50, 50]);
    shelf.put('O1', order(50));
    shelf.put('O3', order(1));
    expect([shelf.take('O1'), shelf.take('O2'), shelf.take('O3')].map((one) => one?.characters)).toEqual([
      50,
      undefined,
      1,
    ]);
  });

  it('keeps nothing that is longer than all it may', () => {
    const shelf = orderShelf(10);
    shelf.put('O1', order(11));
    expect(shelf.take('O1')).toBeUndefined();
    shelf.put('O2', order(10));
    expect(shelf.take('O2')?.characters).toBe(10);
  });
});

it('makes everything in a value one that nobody can change', () => {
  const made = frozen({ list: [{ deep: 1 }], nothing: null, word: 'x' });
  expect([made, made.list, made.list[0]].every(Object.isFrozen)).toBe(true);
});
