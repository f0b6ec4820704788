/** Plays the month under the other company, in a process of its own, beside the first one. */
import { fork } from 'node:child_process';
import { basename, extname, join } from 'node:path';
import { memoryStore } from 'cleanorder/stores/memory';
import { type Company, SHIP_TOGETHER } from './company.ts';
import { type Played, playMonth } from './play.ts';
import { readMonth } from './read-month.ts';

/** What is compared: plain data, so that it can come from another process. */
export interface Compared extends Pick<Played, 'kpis' | 'days' | 'commits'> {
  readonly company: Company;
  readonly shippingMinor: number;
}

/** Which month is played. */
export interface MonthChoice {
  readonly seed: number;
  readonly days?: number;
}

/** The figures of a run that are compared. */
export const comparedOf = ({ company, kpis, days, commits, routes }: Played): Compared => ({
  company,
  kpis,
  days,
  commits,
  shippingMinor: routes.ours.costMinor,
});

/** Starts the other month; its figures come when it is over. */
export function playOther(choice: MonthChoice): Promise<Compared> {
  // beside the code that runs, be it this file or what was made of it
  const { dirname, filename } = import.meta;
  // it is to leave the other processor to the first one
  const execArgv = [...process.execArgv, '--single-threaded-gc'];
  const child = fork(join(dirname, `compare${extname(filename)}`), [JSON.stringify(choice)], { execArgv });
  return new Promise((resolve, reject) => {
    child.once('message', (compared) => resolve(compared as Compared));
    child.once('exit', (code) => reject(new Error(`the other month ended with ${code}`)));
  });
}

/** In the process of its own. */
async function main(choice: MonthChoice): Promise<void> {
  const tell = (): void => undefined;
  const played = await playMonth({
    month: readMonth(),
    company: SHIP_TOGETHER,
    store: memoryStore(),
    tell,
    ...choice,
  });
  process.send?.(comparedOf(played), () => process.disconnect());
}

if (process.send !== undefined && basename(process.argv[1] ?? '').startsWith('compare.')) {
  // whoever asked is gone: nobody waits for the answer
  process.once('disconnect', () => process.exit());
  await main(JSON.parse(process.argv[2] ?? '{}') as MonthChoice);
}
