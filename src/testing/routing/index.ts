/**
 * Worlds, laws and analysis for whoever writes rules of routing.
 *
 * Question it answers: do these rules keep the laws, what is wrong with them, and what changes when they change?
 * Laws: L39-L46, and that plans add up. Leans on routing.
 *
 * @module testing/routing
 */

export type { RuleFinding, RuleFindingCode } from './analysis/rule-finding.ts';
export * from './analyze-routing-rules.ts';
export * from './check-routing-rules.ts';
export { type Choices, choicesFrom, seededNumbers } from './choices.ts';
export * from './diff-routing-rules.ts';
export * from './draw-world.ts';
export type { Breach, LawCase, RoutedAnswer, Router, RoutingLaw } from './law.ts';
export * from './shrink-world.ts';
export * from './vocabulary.ts';
