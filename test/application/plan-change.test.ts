import { describe, expect, it } from 'vitest';
import { planChange } from '../../src/application/index.ts';
import { moved } from './stock-support.ts';
import { changeOf } from './support.ts';

const lines = (count: number) => Array.from({ length: count }, (_, n) => moved(1, { sku: `SKU-${n}` }));

describe('planChange', () => {
  it('says what a change comes to', () => {
    const change = changeOf('c', { movements: lines(3) });
    const plan = planChange(change)._unsafeUnwrap();
    expect(plan.change).toBe(change);
    expect(plan.balances.map(({ key }) => key.sku)).toEqual(['SKU-0', 'SKU-1', 'SKU-2']);
  });

  it('takes a hundred keys and refuses one more (L74)', () => {
    expect(planChange(changeOf('c', { movements: lines(99) })).isOk()).toBe(true);
    expect(planChange(changeOf('c', { movements: lines(100) }))._unsafeUnwrapErr()).toEqual({
      kind: 'refused',
      code: 'store.too-many-keys',
    });
  });

  it('refuses what no store may write before it counts (the first that applies)', () => {
    expect(planChange(changeOf('', { movements: lines(100) }))._unsafeUnwrapErr()).toEqual({
      kind: 'refused',
      code: 'store.change-malformed',
    });
  });
});
