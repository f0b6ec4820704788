import { err, ok } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { areLists, readable } from '../../../src/domain/routing/readable.ts';
import { assert } from '../../../src/kernel/assert.ts';

describe('readable', () => {
  it('hands on answers and refusals', () => {
    expect(readable(() => ok(2))).toEqual(ok(2));
    const refusal = { code: 'routing.too-large', path: '' } as const;
    expect(readable(() => err(refusal))).toEqual(err(refusal));
  });

  it('refuses what cannot be looked at', () => {
    const thrower = (): never => {
      throw new Error('mine');
    };
    expect(readable(thrower)).toEqual(err({ code: 'routing.not-readable', path: '' }));
  });

  it('does not hide that a promise of ours is broken', () => {
    const broken = (): never => {
      assert(1 > 2, 'one is more than two');
      throw new Error('unreachable');
    };
    expect(() => readable(broken)).toThrow('one is more than two');
  });
});

describe('areLists', () => {
  it('takes lists and what is missing, and nothing that only looks like a list', () => {
    expect(areLists([], [1], undefined)).toBe(true);
    for (const odd of [null, 'abc', { length: 2 }, new Set([1]), 7]) expect(areLists([], odd)).toBe(false);
  });

  it('takes no list of more than four million', () => {
    expect(areLists(new Array(4_000_000))).toBe(true);
    expect(areLists(new Array(4_000_001))).toBe(false);
  });
});
