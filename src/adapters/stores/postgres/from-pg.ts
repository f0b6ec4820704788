import type { SqlClient, SqlRunner } from '../sql/index.ts';

type Rows = Promise<{ readonly rows: readonly unknown[] }>;
type Query = (text: string, values: unknown[]) => Rows;

/** A statement under a name: a connection has it read and planned once. */
export interface PgStatement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** What is needed of a connection of `pg`. */
export interface PgConnection<Asks = Query> {
  readonly query: Asks;
  /** true: it is not to be used again */
  readonly release: (broken?: boolean) => void;
  /** a connection that breaks between two statements says so to whoever listens, and ends the process if nobody does */
  readonly on?: (event: 'error', listener: () => void) => unknown;
  readonly off?: (event: 'error', listener: () => void) => unknown;
}

/** What is needed of a pool of `pg`, or of a driver that behaves like it. */
export interface PgPool<Asks = Query> {
  readonly query: Asks;
  readonly connect: () => Promise<PgConnection<Asks>>;
  /** tells of a new connection before anybody has it */
  readonly on?: (
    event: 'connect',
    listener: (connection: { readonly on: (event: 'error', listener: () => void) => unknown }) => void,
  ) => unknown;
}

/** The same of one that takes names. */
export type PreparingPgPool = PgPool<Query & ((statement: PgStatement) => Rows)>;

/** A pool, and whether statements go under names: only where it takes them. */
export type PoolAndOptions =
  | [pool: PgPool, options?: { readonly prepare?: false }]
  | [pool: PreparingPgPool, options: { readonly prepare: boolean }];

/**
 * Makes a client of a pool of `pg`, or of a driver that behaves like it (`@neondatabase/serverless`, for one).
 *
 * With `prepare`, statements go under names, so that the server reads and plans each once for a connection: it has less
 * to do for each call. Leave it out where a pooler between hands a connection on after every transaction and keeps no
 * statements (PgBouncer before 1.21, or without `max_prepared_statements`).
 *
 * @law a transaction that fails is rolled back; a connection on which that fails too is given up
 * @example `fromPg(new Pool({ connectionString }))`; with nothing between, `fromPg(pool, { prepare: true })`
 */
export function fromPg(...[pool, { prepare = false } = {}]: PoolAndOptions): Required<SqlClient> {
  const runnerOf = prepare ? preparing() : plain;
  listenToNew(pool);
  return {
    query: runnerOf(pool as PreparingPgPool).query,
    transaction: async (work) => {
      const connection = await pool.connect();
      connection.on?.('error', nextStatementTells);
      try {
        return await inTransaction(connection, () => work(runnerOf(connection as PgConnection<PreparingQuery>)));
      } finally {
        connection.off?.('error', nextStatementTells);
      }
    },
  };
}

type PreparingQuery = PreparingPgPool['query'];
type RunnerOf = (asked: { readonly query: PreparingQuery }) => SqlRunner;

const plain: RunnerOf = (asked) => ({ query: (text, values) => asked.query(text, values) });

/** A store has few statements: the names of all are remembered. */
function preparing(): RunnerOf {
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `cleanorder_${text.length}_${sumOf(text)}`;
    names.set(text, name);
    return name;
  };
  return (asked) => ({
    // without values it is one that makes a table, or begins or ends something
    query: (text, values) =>
      values.length === 0 ? asked.query(text, values) : asked.query({ name: nameOf(text), text, values }),
  });
}

/** Tells the statements of a store apart, in every process alike; the driver refuses two texts under one name. */
function sumOf(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) >>> 0;
  return sum;
}

/** The statement that comes next fails, which is soon enough. */
const nextStatementTells = (): void => {};

/** Pools whose new connections are listened to: several clients may share one. */
const listenedTo = new WeakSet<object>();

/**
 * A server that ends may say so right behind its welcome: the connection breaks before whoever asked for it has it, and
 * nobody listens to it yet.
 */
function listenToNew(pool: Pick<PgPool, 'on'>): void {
  if (listenedTo.has(pool)) return;
  listenedTo.add(pool);
  pool.on?.('connect', (connection) => connection.on('error', nextStatementTells));
}

async function inTransaction<Value>(connection: PgConnection, work: () => Promise<Value>): Promise<Value> {
  try {
    await connection.query('begin', []);
    const value = await work();
    await connection.query('commit', []);
    connection.release();
    return value;
  } catch (failure) {
    await connection.query('rollback', []).then(
      () => connection.release(),
      () => connection.release(true),
    );
    return Promise.reject(failure);
  }
}
