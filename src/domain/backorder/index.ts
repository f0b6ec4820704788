/**
 * Question it answers: what of an order ships now, what waits, what is cancelled?
 *
 * Laws: shipNow + substituted + waiting + cancelled = ordered; no unit waits past its latest day; more stock never
 * cancels more; no more shipments than allowed. Leans on the order room for the names of the policies. Who gets arriving
 * stock first is behind `./release`, what the waiting hear when deliveries move behind `./redate`, what partners call
 * the policies behind `./codes`.
 *
 * @module backorder
 */
export { decideBackorder } from './decide-backorder.ts';
export type * from './question.ts';
