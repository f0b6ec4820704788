/**
 * Question it answers: how are we doing?
 *
 * Laws: L54 monoid, L55 partition invariance, L56 late facts, L57 bounds. Reads the events of the order room.
 * Sources: SCOR metrics and the definitions in docs/glossary.md.
 *
 * @module kpi
 */
export type { Measured } from './accumulator.ts';
export { measure, mergeSums, readSums, type Scorecard, type Sums, sumFacts } from './measure.ts';
export { MEASURES, type MeasureName } from './measures.ts';
export { type FirstWork, type LineFacts, type OrderFacts, orderFacts, type ShipmentFacts } from './order-facts.ts';
