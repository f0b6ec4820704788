import type { Result } from 'neverthrow';
import type {
  Allocation,
  OrderFacts,
  RoutingPlan,
  RoutingQuestion,
  RoutingRules,
  UnfilledUnits,
} from '../../domain/routing/index.ts';

/** What is asked of a router: who ships what, and what nobody ships. Whatever else it says is checked too. */
export interface RoutedAnswer extends Partial<Omit<RoutingPlan, 'allocations' | 'unfilled'>> {
  readonly allocations: readonly Allocation[];
  readonly unfilled: readonly (Pick<UnfilledUnits, 'lineId' | 'quantity'> & Partial<UnfilledUnits>)[];
}

/** What routes an order: `routeOrder`, or a function of your own. */
export type Router = (question: RoutingQuestion) => Result<RoutedAnswer, unknown>;

/** A world with the answer that the router gave in it. */
export interface LawCase {
  readonly world: OrderFacts;
  readonly rules: RoutingRules;
  readonly answer: RoutedAnswer;
  /** asks the router again: about another world, or by other rules; undefined when it refuses */
  readonly ask: (world: OrderFacts, rules?: RoutingRules) => RoutedAnswer | undefined;
  /** what `routeOrder` says in this world, for comparison */
  readonly best: () => RoutingPlan | undefined;
}

/** How a law was broken: a sentence, and the second world for laws about two. */
export interface Breach {
  readonly sentence: string;
  readonly changed?: OrderFacts;
}

/** Something that must be so in every world. */
export interface RoutingLaw {
  readonly lawId: string;
  /** what is promised, in a sentence */
  readonly promise: string;
  /** why the law says nothing about these rules; undefined when it does */
  readonly silentAbout?: (rules: RoutingRules) => string | undefined;
  /** how the law is broken in a world; undefined when it is kept. The same world must give the same answer. */
  readonly breach: (kase: LawCase) => Breach | undefined;
}

/** Adds up numbers. */
export function sumOf<T>(rows: readonly T[], amount: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + amount(row), 0);
}

/** Units of a SKU that a location has, as the rows say. */
export function stockOf(world: OrderFacts, sku: string, locationId: string): number {
  return world.stock.find((row) => row.sku === sku && row.locationId === locationId)?.available ?? 0;
}

/** Units that an answer leaves unfilled. */
export function unfilledUnits({ unfilled }: RoutedAnswer): number {
  return sumOf(unfilled, ({ quantity }) => quantity);
}

/** Who ships what, in an order that does not depend on the router, for comparing. */
export function shippedBy({ allocations }: RoutedAnswer): string {
  const rows = allocations.map(({ lineId, locationId, quantity }) => JSON.stringify([lineId, locationId, quantity]));
  return rows.sort().join(' ');
}

/** Says in words that so many units stay. */
export function inUnits(units: number): string {
  return units === 1 ? '1 unit stays' : `${units} units stay`;
}
