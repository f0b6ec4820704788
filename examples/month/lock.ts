import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Keeps a second process out of a folder for as long as this one lives: two that write to one folder destroy it.
 * The lock is a local socket that this process listens to. It is the system that closes it when a process dies, however it
 * dies; a number in a file would go on saying that the process is there, or that another with its number is.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const address = addressOf(folder);
  // one that was killed a moment ago is still being cleared away
  for (let tries = 0; tries < 20; tries++) {
    const unlock = await listen(address);
    if (unlock !== undefined) return unlock;
    if (await isAnswered(address)) await wait(100);
    else rmSync(address, { force: true });
  }
  throw new Error(`another process is writing to ${folder}: wait for it, or choose another --out`);
}

/** Short, because systems take about a hundred letters. */
function addressOf(folder: string): string {
  const name = `cleanorder-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
}

/** Undefined where the address is taken. */
function listen(address: string): Promise<(() => void) | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(() => void server.unref().close()));
    server.unref();
  });
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(address);
    const answer = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}
