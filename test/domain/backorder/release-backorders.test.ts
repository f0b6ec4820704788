import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PreemptibleUnits,
  type QueuedUnits,
  type ReleasePlan,
  type ReleasePriority,
  type ReleaseQuestion,
  releaseBackorders,
} from '../../../src/domain/backorder/index.ts';

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
    [{ arrivals: [came(0.5)] }, 'backorder.quantity-not-whole'],
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
    if (of(plan.releases) + of(plan.left) < supply) return 'units were lost';
    if (of(plan.releases) > supply) return 'a unit was used twice';
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

describe('every release', () => {
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
  });
});
