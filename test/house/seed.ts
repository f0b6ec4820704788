import * as fc from 'fast-check';

// Every day tries other cases, and all runs of one day the same ones, so that whoever runs a failure again sees it again.
// A property that fails prints its seed and path; SEED=<number> replays a whole run, SEED=random tries something new.
const DAY_MS = 86_400_000;
const asked = process.env['SEED'] ?? String(Math.floor(Date.now() / DAY_MS));
fc.configureGlobal({
  numRuns: Number(process.env['RUNS'] ?? 1000),
  ...(asked === 'random' ? {} : { seed: Number(asked) }),
});
