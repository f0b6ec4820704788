import { type OrderFacts, type RoutingRules, routeOrder } from '../../../../src/domain/routing/index.ts';
import type { Breach, LawCase, RoutedAnswer, RoutingLaw } from '../../../../src/testing/index.ts';

/** What a law says about an answer of ours; the router itself answers when it is asked again. */
export function judged(
  law: RoutingLaw,
  { world, rules = {}, ...rest }: { readonly world: OrderFacts; readonly rules?: RoutingRules } & Partial<LawCase>,
): Breach | undefined {
  const ask = (other: OrderFacts, by: RoutingRules = rules): RoutedAnswer | undefined =>
    routeOrder({ ...other, rules: by }).unwrapOr(undefined);
  const answer = rest.answer ?? ask(world) ?? { allocations: [], unfilled: [] };
  return law.breach({
    ask,
    best: () => routeOrder({ ...world, rules }).unwrapOr(undefined),
    ...rest,
    world,
    rules,
    answer,
  });
}

/** An answer in short: units of line 1 from places, and what is left of it. */
export function answer(from: Readonly<Record<string, number>>, left = 0): RoutedAnswer {
  return {
    allocations: Object.entries(from).map(([locationId, quantity]) => ({
      lineId: '1',
      sku: 'A',
      locationId,
      quantity,
    })),
    unfilled: left === 0 ? [] : [{ lineId: '1', sku: 'A', quantity: left }],
  };
}
