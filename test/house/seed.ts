import * as fc from 'fast-check';

// A property that fails prints its seed and path; SEED=<number> replays a whole run.
const seed = process.env['SEED'];
fc.configureGlobal({
  numRuns: Number(process.env['RUNS'] ?? 1000),
  ...(seed === undefined ? {} : { seed: Number(seed) }),
});
