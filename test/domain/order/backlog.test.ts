import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BacklogQuestion, backlog, type PlacedOrder } from '../../../src/domain/order/index.ts';
import { readCalendar } from '../../../src/kernel/business-calendar.ts';
import { allocatedTo, type Bare, cleanOrderOf, given, line, pickedAt, type Story, shippedFrom } from './support.ts';

const open = [{ opens: '09:00', closes: '17:00' }];
const calendar = readCalendar({
  zone: 'Europe/Amsterdam',
  weekly: { mon: open, tue: open, wed: open, thu: open, fri: open },
})._unsafeUnwrap();
// Monday 23 November 2026, 10:00 in Amsterdam
const now = '2026-11-23T09:00:00.000Z';
const look = (orders: readonly PlacedOrder[], more: Partial<BacklogQuestion> = {}) =>
  backlog({ orders, now, calendar, ...more });
const order = (placedAt: string, story: Story = [], more: object = {}): PlacedOrder => {
  const place: Bare = { kind: 'place', order: cleanOrderOf([line('1', 10)], { placedAt, ...more }) };
  return given(place, ...story).order;
};
const FRIDAY_16 = '2026-11-20T15:00:00.000Z';

describe('backlog', () => {
  it('counts age in the hours in which somebody works: Friday 16:00 to Monday 10:00 are 2', () => {
    expect(look([order(FRIDAY_16)])).toEqual({
      cells: [{ stage: 'open', fromHours: 0, toHours: 4, orders: 1, units: 10, owedMinor: { EUR: 1000 } }],
      oldest: { orderId: 'O1', ageHours: 2 },
      late: [],
      atRisk: [],
    });
  });

  it('begins a bucket on its hour, and leaves the last one open', () => {
    const from = (placedAt: string, bucketHours = [2, 3]) => look([order(placedAt)], { bucketHours }).cells[0];
    expect(from(FRIDAY_16)).toMatchObject({ fromHours: 2, toHours: 3 });
    expect(from('2026-11-20T15:00:00.001Z')).toMatchObject({ fromHours: 0, toHours: 2 });
    expect(from('2026-11-20T14:00:00.000Z')).toMatchObject({ fromHours: 3 });
    expect(from('2026-11-20T14:00:00.000Z')).not.toHaveProperty('toHours');
  });

  it('lists stages in the order in which work is done, and units that are still to be sent', () => {
    const partly = [allocatedTo('RTM', 4), ...pickedAt('RTM', 4), shippedFrom('RTM', 4)];
    const orders = [
      order(FRIDAY_16, partly, { orderId: 'A' }),
      order(FRIDAY_16, [allocatedTo('RTM', 10)], { orderId: 'B' }),
      order(FRIDAY_16, [], { orderId: 'C' }),
    ];
    expect(look(orders).cells.map(({ stage, units }) => [stage, units])).toEqual([
      ['open', 10],
      ['allocated', 10],
      ['partly-shipped', 6],
    ]);
  });

  it('leaves out what is all on its way, or cancelled', () => {
    const gone = [allocatedTo('RTM', 10), ...pickedAt('RTM', 10), shippedFrom('RTM', 10)];
    const none: Bare = { kind: 'cancel', lines: 'all', initiator: 'customer', reason: 'x' };
    expect(look([order(FRIDAY_16, gone), order(FRIDAY_16, [none])])).toEqual({ cells: [], late: [], atRisk: [] });
  });

  it('says what is late, and what will be within the hours at risk', () => {
    const by = (orderId: string, shipBy: string) => order(FRIDAY_16, [], { orderId, shipBy });
    const orders = [
      by('passed', now),
      by('soon', '2026-11-23T16:00:00.000Z'),
      by('tomorrow', '2026-11-24T09:00:00.000Z'),
      by('later', '2026-11-24T09:00:00.001Z'),
    ];
    // 7 hours are left today; 8 until tomorrow at 10:00
    expect(look(orders)).toMatchObject({ late: ['passed'], atRisk: ['soon', 'tomorrow'] });
    expect(look(orders, { riskHours: 7 }).atRisk).toEqual(['soon']);
  });

  it('keeps currencies apart', () => {
    const orders = [order(FRIDAY_16), order(FRIDAY_16, [], { orderId: 'O2', currency: 'USD' })];
    expect(look(orders).cells[0]?.owedMinor).toEqual({ EUR: 1000, USD: 1000 });
  });

  it('counts every open order once, whatever their order', () => {
    const anyOrder = fc.tuple(fc.nat(200), fc.nat(99), fc.boolean()).map(([hours, id, allocated]) =>
      order(new Date(Date.parse(now) - hours * 3_600_000).toISOString(), allocated ? [allocatedTo('RTM', 10)] : [], {
        orderId: `O${id}`,
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(anyOrder, { maxLength: 6, selector: ({ content }) => content.orderId }), (orders) => {
        const { cells, oldest } = look(orders);
        expect(cells.reduce((sum, cell) => sum + cell.orders, 0)).toBe(orders.length);
        expect(cells.reduce((sum, cell) => sum + cell.units, 0)).toBe(orders.length * 10);
        expect(look([...orders].reverse())).toEqual({ ...look(orders) });
        expect(oldest === undefined).toBe(orders.length === 0);
      }),
      { numRuns: 200 },
    );
  });
});
