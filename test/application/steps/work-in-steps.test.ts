import { describe, expect, it } from 'vitest';
import { PLAN_TOPIC } from '../../../src/application/steps/step-plan.ts';
import { ACTOR } from '../support.ts';
import { asked, fiveLines, omsOf, type Place, picture, twoStores } from './two-stores.ts';

async function placed(): Promise<Place> {
  const place = await twoStores();
  (await omsOf(place).placeOrder({ commandId: 'place', actor: ACTOR, order: fiveLines() }))._unsafeUnwrap();
  return place;
}

/** Whatever interrupts it: everything, or nothing. */
const done = {
  units: ['1', '2', '3', '4', '5'].map((n) => [`SKU-${n}`, 'A', 1, 2, 0]),
  held: 0,
  kinds: ['order-placed', 'units-allocated'],
};
const untouched = {
  units: ['1', '2', '3', '4', '5'].map((n) => [`SKU-${n}`, 'A', 3, 0, 0]),
  held: 0,
  kinds: ['order-placed'],
};

/** Kills a process after so many questions; false when it came to its end before. */
async function killed(place: Place, left: number, last: 'done' | 'not-done'): Promise<boolean> {
  return (await omsOf(place, { left, last }).allocate(asked('O1', 'c1'))).isErr();
}

describe('work in steps', () => {
  it('allocates an order that is more than one commit can write, over two stores', async () => {
    const place = await placed();
    const answer = (await omsOf(place).allocate(asked('O1', 'c1')))._unsafeUnwrap();
    expect(answer.events.map(({ kind }) => kind)).toEqual(['units-allocated']);
    expect(await picture(place)).toEqual(done);
    expect(JSON.stringify((await omsOf(place).allocate(asked('O1', 'c1')))._unsafeUnwrap())).toBe(
      JSON.stringify(answer),
    );
  });

  it('keeps the plan before the first step, with a message for whoever comes next', async () => {
    const place = await placed();
    await omsOf(place).allocate(asked('O1', 'c1'));
    const topics = (await place.orders.feed('', 100))._unsafeUnwrap().flatMap(({ outbox }) => outbox);
    expect(topics.map(({ topic }) => topic)).toEqual([PLAN_TOPIC, 'oms.steps']);
  });

  it.each(['done', 'not-done'] as const)(
    'ends the same, killed after any question (the last commit %s), when it is asked again',
    async (last) => {
      let kills = 0;
      for (let left = 0; ; left += 1) {
        const place = await placed();
        if (!(await killed(place, left, last))) break;
        kills += 1;
        const answer = (await omsOf(place).allocate(asked('O1', 'c1')))._unsafeUnwrap();
        expect(
          answer.events.map(({ kind }) => kind),
          `killed after ${left}`,
        ).toEqual(['units-allocated']);
        expect(await picture(place), `killed after ${left}`).toEqual(done);
      }
      expect(kills).toBeGreaterThan(10);
    },
  );

  it.each(['done', 'not-done'] as const)(
    'ends with everything or nothing, killed after any question (the last commit %s), when somebody advances it',
    async (last) => {
      const ends = new Set<string>();
      for (let left = 0; ; left += 1) {
        const place = await placed();
        if (!(await killed(place, left, last))) break;
        const advanced = (await omsOf(place).advance())._unsafeUnwrap();
        expect(advanced.open).toEqual([]);
        const end = await picture(place);
        ends.add(JSON.stringify(end));
        expect([done, untouched], `killed after ${left}`).toContainEqual(end);
        // the second run may meet what the first one has told; after that nothing is left
        (await omsOf(place).advance())._unsafeUnwrap();
        expect((await omsOf(place).advance())._unsafeUnwrap()).toEqual({ finished: [], open: [] });
        expect(await picture(place)).toEqual(end);
      }
      expect(ends.size).toBe(2);
    },
  );

  it('ends with everything or nothing when it is advanced after its units have expired', async () => {
    const ends = new Set<string>();
    for (let left = 0; ; left += 1) {
      const place = await placed();
      if (!(await killed(place, left, 'done'))) break;
      place.now = '2026-11-21T10:01:00.000Z';
      (await omsOf(place).expireReservations())._unsafeUnwrap();
      (await omsOf(place).advance())._unsafeUnwrap();
      const end = await picture(place);
      ends.add(JSON.stringify(end));
      expect([done, untouched], `killed after ${left}`).toContainEqual(end);
      (await omsOf(place).allocate(asked('O1', 'c1')))._unsafeUnwrap();
      expect(await picture(place), `asked again, killed after ${left}`).toEqual(done);
    }
    expect(ends.size).toBe(2);
  });

  it('ends the same when the one who advances it is killed too', async () => {
    for (let left = 1; left < 40; left += 3) {
      const place = await placed();
      if (!(await killed(place, left, 'done'))) break;
      for (let second = 0; ; second += 1) {
        if ((await omsOf(place, { left: second, last: 'done' }).advance()).isOk()) break;
      }
      (await omsOf(place).allocate(asked('O1', 'c1')))._unsafeUnwrap();
      expect(await picture(place), `killed after ${left}`).toEqual(done);
    }
  });
});

describe('a command that was answered before', () => {
  it('is answered the same when it would be decided otherwise by now', async () => {
    const place = await placed();
    // nothing is there: it waits, and that is an answer
    const empty = { ...place, stock: (await twoStores()).orders };
    const first = (await omsOf(empty).allocate(asked('O1', 'c1')))._unsafeUnwrap();
    expect(first.events.map(({ kind }) => kind)).toEqual(['units-backordered']);
    // now there is something, and still the same is answered, and nothing is held
    expect((await omsOf(place).allocate(asked('O1', 'c1')))._unsafeUnwrap()).toEqual(first);
    expect((await picture(place)).units).toEqual(untouched.units);
    expect((await omsOf(place).advance())._unsafeUnwrap().open).toEqual([]);
    expect((await picture(place)).units).toEqual(untouched.units);
  });

  it('is not mixed up with another request under the same id (L16)', async () => {
    const place = await placed();
    (await omsOf(place).allocate(asked('O1', 'c1')))._unsafeUnwrap();
    (await omsOf(place).placeOrder({ commandId: 'p2', actor: ACTOR, order: fiveLines('O2') }))._unsafeUnwrap();
    expect((await omsOf(place).allocate(asked('O2', 'c1')))._unsafeUnwrapErr()).toEqual({
      kind: 'refused',
      code: 'store.command-id-reused',
    });
  });

  it('sets free what is held for it when another decision under its id was faster', async () => {
    const place = await placed();
    const nothing = { ...place, stock: (await twoStores()).orders };
    let raced = false;
    const orders = {
      ...place.orders,
      commit: (change: Parameters<typeof place.orders.commit>[0]) => {
        if (raced || change.commandId !== 'c1') return place.orders.commit(change);
        raced = true;
        return omsOf(nothing)
          .allocate(asked('O1', 'c1'))
          .mapErr(() => ({ kind: 'aborted' as const }))
          .andThen(() => place.orders.commit(change));
      },
    };
    const answer = (await omsOf({ ...place, orders }).allocate(asked('O1', 'c1')))._unsafeUnwrap();
    expect(answer.events.map(({ kind }) => kind)).toEqual(['units-backordered']);
    expect(await picture(place)).toEqual({ ...untouched, kinds: ['order-placed', 'units-backordered'] });
  });
});
