import { expect, it } from 'vitest';
import { migrate, postgresStore } from '../../../../src/adapters/stores/postgres/index.ts';
import { received } from '../../../stores/changes.ts';
import { emptyDb } from '../../../stores/pglite-db.ts';

it('works over any client of two functions, and over one of one', async () => {
  const db = await emptyDb();
  await migrate({ client: db });
  const one = postgresStore({ client: { query: (text, values) => db.query(text, values) } });
  expect((await one.commit(received('c1', 5))).isOk()).toBe(true);
  expect((await one.feed('', 5))._unsafeUnwrap()).toHaveLength(1);
  const two = postgresStore({ client: db, functions: false });
  expect((await two.commit(received('c2', 5))).isOk()).toBe(true);
  expect((await two.feed('1', 5))._unsafeUnwrap().map(({ commandId }) => commandId)).toEqual(['c2']);
  await db.close();
});
