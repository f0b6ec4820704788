/**
 * The use cases over a store: load, decide, commit. Every way to use them starts at `createOms`.
 *
 * @module application
 */
export { isWellFormed } from './check-change.ts';
export * from './ports.ts';
