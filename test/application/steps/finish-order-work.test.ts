import { describe, expect, it } from 'vitest';
import { recordOf } from '../../../src/application/record.ts';
import { finishOrderWork } from '../../../src/application/steps/finish-order-work.ts';
import { hold, put, stream } from '../stock-support.ts';
import { NOW } from '../support.ts';
import { deskOf, twoStores } from './two-stores.ts';

const work = {
  id: 'c1',
  orderId: 'O1',
  commandId: 'c1',
  fingerprint: 'f',
  issuedAt: NOW,
  at: NOW,
  whenShort: 'refuse',
} as const;
const answer = recordOf({ orderId: 'O1', fromVersion: 1, events: [hold('H1')], more: 7 });

describe('finishOrderWork', () => {
  it('answers with the events that stand with the order', async () => {
    const place = await twoStores();
    await put(place.orders, { streams: [stream(0, ['H0', 'H1'])] });
    const finished = await finishOrderWork(deskOf(place), work, { outcome: { kind: 'done', answer } });
    expect(finished._unsafeUnwrap()).toEqual({ orderId: 'O1', version: 2, events: [hold('H1')], more: 7 });
  });

  it('takes the events of the asker only where they are those that were kept', async () => {
    const place = await twoStores();
    const outcome = { kind: 'done', answer } as const;
    const own = await finishOrderWork(deskOf(place), work, { outcome, events: [hold('H1')] });
    expect(own._unsafeUnwrap()).toMatchObject({ events: [{ holdId: 'H1' }] });
    const other = await finishOrderWork(deskOf(place), work, { outcome, events: [hold('H2')] });
    expect(other._unsafeUnwrapErr()).toEqual({ code: 'oms.store-inconsistent' });
  });

  it('goes by the print of the asker where it is known', async () => {
    const place = await twoStores();
    const outcome = { kind: 'done', answer } as const;
    const own = await finishOrderWork(deskOf(place), work, { outcome, events: [hold('H1')], print: answer.print });
    expect(own._unsafeUnwrap()).toMatchObject({ events: [{ holdId: 'H1' }] });
    const other = await finishOrderWork(deskOf(place), work, { outcome, events: [hold('H1')], print: 'of others' });
    expect(other._unsafeUnwrapErr()).toEqual({ code: 'oms.store-inconsistent' });
  });

  it('hands out the refusal that is kept, and says where a try came to nothing', async () => {
    const place = await twoStores();
    const refusal = { code: 'order.unknown' };
    expect(
      (await finishOrderWork(deskOf(place), work, { outcome: { kind: 'refused', refusal } }))._unsafeUnwrapErr(),
    ).toBe(refusal);
    expect((await finishOrderWork(deskOf(place), work, { outcome: { kind: 'abandoned' } }))._unsafeUnwrap()).toBe(
      'abandoned',
    );
  });
});
