import { describe, expect, it } from 'vitest';
import { type Booking, book, isOutside, refuse, take } from '../../../../src/domain/inventory/decide/booking.ts';
import { at, balances, by, noon, short, stockOf } from '../stock-world.ts';

const booking = (reason?: string): Booking => ({
  command: { ...by, kind: 'test', ...(reason === undefined ? {} : { reason }) },
  facts: {},
  movements: [],
  short: [],
  stock: stockOf([at('TEA', 'ams', { available: 10 })]),
  refusal: undefined,
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
    expect(most.refusal).toBeUndefined();
    book(most, { ...step, from: 'supplier', to: 'inbound', quantity: 1 });
    expect(most.refusal).toEqual({ code: 'inventory.too-many-units' });
    const least = booking();
    book(least, { ...step, from: 'adjustment', to: 'available', quantity: 1e12 - 10 });
    expect(least.refusal).toBeUndefined();
    book(least, { ...step, from: 'adjustment', to: 'damaged', quantity: 11 });
    expect(least.refusal).toEqual({ code: 'inventory.too-many-units' });
  });

  it('never leaves a shelf with fewer than no units', () => {
    const draft = booking();
    book(draft, { ...step, quantity: 10 });
    expect(draft.refusal).toBeUndefined();
    book(draft, { ...step, quantity: 3 });
    expect(draft.refusal).toEqual({
      code: 'inventory.not-on-shelf',
      sku: 'TEA',
      locationId: 'ams',
      asked: 3,
      possible: 0,
    });
  });

  it('keeps the first thing that speaks against it', () => {
    const draft = booking();
    refuse(draft, { code: 'inventory.nothing-asked' });
    refuse(draft, { code: 'inventory.not-a-way' });
    expect(draft.refusal).toEqual({ code: 'inventory.nothing-asked' });
  });
});

describe('taking units', () => {
  const taking = { sku: 'TEA', locationId: 'ams', account: 'available', to: 'damaged' } as const;

  it('picks the lots that go, when none is named', () => {
    const draft = booking();
    book(draft, { ...step, from: 'supplier', to: 'available', quantity: 3, lot: { lotId: 'A' } });
    take(draft, { ...taking, quantity: 5 });
    expect(draft.movements.slice(1).map(short)).toEqual([
      '3 TEA#A ams.available > ams.damaged',
      '2 TEA ams.available > ams.damaged',
    ]);
  });

  it('takes as many as there are, and notes what is short', () => {
    const draft = booking();
    take(draft, { ...taking, quantity: 12 });
    take(draft, { ...taking, quantity: 1 });
    expect(draft.movements.map(short)).toEqual(['10 TEA ams.available > ams.damaged']);
    expect(draft.short).toEqual([
      { sku: 'TEA', locationId: 'ams', asked: 12, possible: 10 },
      { sku: 'TEA', locationId: 'ams', asked: 1, possible: 0 },
    ]);
  });

  it('takes no more than it may', () => {
    const draft = booking();
    take(draft, { ...taking, quantity: 5, possible: 4 });
    take(draft, { ...taking, quantity: 5, possible: -4 });
    expect(draft.movements.map(short)).toEqual(['4 TEA ams.available > ams.damaged']);
    expect(draft.short.map(({ possible }) => possible)).toEqual([4, 0]);
  });

  it('keeps the name of a lot that comes in from where lots are not told apart', () => {
    const draft = booking();
    book(draft, { ...step, from: 'supplier', to: 'inbound' });
    take(draft, { ...taking, account: 'inbound', to: 'available', quantity: 4, lot: { lotId: 'A' } });
    expect(draft.movements.map(short)).toEqual(['4 TEA supplier > ams.inbound', '4 TEA#A ams.inbound > ams.available']);
  });
});
