import { startServer } from '../postgres-server.ts';
import { hasLost, killRun, missed } from './kill-run.ts';

/**
 * The long run: `npm run -s kill:store -- --minutes 10 --seed 1`, half of it in one call, half statement by statement.
 * Prints a JSON object for each half; ends with 1 if anything is lost, or if a half has not met what it is to survive.
 */
const option = (name: string, otherwise: number): number => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : Number(process.argv[place + 1]);
};

/** A server that is killed more often is hardly ever there. */
const SECONDS_BETWEEN_KILLS = 20;

const seconds = option('minutes', 5) * 30;
const server = await startServer();
let sound = true;
for (const byStatements of [false, true]) {
  const report = await killRun({
    server,
    tenantId: byStatements ? 'by statements' : 'in one call',
    seed: option('seed', 1),
    seconds,
    shoppers: option('shoppers', 16),
    workers: 2,
    serverKills: Math.max(1, Math.floor(seconds / SECONDS_BETWEEN_KILLS) - 1),
    byStatements,
  });
  sound &&= !hasLost(report) && missed(report).length === 0;
  process.stdout.write(`${JSON.stringify({ byStatements, seconds, ...report, missed: missed(report) })}\n`);
}
await server.stop();
process.exit(sound ? 0 : 1);
