import { err, ok, type Result } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { collect, collectAll } from '../../src/kernel/collect.ts';

describe('collect', () => {
  it('gathers values under their names, with their types', () => {
    const both = collect({ sku: ok<string, 'bad-sku'>('A'), quantity: ok<number, 'bad-quantity'>(2) });
    const { sku, quantity }: { sku: string; quantity: number } = both._unsafeUnwrap();
    expect([sku, quantity]).toEqual(['A', 2]);
  });

  it('gathers every refusal, in the order of the names', () => {
    const sku: Result<string, 'bad-sku'> = err('bad-sku');
    const quantity: Result<number, 'bad-quantity'> = err('bad-quantity');
    expect(collect({ sku, price: ok(1), quantity })._unsafeUnwrapErr()).toEqual(['bad-sku', 'bad-quantity']);
  });
});

describe('collectAll', () => {
  it('gathers values in order', () => {
    expect(collectAll([ok(1), ok(2)])._unsafeUnwrap()).toEqual([1, 2]);
    expect(collectAll([])._unsafeUnwrap()).toEqual([]);
  });

  it('gathers every refusal in order', () => {
    expect(collectAll([err('a'), ok(1), err('b')])._unsafeUnwrapErr()).toEqual(['a', 'b']);
  });
});
