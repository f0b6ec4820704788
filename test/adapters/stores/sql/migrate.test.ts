import { readFileSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, migrations, sqlStore } from '../../../../src/adapters/stores/sql/index.ts';
import { received } from '../../../stores/changes.ts';
import { emptyDb } from '../../../stores/pglite-db.ts';
import { sqlFile } from '../../../stores/sql-file.ts';

let db: PGlite;
beforeAll(async () => {
  db = await emptyDb();
});
afterAll(() => db.close());

describe('migrate', () => {
  it('brings an empty database up to date, once, and says from where to where', async () => {
    expect(await migrate({ client: db, functions: false })).toEqual({ from: 0, to: 1 });
    expect(await migrate({ client: db })).toEqual({ from: 1, to: 2 });
    expect(await migrate({ client: db })).toEqual({ from: 2, to: 2 });
  });

  it('leaves what is kept alone', async () => {
    const store = sqlStore({ client: db });
    expect((await store.commit(received('c1', 1))).isOk()).toBe(true);
    await migrate({ client: db });
    expect((await store.answerOf('c1'))._unsafeUnwrap()).not.toBeNull();
  });

  it('tries every statement again when another process does the same, and hands on what stays wrong', async () => {
    const other = await emptyDb();
    const refusals = new Map<string, number>();
    const client = {
      query: (text: string, values: unknown[]) => {
        const refused = refusals.get(text) ?? 0;
        refusals.set(text, refused + 1);
        return refused < 7 ? Promise.reject(new Error('tuple concurrently updated')) : other.query(text, values);
      },
    };
    expect(await migrate({ client })).toEqual({ from: 0, to: 2 });
    expect(refusals.size).toBeGreaterThan(5);
    await other.close();
    let asked = 0;
    const never = {
      query: () => {
        asked += 1;
        return Promise.reject(new Error('gone'));
      },
    };
    await expect(migrate({ client: never })).rejects.toThrow('gone');
    expect(asked).toBe(20);
  });

  it('has each step in a file as well', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, place) => place + 1));
    for (const step of migrations) {
      const file = readFileSync(`src/adapters/stores/sql/migrations/${step.name}.sql`, 'utf8');
      expect(file).toBe(sqlFile(step));
    }
  });

  it('has files that do the same when some other tool runs them', async () => {
    const other = await emptyDb();
    for (const { name } of migrations) {
      await other.exec(readFileSync(`src/adapters/stores/sql/migrations/${name}.sql`, 'utf8'));
    }
    expect(await migrate({ client: other })).toEqual({ from: 2, to: 2 });
    expect((await sqlStore({ client: other }).commit(received('c1', 1))).isOk()).toBe(true);
    await other.close();
  });
});
