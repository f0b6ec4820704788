import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PreemptibleUnits,
  type QueuedUnits,
  type ReleasedUnits,
  type ReleasePlan,
  type ReleasePriority,
  type ReleaseQuestion,
  releaseBackorders,
} from '../../../../src/domain/backorder/release/index.ts';
import { addDays } from '../../../../src/kernel/calendar-day.ts';

const TODAY = '2026-05-11';
const waits = (orderId: string, waiting: number, more: Partial<QueuedUnits> = {}): QueuedUnits => ({
  orderId,
  lineId: '1',
  sku: 'A',
  waiting,
  placedAt: '2026-05-04T10:00:00.000Z',
  ...more,
});
const came = (quantity: number, sku = 'A', locationId = 'RTM') => ({ sku, locationId, quantity });
const release = (question: Partial<ReleaseQuestion>): ReleasePlan =>
  releaseBackorders({ today: TODAY, queue: [], arrivals: [], ...question })._unsafeUnwrap();
const gets = ({ releases }: ReleasePlan, orderId: string): number =>
  releases.filter((units) => units.orderId === orderId).reduce((sum, { quantity }) => sum + quantity, 0);

const monday = waits('A', 4, { placedAt: '2026-05-04T10:00:00.000Z' });
const tuesday = waits('B', 3, { placedAt: '2026-05-05T10:00:00.000Z' });

