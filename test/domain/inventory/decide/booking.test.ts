import { describe, expect, it } from 'vitest';
import { type Booking, book, bookPicked, isOutside } from '../../../../src/domain/inventory/decide/booking.ts';
import { at, balances, by, noon, short, stockOf } from '../stock-world.ts';

const booking = (reason?: string): Booking => ({
  command: { ...by, kind: 'test', ...(reason === undefined ? {} : { reason }) },
  movements: [],
  stock: stockOf([at('TEA', 'ams', { available: 10 })]),
  tooMany: false,
});
const step = { sku: 'TEA', locationId: 'ams', quantity: 4, from: 'available', to: 'damaged' } as const;

describe('a booking', () => {
  it('writes a movement under the name of the command, and changes the stock by it', () => {
    const draft = booking();
    book(draft, step);
    expect(draft.movements).toEqual([
      {
        sku: 'TEA',
        quantity: 4,
        from: { locationId: 'ams', account: 'available' },
        to: { locationId: 'ams', account: 'damaged' },
        reason: 'test',
        commandId: 'cmd-1',
        actorId: 'test',
        at: noon,
      },
    ]);
    expect(balances(draft.stock)).toEqual(['TEA ams available 6', 'TEA ams damaged 4']);
  });

  it('gives the reason of the step before that of the command before its kind', () => {
    const draft = booking('water');
    book(draft, step);
    book(draft, { ...step, more: { reservationId: 'r', reason: 'fire' } });
    expect(draft.movements.map(({ reason, reservationId }) => [reason, reservationId])).toEqual([
      ['water', undefined],
      ['fire', 'r'],
    ]);
  });

  it('knows no place for what lies outside', () => {
    const draft = booking();
    book(draft, { ...step, from: 'supplier', to: 'inbound', toLocationId: 'rtm' });
    expect(draft.movements.map(short)).toEqual(['4 TEA supplier > rtm.inbound']);
    expect([isOutside('vendor'), isOutside('available')]).toEqual([true, false]);
  });

  it('writes nothing where nothing moves', () => {
    const draft = booking();
    book(draft, { ...step, quantity: 0 });
    expect(draft.movements).toEqual([]);
  });

  it('notices balances that are no longer counted exactly', () => {
    const most = booking();
    book(most, { ...step, from: 'supplier', to: 'inbound', quantity: 1e12 });
    expect(most.tooMany).toBe(false);
    book(most, { ...step, from: 'supplier', to: 'inbound', quantity: 1 });
    expect(most.tooMany).toBe(true);
    const least = booking();
    book(least, { ...step, from: 'adjustment', to: 'available', quantity: 1e12 - 10 });
    expect(least.tooMany).toBe(false);
    book(least, { ...step, from: 'adjustment', to: 'damaged', quantity: 11 });
    expect(least.tooMany).toBe(true);
  });

  it('picks the lots that go, when none is named', () => {
    const draft = booking();
    book(draft, { ...step, from: 'supplier', to: 'available', quantity: 3, lot: { lotId: 'A' } });
    bookPicked(draft, { ...step, quantity: 5 });
    expect(draft.movements.slice(1).map(short)).toEqual([
      '3 TEA#A ams.available > ams.damaged',
      '2 TEA ams.available > ams.damaged',
    ]);
  });
});
