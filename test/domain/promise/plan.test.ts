import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PromiseQuestion, planPromise } from '../../../src/domain/promise/index.ts';
import { amsterdam, cart, days, standard } from './promise-world.ts';
import { earliestDay, type SmallWorld, smallQuestion } from './small-world.ts';

const ask = (more: Partial<PromiseQuestion> = {}) => planPromise(cart(more))._unsafeUnwrap();

describe('a promise', () => {
  it('is the earliest date for which there is a plan, with the plan', () => {
    const answer = ask();
    expect(answer).toMatchObject({
      kind: 'promised',
      window: { from: '2026-11-24T08:00:00.000Z', until: '2026-11-24T17:00:00.000Z' },
      shipments: [
        { plan: { locationId: 'ams', serviceId: 'standard' }, lines: [{ lineId: '1', sku: 'TEA', quantity: 1 }] },
      ],
    });
    expect(answer.kind === 'promised' && answer.shipments.map(({ plan }) => days(plan))).toEqual(['20 23 23 24 24']);
  });

  it('is read on the clock of the location, however the moment is written', () => {
    expect(ask({ now: '2026-11-20T16:59:00+01:00' })).toEqual(ask());
    expect(ask({ now: '2026-11-20T17:00:00+01:00' })).not.toEqual(ask());
  });

  it('comes from the best location and service', () => {
    const rotterdam = { ...amsterdam, locationId: 'rtm', processing: { workingDays: 0 } };
    const supply = ['ams', 'rtm'].map((locationId) => ({
      locationId,
      sku: 'TEA',
      curve: [{ day: '2026-11-20', quantity: 5 }],
    }));
    const express = {
      ...standard,
      serviceId: 'express',
      travels: standard.delivers,
      lanes: [{ from: 'ams', transitDays: 0 }],
    };
    expect(ask({ origins: [amsterdam, rotterdam], supply })).toMatchObject({
      shipments: [{ plan: { locationId: 'rtm', deliveryDay: '2026-11-21' } }],
    });
    expect(ask({ origins: [amsterdam], supply, services: [standard, express] })).toMatchObject({
      shipments: [{ plan: { serviceId: 'express' } }],
    });
  });

  it('waits for stock that is to come, or is split where that is allowed', () => {
    const rotterdam = { ...amsterdam, locationId: 'rtm' };
    const more = {
      origins: [amsterdam, rotterdam],
      lines: [{ lineId: '1', sku: 'TEA', quantity: 2 }],
      supply: [
        {
          locationId: 'ams',
          sku: 'TEA',
          curve: [
            { day: '2026-11-20', quantity: 1 },
            { day: '2026-11-30', quantity: 4 },
          ],
        },
        { locationId: 'rtm', sku: 'TEA', curve: [{ day: '2026-11-24', quantity: 1 }] },
      ],
    };
    expect(ask(more)).toMatchObject({ shipments: [{ plan: { deliveryDay: '2026-12-02' } }] });
    expect(ask({ ...more, split: 'allowed' })).toMatchObject({
      window: { until: '2026-11-26T17:00:00.000Z' },
      shipments: [
        { plan: { locationId: 'ams', deliveryDay: '2026-11-24' }, lines: [{ quantity: 1 }] },
        { plan: { locationId: 'rtm', deliveryDay: '2026-11-26' }, lines: [{ quantity: 1 }] },
      ],
    });
  });

  it('is not given without a plan, and every location and service says why', () => {
    const rotterdam = { ...amsterdam, locationId: 'rtm', shipmentsPerDay: 0 };
    const islands = { ...standard, serviceId: 'islands', lanes: [{ area: 'islands', transitDays: 1 }] };
    const supply = ['ams', 'rtm'].map((locationId) => ({
      locationId,
      sku: 'TEA',
      curve: [{ day: '2026-11-20', quantity: 5 }],
    }));
    const lines = [{ lineId: '1', sku: 'TEA', quantity: 6 }];
    expect(ask({ origins: [rotterdam, amsterdam], services: [standard, islands], supply, lines })).toEqual({
      kind: 'not-promised',
      reasons: [
        { locationId: 'ams', serviceId: 'islands', reason: 'no-lane' },
        { locationId: 'ams', serviceId: 'standard', reason: 'not-enough-stock' },
        { locationId: 'rtm', serviceId: 'islands', reason: 'no-lane' },
        { locationId: 'rtm', serviceId: 'standard', reason: 'no-capacity' },
      ],
    });
    expect(ask({ origins: [] })).toEqual({ kind: 'not-promised', reasons: [] });
  });

  it('is refused with the first reason that applies', () => {
    const twice = { origins: [amsterdam, amsterdam] };
    const bad = { origins: [{ ...amsterdam, backlogDays: -1 }] };
    const code = (more: Partial<PromiseQuestion>) => planPromise(cart(more))._unsafeUnwrapErr().code;
    const line = { lineId: '1', sku: 'TEA', quantity: 1 };
    expect(code({ now: '2026-11-20T16:59:00', lines: [], ...twice })).toBe('promise.not-a-moment');
    expect(code({ lines: [], ...twice })).toBe('promise.nothing-asked');
    expect(code({ lines: [{ ...line, quantity: 0 }], ...twice })).toBe('promise.quantity-not-whole');
    expect(code({ lines: [{ ...line, quantity: 1.5 }] })).toBe('promise.quantity-not-whole');
    const curve = (quantity: number) => [{ locationId: 'ams', sku: 'TEA', curve: [{ day: '2026-11-20', quantity }] }];
    expect(code({ supply: curve(-1), ...twice })).toBe('promise.quantity-not-whole');
    expect(code({ supply: curve(0.5) })).toBe('promise.quantity-not-whole');
    expect(code({ ...twice })).toBe('promise.named-twice');
    expect(code({ lines: [line, line], ...bad })).toBe('promise.named-twice');
    expect(code({ services: [standard, standard], ...bad })).toBe('promise.named-twice');
    expect(code({ supply: [...curve(1), ...curve(2)], ...bad })).toBe('promise.named-twice');
    expect(code(bad)).toBe('promise.not-a-count');
  });
});

