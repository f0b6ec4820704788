/**
 * What helps to test one's own stores and rules, shipped with the package. Needs no test runner.
 *
 * @module testing
 */
export * from './routing/index.ts';
export * from './stores/index.ts';
