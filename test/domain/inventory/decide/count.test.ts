import { describe, expect, it } from 'vitest';
import { positionAt, type StockCommand, shortageOf } from '../../../../src/domain/inventory/index.ts';
import { at, balances, by, decided, refused, run, short, stockOf } from '../stock-world.ts';

const tea = { sku: 'TEA', locationId: 'ams' } as const;
const stock = stockOf([at('TEA', 'ams', { available: 3, reserved: 7, safety: 2, damaged: 4 })]);
const adjust = (by_: number, more: object = {}): StockCommand => ({ ...by, kind: 'adjust', ...tea, by: by_, ...more });
const count = (counted: number, more: object = {}): StockCommand => ({
  ...by,
  kind: 'count',
  ...tea,
  counted,
  ...more,
});

describe('an adjustment', () => {
  it('is a movement against adjustment, with a reason and an author', () => {
    const [movement] = decided(stock, adjust(5, { reason: 'found behind the shelf' })).movements;
    expect(movement).toMatchObject({ reason: 'found behind the shelf', actorId: 'test', commandId: 'cmd-1' });
    expect(decided(stock, adjust(5)).movements.map(short)).toEqual(['5 TEA ams.adjustment > ams.available']);
    expect(decided(stock, adjust(-3)).movements.map(short)).toEqual(['3 TEA ams.available > ams.adjustment']);
    expect(decided(stock, adjust(-4, { account: 'damaged' })).movements.map(short)).toEqual([
      '4 TEA ams.damaged > ams.adjustment',
    ]);
  });

  it('leaves what is reserved alone and shows the shortage', () => {
    const after = run(stock, [adjust(-8)]);
    expect(positionAt(after, tea)).toMatchObject({ available: -5, reserved: 7, safety: 2 });
    expect(shortageOf(positionAt(after, tea))).toBe(5);
  });

  it('never brings the shelf, or another account, below 0', () => {
    expect(balances(run(stock, [adjust(-12)]))).toContain('TEA ams available -9');
    expect(refused(stock, adjust(-13))).toEqual({
      code: 'inventory.not-enough',
      short: [{ ...tea, asked: 13, possible: 12 }],
    });
    expect(refused(stock, adjust(-5, { account: 'damaged' }))).toMatchObject({ short: [{ asked: 5, possible: 4 }] });
  });

  it('leaves to its reservations what they hold, and every other account can be put right', () => {
    for (const by_ of [-1, 1])
      expect(refused(stock, adjust(by_, { account: 'reserved' })).code).toBe('inventory.not-a-way');
    const full = stockOf([at('TEA', 'ams', { available: 1, picked: 1, quarantine: 1, damaged: 1, safety: 1 })]);
    for (const account of ['available', 'picked', 'quarantine', 'damaged', 'safety'] as const) {
      expect(positionAt(run(full, [adjust(-1, { account })]), tea)[account]).toBe(0);
    }
  });

  it('is made only on the balance that was expected', () => {
    expect(decided(stock, adjust(1, { expected: 3 })).movements).toHaveLength(1);
    expect(refused(stock, adjust(1, { expected: 4 }))).toEqual({
      code: 'inventory.changed-meanwhile',
      ...tea,
      expected: 4,
      found: 3,
    });
    expect(refused(stock, adjust(1, { expected: 3, account: 'damaged' }))).toMatchObject({ found: 4 });
  });
});

describe('a count', () => {
  it('says what is on the shelf: available, reserved and safety stock', () => {
    expect(decided(stock, count(14)).movements.map(short)).toEqual(['2 TEA ams.adjustment > ams.available']);
    expect(decided(stock, count(12)).movements).toEqual([]);
    expect(decided(stock, count(11)).movements.map(short)).toEqual(['1 TEA ams.available > ams.adjustment']);
  });

  it('below what is promised leaves the promises and shows the shortage', () => {
    const after = run(stock, [count(5)]);
    expect(positionAt(after, tea)).toMatchObject({ available: -4, reserved: 7, safety: 2, adjustment: 7 });
    expect(positionAt(run(stock, [count(0)]), tea).available).toBe(-9);
  });

  it('is made only on the shelf that was expected', () => {
    expect(decided(stock, count(11, { expected: 12 })).movements).toHaveLength(1);
    expect(refused(stock, count(11, { expected: 3 }))).toMatchObject({ expected: 3, found: 12 });
  });

  it('of a place that has no book yet opens it', () => {
    expect(balances(run(stockOf([]), [count(4)]))).toEqual(['TEA ams available 4', 'TEA ams adjustment -4']);
  });
});