describe('the law of promises', () => {
  const masks = ['12345', '135', '24', '1234567', ''] as const;
  const mask = fc.constantFrom(...masks);
  const place = fc.record({
    works: mask,
    workingDays: fc.nat(3),
    backlogDays: fc.nat(2),
    cutOff: fc.constantFrom('08:00', '12:00', '24:00'),
    booked: fc.array(fc.nat(6), { maxLength: 4 }),
    supply: fc.array(fc.tuple(fc.nat(9), fc.nat(3), fc.nat(3)), { maxLength: 3 }),
  });
  const service = fc.record({
    collects: mask,
    collectedUntil: fc.constantFrom('10:00', '18:00'),
    travels: mask,
    delivers: mask,
    deliveredUntil: fc.constantFrom('09:00', '21:00'),
    transitDays: fc.option(fc.nat(3), { nil: undefined }),
  });
  const world: fc.Arbitrary<SmallWorld> = fc.record({
    hour: fc.constantFrom(0, 8, 11, 12, 20),
    places: fc.array(place, { minLength: 1, maxLength: 3 }),
    services: fc.array(service, { minLength: 1, maxLength: 2 }),
    wanted: fc.record({ a: fc.integer({ min: 1, max: 4 }), b: fc.nat(3) }),
    split: fc.constantFrom('never', 'allowed'),
    notBefore: fc.option(fc.nat(9), { nil: undefined }),
    notOn: fc.subarray(['mon', 'wed', 'sat', 'sun'] as const),
  });
  const promisedDay = (small: SmallWorld): number | undefined => {
    const answer = planPromise(smallQuestion(small))._unsafeUnwrap();
    if (answer.kind === 'not-promised') return undefined;
    return Math.max(
      ...answer.shipments.map(({ plan }) =>
        Math.round((Date.parse(plan.deliveryDay) - Date.UTC(2026, 5, 15)) / 86_400_000),
      ),
    );
  };

  it('a promise is given exactly when a plan exists, and none is earlier', () => {
    let given = 0;
    let denied = 0;
    fc.assert(
      fc.property(world, (small) => {
        const day = promisedDay(small);
        if (day === undefined) denied += 1;
        else given += 1;
        expect(day).toBe(earliestDay(small));
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(given, denied)).toBeGreaterThan(100);
  });

  it('holds in every one of the small worlds', () => {
    let worlds = 0;
    const first = ['12345', '135', '24', '1234567'] as const;
    for (const works of first)
      for (const collects of first)
        for (const delivers of first)
          for (const workingDays of [0, 1, 2])
            for (const transitDays of [0, 1, 2])
              for (const hour of [11, 12])
                for (const day of [0, 3])
                  for (const booked of [[], [0, 1, 2]]) {
                    const small: SmallWorld = {
                      hour,
                      places: [{ works, workingDays, backlogDays: 0, cutOff: '12:00', booked, supply: [[day, 1, 0]] }],
                      services: [
                        {
                          collects,
                          collectedUntil: '18:00',
                          travels: '12345',
                          delivers,
                          deliveredUntil: '21:00',
                          transitDays,
                        },
                      ],
                      wanted: { a: 1, b: 0 },
                      split: 'never',
                      notBefore: undefined,
                      notOn: [],
                    };
                    worlds += 1;
                    if (promisedDay(small) !== earliestDay(small)) expect(small).toBe('a world in which the law holds');
                  }
    expect(worlds).toBe(4 ** 3 * 3 * 3 * 2 * 2 * 2);
  });

  it('holds for the contents: every unit is in one parcel, no place gives more than it has by then', () => {
    fc.assert(
      fc.property(world, (small) => {
        const question = smallQuestion(small);
        const answer = planPromise(question)._unsafeUnwrap();
        if (answer.kind === 'not-promised') return;
        const got = new Map<string, number>();
        for (const { plan, lines } of answer.shipments) {
          const here = new Map<string, number>();
          for (const { lineId, sku, quantity } of lines) {
            expect(quantity).toBeGreaterThan(0);
            got.set(lineId, (got.get(lineId) ?? 0) + quantity);
            here.set(sku, (here.get(sku) ?? 0) + quantity);
          }
          for (const [sku, quantity] of here) {
            const curve =
              question.supply.find((each) => each.locationId === plan.locationId && each.sku === sku)?.curve ?? [];
            expect(curve.filter(({ day }) => day <= plan.startDay).at(-1)?.quantity ?? 0).toBeGreaterThanOrEqual(
              quantity,
            );
          }
        }
        expect([...got].sort()).toEqual(question.lines.map(({ lineId, quantity }) => [lineId, quantity]).sort());
        const places = answer.shipments.map(({ plan }) => plan.locationId);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  it('more stock, another place or service never make it later, and the order of everything is irrelevant', () => {
    fc.assert(
      fc.property(world, place, service, (small, place_, service_) => {
        const later = (day: number | undefined): number => day ?? Number.POSITIVE_INFINITY;
        const day = later(promisedDay(small));
        expect(later(promisedDay({ ...small, places: [...small.places, place_] }))).toBeLessThanOrEqual(day);
        expect(later(promisedDay({ ...small, services: [...small.services, service_] }))).toBeLessThanOrEqual(day);
        const more = small.places.map((each) => ({
          ...each,
          supply: each.supply.map(([d, a, b]) => [d, a + 1, b] as const),
        }));
        expect(later(promisedDay({ ...small, places: more }))).toBeLessThanOrEqual(day);
        const question = smallQuestion(small);
        const { origins, services, supply, lines } = question;
        const mixed = {
          origins: [...origins].reverse(),
          services: [...services].reverse(),
          supply: [...supply].reverse(),
          lines: [...lines].reverse(),
        };
        expect(planPromise({ ...question, ...mixed })._unsafeUnwrap()).toEqual(planPromise(question)._unsafeUnwrap());
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the zone or the language of the machine', () => {
    const script = `
      import { planPromise } from './src/domain/promise/index.ts';
      import { cart } from './test/domain/promise/promise-world.ts';
      process.stdout.write(JSON.stringify(planPromise(cart())._unsafeUnwrap()));`;
    for (const [TZ, LANG] of [
      ['America/Los_Angeles', 'tr_TR.UTF-8'],
      ['Pacific/Auckland', 'de_DE.UTF-8'],
    ]) {
      const options = { env: { ...process.env, TZ, LANG, LC_ALL: LANG }, encoding: 'utf8' as const };
      const told = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], options);
      expect(JSON.parse(told)).toEqual(ask());
    }
  });
});
