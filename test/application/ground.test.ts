import { describe, expect, it } from 'vitest';
import { balanceAt, balanceName, NO_BALANCE } from '../../src/application/index.ts';
import { bareGround, keyOf } from './stock-support.ts';

describe('balanceAt', () => {
  it('finds a balance, and none where nothing was ever written', () => {
    const balance = { ...NO_BALANCE, tick: 5 };
    const ground = { ...bareGround, balances: new Map([[balanceName(keyOf()), balance]]) };
    expect(balanceAt(ground, keyOf())).toBe(balance);
    expect(balanceAt(ground, keyOf({ locationId: 'B' }))).toBe(NO_BALANCE);
  });
});
