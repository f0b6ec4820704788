import { describe, expect, it } from 'vitest';
import { claimChunk, keepChunk } from '../../../src/application/steps/hold-chunk.ts';
import { chunksFor, type StepPlan } from '../../../src/application/steps/step-plan.ts';
import { moved, put, taken } from '../stock-support.ts';
import { type Place, planned, shelf, twoStores } from './two-stores.ts';

function pieceOf(place: Place, plan: StepPlan) {
  const [chunk] = chunksFor(place, plan);
  if (chunk === undefined) throw new Error('there is one');
  return { plan, chunk, place: 0 };
}

async function world(more: number) {
  const place = await twoStores();
  if (more > 0) await put(place.stock, { movements: [moved(more, { sku: 'SKU-1' })] });
  return { place, piece: pieceOf(place, await planned(place)) };
}

describe('claimChunk', () => {
  it('holds units until the plan is over, once', async () => {
    const { place, piece } = await world(1);
    for (let times = 0; times < 2; times += 1) {
      expect((await claimChunk(place, piece))._unsafeUnwrap()).toEqual({ held: true });
      expect(await shelf(place, 'SKU-1')).toEqual({ available: 0, reserved: 4 });
    }
    const [made] = (await place.stock.listReservations({ after: '', limit: 9 }))._unsafeUnwrap().reservations;
    expect(made?.reservation).toMatchObject({ reservationId: 'c1/0', expiresAt: '2026-11-21T10:01:00.000Z' });
  });

  it('says that it holds nothing when units are not there', async () => {
    const { place, piece } = await world(0);
    expect((await claimChunk(place, piece))._unsafeUnwrap()).toMatchObject({
      held: false,
      because: { code: 'store.stock-short' },
    });
    expect(await shelf(place, 'SKU-1')).toEqual({ available: 3, reserved: 0 });
  });
});

describe('keepChunk', () => {
  it('holds for good what was held, also when nobody else could take a unit', async () => {
    const { place, piece } = await world(1);
    await claimChunk(place, piece);
    const kept = await keepChunk(place, { ...piece, now: '2026-11-21T10:00:59.999Z' });
    expect(kept._unsafeUnwrap()).toEqual({ held: true });
    const [made] = (await place.stock.listReservations({ after: '', limit: 9 }))._unsafeUnwrap().reservations;
    expect(made?.reservation).not.toHaveProperty('expiresAt');
    expect(made?.version).toBe(2);
    expect(await shelf(place, 'SKU-1')).toEqual({ available: 0, reserved: 4 });
  });

  it('comes too late at the moment of expiry, unless somebody kept it in time', async () => {
    const { place, piece } = await world(1);
    await claimChunk(place, piece);
    const late = { ...piece, now: '2026-11-21T10:01:00.000Z' };
    expect((await keepChunk(place, late))._unsafeUnwrap()).toEqual({ held: false, because: { code: 'oms.too-busy' } });
    await keepChunk(place, { ...piece, now: '2026-11-21T10:00:30.000Z' });
    expect((await keepChunk(place, late))._unsafeUnwrap()).toEqual({ held: true });
  });

  it('does not keep what has been set free in between', async () => {
    const { place, piece } = await world(1);
    await claimChunk(place, piece);
    const back = taken(4, 'A', { sku: 'SKU-1', reservationId: 'c1/0' });
    await put(place.stock, {
      movements: [{ ...back, from: back.to, to: back.from }],
      conditions: { reservations: [{ reservationId: 'c1/0', expectedVersion: 1 }] },
    });
    expect((await keepChunk(place, { ...piece, now: '2026-11-21T10:00:30.000Z' }))._unsafeUnwrap()).toMatchObject({
      held: false,
    });
  });
});
