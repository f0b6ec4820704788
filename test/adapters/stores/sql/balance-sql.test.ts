import { expect, it } from 'vitest';
import { COLUMNS } from '../../../../src/adapters/stores/sql/balance-sql.ts';
import { tables } from '../../../../src/adapters/stores/sql/migrations/0001-tables.ts';
import { STOCK_ACCOUNTS } from '../../../../src/domain/inventory/index.ts';

it('has a column for every account of the ledger, for the shelf and for what is on hand', () => {
  expect(COLUMNS).toEqual([...STOCK_ACCOUNTS, 'shelf', 'hand']);
  const balances = tables.find((statement) => statement.includes('cleanorder_balance ('));
  for (const column of COLUMNS) expect(balances).toContain(`  ${column} bigint not null`);
});