describe('releaseBackorders', () => {
  it('gives 4 to who ordered on Monday and 1 to who ordered on Tuesday when 5 come', () => {
    const plan = release({ queue: [tuesday, monday], arrivals: [came(5)], priority: 'first-come' });
    expect(plan).toEqual({
      releases: [
        { orderId: 'A', lineId: '1', sku: 'A', locationId: 'RTM', quantity: 4 },
        { orderId: 'B', lineId: '1', sku: 'A', locationId: 'RTM', quantity: 1 },
      ],
      preempted: [],
      completed: ['A'],
      kept: [],
      left: [],
    });
  });

  // 5 over [4, 3]: exact shares 2.857 and 2.143; the remainder goes to the larger rest
  it('shares 5 units fairly as 3 and 2', () => {
    const plan = release({ queue: [monday, tuesday], arrivals: [came(5)], priority: 'fair-share' });
    expect([gets(plan, 'A'), gets(plan, 'B')]).toEqual([3, 2]);
  });

  it.each<[ReleasePriority, Partial<QueuedUnits>, Partial<QueuedUnits>]>([
    ['promise-day', { promisedDay: '2026-05-13' }, { promisedDay: '2026-05-12' }],
    ['promise-day', {}, { promisedDay: '2026-12-31' }],
    ['customer-tier', { tier: 2 }, { tier: 1 }],
    ['customer-tier', {}, { tier: 9 }],
    ['margin', { unitMarginMinor: 100 }, { unitMarginMinor: 101 }],
  ])('serves the later order first by %s: %j against %j', (priority, early, late) => {
    const plan = release({
      queue: [
        { ...monday, ...early },
        { ...tuesday, ...late },
      ],
      arrivals: [came(5)],
      priority,
    });
    expect([gets(plan, 'A'), gets(plan, 'B')]).toEqual([2, 3]);
  });

  it('takes the promised day by default, then the day of the order, then the id', () => {
    const plan = release({
      queue: [
        waits('B', 1),
        waits('A', 1),
        waits('C', 1, { placedAt: '2026-05-01T00:00:00.000Z' }),
        waits('D', 1, { promisedDay: '2026-06-01' }),
      ],
      arrivals: [came(3)],
    });
    expect(plan.releases.map(({ orderId }) => orderId)).toEqual(['D', 'C', 'A']);
  });

  it('completes orders that can be completed before it begins others', () => {
    const queue = [
      waits('A', 4),
      waits('A', 9, { lineId: '2', sku: 'B' }),
      waits('C', 3, { placedAt: '2026-05-09T10:00:00.000Z' }),
    ];
    const plan = release({ queue, arrivals: [came(5), came(2, 'B')], priority: 'complete-orders-first' });
    expect(plan.completed).toEqual(['C']);
    expect([gets(plan, 'C'), gets(plan, 'A')]).toEqual([3, 4]);
  });

  it('releases an order that must ship complete as a whole or not at all', () => {
    const whole = (orderId: string) => [
      waits(orderId, 2, { shipComplete: true }),
      waits(orderId, 2, { lineId: '2', sku: 'B', shipComplete: true }),
    ];
    const short = release({ queue: [...whole('A'), waits('Z', 2)], arrivals: [came(2), came(1, 'B')] });
    expect([gets(short, 'A'), gets(short, 'Z')]).toEqual([0, 2]);
    expect(short.left).toEqual([came(1, 'B')]);
    expect(release({ queue: whole('A'), arrivals: [came(2), came(2, 'B')] }).completed).toEqual(['A']);
  });

  it('lets nobody wait for ever: who has been patient long enough comes first', () => {
    const late = waits('new', 5, { tier: 1, placedAt: '2026-05-10T10:00:00.000Z' });
    const old = (placedAt: string) => waits('old', 5, { tier: 9, placedAt });
    const first = (placedAt: string) =>
      release({ queue: [late, old(placedAt)], arrivals: [came(5)], priority: 'customer-tier', patienceDays: 7 })
        .releases[0]?.orderId;
    expect(first('2026-05-04T23:59:00.000Z')).toBe('old');
    expect(first('2026-05-05T00:00:00.000Z')).toBe('new');
  });

  describe('for an order that must leave complete and has waited long', () => {
    const old = (orderId: string, tier: number) =>
      (['A', 'B'] as const).map((sku) => waits(orderId, 3, { lineId: sku, sku, tier, shipComplete: true }));

    it('keeps what it cannot leave with yet', () => {
      const asked = {
        queue: [...old('O', 9), waits('N', 9, { tier: 1, placedAt: '2026-05-10T10:00:00.000Z' })],
        arrivals: [came(2), came(4, 'B')],
      };
      const plan = release({ ...asked, priority: 'customer-tier', patienceDays: 7 });
      expect(plan).toMatchObject({ releases: [], completed: [], left: [came(1, 'B')] });
      expect(plan.kept.map(({ sku, quantity }) => [sku, quantity])).toEqual([
        ['A', 2],
        ['B', 3],
      ]);
      expect(gets(release({ ...asked, priority: 'customer-tier', patienceDays: 8 }), 'N')).toBe(2);
    });

    /** Every day one unit of each SKU comes, and a better customer who wants two of each. */
    function daysUntilReleased(patienceDays: number): number | undefined {
      let queue = old('O', 9);
      let stock: ReleaseQuestion['arrivals'] = [];
      for (let n = 0; n < 40; n += 1) {
        const today = addDays('2026-05-04', n)._unsafeUnwrap();
        const more = { tier: 1, placedAt: `${today}T09:00:00.000Z` };
        queue = [...queue, waits(`N${n}`, 2, more), waits(`N${n}`, 2, { ...more, lineId: 'B', sku: 'B' })];
        const arrivals = [...stock, came(1), came(1, 'B')];
        const plan = release({ today, queue, arrivals, priority: 'customer-tier', patienceDays });
        if (plan.completed.includes('O')) return n;
        stock = [...plan.left, ...plan.kept];
        queue = queue.map((units) => ({
          ...units,
          waiting:
            units.waiting -
            sum(plan.releases.filter((own) => own.orderId === units.orderId && own.lineId === units.lineId)),
        }));
      }
      return undefined;
    }

    it('so that it leaves at last, though better customers come every day; without patience it never would', () => {
      // from day 10 on it comes first, and three units of each come in three days
      expect(daysUntilReleased(10)).toBe(12);
      expect(daysUntilReleased(1000)).toBeUndefined();
    });
  });

  it('serves the patient in the order of their orders, whatever their rank', () => {
    const queue = [
      waits('better', 2, { tier: 1, placedAt: '2026-05-02T10:00:00.000Z' }),
      waits('earlier', 2, { tier: 9, placedAt: '2026-05-01T10:00:00.000Z' }),
    ];
    const plan = release({ queue, arrivals: [came(2)], priority: 'customer-tier', patienceDays: 9 });
    expect([gets(plan, 'better'), gets(plan, 'earlier')]).toEqual([0, 2]);
  });

  it('serves who was patient before it shares, and before it completes orders', () => {
    const queue = [waits('old', 2), waits('new', 2, { placedAt: '2026-05-10T10:00:00.000Z' })];
    for (const priority of ['fair-share', 'complete-orders-first'] as const) {
      const plan = release({ queue, arrivals: [came(2)], priority, patienceDays: 7 });
      expect([gets(plan, 'old'), gets(plan, 'new')]).toEqual([2, 0]);
    }
    const plan = release({ queue, arrivals: [came(2)], priority: 'fair-share', patienceDays: 8 });
    expect([gets(plan, 'old'), gets(plan, 'new')]).toEqual([1, 1]);
  });

  it('does not compile with a priority that nobody knows', () => {
    // @ts-expect-error no such priority
    expect(gets(release({ queue: [waits('A', 1)], arrivals: [came(1)], priority: 'loudest' }), 'A')).toBe(1);
  });

  it('takes the cheaper of two places that got units', () => {
    const costMinor = ({ locationId }: { locationId: string }) => (locationId === 'ANR' ? 300 : 500);
    const plan = release({ queue: [waits('A', 5)], arrivals: [came(4), came(4, 'A', 'ANR')], costMinor });
    expect(plan.releases.map(({ locationId, quantity }) => [locationId, quantity])).toEqual([
      ['ANR', 4],
      ['RTM', 1],
    ]);
    expect(plan.left).toEqual([came(3)]);
  });

  describe('with units that may be taken from later orders', () => {
    const holds = (orderId: string, allocated: number, more: Partial<PreemptibleUnits> = {}): PreemptibleUnits => {
      const { waiting: _, ...units } = waits(orderId, 0);
      return { ...units, locationId: 'RTM', allocated, ...more };
    };

    it('takes them for who comes first, and says from whom', () => {
      const later = holds('B', 3, { placedAt: '2026-05-08T10:00:00.000Z' });
      const plan = release({ queue: [waits('A', 5)], arrivals: [came(3)], preemptible: [later] });
      expect(gets(plan, 'A')).toBe(5);
      expect(plan.preempted).toEqual([{ orderId: 'B', lineId: '1', sku: 'A', locationId: 'RTM', quantity: 2 }]);
      expect(plan.completed).toEqual(['A']);
    });

    it('does not break up an order that must leave complete and keeps its units', () => {
      const whole = { shipComplete: true, placedAt: '2026-05-08T10:00:00.000Z' };
      const queue = [waits('A', 2)];
      const both = [holds('B', 2, whole), holds('B', 1, { ...whole, lineId: '2', sku: 'B' })];
      const plan = release({ queue, preemptible: both });
      expect(plan.releases).toEqual([{ orderId: 'A', lineId: '1', sku: 'A', locationId: 'RTM', quantity: 2 }]);
      // what is left of order B could not leave: it waits as a whole
      expect(plan.preempted.map(({ sku: own, quantity }) => [own, quantity])).toEqual([
        ['A', 2],
        ['B', 1],
      ]);
    });

    // 3 units at 500 in Rotterdam; Antwerp has 2 at 300
    it('moves assigned units to a place that has become cheaper, if the gain is worth the work', () => {
      const costMinor = ({ locationId }: { locationId: string }) => (locationId === 'ANR' ? 300 : 500);
      const asked = { preemptible: [holds('B', 3)], arrivals: [came(2, 'A', 'ANR')], costMinor };
      const plan = release({ ...asked, movingMinor: 199 });
      expect(plan.releases).toEqual([{ orderId: 'B', lineId: '1', sku: 'A', locationId: 'ANR', quantity: 2 }]);
      expect(plan.preempted).toEqual([{ orderId: 'B', lineId: '1', sku: 'A', locationId: 'RTM', quantity: 2 }]);
      expect(plan.left).toEqual([came(2)]);
      expect(release({ ...asked, movingMinor: 200 })).toMatchObject({ releases: [], preempted: [] });
    });

    it('leaves them where they are otherwise', () => {
      const earlier = holds('B', 3, { placedAt: '2026-05-01T10:00:00.000Z' });
      const plan = release({ queue: [waits('A', 5)], arrivals: [came(3)], preemptible: [earlier] });
      expect(gets(plan, 'A')).toBe(3);
      expect(plan.preempted).toEqual([]);
      const same = release({
        queue: [waits('A', 5)],
        arrivals: [came(2)],
        preemptible: [holds('A', 3, { lineId: '2' })],
      });
      expect([gets(same, 'A'), same.preempted]).toEqual([2, []]);
    });
  });

  it.each<[Partial<ReleaseQuestion>, string]>([
    [{ today: 'x', queue: [waits('A', -1)] }, 'backorder.not-a-day'],
    [{ queue: [waits('A', -1, { promisedDay: 'x' })] }, 'backorder.quantity-not-whole'],
    [{ queue: [waits('A', 1, { promisedDay: 'x' })] }, 'backorder.not-a-day'],
    [{ queue: [waits('A', 1), waits('A', 1)] }, 'backorder.line-named-twice'],
    [{ queue: [waits('A', 1, { placedAt: 'yesterday' })] }, 'backorder.not-a-day'],
    [{ arrivals: [came(0.5)] }, 'backorder.quantity-not-whole'],
    [{ patienceDays: -1 }, 'backorder.quantity-not-whole'],
  ])('refuses %j with %s', (question, code) => {
    expect(releaseBackorders({ today: TODAY, queue: [], arrivals: [], ...question })._unsafeUnwrapErr()).toEqual({
      code,
    });
  });
});

