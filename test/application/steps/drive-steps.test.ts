import { describe, expect, it } from 'vitest';
import { driveSteps, orderChange } from '../../../src/application/steps/drive-steps.ts';
import { STEPS_TOPIC } from '../../../src/application/steps/step-plan.ts';
import { moved, put, stream } from '../stock-support.ts';
import { NOW } from '../support.ts';
import { type Place, planned, shelf, twoStores } from './two-stores.ts';

async function world(more: number) {
  const place = await twoStores();
  if (more > 0) await put(place.stock, { movements: [moved(more, { sku: 'SKU-1' })] });
  return { place, plan: await planned(place) };
}

const now = () => NOW;
const kinds = async (place: Place) =>
  (await place.orders.loadOrder('O1'))._unsafeUnwrap()?.events.map(({ kind }) => kind);

describe('driveSteps', () => {
  it('holds, changes the order, and lets the stock follow; done twice it is done once', async () => {
    const { place, plan } = await world(1);
    const first = (await driveSteps(place, { plan, now }))._unsafeUnwrap();
    expect(first.outcome).toMatchObject({ kind: 'done', answer: { fromVersion: 1, version: 2, inSteps: true } });
    expect((await driveSteps(place, { plan, now }))._unsafeUnwrap()).toEqual(first);
    expect(await kinds(place)).toEqual(['order-placed', 'units-allocated']);
    expect(await shelf(place, 'SKU-1')).toEqual({ available: 0, reserved: 4 });
  });

  it('holds nothing and changes nothing when units are not there', async () => {
    const { place, plan } = await world(0);
    const driven = (await driveSteps(place, { plan, now }))._unsafeUnwrap();
    expect(driven).toMatchObject({ outcome: { kind: 'abandoned' }, because: { code: 'store.stock-short' } });
    expect(await kinds(place)).toEqual(['order-placed']);
    expect(await shelf(place, 'SKU-1')).toEqual({ available: 3, reserved: 0 });
  });

  it('keeps a refusal where a shortage is to be one', async () => {
    const { place, plan } = await world(0);
    const ifShort = (refusal: { code: string }) => ({ kind: 'refused', refusal, inSteps: true }) as const;
    const driven = (await driveSteps(place, { plan, now, ifShort }))._unsafeUnwrap();
    expect(driven.outcome).toMatchObject({ kind: 'refused', refusal: { code: 'store.stock-short' } });
    expect((await place.orders.answerOf('c1'))._unsafeUnwrap()?.answer).toEqual(driven.outcome);
  });

  it('sets free what it held when somebody else has changed the order', async () => {
    const { place, plan } = await world(1);
    await put(place.orders, { streams: [stream(1, ['H'])] });
    expect((await driveSteps(place, { plan, now }))._unsafeUnwrap()).toMatchObject({
      outcome: { kind: 'abandoned' },
      because: { code: 'oms.too-busy' },
    });
    expect(await shelf(place, 'SKU-1')).toEqual({ available: 4, reserved: 0 });
  });

  it('comes to one end when two go on with the same plan', async () => {
    const { place, plan } = await world(1);
    const [left, right] = await Promise.all([driveSteps(place, { plan, now }), driveSteps(place, { plan, now })]);
    expect(left._unsafeUnwrap().outcome).toEqual(right._unsafeUnwrap().outcome);
    expect(await shelf(place, 'SKU-1')).toEqual({ available: 0, reserved: 4 });
  });

  it('tells in the feed which steps follow', async () => {
    const { plan } = await world(1);
    expect(orderChange(plan).outbox).toEqual([
      { messageId: 'c1/steps', topic: STEPS_TOPIC, body: { commandId: 'c1', id: 'c1', orderId: 'O1' } },
    ]);
  });
});
