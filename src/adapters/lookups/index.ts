/**
 * Question it answers: how does a look-up library that a shop has already become a look-up of ours?
 *
 * Each function takes the library as an argument and gives a look-up for `CleanOrderContext.lookups`. Nothing here
 * imports a library.
 *
 * @module lookups
 */
export * from './phone/index.ts';
export * from './vat-number/index.ts';
