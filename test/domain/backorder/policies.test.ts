import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BackorderDecision,
  type BackorderQuestion,
  decideBackorder,
} from '../../../src/domain/backorder/index.ts';
import type { PartialShipmentPolicy } from '../../../src/domain/order/index.ts';
import { addDays } from '../../../src/kernel/calendar-day.ts';

/*
 * Small worlds, looked through from end to end by code that shares nothing with the room: units are handed out one by one
 * in every possible way, and each policy's sentence is read off the outcomes.
 */
const TODAY = '2026-05-01';
const onDay = (n: number): string => addDays(TODAY, n)._unsafeUnwrap();

interface World {
  readonly lines: readonly { readonly sku: string; readonly ordered: number; readonly shippable: number }[];
  readonly arrivals: readonly { readonly sku: string; readonly after: number; readonly quantity: number }[];
  readonly latest: number | undefined;
  readonly uncovered: 'wait' | 'cancel';
  readonly most: number | undefined;
}

const world: fc.Arbitrary<World> = fc.record({
  lines: fc
    .array(fc.record({ sku: fc.constantFrom('A', 'B'), ordered: fc.nat(3), short: fc.nat(3) }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((lines) =>
      lines.map(({ sku, ordered, short }) => ({ sku, ordered, shippable: Math.max(0, ordered - short) })),
    ),
  arrivals: fc.array(
    fc.record({ sku: fc.constantFrom('A', 'B'), after: fc.integer({ min: 1, max: 4 }), quantity: fc.nat(3) }),
    { maxLength: 3 },
  ),
  latest: fc.constantFrom(undefined, 0, 1, 2, 3, 4),
  uncovered: fc.constantFrom('wait', 'cancel'),
  most: fc.constantFrom(undefined, 1, 2),
});

function questionOf(
  { lines, arrivals, latest, uncovered, most }: World,
  policy: PartialShipmentPolicy,
): BackorderQuestion {
  const wish = <Value>(value: Value) => ({ value, level: 'customer' as const, mandatory: false });
  return {
    today: TODAY,
    lines: lines.map((line, i) => ({ ...line, lineId: String(i) })),
    arrivals: arrivals.map(({ sku, after, quantity }) => ({ sku, day: onDay(after), quantity })),
    wishes: {
      partialShipment: wish(policy),
      ...(latest === undefined ? {} : { latestDay: wish(onDay(latest)) }),
      ...(most === undefined ? {} : { maxShipments: wish(most) }),
    },
    rules: { uncovered },
  };
}

/** For each way to hand the arriving units out: how many units each line gets, and the last day of them. */
function* handOuts({ lines, arrivals, latest }: World): Iterable<readonly (readonly number[])[]> {
  const units = arrivals
    .filter(({ after }) => latest === undefined || after <= latest)
    .flatMap(({ sku, after, quantity }) => Array.from({ length: quantity }, () => ({ sku, after })));
  const given: number[][] = lines.map(() => []);
  function* from(at: number): Iterable<readonly (readonly number[])[]> {
    const unit = units[at];
    if (unit === undefined) {
      yield given.map((own) => [...own]);
      return;
    }
    yield* from(at + 1);
    for (const [i, line] of lines.entries()) {
      const own = given[i] as number[];
      if (line.sku !== unit.sku || own.length >= line.ordered - line.shippable) continue;
      own.push(unit.after);
      yield* from(at + 1);
      own.pop();
    }
  }
  yield* from(0);
}

const ordered = ({ lines }: World): number => lines.reduce((sum, line) => sum + line.ordered, 0);
const short = ({ lines }: World): number => lines.reduce((sum, line) => sum + line.ordered - line.shippable, 0);

/** Most units that arrivals can cover in time, and the earliest day on which all of the order can be there. */
function possible(own: World): { readonly covered: number; readonly complete: number | undefined } {
  let covered = 0;
  let complete: number | undefined;
  for (const given of handOuts(own)) {
    const units = given.flat();
    covered = Math.max(covered, units.length);
    const day = Math.max(0, ...units);
    if (units.length === short(own)) complete = Math.min(complete ?? day, day);
  }
  return { covered, complete };
}

const sum = (units: readonly { readonly quantity: number }[]): number =>
  units.reduce((total, { quantity }) => total + quantity, 0);
const totals = ({ lines }: BackorderDecision) => ({
  ships: lines.reduce((total, { shipNow }) => total + shipNow, 0),
  waits: lines.reduce((total, { waiting }) => total + sum(waiting), 0),
  cancelled: lines.reduce((total, { cancelled }) => total + cancelled, 0),
  days: new Set(lines.flatMap(({ waiting }) => waiting.map(({ day }) => day))),
});

/** What the sentence of a policy asks for, in totals; `undefined` where it leaves it open. */
function breach(own: World, policy: PartialShipmentPolicy, decision: BackorderDecision): string | undefined {
  const { ships, waits, cancelled, days } = totals(decision);
  const { covered, complete } = possible(own);
  const all = ordered(own);
  const there = all - short(own);
  const keeps = own.uncovered === 'wait';
  const shipments = (ships > 0 ? 1 : 0) + days.size;
  if (ships + waits + cancelled !== all) return 'loses or doubles a unit';
  const latest = own.latest === undefined ? undefined : onDay(own.latest);
  if (latest !== undefined && [...days].some((day) => day !== undefined && day > latest))
    return 'lets a unit wait past its latest day';
  if (own.most !== undefined && policy !== 'ship-complete' && shipments > own.most)
    return 'more shipments than allowed';
  switch (policy) {
    case 'backorder-balance': {
      if (cancelled !== (keeps ? 0 : short(own) - covered)) return 'cancels other than what nothing covers';
      const free = own.most === undefined;
      return free && ships !== there ? 'does not ship what is there' : undefined;
    }
    case 'cancel-balance':
      return ships === there && waits === 0 ? undefined : 'does not ship what is there and cancel the rest';
    case 'fill-or-kill':
      return ships === (there === all ? all : 0) && waits === 0 ? undefined : 'neither fills nor kills';
    case 'ship-complete': {
      if (there === all) return ships === all ? undefined : 'does not ship what is complete';
      if (ships > 0) return 'breaks the order';
      if (complete === undefined)
        return cancelled === (keeps ? 0 : all) ? undefined : 'does not follow the stated rule';
      return days.size === 1 && days.has(onDay(complete)) && waits === all ? undefined : 'waits for another day';
    }
    case 'ask-customer': {
      if (cancelled !== (keeps ? 0 : short(own) - covered)) return 'cancels before anybody was asked';
      const asks = decision.kind === 'ask-customer' && decision.question !== undefined;
      return asks === short(own) > 0 ? undefined : 'asks for nothing, or does not ask';
    }
    default:
      return undefined;
  }
}

const POLICIES = ['backorder-balance', 'cancel-balance', 'fill-or-kill', 'ship-complete', 'ask-customer'] as const;
const decide = (own: World, policy: PartialShipmentPolicy): BackorderDecision =>
  decideBackorder(questionOf(own, policy))._unsafeUnwrap();

describe('in small worlds, where every way to hand units out can be tried', () => {
  it.each(POLICIES)('%s does what its sentence says', (policy) => {
    fc.assert(
      fc.property(world, (own) => {
        expect(breach(own, policy, decide(own, policy))).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });

  it('ship-complete-lines ships or dates whole lines, and cancels none that could be complete on its own', () => {
    fc.assert(
      fc.property(world, (own) => {
        const decision = decide(own, 'ship-complete-lines');
        for (const [i, { shipNow, waiting, cancelled }] of decision.lines.entries()) {
          const line = own.lines[i] as World['lines'][number];
          expect([shipNow, sum(waiting), cancelled].filter((units) => units > 0).length).toBeLessThanOrEqual(1);
          expect(shipNow + sum(waiting) + cancelled).toBe(line.ordered);
          const alone = { ...own, lines: [line] };
          const rivals = own.lines.filter(({ sku }) => sku === line.sku).length > 1;
          if (!rivals && possible(alone).complete !== undefined) expect(cancelled).toBe(0);
          if (own.uncovered === 'cancel' && possible(alone).complete === undefined)
            expect(cancelled).toBe(line.ordered);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('one unit more never cancels more, whatever the policy', () => {
    fc.assert(
      fc.property(
        world,
        fc.constantFrom(...POLICIES),
        fc.constantFrom('A', 'B'),
        fc.nat(4),
        (own, policy, sku, after) => {
          const more = { ...own, arrivals: [...own.arrivals, { sku, after, quantity: 1 }] };
          expect(totals(decide(more, policy)).cancelled).toBeLessThanOrEqual(totals(decide(own, policy)).cancelled);
        },
      ),
    );
  });

  it('would catch a decider that cancels too much, splits what must not be split, or forgets the limit', () => {
    const caught = (policy: PartialShipmentPolicy, wrong: (own: World) => BackorderDecision): boolean =>
      fc.check(fc.property(world, (own) => breach(own, policy, wrong(own)) === undefined)).failed;
    for (const policy of POLICIES) expect(caught(policy, (own) => decide(own, policy))).toBe(false);
    expect(caught('backorder-balance', (own) => decide(own, 'cancel-balance'))).toBe(true);
    expect(caught('ship-complete', (own) => decide(own, 'backorder-balance'))).toBe(true);
    expect(caught('fill-or-kill', (own) => decide(own, 'ship-complete'))).toBe(true);
    expect(caught('ask-customer', (own) => decide(own, 'backorder-balance'))).toBe(true);
    expect(caught('backorder-balance', (own) => decide({ ...own, latest: 4 }, 'backorder-balance'))).toBe(true);
    expect(caught('cancel-balance', (own) => decide({ ...own, latest: 4 }, 'backorder-balance'))).toBe(true);
    expect(caught('backorder-balance', (own) => decide({ ...own, most: undefined }, 'backorder-balance'))).toBe(true);
    expect(caught('backorder-balance', (own) => decide({ ...own, arrivals: [] }, 'backorder-balance'))).toBe(true);
  });
});
