import { errAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { freeChunk } from '../../../src/application/steps/free-chunk.ts';
import { claimChunk, keepChunk } from '../../../src/application/steps/hold-chunk.ts';
import { chunksFor } from '../../../src/application/steps/step-plan.ts';
import { moved, put } from '../stock-support.ts';
import { NOW } from '../support.ts';
import { planned, shelf, twoStores } from './two-stores.ts';

async function world() {
  const place = await twoStores();
  await put(place.stock, { movements: [moved(1, { sku: 'SKU-1' })] });
  const plan = await planned(place);
  const [chunk] = chunksFor(place, plan);
  if (chunk === undefined) throw new Error('there is one');
  return { place, piece: { plan, chunk, place: 0 } };
}

const free = { available: 4, reserved: 0 };

describe('freeChunk', () => {
  it('sets units free that were held for a while, or for good, once', async () => {
    for (const kept of [false, true]) {
      const { place, piece } = await world();
      await claimChunk(place, piece);
      if (kept) await keepChunk(place, { ...piece, now: NOW });
      for (let times = 0; times < 2; times += 1) {
        expect((await freeChunk(place, { ...piece, now: NOW })).isOk()).toBe(true);
        expect(await shelf(place, 'SKU-1')).toEqual(free);
      }
    }
  });

  it('lets nobody who is late hold units afterwards', async () => {
    const { place, piece } = await world();
    expect((await freeChunk(place, { ...piece, now: NOW })).isOk()).toBe(true);
    expect((await claimChunk(place, piece))._unsafeUnwrap()).toMatchObject({ held: false });
    expect((await keepChunk(place, { ...piece, now: NOW }))._unsafeUnwrap()).toMatchObject({ held: false });
    expect(await shelf(place, 'SKU-1')).toEqual(free);
  });

  it('says when the store cannot be asked', async () => {
    const { place, piece } = await world();
    const stock = { ...place.stock, readStock: () => errAsync({ kind: 'unavailable' as const }) };
    expect((await freeChunk({ ...place, stock }, { ...piece, now: NOW }))._unsafeUnwrapErr()).toEqual({
      code: 'oms.store-unavailable',
    });
  });
});
