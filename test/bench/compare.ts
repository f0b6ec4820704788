/** One side of a comparison: does its work so many times. */
export type Work = (times: number) => unknown;

/** How two ways of doing the same work compare. */
export interface Comparison {
  /** median of the rounds' ratios: ours / theirs; below 1 we are faster */
  readonly ratio: number;
  readonly ratioMin: number;
  readonly ratioMax: number;
  readonly oursMicroseconds: number;
  readonly theirsMicroseconds: number;
}

/**
 * Measures two ways of doing the same work in turns, in one run, so that what else the machine does hits both alike.
 * The ratio is taken round by round; its median is what counts.
 */
export function compare({
  ours,
  theirs,
  times,
  rounds = 21,
}: {
  ours: Work;
  theirs: Work;
  times: number;
  rounds?: number;
}): Comparison {
  for (let i = 0; i < 3; i += 1) {
    ours(times);
    theirs(times);
  }
  const samples = Array.from({ length: rounds }, (_, round) => {
    // who goes first changes, so that neither always finds a warm cache
    const [first, second] = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
    const a = timed(first, times);
    const b = timed(second, times);
    return round % 2 === 0 ? { ours: a, theirs: b } : { ours: b, theirs: a };
  });
  const ratios = samples.map((sample) => sample.ours / sample.theirs).sort((a, b) => a - b);
  return {
    ratio: round(median(ratios)),
    ratioMin: round(ratios[0] ?? 0),
    ratioMax: round(ratios.at(-1) ?? 0),
    oursMicroseconds: round((median(samples.map(({ ours: ms }) => ms)) * 1000) / times),
    theirsMicroseconds: round((median(samples.map(({ theirs: ms }) => ms)) * 1000) / times),
  };
}

function timed(work: Work, times: number): number {
  const start = performance.now();
  work(times);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const round = (value: number): number => Number(value.toPrecision(3));
