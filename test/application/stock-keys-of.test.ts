import { describe, expect, it } from 'vitest';
import { linesOf, placesOf, stockQuestionOf } from '../../src/application/stock-keys-of.ts';
import type { StockCommand } from '../../src/domain/inventory/index.ts';
import { NOW } from './support.ts';

const base = { commandId: 'c', actorId: 'ann', now: NOW } as const;
const tea = { sku: 'TEA', locationId: 'A', quantity: 1 };
const groups = [{ groupId: 'G', locationIds: ['A', 'B'] }];

describe('stockQuestionOf', () => {
  it('asks for where units come from and where they go', () => {
    const command: StockCommand = { ...base, kind: 'transfer', lines: [{ ...tea, toLocationId: 'B' }] };
    expect(stockQuestionOf(command, [])).toEqual({
      keys: [
        { sku: 'TEA', locationId: 'A' },
        { sku: 'TEA', locationId: 'B' },
      ],
      skus: [],
      reservationIds: [],
    });
  });

  it('asks for every place of a group, and of a SKU whose units are told apart', () => {
    const command: StockCommand = { ...base, kind: 'receive', lines: [{ ...tea, lot: { lotId: 'L' } }] };
    const { keys, skus } = stockQuestionOf(command, groups);
    expect(keys.map(({ locationId }) => locationId)).toEqual(['A', 'G', 'B']);
    expect(skus).toEqual(['TEA']);
  });

  it('asks for the reservations that are named', () => {
    expect(stockQuestionOf({ ...base, kind: 'post', reservationId: 'R1' }, []).reservationIds).toEqual(['R1']);
    expect(stockQuestionOf({ ...base, kind: 'expire', reservationIds: ['R1', 'R2'] }, []).reservationIds).toEqual([
      'R1',
      'R2',
    ]);
    expect(stockQuestionOf({ ...base, kind: 'expire' }, []).reservationIds).toEqual([]);
  });
});

describe('linesOf', () => {
  it('names one position for a command without lines, and the group of a pinned one', () => {
    expect(linesOf({ ...base, kind: 'adjust', sku: 'TEA', locationId: 'A', by: 1 })).toMatchObject([
      { sku: 'TEA', locationId: 'A' },
    ]);
    expect(linesOf({ ...base, kind: 'release', reservationId: 'R1' })).toEqual([]);
    const pin: StockCommand = { ...base, kind: 'pin', reservationId: 'R1', lines: [{ ...tea, groupId: 'G' }] };
    expect(linesOf(pin).map(({ locationId }) => locationId)).toEqual(['A', 'G']);
  });
});

describe('placesOf', () => {
  it('names the place alone, or the place, its group and all that are in it', () => {
    expect(placesOf('Z', groups)).toEqual(['Z']);
    expect(placesOf('B', groups)).toEqual(['B', 'G', 'A']);
    expect(placesOf('G', groups)).toEqual(['G', 'A', 'B']);
  });
});
