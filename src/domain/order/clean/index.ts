/**
 * What the clean-order room needs of an order while it runs: the seal on a clean order, and whose preference counts. An
 * entrance of its own, so that whoever only checks orders does not carry their whole life.
 *
 * Leans on nothing but the order room's own types.
 *
 * @module order/clean
 */
export { sealCleanOrder } from '../content.ts';
export { preferencesOf, resolvePreferences } from '../resolve-preferences.ts';
