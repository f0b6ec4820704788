/**
 * Many orders at once, by a general solver that you bring: HiGHS, a library for integer programs.
 *
 * Question it answers: what is the best way to ship all these orders, proven? It leans on the `batch` part of this room for
 * everything but the search.
 *
 * @module routing/highs
 */
export * from './route-orders-by-highs.ts';
