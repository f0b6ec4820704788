import { err, ok, type Result } from 'neverthrow';
import {
  type Arrival,
  type BackorderLine,
  type BackorderQuestion,
  type DecidedLine,
  decideBackorder,
} from '../domain/backorder/index.ts';
import {
  type AllocateUnits,
  type Allocation,
  decideOrder,
  type LineQuantities,
  type LineUnits,
  type OrderEvent,
  type PlacedOrder,
  resolvePreferences,
} from '../domain/order/index.ts';
import type { RoutingPlan, RoutingQuestion, RoutingRefusal } from '../domain/routing/index.ts';
import type { LineId, Sku } from '../kernel/ids.ts';
import type { AllocateFacts, AllocateRefusal, AllocateRequest, ItemFacts } from './allocation-policy.ts';
import { askAbout } from './ask-about.ts';
import type { OrderDecision } from './order-work.ts';
import { type SubstitutedUnits, substituteUnits } from './substitute-units.ts';

type Decided = Result<OrderDecision, AllocateRefusal>;

/** An order with units that wait, what the router would ship of them now, and what is known of the rest. */
export interface Share {
  readonly order: PlacedOrder;
  readonly waiting: readonly LineQuantities[];
  readonly plan: RoutingPlan;
  readonly arrivals: readonly Arrival[];
  readonly items: readonly ItemFacts[];
  /** routes some lines on the stock that is left when some units are taken */
  readonly route: (
    lines: RoutingQuestion['lines'],
    taken?: RoutingPlan['allocations'],
  ) => Result<RoutingPlan, RoutingRefusal>;
}

/**
 * Lets the policy say what of a plan ships; where that is less than the plan holds, or something else is sent instead, what
 * ships is routed anew. An order that may not be changed now gets no substitutes.
 *
 * @law every waiting unit is allocated, waits or is cancelled; nothing is substituted that is not allocated too
 * @errors those of `decideBackorder`, `routeOrder` and `decideOrder`
 * @example 10 wait, 4 are planned, 3 red ones may go instead: a change of 3 units, 7 allocated, 3 back-ordered
 */
export function decideShare(facts: AllocateFacts, share: Share): Decided {
  const decided = decideWith(facts, share);
  const { items } = share;
  if (decided.isOk() || decided.error.code !== 'order.on-hold') return decided;
  const without = items.map(({ substitutes: _, ...item }) => item);
  return items.some(({ substitutes }) => substitutes !== undefined)
    ? decideWith(facts, { ...share, items: without })
    : decided;
}

function decideWith(facts: AllocateFacts, share: Share): Decided {
  const { request, rules } = facts;
  const decision = decideBackorder(questionOf(facts, share));
  if (decision.isErr()) return err(decision.error);
  const { lines, question } = decision.value;
  const routed = routeShare(share, lines);
  if (routed.isErr()) return err(routed.error);
  const { plan, units } = routed.value;
  const substituted = substituteUnits(share.order, units, facts);
  if (substituted.isErr()) return err(substituted.error);
  const command = toCommand(request, { plan, units, waiting: share.waiting, decided: lines });
  // everything waits as it did before: that is an answer, not a refusal
  const allocated = isEmpty(command) ? ok([]) : decideOrder(command, substituted.value.order, rules);
  if (allocated.isErr()) return err(allocated.error);
  const events: readonly OrderEvent[] = [...substituted.value.events, ...allocated.value];
  return askAbout(share.order, { ...facts, events, lines, question }).map((asked) => ({
    events: [...events, ...asked],
  }));
}

function questionOf({ policy, request }: AllocateFacts, share: Share): BackorderQuestion {
  const { order, waiting, arrivals } = share;
  const own = order.content.preferences ?? {};
  const layers = [...(policy.preferences?.(order) ?? []), { level: 'order' as const, values: own }];
  return {
    today: policy.today(order, request.now),
    placedDay: order.content.placedAt.slice(0, 10),
    wishes: resolvePreferences(layers),
    lines: waiting.map((line) => lineOf(line, share)),
    arrivals,
    rules: { ...policy.backorder, shipmentsBefore: shipmentsOf(order) },
  };
}

/** A line, with what the router would ship of it and of whatever may be sent instead. */
function lineOf({ lineId, sku, unallocated, backordered }: LineQuantities, share: Share): BackorderLine {
  const ordered = unallocated + backordered;
  const shippable = unitsByLine(share.plan).get(lineId) ?? 0;
  const { launchDay, substitutes } = share.items.find((item) => item.sku === sku) ?? {};
  const instead = (shippable === ordered ? [] : (substitutes ?? [])).map((own) => ({
    ...own,
    shippable: substitutable(own.sku, share),
  }));
  return {
    lineId,
    sku,
    ordered,
    shippable,
    ...(launchDay === undefined ? {} : { launchDay }),
    ...(instead.length === 0 ? {} : { substitutes: instead }),
  };
}

