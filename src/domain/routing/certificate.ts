import type { Proof } from './solver/solve.ts';

/** What lets a checker see, without searching, that no plan is better: for each stage a value and the steps of its proof. */
export interface Certificate {
  readonly proofs: readonly Proof[];
}
