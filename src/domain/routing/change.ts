import type { JsonPointer } from '../../kernel/finding.ts';
import type { LocationId, Sku } from '../../kernel/ids.ts';
import { type Constraint, withoutConstraints } from './constraints.ts';
import { DEFAULT_OBJECTIVE } from './goal.ts';
import type { RoutingQuestion } from './question.ts';
import type { Goal } from './rules.ts';

/** One thing in a question that is different. */
export type Change =
  | { readonly kind: 'drop'; readonly constraint: Constraint }
  | {
      readonly kind: NumberKind;
      /** where the number stands in the question */
      readonly path: JsonPointer;
      /** the fence, scenario or goal it belongs to */
      readonly rule?: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'cut-off' | 'deliver-by' | 'promised-day';
      readonly path: JsonPointer;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: 'stock' | 'unit-cost';
      readonly sku: Sku;
      readonly locationId: LocationId;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'goal-order';
      readonly path: JsonPointer;
      readonly goal: string;
      /** place among the goals; 0 is the most important */
      readonly from: number;
      readonly to: number;
    };

/** Numbers that may be different: limits of fences and splits, what a location states, weights of goals. */
export type NumberKind =
  | 'distance-limit'
  | 'priority-limit'
  | 'rejection-days'
  | 'stock-kept'
  | 'capacity-orders'
  | 'capacity-units'
  | 'most-locations'
  | 'most-shipments'
  | 'smallest-shipment'
  | 'shipment-cost'
  | 'priority'
  | 'load'
  | 'weight';

type Tree = Readonly<Record<string, unknown>> | readonly unknown[];

/**
 * Makes the question as it would be with changes.
 *
 * @law changes nothing in the question given; without changes it is the very same
 * @example `{ kind: 'stock', sku: 'A', locationId: 'berlin', from: 2, to: 3 }` makes `available` 3, in a new row if there
 * was none
 */
export function applyChanges(question: RoutingQuestion, changes: readonly Change[]): RoutingQuestion {
  const changed = changes.reduce(apply, question);
  return withoutConstraints(
    changed,
    changes.flatMap((change) => (change.kind === 'drop' ? [change.constraint] : [])),
  );
}

function apply(question: RoutingQuestion, change: Change): RoutingQuestion {
  switch (change.kind) {
    case 'drop':
      return question;
    case 'stock':
      return { ...question, stock: upsert(question.stock, { ...pairOf(change), available: change.to }) };
    case 'unit-cost':
      return {
        ...question,
        unitCosts: upsert(question.unitCosts ?? [], { ...pairOf(change), costMinor: change.to }),
      };
    case 'goal-order': {
      const goals = [...(((at(question, change.path) as readonly Goal[] | undefined) ?? DEFAULT_OBJECTIVE) as Goal[])];
      goals.splice(change.to, 0, ...goals.splice(change.from, 1));
      return set(question, steps(change.path), goals) as RoutingQuestion;
    }
    default:
      return set(question, steps(change.path), change.to) as RoutingQuestion;
  }
}

const pairOf = ({ sku, locationId }: { readonly sku: Sku; readonly locationId: LocationId }) => ({ sku, locationId });

const steps = (path: JsonPointer): readonly string[] => path.split('/').slice(1);

/** What lies at a path; undefined when nothing does. */
function at(question: object, path: JsonPointer): unknown {
  return steps(path).reduce((inner: unknown, step) => (inner as Record<string, unknown> | undefined)?.[step], question);
}

/** A value with something else at a path. */
function set(value: unknown, [step, ...rest]: readonly string[], to: unknown): unknown {
  if (step === undefined) return to;
  const tree = (value ?? {}) as Tree;
  const inner = set((tree as Readonly<Record<string, unknown>>)[step], rest, to);
  return Array.isArray(tree) ? tree.with(Number(step), inner) : { ...tree, [step]: inner };
}

/** Rows with one put in the place of that for the same SKU and location, or added. */
function upsert<Row extends { readonly sku: Sku; readonly locationId: LocationId }>(
  rows: readonly Row[],
  row: Row,
): Row[] {
  const others = rows.filter(({ sku, locationId }) => sku !== row.sku || locationId !== row.locationId);
  return [...others, row];
}
