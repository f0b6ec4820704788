import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Swap, Version } from '../../../src/domain/inventory/versions.ts';

const put =
  (key: string, value: number | undefined): Swap<Map<string, number>> =>
  (table) => {
    const before = table.get(key);
    if (value === undefined) table.delete(key);
    else table.set(key, value);
    return put(key, before);
  };

const content = (version: Version<Map<string, number>>): Record<string, number> =>
  Object.fromEntries([...version.read()].sort());

describe('versions of a table', () => {
  it('stay what they were when a newer one is made', () => {
    const first = new Version(new Map([['a', 1]]));
    const second = first.with(put('a', 2));
    const third = second.with(put('b', 3));
    expect(content(first)).toEqual({ a: 1 });
    expect(content(third)).toEqual({ a: 2, b: 3 });
    expect(content(second)).toEqual({ a: 2 });
  });

  it('can part ways', () => {
    const trunk = new Version(new Map([['a', 1]]));
    const left = trunk.with(put('a', 2));
    const right = trunk.with(put('a', 3));
    expect([content(left), content(right), content(trunk)]).toEqual([{ a: 2 }, { a: 3 }, { a: 1 }]);
  });

  it('are read after a hundred thousand changes', () => {
    const first = new Version(new Map<string, number>());
    let newest = first;
    for (let i = 0; i < 100_000; i += 1) newest = newest.with(put(String(i % 10), i));
    expect(content(first)).toEqual({});
    expect(content(newest)['9']).toBe(99_999);
  });

  it('behave like copies, in whatever order they are made and read', () => {
    const step = fc.record({ from: fc.nat(), key: fc.constantFrom('a', 'b', 'c'), value: fc.option(fc.nat(9)) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(fc.nat(), { maxLength: 30 }), (steps, reads) => {
        const versions = [new Version(new Map<string, number>())];
        const copies: Record<string, number>[] = [{}];
        for (const { from, key, value } of steps) {
          const index = from % versions.length;
          versions.push((versions[index] as (typeof versions)[0]).with(put(key, value ?? undefined)));
          const { [key]: _, ...rest } = copies[index] ?? {};
          copies.push(value === null ? rest : { ...rest, [key]: value });
        }
        for (const read of reads) {
          const index = read % versions.length;
          expect(content(versions[index] as (typeof versions)[0])).toEqual(copies[index]);
        }
      }),
    );
  });
});
