import { describe, expect, it } from 'vitest';
import {
  decideStock,
  emptyStock,
  evolveStock,
  type StockCommand,
  stockDecider,
  stockSnapshot,
} from '../../../src/domain/inventory/index.ts';
import { replay } from '../../../src/kernel/decider.ts';
import { at, balances, by, decided, noon, refused, stockOf } from './stock-world.ts';

const line = { sku: 'TEA', locationId: 'ams', quantity: 4 };
const receive: StockCommand = { ...by, kind: 'receive', lines: [line] };

describe('deciding about stock', () => {
  it('gives movements that say why, who and by which command', () => {
    expect(decided(emptyStock(), { ...receive, reason: 'purchase order 7' })).toEqual({
      movements: [
        {
          sku: 'TEA',
          quantity: 4,
          from: { account: 'supplier' },
          to: { locationId: 'ams', account: 'available' },
          reason: 'purchase order 7',
          commandId: 'cmd-1',
          actorId: 'test',
          at: noon,
        },
      ],
      backordered: [],
    });
  });

  it('stamps the moment in the one form that sorts as text', () => {
    expect(decided(emptyStock(), { ...receive, now: '2026-06-15T12:00:00Z' }).movements[0]?.at).toBe(noon);
    expect(refused(emptyStock(), { ...receive, now: '2026-06-15T14:00:00' })).toEqual({
      code: 'inventory.not-a-moment',
    });
  });

  it('leaves the ledger as it was, also when it refuses', () => {
    const stock = stockOf([at('TEA', 'ams', { available: 3 })]);
    const before = stockSnapshot(stock);
    const command: StockCommand = { ...by, kind: 'reserve', reservationId: 'r', lines: [line] };
    expect(refused(stock, command).code).toBe('inventory.not-enough');
    decided(stock, { ...command, whenShort: { kind: 'backorder' } });
    expect(stockSnapshot(stock)).toEqual(before);
    expect(decideStock(command, stock)).toEqual(decideStock(command, stock));
  });

  it('is a decider: state is the fold of what was decided', () => {
    const { initialState, decide, evolve } = stockDecider;
    const movements = decide(receive, initialState, {})._unsafeUnwrap();
    expect(balances(replay(evolve, initialState, movements))).toEqual(['TEA ams available 4']);
    expect(evolve).toBe(evolveStock);
    expect(stockDecider.initialState).not.toBe(initialState);
  });
});
