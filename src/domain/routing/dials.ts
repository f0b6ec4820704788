import { dayNumber, dayOfNumber } from '../../kernel/calendar-day.ts';
import { epochMsOf, instantOfEpochMs } from '../../kernel/instant.ts';
import type { Change, NumberKind } from './change.ts';
import { type Constraint, constraintsOf } from './constraints.ts';
import { distanceTo } from './distance.ts';
import type { RoutingLocation } from './facts.ts';
import { allows, DAY_MS, holdsFor } from './fence.ts';
import { DEFAULT_OBJECTIVE, writeOut } from './goal.ts';
import type { RoutingQuestion } from './question.ts';
import type { Fence, Goal, RoutingRules, SplitRules } from './rules.ts';

/** A change that comes in sizes, from 1 to `most`. */
export interface Dial {
  readonly most: number;
  readonly at: (size: number) => Change;
}

/** What could be different so that a location ships something. */
export interface Dials {
  /** what keeps it out altogether, whatever else is so */
  readonly lifts: readonly Dial[];
  /** what may make it a better choice; the larger, the better */
  readonly helps: readonly Dial[];
  /** other goals: more is not always better */
  readonly goals: readonly Dial[];
}

/** A question, and a location that might ship something. */
interface Case {
  readonly question: RoutingQuestion;
  readonly location: RoutingLocation;
  readonly path: string;
  readonly constraints: readonly Constraint[];
}

type Scope = { readonly at: string } & Pick<RoutingRules, 'fences' | 'splits' | 'objective'>;

/** Finds everything that could be different so that a location ships something for an order. */
export function dialsFor(question: RoutingQuestion, location: RoutingLocation): Dials {
  const path = `/locations/${question.locations.indexOf(location)}`;
  const concerned = { question, location, path, constraints: constraintsOf(question) };
  const { rules = {} } = question;
  const scopes: readonly Scope[] = [
    { objective: DEFAULT_OBJECTIVE, ...rules, at: '/rules' },
    ...(rules.scenarios ?? []).map((scenario, s) => ({ ...scenario, at: `/rules/scenarios/${s}` })),
  ];
  const helps = [
    ...stockOf(concerned, scopes),
    ...scopes.flatMap(({ at, splits = {} }) => splitsOf(concerned, at, splits)),
    ...dropsOf(concerned, ({ kind, rule }) => kind === 'kit' || rule === 'mayNotSplit'),
    ...costsOf(concerned),
  ];
  const lifts = [
    ...statesOf(concerned),
    ...scopes.flatMap(({ at, fences = [] }) => fences.flatMap((fence, f) => fenceOf(concerned, fence, at, f))),
  ];
  const goals = scopes.flatMap(({ at, objective = [] }) => goalsOf(`${at}/objective`, objective));
  const some = ({ most }: Dial): boolean => most > 0;
  return { lifts: lifts.filter(some), helps: helps.filter(some), goals: goals.filter(some) };
}

/** A number that goes up (`by` 1) or down (-1) step by step. */
function number(kind: NumberKind, path: string, { from, most, by, rule }: Steps): Dial {
  const named = rule === undefined ? {} : { rule };
  return { most, at: (size) => ({ kind, path, ...named, from, to: from + by * size }) };
}

interface Steps {
  readonly from: number;
  readonly most: number;
  readonly by: number;
  readonly rule?: string;
}

/** A number that has to become another one at once. */
function jump(kind: NumberKind, path: string, steps: Omit<Steps, 'most' | 'by'> & { readonly to: number }): Dial {
  return number(kind, path, { ...steps, most: 1, by: steps.to - steps.from });
}

function dropsOf({ constraints }: Case, which: (constraint: Constraint) => boolean): Dial[] {
  return constraints.filter(which).map((constraint) => ({ most: 1, at: () => ({ kind: 'drop', constraint }) }));
}

