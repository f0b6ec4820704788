import * as fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  field,
  fieldAt,
  filled,
  isAbsent,
  isList,
  isRecord,
  type Known,
  known,
  knownOrNothing,
  readList,
  unwrap,
} from '../../../src/domain/channel/payload.ts';

const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('secret');
    },
    getOwnPropertyDescriptor: () => {
      throw new Error('secret');
    },
  },
);
const revoked = (() => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
})();

describe('field', () => {
  it('sees own fields only', () => {
    expect(field({ id: 7 }, 'id')).toBe(7);
    expect(field({}, 'toString')).toBeUndefined();
    expect(field(Object.create({ id: 7 }), 'id')).toBeUndefined();
    expect(field(JSON.parse('{"__proto__":7}'), '__proto__')).toBe(7);
  });

  it.each([null, undefined, 7, 'text', true, Symbol('x')])('sees nothing in %s', (value) => {
    expect(field(value, 'length')).toBeUndefined();
  });

  it('takes what throws for unreadable, which is neither text nor record nor absent', () => {
    const getter = Object.defineProperty({}, 'id', { enumerable: true, get: () => Promise.reject(new Error('x')) });
    expect(field(getter, 'other')).toBeUndefined();
    const value = field(throwing, 'id');
    expect(typeof value).toBe('symbol');
    expect([isAbsent(value), isRecord(value), isList(value)]).toEqual([false, false, false]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.string(), (value, name) => {
        field(value, name);
        fieldAt(value, [name, name]);
        isList(value);
        isRecord(value);
      }),
    );
    expect(field(revoked, 'length')).toBeTypeOf('symbol');
    expect(isList(revoked)).toBe(false);
  });
});

describe('readList', () => {
  it('copies up to a limit', () => {
    expect(readList([1, 2, 3], 3)).toEqual({ items: [1, 2, 3], cut: false });
    expect(readList([1, 2, 3], 2)).toEqual({ items: [1, 2], cut: true });
  });

  it('stops where a list throws, and where it claims to be endless', () => {
    const list = new Proxy([1, 2], {
      get: (target, name) => {
        if (name === '1') throw new Error('x');
        return Reflect.get(target, name);
      },
    });
    expect(readList(list)).toEqual({ items: [1], cut: true });
    const endless = new Proxy([], { get: (_, name) => (name === 'length' ? Number.POSITIVE_INFINITY : 1) });
    expect(readList(endless, 5)).toEqual({ items: [1, 1, 1, 1, 1], cut: true });
    const noNumber = new Proxy([], { get: (_, name) => (name === 'length' ? Number.NaN : 1) });
    expect(readList(noNumber, 5).cut).toBe(true);
  });
});

describe('unwrap', () => {
  const until = (value: unknown) => field(value, 'id') !== undefined;

  it('takes off known wrappers', () => {
    expect(unwrap({ payload: { data: { order: { id: 1 } } }, names: ['data', 'order'], until })).toEqual({ id: 1 });
    expect(unwrap({ payload: [7], names: ['data'], until })).toEqual([7]);
  });

  it('stops after four, however deep the nesting', () => {
    let deep: unknown = { id: 1 };
    for (let i = 0; i < 50_000; i += 1) deep = { data: deep };
    expect(field(unwrap({ payload: deep, names: ['data'], until }), 'data')).toBeDefined();
  });
});

describe('known', () => {
  it('leaves out what is not known', () => {
    expect(known({ a: 1, b: undefined, c: null, d: '' })).toEqual({ a: 1, c: null, d: '' });
    expect(knownOrNothing({ a: undefined })).toBeUndefined();
    expect(filled([])).toBeUndefined();
    expect(filled([1])).toEqual([1]);
    expectTypeOf<Known<{ a: number; b: string | undefined }>>().toEqualTypeOf<{ a: number } & { b?: string }>();
  });
});
