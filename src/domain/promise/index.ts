/**
 * Question it answers: when can it be there?
 *
 * Laws: L51, L53; a promise is given exactly when a feasible plan exists, and none is earlier. Leans on inventory (what
 * is there from which day on). Sources: order promising at IBM Sterling, Microsoft Intelligent Order Management, OneStock
 * and Oracle, see docs/glossary.md.
 *
 * @module promise
 */
export * from './at-risk.ts';
export * from './milestones.ts';
export type { NoOption } from './options.ts';
export * from './pickup.ts';
export * from './plan.ts';
export * from './question.ts';
export * from './rate.ts';
export * from './repromise.ts';
export * from './shipping-options.ts';
export * from './slots.ts';
export type { FilledParcel } from './split.ts';
export * from './supply.ts';
export type { TripRefusal } from './trip.ts';