/** The state of the location, and lines that must come from elsewhere. */
function statesOf(concerned: Case): Dial[] {
  const { location, question, path } = concerned;
  const { offline, capacityOrders, locationId } = location;
  const elsewhere = question.lines.filter(({ pinnedTo = locationId }) => pinnedTo !== locationId);
  return [
    ...(capacityOrders === 0 ? [jump('capacity-orders', `${path}/capacityOrders`, { from: 0, to: 1 })] : []),
    ...dropsOf(concerned, ({ rule, of = '' }) =>
      rule === 'offline'
        ? offline === true && of === locationId
        : rule === 'pinnedTo' && elsewhere.some(({ sku }) => sku === of),
    ),
  ];
}

/** What would make a fence let the location in; nothing if it does already. */
function fenceOf(concerned: Case, fence: Fence, at: string, index: number): Dial[] {
  const { question, location, path } = concerned;
  const { lines, now, deliverBy } = question;
  const { when = {}, ruleId: rule = fence.kind } = fence;
  const refuses = lines.some((line) => !allows(fence, { line, location, order: question }));
  if (!refuses || !holdsFor(when, question)) return [];
  const here = `${at}/fences/${index}`;
  const { cutOff, priority, rejectedAt } = location;
  const nowMs = now === undefined ? Number.NaN : epochMsOf(now);
  const km = distanceTo(location, question.destination);
  if (fence.kind === 'distance' && km !== undefined)
    return [jump('distance-limit', `${here}/maxKm`, { from: fence.maxKm, to: km, rule })];
  if (fence.kind === 'priority' && priority !== undefined)
    return [jump('priority-limit', `${here}/atMost`, { from: fence.atMost, to: priority, rule })];
  if (fence.kind === 'rejected' && rejectedAt !== undefined && nowMs >= epochMsOf(rejectedAt)) {
    const days = Math.floor((nowMs - epochMsOf(rejectedAt)) / DAY_MS);
    return [jump('rejection-days', `${here}/days`, { from: fence.days, to: days, rule })];
  }
  if (fence.kind === 'cut-off' && cutOff !== undefined && now !== undefined) {
    const to = instantOfEpochMs(nowMs + 1);
    return [{ most: 1, at: () => ({ kind: 'cut-off', path: `${path}/cutOff`, from: cutOff, to }) }];
  }
  const promised = daysOf(location);
  if (fence.kind === 'promise' && promised.length > 0 && deliverBy !== undefined)
    return promised.map((day) =>
      days('deliver-by', '/deliverBy', { from: deliverBy, most: day - dayNumber(deliverBy), by: 1 }),
    );
  return dropsOf(concerned, ({ paths }) => paths.includes(here));
}

/** Days on which a shipment from a location arrives, by whichever service, the soonest first. */
function daysOf({ promisedDay, services = [] }: RoutingLocation): number[] {
  const stated = [promisedDay, ...services.map((service) => service.promisedDay)];
  return [...new Set(stated.flatMap((day) => (day === undefined ? [] : [dayNumber(day)])))].sort((a, b) => a - b);
}

/** A day that moves. */
function days(
  kind: 'deliver-by' | 'promised-day',
  path: string,
  { from, most, by }: Omit<Steps, 'from'> & { readonly from: string },
): Dial {
  return { most, at: (size) => ({ kind, path, from, to: dayOfNumber(dayNumber(from) + by * size) }) };
}

/** More stock, less that stays on the shelf, more room. */
function stockOf({ question, location, path }: Case, scopes: readonly Scope[]): Dial[] {
  const { locationId, minimumStock = 0, capacityUnits } = location;
  const wanted = new Map<string, number>();
  for (const { sku, quantity } of question.lines) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  const keeps = scopes.flatMap(({ at, fences = [] }) =>
    fences.flatMap((fence, f) =>
      fence.kind === 'minimum-stock' && fence.kinds?.includes(location.kind ?? '') !== false
        ? [{ from: fence.units, path: `${at}/fences/${f}/units`, rule: fence.ruleId ?? fence.kind }]
        : [],
    ),
  );
  const kept = keeps.reduce((most, { from }) => Math.max(most, from), minimumStock);
  const more = [...wanted].map(([sku, quantity]): Dial => {
    const from = question.stock.find((row) => row.sku === sku && row.locationId === locationId)?.available ?? 0;
    return { most: quantity + kept - from, at: (size) => ({ kind: 'stock', sku, locationId, from, to: from + size }) };
  });
  const units = [...wanted.values()].reduce((a, b) => a + b, 0);
  const room = capacityUnits ?? units;
  return [
    ...more,
    number('stock-kept', `${path}/minimumStock`, { from: minimumStock, most: minimumStock, by: -1 }),
    ...keeps.map(({ from, path: here, rule }) => number('stock-kept', here, { from, most: from, by: -1, rule })),
    number('capacity-units', `${path}/capacityUnits`, { from: room, most: units - room, by: 1 }),
  ];
}

