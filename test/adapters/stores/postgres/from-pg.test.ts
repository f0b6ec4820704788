import { createServer } from 'node:net';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { fromPg } from '../../../../src/adapters/stores/postgres/index.ts';

/** A pool that writes down what happens to it. */
function pool(fails: readonly string[] = []) {
  const seen: string[] = [];
  const query = async (text: string) => {
    seen.push(text);
    return fails.includes(text) ? Promise.reject(new Error(text)) : { rows: [text] };
  };
  const release = (broken?: boolean) => seen.push(broken === true ? 'given up' : 'released');
  return { seen, client: fromPg({ query, connect: async () => ({ query, release }) }) };
}

describe('fromPg', () => {
  it('hands a statement to the pool', async () => {
    const { client, seen } = pool();
    expect((await client.query('select 1', [])).rows).toEqual(['select 1']);
    expect(seen).toEqual(['select 1']);
  });

  it('commits what has worked, on one connection', async () => {
    const { client, seen } = pool();
    expect(await client.transaction(async (runner) => (await runner.query('a', [])).rows)).toEqual(['a']);
    expect(seen).toEqual(['begin', 'a', 'commit', 'released']);
  });

  it('rolls back what has not, and hands on why', async () => {
    const { client, seen } = pool(['a']);
    await expect(client.transaction((runner) => runner.query('a', []))).rejects.toThrow('a');
    expect(seen).toEqual(['begin', 'a', 'rollback', 'released']);
  });

  it('listens to a connection as long as it has it: one that breaks must not end the process', async () => {
    const seen: string[] = [];
    const query = async () => ({ rows: [] });
    const on = () => seen.push('listens');
    const off = () => seen.push('listens no more');
    const client = fromPg({ query, connect: async () => ({ query, release: () => {}, on, off }) });
    await client.transaction(async () => seen.push('works'));
    expect(seen).toEqual(['listens', 'works', 'listens no more']);
  });

  it('sends statements that have values under names, the same name for the same text, where it may', async () => {
    const seen: unknown[] = [];
    const query = async (...asked: unknown[]) => {
      seen.push(asked.length === 1 ? asked[0] : asked);
      return { rows: [] };
    };
    const client = fromPg({ query, connect: async () => ({ query, release: () => {} }) }, { prepare: true });
    await client.query('ab', ['x']);
    await client.query('create', []);
    await client.transaction((runner) => runner.query('ab', ['y']));
    await client.query('ba', ['x']);
    // 'a' is 97 and 'b' 98: 97 * 31 + 98 and 98 * 31 + 97
    expect(seen).toEqual([
      { name: 'cleanorder_2_3105', text: 'ab', values: ['x'] },
      ['create', []],
      ['begin', []],
      { name: 'cleanorder_2_3105', text: 'ab', values: ['y'] },
      ['commit', []],
      { name: 'cleanorder_2_3135', text: 'ba', values: ['x'] },
    ]);
  });

  it('gives a connection up that cannot even roll back', async () => {
    const { client, seen } = pool(['commit', 'rollback']);
    await expect(client.transaction((runner) => runner.query('a', []))).rejects.toThrow('commit');
    expect(seen).toEqual(['begin', 'a', 'commit', 'rollback', 'given up']);
  });
});

/** A message of the protocol: its letter, its length, its body. */
function message(letter: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

describe('a server that ends right behind its welcome', () => {
  // AuthenticationOk, ReadyForQuery, ErrorResponse: all in one piece, as it comes when a server is just being ended
  const welcome = Buffer.concat([
    message('R', Buffer.alloc(4)),
    message('Z', Buffer.from('I')),
    message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection\0\0')),
  ]);

  it.each([true, false])('does not end the process (twice the same pool: %s)', async (twice) => {
    const server = createServer((socket) => {
      socket.once('data', () => socket.end(welcome));
      socket.on('error', () => {});
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as { port: number };
    const pool = new pg.Pool({ host: '127.0.0.1', port, user: 'a', database: 'b', password: 'c' }).on(
      'error',
      () => {},
    );
    const client = fromPg(pool);
    if (twice) fromPg(pool);
    await expect(client.transaction((runner) => runner.query('select 1', []))).rejects.toThrow();
    expect(pool.listenerCount('connect')).toBe(1);
    await pool.end();
    await new Promise((closed) => server.close(closed));
  });
});