/** Units of a substitute that the router could ship beside the plan, at most as many as may be missing. */
function substitutable(sku: Sku, { waiting, plan, route }: Share): number {
  const planned = unitsIn(plan.allocations);
  const quantity = waiting.reduce((sum, line) => sum + line.unallocated + line.backordered, 0) - planned;
  const beside = route([{ lineId: 'substitute', sku, quantity }], plan.allocations);
  return beside.map(({ allocations }) => unitsIn(allocations)).unwrapOr(0);
}

/** What ships in the end, and what of it goes in the place of something else. */
interface Routed {
  readonly plan: Pick<RoutingPlan, 'allocations'>;
  readonly units: readonly SubstitutedUnits[];
}

function routeShare(share: Share, decided: readonly DecidedLine[]): Result<Routed, RoutingRefusal> {
  const { order, plan, route, waiting } = share;
  const planned = unitsByLine(plan);
  const skus = new Map(waiting.map(({ lineId, sku }) => [lineId, sku]));
  const instead = decided.flatMap(({ lineId, substituted }) =>
    substituted.map((own) => ({ lineId, newLineId: newLineId(order, lineId, own.sku), ...own })),
  );
  const own = decided.map(({ lineId, shipNow }) => ({ lineId, sku: skus.get(lineId) ?? '', quantity: shipNow }));
  const all = [...own, ...instead.map(({ newLineId: lineId, sku, quantity }) => ({ lineId, sku, quantity }))];
  if (all.every(({ quantity }) => quantity === 0)) return ok({ plan: { allocations: [] }, units: [] });
  const asPlanned =
    instead.length === 0 && own.every(({ lineId, quantity }) => quantity === (planned.get(lineId) ?? 0));
  return (asPlanned ? ok(plan) : route(all)).map((final) => {
    const ships = unitsByLine(final);
    const units = instead.map((line) => ({ ...line, quantity: ships.get(line.newLineId) ?? 0 }));
    return { plan: final, units: units.filter(({ quantity }) => quantity > 0) };
  });
}

/** A name for the line of a substitute that the order does not have yet. */
function newLineId({ lines }: PlacedOrder, lineId: LineId, sku: Sku): LineId {
  const name = `${lineId}~${sku}`;
  const used = new Set(lines.map((line) => line.lineId));
  let id = name;
  for (let n = 2; used.has(id); n += 1) id = `${name}~${n}`;
  return id;
}

/** Shipments that have left and were not lost whole, and work that will leave. */
const shipmentsOf = ({ shipments, fulfillmentOrders }: PlacedOrder): number =>
  shipments.filter((shipment) => unitsIn(shipment.lines) > unitsIn(shipment.lost ?? [])).length +
  fulfillmentOrders.filter(({ lines }) => lines.some(({ allocated, picked }) => allocated + picked > 0)).length;

const unitsIn = (lines: readonly LineUnits[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

const isEmpty = ({ allocations, backorders, cancellations }: AllocateUnits): boolean =>
  allocations.length + backorders.length + cancellations.length === 0;

function unitsByLine({ allocations }: Pick<RoutingPlan, 'allocations'>): ReadonlyMap<LineId, number> {
  const units = new Map<LineId, number>();
  for (const { lineId, quantity } of allocations) units.set(lineId, (units.get(lineId) ?? 0) + quantity);
  return units;
}

/** One fulfillment order for each location, named after the command: the same command makes the same names. */
function allocationsOf(
  { allocations }: Pick<RoutingPlan, 'allocations'>,
  { commandId }: AllocateRequest,
): readonly Allocation[] {
  const byLocation = new Map<string, LineUnits[]>();
  for (const { locationId, lineId, quantity } of allocations) {
    const lines = byLocation.get(locationId) ?? [];
    lines.push({ lineId, quantity });
    byLocation.set(locationId, lines);
  }
  return [...byLocation].map(([locationId, lines]) => ({
    fulfillmentOrderId: `${commandId}/${locationId}`,
    locationId,
    lines,
  }));
}

/** Units that were back-ordered before stay so; only undecided ones are back-ordered now. */
function toCommand(
  request: AllocateRequest,
  parts: Routed & { readonly waiting: readonly LineQuantities[]; readonly decided: readonly DecidedLine[] },
): AllocateUnits {
  const undecided = new Map(parts.waiting.map(({ lineId, unallocated }) => [lineId, unallocated]));
  for (const { lineId, quantity } of parts.units) undecided.set(lineId, (undecided.get(lineId) ?? 0) - quantity);
  const backorders = parts.decided.flatMap(({ lineId, shipNow, waiting, cancelled }) => {
    const left = Math.max(0, (undecided.get(lineId) ?? 0) - shipNow);
    const quantity = Math.max(0, left - cancelled);
    const expectedDay = waiting.at(-1)?.day;
    return quantity === 0 ? [] : [{ lineId, quantity, ...(expectedDay === undefined ? {} : { expectedDay }) }];
  });
  const cancellations = parts.decided
    .filter(({ cancelled }) => cancelled > 0)
    .map(({ lineId, cancelled }) => ({ lineId, quantity: cancelled }));
  const allocations = allocationsOf(parts.plan, request);
  return { kind: 'allocate', ...request, allocations, backorders, cancellations };
}