const sku = fc.constantFrom('A', 'B');
const place = fc.constantFrom('RTM', 'ANR');
const stamp = fc.integer({ min: 1, max: 10 }).map((day) => `2026-05-${String(day).padStart(2, '0')}T10:00:00.000Z`);
const rank = {
  placedAt: stamp,
  promisedDay: fc.constantFrom('2026-05-12', '2026-05-20', undefined),
  tier: fc.constantFrom(1, 2, undefined),
  unitMarginMinor: fc.nat(3),
  shipComplete: fc.boolean(),
};
/** Without the fields that are undefined. */
const drop = (value: object): ReleaseQuestion => JSON.parse(JSON.stringify(value));
const world = fc
  .record({
    queue: fc.array(fc.record({ order: fc.nat(3), sku, waiting: fc.nat(6), ...rank }), { maxLength: 6 }),
    arrivals: fc.array(fc.record({ sku, locationId: place, quantity: fc.nat(6) }), { maxLength: 4 }),
    preemptible: fc.array(fc.record({ order: fc.nat(2), sku, locationId: place, allocated: fc.nat(4), ...rank }), {
      maxLength: 2,
    }),
    priority: fc.constantFrom<ReleasePriority>(
      'first-come',
      'promise-day',
      'customer-tier',
      'margin',
      'fair-share',
      'complete-orders-first',
    ),
    patienceDays: fc.constantFrom(3, 30),
  })
  .map(({ queue, arrivals, preemptible, priority, patienceDays }): ReleaseQuestion => {
    const whole = new Map(queue.map(({ order, shipComplete }) => [order, shipComplete]));
    return drop({
      today: TODAY,
      queue: queue.map(({ order, ...units }, i) => ({
        ...units,
        orderId: `O${order}`,
        lineId: String(i),
        shipComplete: whole.get(order) ?? false,
      })),
      arrivals,
      preemptible: preemptible.map(({ order, ...units }, i) => ({
        ...units,
        orderId: `H${order}`,
        lineId: `h${i}`,
        shipComplete: false,
      })),
      priority,
      patienceDays,
    });
  });
