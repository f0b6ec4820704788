/**
 * Question it answers: does my store keep the promises of the port?
 *
 * Laws: L2, L4, L5, L7, L10, L12, L14 to L20, L52, L63 to L76. Leans on the port and the memory store. Needs no test
 * runner.
 *
 * @module testing
 */
export { recount } from './recount.ts';
export { type StoreCase, type StoreUnderTest, storeContract } from './store-contract.ts';