function splitsOf(concerned: Case, at: string, splits: SplitRules): Dial[] {
  const { maxLocations, maxShipments, minimumShipmentMinor: least = 0, shipComplete } = splits;
  const most = concerned.question.locations.length;
  const here = `${at}/splits`;
  const complete: Constraint = { kind: 'split', rule: 'shipComplete', paths: [`${here}/shipComplete`] };
  return [
    number('most-locations', `${here}/maxLocations`, {
      from: maxLocations ?? 0,
      most: maxLocations === undefined ? 0 : most,
      by: 1,
    }),
    number('most-shipments', `${here}/maxShipments`, {
      from: maxShipments ?? 0,
      most: maxShipments === undefined ? 0 : most,
      by: 1,
    }),
    number('smallest-shipment', `${here}/minimumShipmentMinor`, { from: least, most: least, by: -1 }),
    ...dropsOf(
      concerned,
      ({ paths }) => paths.includes(`${here}/noSplitBelowMinor`) || paths.includes(`${here}/noSplitWith`),
    ),
    ...(shipComplete === undefined ? [] : [{ most: 1, at: () => ({ kind: 'drop', constraint: complete }) as const }]),
  ];
}

/** Cheaper, sooner, less busy, more preferred. */
function costsOf({ question, location, path }: Case): Dial[] {
  const { locationId, shipmentCostMinor, priority = 0, loadPercent = 0, promisedDay } = location;
  const skus = new Set(question.lines.map(({ sku }) => sku));
  const units = (question.unitCosts ?? []).filter((row) => row.locationId === locationId && skus.has(row.sku));
  // sooner than all others, and in time
  const due = question.deliverBy === undefined ? [] : [dayNumber(question.deliverBy)];
  const soonest = [...question.locations.flatMap(daysOf), ...due].reduce((a, b) => Math.min(a, b), Infinity);
  return [
    number('shipment-cost', `${path}/shipmentCostMinor`, { from: shipmentCostMinor, most: shipmentCostMinor, by: -1 }),
    ...units.map(({ sku, costMinor: from }): Dial => {
      return { most: from, at: (size) => ({ kind: 'unit-cost', sku, locationId, from, to: from - size }) };
    }),
    number('priority', `${path}/priority`, { from: priority, most: priority, by: -1 }),
    number('load', `${path}/loadPercent`, { from: loadPercent, most: loadPercent, by: -1 }),
    ...(promisedDay === undefined
      ? []
      : [
          days('promised-day', `${path}/promisedDay`, {
            from: promisedDay,
            most: dayNumber(promisedDay) - soonest + 1,
            by: -1,
          }),
        ]),
  ];
}

/** Weights up and down, and goals that come earlier. */
function goalsOf(path: string, objective: readonly Goal[]): Dial[] {
  return objective.flatMap((goal, g): Dial[] => {
    const written = writeOut(goal);
    const name = nameOf(goal);
    const sooner: Dial = { most: g, at: (size) => ({ kind: 'goal-order', path, goal: name, from: g, to: g - size }) };
    if (written.kind !== 'weighted') return [sooner];
    const weights = written.of.flatMap((part, p) => {
      const here = `${path}/${g}/of/${p}/weight`;
      const steps = { from: part.weight, rule: nameOf(part.goal) };
      const up = number('weight', here, { ...steps, most: part.weight * 1000 + 1000, by: 1 });
      return [up, number('weight', here, { ...steps, most: part.weight, by: -1 })];
    });
    return [...weights, sooner];
  });
}

/** What a goal is called: its own name, or its kind. */
function nameOf(goal: Goal): string {
  const written = writeOut(goal);
  return 'name' in written ? written.name : written.kind;
}
