import { describe, expect, it } from 'vitest';
import { emptyPosition, onHand, onShelf, STOCK_ACCOUNTS, shortageOf } from '../../../src/domain/inventory/index.ts';
import { isHand, isUnits, lotOf } from '../../../src/domain/inventory/position.ts';
import { at } from './stock-world.ts';

describe('a position', () => {
  it('starts with nothing on any account', () => {
    const position = emptyPosition({ sku: '__proto__', locationId: 'ams' });
    expect(position).toMatchObject({ sku: '__proto__', locationId: 'ams' });
    expect(STOCK_ACCOUNTS.map((account) => position[account])).toEqual(STOCK_ACCOUNTS.map(() => 0));
    expect(Object.keys(position)).toHaveLength(2 + 10);
  });

  const full = at('TEA', 'ams', {
    inbound: 100,
    available: 5,
    safety: 1,
    reserved: 3,
    picked: 7,
    shipped: 200,
    quarantine: 11,
    damaged: 13,
    scrapped: 300,
    adjustment: 400,
  });

  it('has on hand what is physically there, whatever its state', () => {
    expect(onHand(full)).toBe(5 + 1 + 3 + 7 + 11 + 13);
  });

  it('has on the shelf what a person would count there', () => {
    expect(onShelf(full)).toBe(5 + 1 + 3);
  });

  it('has on hand fewer than are reserved when it is short', () => {
    const position = at('TEA', 'ams', { available: -2, reserved: 7 });
    expect([onHand(position), shortageOf(position), shortageOf(full)]).toEqual([5, 2, 0]);
  });

  it('tells lots apart on the accounts that are physically there only', () => {
    expect(STOCK_ACCOUNTS.filter(isHand)).toEqual([
      'available',
      'safety',
      'reserved',
      'picked',
      'quarantine',
      'damaged',
    ]);
  });

  it('counts exactly up to 10^12', () => {
    expect([0, 1, 1e12].every(isUnits)).toBe(true);
    expect([-1, 0.5, 1e12 + 1, Number.NaN].some(isUnits)).toBe(false);
  });

  it('finds a lot by its id', () => {
    const units = { available: 1, reserved: 0, picked: 0, quarantine: 0, damaged: 0, safety: 0 };
    const lots = [
      { lotId: 'A', ...units },
      { lotId: 'B', ...units },
    ];
    expect(lotOf({ lots }, { lotId: 'B' })).toBe(lots[1]);
    expect([lotOf({ lots }, { lotId: 'C' }), lotOf({ lots }, undefined), lotOf({}, { lotId: 'A' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