const sum = (units: readonly { readonly quantity: number }[]): number =>
  units.reduce((total, { quantity }) => total + quantity, 0);

/** L29 as a checker that may be run on any plan. */
function breaksTheLaw(question: ReleaseQuestion, plan: ReleasePlan): string | undefined {
  for (const own of ['A', 'B']) {
    const of = <Units extends { readonly sku: string; readonly quantity: number }>(list: readonly Units[]) =>
      sum(list.filter((units) => units.sku === own));
    const supply = of(question.arrivals) + of(plan.preempted);
    const used = of(plan.releases) + of(plan.kept) + of(plan.left);
    if (used < supply) return 'units were lost';
    if (used > supply) return 'a unit was used twice';
    const wanting = question.queue.some(
      ({ orderId, lineId, sku: wanted, waiting, shipComplete }) =>
        wanted === own &&
        shipComplete !== true &&
        waiting > sum(plan.releases.filter((units) => units.orderId === orderId && units.lineId === lineId)),
    );
    if (wanting && of(plan.left) > 0) return 'units are left while somebody waits';
  }
  for (const { orderId, lineId, waiting, shipComplete } of question.queue) {
    const got = sum(plan.releases.filter((units) => units.orderId === orderId && units.lineId === lineId));
    if (got > waiting) return 'somebody got more than he waits for';
    const all = question.queue.filter((units) => units.orderId === orderId);
    const complete = all.every(
      (units) => sum(plan.releases.filter((r) => r.orderId === orderId && r.lineId === units.lineId)) === units.waiting,
    );
    if (shipComplete === true && got > 0 && !complete) return 'an order that must ship complete was broken';
    if (plan.completed.includes(orderId) !== complete) return 'completed orders are not told';
  }
  return undefined;
}

