import { errAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { advanceSteps, resumePlan, STEPS_BOOKMARK } from '../../../src/application/steps/advance-steps.ts';
import { orderChange } from '../../../src/application/steps/drive-steps.ts';
import { at, moved, put } from '../stock-support.ts';
import { deskOf, planned, shelf, twoStores } from './two-stores.ts';

describe('advanceSteps', () => {
  it('has nothing to do where every step was made, and remembers how far it has come', async () => {
    const place = await twoStores();
    await planned(place);
    expect((await advanceSteps(deskOf(place)))._unsafeUnwrap()).toEqual({ finished: [], open: [] });
    const feed = (await place.orders.feed('', 10))._unsafeUnwrap();
    expect((await place.orders.bookmark(STEPS_BOOKMARK))._unsafeUnwrap()).toBe(feed.at(-1)?.cursor);
  });

  it('tells again what cannot be made yet, and makes it as soon as it can', async () => {
    const place = await twoStores();
    const plan = await planned(place);
    // changed without its units being held: somebody has taken them by hand
    (await place.orders.commit(orderChange(plan)))._unsafeUnwrap();
    for (let times = 0; times < 2; times += 1) {
      expect((await advanceSteps(deskOf(place)))._unsafeUnwrap()).toEqual({ finished: [], open: ['c1'] });
    }
    await put(place.stock, { movements: [moved(1, { sku: 'SKU-1' })] });
    await put(place.stock, {
      movements: [moved(4, { sku: 'SKU-1', from: at('available'), to: at('reserved'), reservationId: 'c1/0' })],
      conditions: { reservations: [{ reservationId: 'c1/0', expectedVersion: 0 }] },
    });
    await put(place.stock, {
      movements: [1, 3].flatMap((n) => [
        moved(n, { sku: 'SKU-1', from: at('reserved'), to: at('available'), reservationId: 'c1/0' }),
        moved(n, { sku: 'SKU-1', from: at('available'), to: at('reserved'), reservationId: 'c1/0' }),
      ]),
      conditions: { reservations: [{ reservationId: 'c1/0', expectedVersion: 1 }] },
    });
    expect((await advanceSteps(deskOf(place)))._unsafeUnwrap()).toEqual({ finished: ['c1'], open: [] });
    expect(await shelf(place, 'SKU-1')).toEqual({ available: 0, reserved: 4 });
  });

  it('stops where the store cannot be asked', async () => {
    const place = await twoStores();
    const desk = deskOf(place);
    const dead = { ...desk, orders: { ...desk.orders, feed: () => errAsync({ kind: 'unavailable' as const }) } };
    expect((await advanceSteps(dead))._unsafeUnwrapErr()).toEqual({ code: 'oms.store-unavailable' });
  });
});

describe('resumePlan', () => {
  it('does nothing where there is no plan', async () => {
    expect((await resumePlan(deskOf(await twoStores()), 'c9'))._unsafeUnwrap()).toBeUndefined();
  });
});
