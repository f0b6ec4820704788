import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchQuestion } from '../../src/domain/routing/batch/index.ts';
import type { Goal, RoutingQuestion } from '../../src/domain/routing/index.ts';

/** One order of the form routing-instance/1. */
export interface OrderInstance {
  readonly form: 'routing-instance/1';
  readonly kind: 'order';
  readonly id: string;
  readonly skus: readonly string[];
  readonly lines: readonly { readonly id: string; readonly sku: number; readonly qty: number }[];
  readonly locations: readonly {
    readonly id: string;
    readonly shipmentCost: number;
    readonly capacityUnits?: number | null;
  }[];
  readonly unitCost: readonly (readonly number[])[];
  readonly available: readonly (readonly number[])[];
  readonly ineligible?: readonly (readonly [sku: number, location: number])[] | null;
  readonly rules: {
    readonly maxShipments?: number | null;
    readonly shipComplete?: boolean;
    readonly lineSplit?: 'allowed' | 'forbidden';
    readonly shortagePenalty?: readonly number[] | null;
  };
  readonly objective: readonly InstanceGoal[];
  readonly expected?: Expected;
}

export type InstanceGoal = 'unfilled' | 'shipments' | 'cost' | 'costPlusShortage';

interface Expected {
  readonly status: 'optimal' | 'infeasible';
  readonly objective?: readonly number[];
  readonly objectiveScaled?: number;
}

/** Orders that share stock, of the same form. */
export interface BatchInstance {
  readonly form: 'routing-instance/1';
  readonly kind: 'batch';
  readonly id: string;
  readonly skus: readonly string[];
  readonly locations: readonly { readonly id: string; readonly capacityShipments?: number | null }[];
  readonly available: readonly (readonly number[])[];
  readonly orders: readonly {
    readonly id: string;
    readonly seq: number;
    readonly priority: number;
    readonly lines: readonly { readonly sku: number; readonly qty: number }[];
    readonly shipmentCost: readonly number[];
    readonly unitCost: readonly (readonly number[])[];
    readonly shortagePenalty?: readonly number[] | null;
  }[];
  readonly objective: readonly InstanceGoal[];
  readonly expected?: Expected;
}

/** A facility location problem of the form routing-ufl/1: every line wants one unit, every location has it. */
export interface LocationInstance {
  readonly form: 'routing-ufl/1';
  readonly id: string;
  readonly locations: number;
  readonly lines: number;
  readonly shipmentCost: readonly number[];
  readonly unitCost: readonly (readonly number[])[];
  readonly expected?: Expected;
}

export type Instance = OrderInstance | BatchInstance | LocationInstance;

const FORMS: readonly unknown[] = ['routing-instance/1', 'routing-ufl/1'];

/** What went wrong, in the words of whoever threw it. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** Every instance in the JSON files of a folder, file by file. What cannot be read is left out, with a word to `skip`. */
export function readInstances(folder: string, skip: (reason: string) => void = console.error): Instance[] {
  const attempt = <T>(place: string, read: () => readonly T[]): readonly T[] => {
    try {
      return read();
    } catch (thrown) {
      skip(`${place}: ${messageOf(thrown)}`);
      return [];
    }
  };
  const names = attempt(folder, () => readdirSync(folder).filter((name) => name.endsWith('.json')));
  return [...names].sort().flatMap((name) =>
    attempt(name, () => entriesOf(join(folder, name))).flatMap((entry, at) => {
      const { form } = Object(entry) as Partial<Instance>;
      if (FORMS.includes(form)) return [entry as Instance];
      skip(`${name}: entry ${at} has no known form (${JSON.stringify(form)})`);
      return [];
    }),
  );
}

/** What a JSON file lists, or the one thing that it is. A byte order mark is no part of it. */
function entriesOf(file: string): unknown[] {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  return Array.isArray(content) ? content : [content];
}

const isGiven = <T>(value: T | null | undefined): value is T => value !== undefined && value !== null;

/** The goals of an instance in our words. */
export function goalsOf(objective: readonly InstanceGoal[]): Goal[] {
  return objective.map((goal) =>
    goal === 'costPlusShortage'
      ? {
          kind: 'weighted',
          of: [
            { goal: 'cost', weight: 1 },
            { goal: 'shortage', weight: 1 },
          ],
        }
      : goal,
  );
}

/** Names that say the number of a SKU or location, in the order of the numbers. */
export const nameOf = (index: number): string => String(index).padStart(6, '0');

