import { it } from 'vitest';
import { type SqlClient, sqlStore } from '../../src/adapters/stores/sql/index.ts';
import { storeContract } from '../../src/testing/index.ts';
import { cutClient } from './cut-client.ts';

/** Looks at every promise of the port, in one call and statement by statement. */
export function keepsTheContract(client: () => Required<SqlClient>, name = 'db'): void {
  const ways = [
    { way: 'in one call', open: (own: Required<SqlClient>, tenantId: string) => sqlStore({ client: own, tenantId }) },
    {
      way: 'statement by statement',
      open: (own: Required<SqlClient>, tenantId: string) => sqlStore({ client: own, tenantId, functions: false }),
    },
  ];
  for (const { way, open } of ways) {
    const cases = storeContract({
      run: `${name}, ${way}`,
      makeStore: ({ tenantId }) => open(client(), tenantId),
      cutStore: ({ tenantId, when }) => open(cutClient(client(), when), tenantId),
    });
    for (const { group, name: title, run } of cases) it(`${name}, ${way}, ${group}: ${title}`, run);
  }
}
