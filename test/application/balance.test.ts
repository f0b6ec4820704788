import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountAt,
  type BalanceKey,
  balanceName,
  compareBalances,
  NO_BALANCE,
  PLACES,
} from '../../src/application/index.ts';
import { STOCK_ACCOUNTS } from '../../src/domain/inventory/index.ts';
import { compareText } from '../../src/kernel/text.ts';
import { keyOf } from './stock-support.ts';

const id = fc.string({ maxLength: 4 }).filter((text) => !/[\0]/.test(text));
const key: fc.Arbitrary<BalanceKey> = fc.record({ sku: id, locationId: id, lotId: id, reservationId: id });

describe('balances', () => {
  it('have a place for every account, one for the shelf and one for all that is on hand', () => {
    expect(STOCK_ACCOUNTS.map((account) => PLACES[account])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([PLACES.shelf, PLACES.hand]).toEqual([10, 11]);
    expect(NO_BALANCE.units).toHaveLength(12);
  });

  it('are told by their account, the shelf included', () => {
    expect([accountAt(1), accountAt(10)]).toEqual(['available', 'shelf']);
  });

  it('have names that differ where their keys do', () => {
    expect(balanceName(keyOf({ lotId: 'L' }))).not.toBe(balanceName(keyOf({ reservationId: 'L' })));
  });

  it('sort by their parts one after the other, and their names sort the same way', () => {
    fc.assert(
      fc.property(key, key, (left, right) => {
        const names = Math.sign(compareText(balanceName(left), balanceName(right)));
        expect(Math.sign(compareBalances(left, right))).toBe(names);
      }),
    );
  });
});
