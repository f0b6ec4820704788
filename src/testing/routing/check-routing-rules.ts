import { type OrderFacts, type RoutingPlan, type RoutingRules, routeOrder } from '../../domain/routing/index.ts';
import { seededNumbers } from './choices.ts';
import { drawWorld } from './draw-world.ts';
import { frozenRules, frozenWorld } from './frozen.ts';
import type { Breach, RoutedAnswer, Router, RoutingLaw } from './law.ts';
import { claims, noStarvation, nothingShips } from './laws/answer-laws.ts';
import {
  idempotent,
  moreStock,
  orderIrrelevant,
  otherStock,
  sameAgain,
  scaleOfCosts,
  tiesById,
} from './laws/change-laws.ts';
import { hardFences, limits } from './laws/rule-laws.ts';
import { explained, noOversell, noUnitTwice } from './laws/stock-laws.ts';
import { addsUp } from './laws/sum-laws.ts';
import { atAnyTime } from './read-rules.ts';
import { shrinkWorld } from './shrink-world.ts';
import { worldCount } from './world-count.ts';

/** How rules are checked. */
export interface RulesCheck {
  /** generated worlds; 200 when missing */
  readonly worlds?: number;
  /** 1 when missing */
  readonly seed?: number;
  /** orders of your own, looked at before the generated ones */
  readonly orders?: readonly OrderFacts[];
  /** what routes; `routeOrder` when missing */
  readonly router?: Router;
  /** laws of your own, beside the published ones */
  readonly laws?: readonly RoutingLaw[];
  /** ids of laws that these rules break on purpose */
  readonly except?: readonly string[];
  /** ids of the laws to look at; all when missing */
  readonly only?: readonly string[];
}

/** What became of each law. */
export interface RulesReport {
  readonly seed: number;
  readonly worlds: number;
  /** worlds in which something shipped, and in which everything did */
  readonly shipped: number;
  readonly complete: number;
  readonly laws: readonly LawReport[];
  /** one for each law that was broken; empty when the rules keep them all */
  readonly failures: readonly LawFailure[];
}

export interface LawReport {
  readonly lawId: string;
  readonly promise: string;
  readonly outcome: 'kept' | 'broken' | 'silent' | 'excepted';
  /** why the law says nothing about these rules */
  readonly because?: string;
}

/** A broken law, with the smallest world that was found to show it. */
export interface LawFailure {
  readonly lawId: string;
  /** what happens in that world */
  readonly sentence: string;
  /** plain JSON: `routeOrder({ ...world, rules })` shows it */
  readonly world: OrderFacts;
  /** the second world, for laws about two */
  readonly changed?: OrderFacts;
  /** number of the world before it was made smaller: recorded orders first, then generated ones */
  readonly foundIn: number;
}

const answers: RoutingLaw = {
  lawId: 'answers',
  promise: 'every order is answered: nothing is refused, thrown, or changed in the question',
  breach: () => undefined,
};

/** The laws that `checkRoutingRules` looks at, in this order. */
export const ROUTING_LAWS: readonly RoutingLaw[] = [
  answers,
  noUnitTwice,
  noOversell,
  hardFences,
  limits,
  explained,
  addsUp,
  sameAgain,
  orderIrrelevant,
  otherStock,
  moreStock,
  scaleOfCosts,
  tiesById,
  idempotent,
  noStarvation,
  claims,
];

const NUMBERS_PER_WORLD = 300;

/**
 * Checks rules (and, if you like, a router of your own) against the laws of routing, in worlds that are drawn around
 * what the rules speak of, as if the rules were in force. Every failure comes with a small world as JSON and a sentence.
 *
 * @law the same rules, options and seed give the same report; nothing that is handed in is changed
 * @errors none in the report: this is a test. Rules or options of the wrong type, which only JavaScript lets through, throw a
 * `TypeError` where they cannot be read, and the test fails
 * @example a fence that turns locations away once they have 3 units of something gives one failure: law `more-stock`,
 * a world with one line and one location that has 2, and the sentence `With 1 more of A at east, 1 unit stays unfilled
 * instead of 0.`
 */
