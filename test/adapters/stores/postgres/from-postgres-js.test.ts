import { expect, it } from 'vitest';
import { fromPostgresJs, type PostgresJsRunner } from '../../../../src/adapters/stores/postgres/index.ts';

it('sends statements with their values, inside a transaction too', async () => {
  const seen: unknown[] = [];
  const runner = (name: string): PostgresJsRunner => ({
    unsafe: async (text, values) => {
      seen.push([name, text, values]);
      return [text];
    },
  });
  const client = fromPostgresJs({ ...runner('outside'), begin: (work) => work(runner('inside')) });
  expect(await client.query('a', [1, null])).toEqual({ rows: ['a'] });
  expect(await client.transaction((inner) => inner.query('b', ['x']))).toEqual({ rows: ['b'] });
  expect(seen).toEqual([
    ['outside', 'a', [1, null]],
    ['inside', 'b', ['x']],
  ]);
});
