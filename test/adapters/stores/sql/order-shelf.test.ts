import { describe, expect, it } from 'vitest';
import { frozen, orderShelf, type ReadOrder } from '../../../../src/adapters/stores/sql/order-shelf.ts';
import { held } from '../../../stores/changes.ts';

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

  it('adds what was written where it follows on what was read', () => {
    const shelf = orderShelf();
    const written = (expectedVersion: number, ...holds: string[]) =>
      shelf.add({
        orderId: 'O1',
        expectedVersion,
        version: expectedVersion + holds.length,
        events: JSON.stringify(holds.map(held)),
      });
    const ids = () => shelf.take('O1')?.events.map((event) => ('holdId' in event ? event.holdId : ''));
    written(0, 'H1');
    expect(ids()).toBeUndefined();
    shelf.put('O1', { events: [held('H1')], revision: 0, characters: 10 });
    written(1, 'H2', 'H3');
    expect(ids()).toEqual(['H1', 'H2', 'H3']);
    written(2, 'H9');
    expect(ids()).toEqual(['H1', 'H2', 'H3']);
    expect(shelf.take('O1')?.characters).toBe(10 + JSON.stringify([held('H2'), held('H3')]).length);
    written(0, 'H7');
    expect(ids()).toBeUndefined();
  });
});

it('makes everything in a value one that nobody can change', () => {
  const made = frozen({ list: [{ deep: 1 }], nothing: null, word: 'x' });
  expect([made, made.list, made.list[0]].every(Object.isFrozen)).toBe(true);
});
