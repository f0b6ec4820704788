import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { createOms, type Store } from '../../src/application/index.ts';
import { NOW, policy, teaAt } from './support.ts';

const tea = { sku: 'TEA', locationId: 'A' };
const by = (commandId: string) => ({ commandId, actorId: 'ann' });

function omsAt(store: Store, clock: { now: string }) {
  return createOms({ store, clock: { now: () => clock.now }, policies: { allocation: policy } });
}

describe('the use cases of the stock', () => {
  it('receive, count, adjust, reserve, post and release', async () => {
    const store = memoryStore();
    const oms = omsAt(store, { now: NOW });
    (await oms.receiveStock({ ...by('1'), lines: [{ ...tea, quantity: 10 }] }))._unsafeUnwrap();
    (await oms.adjustStock({ ...by('2'), ...tea, by: -1 }))._unsafeUnwrap();
    (await oms.countStock({ ...by('3'), ...tea, counted: 8 }))._unsafeUnwrap();
    (await oms.reserve({ ...by('4'), reservationId: 'R1', lines: [{ ...tea, quantity: 5 }] }))._unsafeUnwrap();
    expect(await teaAt(store, 'A')).toEqual({ available: 3, reserved: 5 });
    (
      await oms.post({ ...by('5'), reservationId: 'R1', lines: [{ ...tea, quantity: 2 }], rest: 'keep' })
    )._unsafeUnwrap();
    expect(await teaAt(store, 'A')).toEqual({ available: 3, reserved: 3 });
    (await oms.releaseReservation({ ...by('6'), reservationId: 'R1' }))._unsafeUnwrap();
    expect(await teaAt(store, 'A')).toEqual({ available: 6, reserved: 0 });
    const again = await oms.releaseReservation({ ...by('7'), reservationId: 'R1' });
    expect(again._unsafeUnwrapErr()).toEqual({ code: 'inventory.reservation-posted' });
  });

  it('lets exactly one of a post and an expiry win, and the moment of expiry belongs to expiry (L12)', async () => {
    const expiresAt = '2026-11-21T10:30:00.000Z';
    for (const [now, wins] of [
      ['2026-11-21T10:29:59.999Z', 'post'],
      [expiresAt, 'expiry'],
    ] as const) {
      const store = memoryStore();
      const clock = { now: NOW };
      const oms = omsAt(store, clock);
      (await oms.receiveStock({ ...by('1'), lines: [{ ...tea, quantity: 10 }] }))._unsafeUnwrap();
      const lines = [{ ...tea, quantity: 4 }];
      (await oms.reserve({ ...by('2'), reservationId: 'R1', lines, expiresAt }))._unsafeUnwrap();
      clock.now = now;
      const [posted, swept] = await Promise.all([
        oms.post({ ...by('3'), reservationId: 'R1' }),
        oms.expireReservations(),
      ]);
      expect(posted.isOk(), wins).toBe(wins === 'post');
      expect(swept._unsafeUnwrap().expired, wins).toEqual(wins === 'post' ? [] : ['R1']);
      expect((await teaAt(store, 'A')).available, wins).toBe(wins === 'post' ? 6 : 10);
    }
  });

  it('resolves a reservation once, however many ask at once (L14)', async () => {
    const store = memoryStore();
    const oms = omsAt(store, { now: NOW });
    (await oms.receiveStock({ ...by('1'), lines: [{ ...tea, quantity: 10 }] }))._unsafeUnwrap();
    for (const id of ['R1', 'R2']) {
      (await oms.reserve({ ...by(id), reservationId: id, lines: [{ ...tea, quantity: 4 }] }))._unsafeUnwrap();
    }
    const all = Array.from({ length: 8 }, (_, n) => oms.releaseReservation({ ...by(`r${n}`), reservationId: 'R1' }));
    const answers = await Promise.all(all);
    expect(answers.filter((answer) => answer.isOk())).toHaveLength(1);
    for (const answer of answers) {
      if (answer.isErr()) expect(answer.error).toEqual({ code: 'inventory.reservation-released' });
    }
    expect(await teaAt(store, 'A')).toEqual({ available: 6, reserved: 4 });
  });

  it('wants an id to be asked again with', async () => {
    const oms = omsAt(memoryStore(), { now: NOW });
    const refused = await oms.receiveStock({ actorId: 'ann', lines: [{ ...tea, quantity: 1 }] });
    expect(refused._unsafeUnwrapErr()).toEqual({ code: 'oms.command-id-missing' });
  });
});