/** An order instance as a question. SKUs and locations are called by their numbers. */
export function questionOf(instance: OrderInstance): RoutingQuestion {
  const { lines, locations, unitCost, available, ineligible, rules, objective } = instance;
  const closed = new Set((ineligible ?? []).map(([sku, location]) => `${sku} ${location}`));
  const ordered = [...new Set(lines.map(({ sku }) => sku))];
  const pairs = ordered.flatMap((sku) =>
    locations.flatMap((_, location) =>
      (available[sku]?.[location] ?? 0) > 0 && !closed.has(`${sku} ${location}`) ? [{ sku, location }] : [],
    ),
  );
  return {
    lines: lines.map(({ id, sku, qty }) => ({
      lineId: id,
      sku: nameOf(sku),
      quantity: qty,
      ...(rules.lineSplit === 'forbidden' ? { mayNotSplit: true } : {}),
      ...(isGiven(rules.shortagePenalty) ? { shortageMinor: rules.shortagePenalty[sku] ?? 0 } : {}),
    })),
    locations: locations.map(({ shipmentCost, capacityUnits }, index) => ({
      locationId: nameOf(index),
      shipmentCostMinor: shipmentCost,
      ...(isGiven(capacityUnits) ? { capacityUnits } : {}),
    })),
    stock: pairs.map(({ sku, location }) => ({
      sku: nameOf(sku),
      locationId: nameOf(location),
      available: available[sku]?.[location] ?? 0,
    })),
    unitCosts: pairs.map(({ sku, location }) => ({
      sku: nameOf(sku),
      locationId: nameOf(location),
      costMinor: unitCost[sku]?.[location] ?? 0,
    })),
    rules: {
      objective: goalsOf(objective),
      splits: {
        ...(isGiven(rules.maxShipments) ? { maxShipments: rules.maxShipments } : {}),
        ...(rules.shipComplete ? { shipComplete: 'order' as const } : {}),
      },
    },
  };
}

/** A facility location instance as a question. */
export function locationQuestionOf({ shipmentCost, unitCost }: LocationInstance): RoutingQuestion {
  const pairs = unitCost.flatMap((costs, line) => costs.map((costMinor, location) => ({ line, location, costMinor })));
  return {
    lines: unitCost.map((_, line) => ({ lineId: nameOf(line), sku: nameOf(line), quantity: 1 })),
    locations: shipmentCost.map((cost, location) => ({ locationId: nameOf(location), shipmentCostMinor: cost })),
    stock: pairs.map(({ line, location }) => ({ sku: nameOf(line), locationId: nameOf(location), available: 1 })),
    unitCosts: pairs.map(({ line, location, costMinor }) => ({
      sku: nameOf(line),
      locationId: nameOf(location),
      costMinor,
    })),
    rules: { objective: ['unfilled', 'cost'] },
  };
}

/** A batch instance as a question. SKUs and locations are called by their numbers, orders and lines by theirs. */
export function batchQuestionOf({ orders, locations, available, objective }: BatchInstance): BatchQuestion {
  const capacities = locations.flatMap(({ capacityShipments }, index) =>
    isGiven(capacityShipments) ? [{ locationId: nameOf(index), shipments: capacityShipments }] : [],
  );
  return {
    orders: orders.map((order, o) => ({
      orderId: nameOf(o),
      priority: order.priority,
      lines: order.lines.map(({ sku, qty }, line) => ({
        lineId: nameOf(line),
        sku: nameOf(sku),
        quantity: qty,
        ...(isGiven(order.shortagePenalty) ? { shortageMinor: order.shortagePenalty[line] ?? 0 } : {}),
      })),
      locations: locations.map((_, index) => ({
        locationId: nameOf(index),
        shipmentCostMinor: order.shipmentCost[index] ?? 0,
      })),
      unitCosts: [...new Map(order.lines.map(({ sku }, line) => [sku, line]))].flatMap(([sku, line]) =>
        (order.unitCost[line] ?? []).map((costMinor, index) => ({
          sku: nameOf(sku),
          locationId: nameOf(index),
          costMinor,
        })),
      ),
    })),
    stock: available.flatMap((row, sku) =>
      row.map((units, index) => ({ sku: nameOf(sku), locationId: nameOf(index), available: units })),
    ),
    capacities,
    rules: { objective: goalsOf(objective) },
    policy: 'least-cost',
  };
}
