import { describe, expect, it } from 'vitest';
import { STOCK_ACCOUNTS, STOCK_WAYS, type StockCommand } from '../../../src/domain/inventory/index.ts';
import { by } from './stock-world.ts';

describe('the ways of stock', () => {
  it('lead from accounts to accounts, never from one to itself at the same place', () => {
    const accounts: readonly string[] = [...STOCK_ACCOUNTS, 'supplier', 'customer', 'vendor'];
    for (const [kind, { from, to }] of Object.entries(STOCK_WAYS)) {
      for (const account of [...from, ...to]) expect(accounts).toContain(account);
      const both = (to as readonly string[]).filter((account) => (from as readonly string[]).includes(account));
      expect(both).toEqual(kind === 'transfer' ? ['available'] : []);
    }
  });

  it('never lead through reserved: that is for reservations', () => {
    for (const { from, to } of Object.values(STOCK_WAYS)) expect([...from, ...to]).not.toContain('reserved');
  });

  it('do not compile where they do not lead', () => {
    const line = { sku: 'TEA', locationId: 'ams', quantity: 1 };
    const commands: readonly StockCommand[] = [
      { ...by, kind: 'inspect', lines: [{ ...line, to: 'damaged' }] },
      // @ts-expect-error quarantine does not end in the safety stock
      { ...by, kind: 'inspect', lines: [{ ...line, to: 'safety' }] },
      // @ts-expect-error a transfer says where to
      { ...by, kind: 'transfer', lines: [line] },
      // @ts-expect-error only a transfer goes elsewhere
      { ...by, kind: 'scrap', lines: [{ ...line, toLocationId: 'rtm' }] },
      // @ts-expect-error a command says when
      { commandId: 'c', actorId: 'a', kind: 'scrap', lines: [line] },
      // @ts-expect-error a SKU is not a location
      { ...by, kind: 'scrap', lines: [{ ...line, locationId: line.sku as Flavored }] },
    ];
    expect(commands).toHaveLength(6);
  });
});

type Flavored = string & { readonly __flavor?: 'Sku' };