describe('a correction of a lot', () => {
  const lot = { lotId: 'A', expiryDay: '2026-07-01' };
  const received = run(stockOf([]), [
    {
      ...by,
      kind: 'receive',
      lines: [
        { ...tea, quantity: 5, lot },
        { ...tea, quantity: 2 },
      ],
    },
    { ...by, kind: 'reserve', reservationId: 'r', lines: [{ ...tea, quantity: 3 }] },
  ]);

  it('counts that lot', () => {
    expect(decided(received, count(4, { lot, expected: 5 })).movements.map(short)).toEqual([
      '1 TEA#A ams.available > ams.adjustment',
    ]);
    // 2 available and 3 reserved of the lot, 1 counted: 2 off, and 2 missing
    expect(decided(received, count(1, { lot })).movements.map(short)).toEqual([
      '2 TEA#A ams.available > ams.adjustment',
      '2 TEA#A ams.available > ams.adjustment',
    ]);
    expect(refused(received, adjust(-6, { lot }))).toMatchObject({ short: [{ asked: 6, possible: 5 }] });
    expect(decided(received, count(7, { lot })).movements.map(short)).toEqual([
      '2 TEA#A ams.adjustment > ams.available',
    ]);
  });

  it('without a name takes those that expire first', () => {
    expect(decided(received, count(4)).movements.map(short)).toEqual([
      '2 TEA#A ams.available > ams.adjustment',
      '1 TEA ams.available > ams.adjustment',
    ]);
  });

  it('that is not there starts at 0', () => {
    const other = { lotId: 'B' };
    expect(decided(received, count(2, { lot: other, expected: 0 })).movements.map(short)).toEqual([
      '2 TEA#B ams.adjustment > ams.available',
    ]);
    expect(refused(received, adjust(-1, { lot: other }))).toMatchObject({ short: [{ asked: 1, possible: 0 }] });
  });

  it('keeps its day and its serial number unique', () => {
    expect(refused(received, adjust(1, { lot: { lotId: 'A' } })).code).toBe('inventory.lot-differs');
    const serial = { lotId: 'S', serial: true };
    const found = run(stockOf([]), [adjust(1, { lot: serial })]);
    expect(refused(found, adjust(1, { lot: serial })).code).toBe('inventory.serial-already-here');
    expect(refused(stockOf([]), adjust(2, { lot: serial })).code).toBe('inventory.serial-already-here');
  });
});

describe('a correction that is refused', () => {
  it('gives the first reason that applies', () => {
    expect(refused(stock, adjust(0.5, { account: 'reserved', expected: 9 })).code).toBe('inventory.not-a-way');
    expect(refused(stock, adjust(0.5, { expected: 9 })).code).toBe('inventory.quantity-not-whole');
    expect(refused(stock, adjust(Number.NaN)).code).toBe('inventory.quantity-not-whole');
    expect(refused(stock, count(-1, { expected: 9 })).code).toBe('inventory.quantity-not-whole');
    expect(refused(stock, count(1.5)).code).toBe('inventory.quantity-not-whole');
    expect(refused(stock, adjust(1e12 + 1, { expected: 9 })).code).toBe('inventory.too-many-units');
    expect(refused(stock, adjust(0, { expected: 9 })).code).toBe('inventory.nothing-asked');
    expect(refused(stock, adjust(-99, { expected: 9 })).code).toBe('inventory.changed-meanwhile');
    expect(refused(stock, adjust(1e12)).code).toBe('inventory.too-many-units');
  });
});