/** Who comes first where nobody has been patient, written down once more. */
function comesBefore(priority: ReleasePriority, a: QueuedUnits, b: QueuedUnits): boolean {
  const key = (units: QueuedUnits): string => {
    const promise = units.promisedDay ?? '9999';
    if (priority === 'first-come') return units.placedAt;
    if (priority === 'customer-tier') return `${units.tier ?? 9} ${promise} ${units.placedAt}`;
    if (priority === 'margin') return `${9 - (units.unitMarginMinor ?? 0)} ${promise} ${units.placedAt}`;
    return `${promise} ${units.placedAt}`;
  };
  return key(a) < key(b);
}

describe('every release', () => {
  it('lets nobody who comes later have what somebody who comes first still waits for, with and without preemption', () => {
    fc.assert(
      fc.property(world, fc.boolean(), (asked, preempting) => {
        fc.pre(asked.priority !== 'fair-share' && asked.priority !== 'complete-orders-first');
        const question = drop({
          ...asked,
          patienceDays: 1000,
          queue: asked.queue.map((units) => ({ ...units, shipComplete: false })),
          preemptible: preempting ? asked.preemptible : [],
        });
        const { releases, preempted } = releaseBackorders(question)._unsafeUnwrap();
        const at = (list: readonly ReleasedUnits[], { orderId, lineId }: QueuedUnits) =>
          sum(list.filter((units) => units.orderId === orderId && units.lineId === lineId));
        const has = [
          ...question.queue.map((units) => ({ units, got: at(releases, units), wants: units.waiting })),
          ...(question.preemptible ?? []).map(({ allocated, ...held }) => {
            const units = { ...held, waiting: allocated };
            return { units, got: allocated + at(releases, units) - at(preempted, units), wants: allocated };
          }),
        ];
        for (const first of has) {
          for (const later of has) {
            const rivals = first.units.sku === later.units.sku && first.got < first.wants && later.got > 0;
            if (rivals) expect(comesBefore(question.priority ?? 'promise-day', first.units, later.units)).toBe(false);
          }
        }
      }),
    );
  });

  it('uses each unit once, leaves none while somebody waits, and breaks no complete order (L29)', () => {
    fc.assert(
      fc.property(world, (question) => {
        expect(breaksTheLaw(question, releaseBackorders(question)._unsafeUnwrap())).toBeUndefined();
      }),
    );
  });

  it('does not depend on the order of the lists', () => {
    fc.assert(
      fc.property(world, (question) => {
        const turned = {
          ...question,
          queue: [...question.queue].reverse(),
          arrivals: [...question.arrivals].reverse(),
          preemptible: [...(question.preemptible ?? [])].reverse(),
        };
        const plain = (plan: ReleasePlan) => ({
          ...plan,
          preempted: [...plan.preempted].map((units) => JSON.stringify(units)).sort(),
        });
        expect(plain(releaseBackorders(turned)._unsafeUnwrap())).toEqual(
          plain(releaseBackorders(question)._unsafeUnwrap()),
        );
      }),
    );
  });

  it('serves nobody later who was patient, as long as anything is there for him', () => {
    fc.assert(
      fc.property(world, (question) => {
        const plan = releaseBackorders({
          ...question,
          preemptible: [],
          priority: 'margin',
          patienceDays: 3,
        })._unsafeUnwrap();
        const isOld = ({ placedAt }: QueuedUnits) => placedAt.slice(0, 10) <= '2026-05-08';
        const got = ({ orderId, lineId }: QueuedUnits) =>
          sum(plan.releases.filter((units) => units.orderId === orderId && units.lineId === lineId));
        for (const old of question.queue.filter(
          (units) => isOld(units) && units.shipComplete !== true && got(units) < units.waiting,
        )) {
          const younger = question.queue.filter(
            (units) => !isOld(units) && units.sku === old.sku && units.shipComplete !== true,
          );
          for (const other of younger) expect(got(other)).toBe(0);
        }
      }),
    );
  });

  it('would be caught using a unit twice, or leaving units lying about', () => {
    const planted = (change: (plan: ReleasePlan) => ReleasePlan) =>
      fc.check(
        fc.property(
          world,
          (question) => breaksTheLaw(question, change(releaseBackorders(question)._unsafeUnwrap())) === undefined,
        ),
      ).failed;
    expect(planted((plan) => plan)).toBe(false);
    expect(planted((plan) => ({ ...plan, releases: [...plan.releases, ...plan.releases.slice(0, 1)] }))).toBe(true);
    expect(planted((plan) => ({ ...plan, releases: plan.releases.slice(1) }))).toBe(true);
    expect(planted((plan) => ({ ...plan, completed: [] }))).toBe(true);
    expect(planted((plan) => ({ ...plan, kept: [] }))).toBe(true);
  });
});