export function checkRoutingRules(rules: RoutingRules, options: RulesCheck = {}): RulesReport {
  const { worlds: asked, seed = 1, orders = [], except = [], laws: own = [], only } = options;
  const worlds = worldCount(asked);
  const all = [...ROUTING_LAWS, ...own].filter(({ lawId }) => only?.includes(lawId) !== false);
  const considered = all.map((law) => ({ law, because: law.silentAbout?.(rules) }));
  const looked = considered.filter(({ law, because }) => because === undefined && !except.includes(law.lawId));
  const failures = new Map<string, LawFailure>();
  const court: Court = { rules: frozenRules(atAnyTime(rules)), router: options.router ?? routeOrder };
  let [shipped, complete] = [0, 0];
  let lying: number | undefined;
  for (let number = 0; number < orders.length + worlds; number += 1) {
    const world = frozenWorld(orders[number] ?? generated({ rules, seed, number }));
    const answer = answerOf(court, world);
    shipped += answer !== undefined && answer.allocations.length > 0 ? 1 : 0;
    complete += answer?.unfilled.every(({ quantity }) => quantity === 0) === true ? 1 : 0;
    for (const { law } of looked) {
      if (failures.has(law.lawId) || judge(court, law, { world, answer }) === undefined) continue;
      failures.set(law.lawId, { ...smallest(court, law, world), foundIn: number });
    }
    if (shipped === 0 && lying === undefined && judge(court, nothingShips, { world, answer }) !== undefined)
      lying = number;
  }
  if (shipped === 0 && lying !== undefined && looked.some(({ law }) => law === noStarvation)) {
    const world = orders[lying] ?? generated({ rules, seed, number: lying });
    failures.set(noStarvation.lawId, { ...smallest(court, nothingShips, world), foundIn: lying });
  }
  return {
    seed,
    worlds: orders.length + worlds,
    shipped,
    complete,
    laws: considered.map(({ law: { lawId, promise }, because }) => {
      const outcome = except.includes(lawId) ? 'excepted' : failures.has(lawId) ? 'broken' : 'kept';
      return because === undefined ? { lawId, promise, outcome } : { lawId, promise, outcome: 'silent', because };
    }),
    failures: [...failures.values()],
  };
}

/** Draws the world of a number. */
function generated({ rules, seed, number }: { rules: RoutingRules; seed: number; number: number }): OrderFacts {
  return drawWorld(seededNumbers({ seed: seed * 65_537 + number, count: NUMBERS_PER_WORLD }), rules);
}

interface Court {
  readonly rules: RoutingRules;
  readonly router: Router;
}

/** A world, and what the router answered in it. */
interface Judged {
  readonly world: OrderFacts;
  readonly answer: RoutedAnswer | undefined;
}

/** Puts a question to the router that it cannot change. */
function put({ rules, router }: Court, world: OrderFacts): ReturnType<Router> {
  return router(Object.freeze({ ...world, rules }));
}

/** What the router answers; undefined when it refuses or throws. */
function answerOf(court: Court, world: OrderFacts): RoutedAnswer | undefined {
  try {
    return put(court, world).unwrapOr(undefined);
  } catch {
    return undefined;
  }
}

function judge(court: Court, law: RoutingLaw, { world, answer }: Judged): Breach | undefined {
  if (answer === undefined) return law === answers ? { sentence: complaint(court, world) } : undefined;
  return law.breach({
    world,
    rules: court.rules,
    answer,
    ask: (other, rules) =>
      answerOf(rules === undefined ? court : { ...court, rules: frozenRules(rules) }, frozenWorld(other)),
    best: () => bestOf(court, world),
  });
}

function bestOf({ rules, router }: Court, world: OrderFacts): RoutingPlan | undefined {
  return router === routeOrder ? undefined : routeOrder({ ...world, rules }).unwrapOr(undefined);
}

/** Says how the router failed to answer. */
function complaint(court: Court, world: OrderFacts): string {
  try {
    return put(court, world).match(
      () => 'The router refused at first, and answered when it was asked again.',
      (refusal) => `The router refused: ${JSON.stringify(refusal)}.`,
    );
  } catch (thrown) {
    return `The router threw: ${String(thrown)}.`;
  }
}

/** A world as small as possible in which a law is still broken. */
function smallest(court: Court, law: RoutingLaw, world: OrderFacts): Omit<LawFailure, 'foundIn'> {
  const look = (candidate: OrderFacts): Breach | undefined => {
    const seen = frozenWorld(candidate);
    return isWellFormed(seen) ? judge(court, law, { world: seen, answer: answerOf(court, seen) }) : undefined;
  };
  let found = look(world);
  const stillShows = (candidate: OrderFacts): boolean => {
    const breach = look(candidate);
    found = breach ?? found;
    return breach !== undefined;
  };
  const small = isWellFormed(world) ? shrinkWorld({ world, stillShows }) : world;
  const { sentence, changed } = found ?? { sentence: 'It was broken once, and kept when looked at again.' };
  return { lawId: law.lawId, sentence, world: small, ...(changed === undefined ? {} : { changed }) };
}

function isWellFormed(world: OrderFacts): boolean {
  return routeOrder({ ...world, limits: { certificate: false } }).isOk();
}
