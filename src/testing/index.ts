/**
 * What helps to test one's own stores and rules, shipped with the package. Needs no test runner.
 *
 * @module testing
 */
export * from './stores/index.ts';
