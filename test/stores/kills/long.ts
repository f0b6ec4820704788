import { startServer } from '../postgres-server.ts';
import { killRun } from './kill-run.ts';

/** The long run: `npm run -s test:kills -- --seconds 600 --seed 1`. Prints what came of it; ends with 1 if anything is lost. */
const option = (name: string, otherwise: number): number => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : Number(process.argv[place + 1]);
};

const seconds = option('seconds', 300);
const server = await startServer();
let lost = false;
for (const byStatements of [false, true]) {
  const report = await killRun({
    server,
    tenantId: byStatements ? 'by statements' : 'in one call',
    seed: option('seed', 1),
    seconds: seconds / 2,
    shoppers: option('shoppers', 16),
    workers: 2,
    serverKills: Math.max(1, Math.round(seconds / 40)),
    byStatements,
  });
  lost ||= report.deadlocks > 0 || Object.values(report.recount).some((count) => count > 0);
  process.stdout.write(`${JSON.stringify({ byStatements, ...report })}\n`);
}
await server.stop();
process.exit(lost ? 1 : 0);
