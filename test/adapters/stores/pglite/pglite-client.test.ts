import type { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preparedClient } from '../../../../src/adapters/stores/pglite/pglite-client.ts';
import { openDb } from '../../../stores/pglite-db.ts';

let db: PGlite;
beforeAll(async () => {
  db = await openDb();
});
afterAll(() => db.close());

const WORDS = 'select $1::text as word, $2::text::bigint as number, $3::text is null as missing';

/** The same database, and what it was sent. */
function listened() {
  const sent: string[] = [];
  const exec = (statements: string) => {
    sent.push(statements);
    return db.exec(statements);
  };
  const heard = { exec, query: db.query.bind(db), transaction: db.transaction.bind(db) } as unknown as PGlite;
  return { client: preparedClient(heard), sent };
}

describe('preparedClient', () => {
  it('answers what `query` answers, whatever is said in the values', async () => {
    const client = preparedClient(db);
    const hostile = fc.constantFrom(
      "'",
      '$co$',
      '$co',
      '$',
      '\\',
      "\\'",
      "'; drop table cleanorder_change; --",
      '$1',
      '{"a"}',
      '',
    );
    const word = fc.oneof(
      hostile,
      fc.array(fc.oneof(hostile, fc.string({ unit: 'binary' }))).map((parts) => parts.join('')),
    );
    const noZero = word.map((text) => text.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(noZero, fc.integer(), fc.option(noZero), async (text, number, maybe) => {
        const values = [text, String(number), maybe];
        expect((await client.query(WORDS, values)).rows).toEqual((await db.query(WORDS, values)).rows);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps values apart from the statement where a backslash stands for something else too', async () => {
    await db.exec('set standard_conforming_strings = off');
    const words = ["\\' or true --", '\\n', "it's", "$co$ \\' or '"];
    for (const word of words) {
      expect((await preparedClient(db).query(WORDS, [word, '1', null])).rows).toEqual([
        { word, number: 1, missing: true },
      ]);
    }
    await db.exec('set standard_conforming_strings = on');
  });

  it('prepares a statement once, also for those who ask at the same time', async () => {
    const { client, sent } = listened();
    await Promise.all([client.query('select $1::text as a', ['x']), client.query('select $1::text as a', ['y'])]);
    await client.query('select 7 as seven', []);
    expect(sent.map((text) => text.replace(/cleanorder_\d+/, 'N'))).toEqual([
      'prepare N as select $1::text as a',
      'execute N($co$x$co$)',
      'execute N($co$y$co$)',
      'prepare N as select 7 as seven',
      'execute N',
    ]);
  });

  it('prepares again what the database was told to forget', async () => {
    const { client } = listened();
    const ask = async () => (await client.query('select $1::text as forgotten', ['x'])).rows;
    await ask();
    await db.exec('deallocate all');
    expect(await ask()).toEqual([{ forgotten: 'x' }]);
  });

  it('hands on what is wrong with a statement, and tries it anew when it is asked again', async () => {
    const { client } = listened();
    const ask = () => client.query('select * from made_later where name = $1::text', ['x']);
    await expect(ask()).rejects.toMatchObject({ code: '42P01' });
    await db.exec('create table made_later (name text)');
    expect((await ask()).rows).toEqual([]);
    await expect(client.query('select 1 / $1::text::bigint as n', ['0'])).rejects.toMatchObject({ code: '22012' });
  });

  it('is the database itself where that takes values apart only', async () => {
    const apart = { query: db.query.bind(db), transaction: db.transaction.bind(db) } as unknown as PGlite;
    expect(preparedClient(apart)).toBe(apart);
  });
});
