/**
 * Question it answers: what ships now, what waits, what is cancelled?
 *
 * Laws: shipNow + waiting + cancelled = ordered; no unit waits past its latest day; more stock never cancels more.
 * Leans on the order room for the names of the policies. Source: ASC X12 element 563.
 *
 * @module backorder
 */
export * from './decide-backorder.ts';
