import type { Goal, RoutingRules } from '../rules.ts';

/**
 * Words rules. Options of the wrong type, which only JavaScript lets through, make rules that `routeOrder` and every other
 * reader of rules refuses.
 *
 * @law throws nothing
 * @example a list of rules that is null makes rules that are refused with `routing.not-a-rule` at `/rules/objective/0`
 */
export function worded(version: string, word: () => Omit<RoutingRules, 'version'>): RoutingRules {
  try {
    return { version, ...word() };
  } catch {
    return { version, objective: ['unreadable' as Goal & string] };
  }
}
