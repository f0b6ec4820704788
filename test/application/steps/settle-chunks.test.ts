import { describe, expect, it } from 'vitest';
import { claimChunk, keepChunk } from '../../../src/application/steps/hold-chunk.ts';
import { settleChunks } from '../../../src/application/steps/settle-chunks.ts';
import { chunksFor } from '../../../src/application/steps/step-plan.ts';
import { allocatedTo, given, pickedAt, placedTen } from '../../domain/order/support.ts';
import { moved, put, taken } from '../stock-support.ts';
import { NOW } from '../support.ts';
import { planned, shelf, twoStores } from './two-stores.ts';

async function held() {
  const place = await twoStores();
  await put(place.stock, { movements: [moved(1, { sku: 'SKU-1' })] });
  const plan = await planned(place);
  const [chunk] = chunksFor(place, plan);
  if (chunk === undefined) throw new Error('there is one');
  const piece = { plan, chunk, place: 0 };
  await claimChunk(place, piece);
  await keepChunk(place, { ...piece, now: NOW });
  return { place, plan };
}

describe('settleChunks', () => {
  it('lets what was held go where the order says, once', async () => {
    const { place, plan } = await held();
    for (let times = 0; times < 2; times += 1) {
      expect((await settleChunks(place, plan)).isOk()).toBe(true);
      expect(await shelf(place, 'SKU-1')).toEqual({ available: 0, reserved: 4 });
    }
    const { reservations } = (await place.stock.listReservations({ after: '', limit: 9 }))._unsafeUnwrap();
    expect(reservations[0]?.reservation.lines).toMatchObject([{ pending: 0, posted: 0 }]);
  });

  it('says that steps are open where nothing is held for them', async () => {
    const place = await twoStores();
    const plan = await planned(place);
    expect((await settleChunks(place, plan))._unsafeUnwrapErr()).toEqual({ code: 'oms.steps-open' });
  });

  it('says so too where the units are not there that an order has picked, and goes on when they are', async () => {
    const place = await twoStores();
    const { history } = given(placedTen, allocatedTo('A', 3), pickedAt('A', 3));
    const plan = { ...(await planned(place)), events: history.slice(-1) };
    expect((await settleChunks(place, plan))._unsafeUnwrapErr()).toEqual({ code: 'oms.steps-open' });
    await put(place.stock, { movements: [taken(3, 'A', { sku: 'SKU-1' })] });
    expect((await settleChunks(place, plan)).isOk()).toBe(true);
    expect(await shelf(place, 'SKU-1')).toEqual({ available: 0, reserved: 0 });
  });
});
