import { expect, it } from 'vitest';
import { tables } from '../../../../../src/adapters/stores/sql/migrations/0001-tables.ts';

it('begins every key with the tenant, and sorts every text of a key by its bytes (L76)', () => {
  for (const statement of tables) {
    const key = /primary key \(([^)]*)\)/.exec(statement)?.[1] ?? /on cleanorder_\w+ \(([^)]*)\)/.exec(statement)?.[1];
    const columns = key?.split(', ') ?? [];
    expect(columns[0], statement).toBe('tenant_id');
    for (const column of statement.startsWith('create table') ? columns : []) {
      expect(statement).toMatch(new RegExp(`  ${column} (text collate "C"|bigint) not null`));
    }
  }
});

it('uses nothing that only PostgreSQL has: no sequences, triggers, generated columns or enumerations', () => {
  expect(tables.join('\n')).not.toMatch(/serial|identity|generated|trigger|enum|exclude|inherits|jsonb|deferrable/i);
});
