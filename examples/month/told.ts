import type { Compared } from './compare.ts';
import { type Bucket, countFile, type FileFacts, sortDocuments } from './file-facts.ts';
import type { Played } from './play.ts';
import type { Month } from './read-month.ts';

/** The month as it is told: the file, and what became of it under two companies. */
export interface Told {
  readonly seed: number;
  readonly file: FileFacts;
  readonly buckets: readonly Bucket[];
  readonly main: Played;
  readonly other: Compared;
}

/** Puts the file and the runs together. */
export function tellMonth(parts: {
  readonly month: Month;
  readonly seed: number;
  readonly main: Played;
  readonly other: Compared;
}): Told {
  const { month, seed, main, other } = parts;
  return { seed, file: countFile(month), buckets: sortDocuments(month, main.intake.refused), main, other };
}
