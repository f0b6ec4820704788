/**
 * Rules as other systems word them, for those who come from there: a handful of lines each, and a start for one's own.
 *
 * Question it answers: how do I say here what I said there?
 * Leans on the rules of the routing room; holds data only, no router.
 *
 * @module routing/presets
 */
export * from './hotwax-rules.ts';
export * from './ibm-rules.ts';
export * from './microsoft-rules.ts';
export * from './salesforce-rules.ts';
export * from './shopify-rules.ts';
