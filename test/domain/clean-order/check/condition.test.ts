import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, holds, type Operator } from '../../../../src/domain/clean-order/index.ts';

const facts = { n: 5, t: 'b', yes: true, none: null, empty: '', list: [], deep: { a: { b: 1 } } };
const compare = (field: string, operator: Operator, value: string | number | boolean) =>
  holds({ kind: 'compare', field, operator, value }, facts);

describe('holds', () => {
  it.each([
    ['=', [false, true, false]],
    ['!=', [true, false, true]],
    ['<', [false, false, true]],
    ['<=', [false, true, true]],
    ['>', [true, false, false]],
    ['>=', [true, true, false]],
  ] as const)('compares numbers with %s', (operator, expected) => {
    expect([4, 5, 6].map((value) => compare('n', operator, value))).toEqual(expected);
  });

  it('compares texts by their characters, and nothing with another kind', () => {
    expect([compare('t', '<', 'c'), compare('t', '>', 'a'), compare('t', '=', 'B')]).toEqual([true, true, false]);
    expect([compare('n', '=', '5'), compare('n', '!=', '5'), compare('n', '<', '6')]).toEqual([false, true, false]);
  });

  it('holds no comparison with what is not there', () => {
    expect(['=', '!=', '<', '>='].map((operator) => compare('missing', operator as Operator, 1))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(compare('deep', '=', 1)).toBe(false);
  });

  it('tells data from none', () => {
    const has = (field: string) => holds({ kind: 'has-data', field }, facts);
    expect(['n', 'yes', 'deep.a.b', 'none', 'empty', 'list', 'missing', 'deep.x', 'n.x'].map(has)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(holds({ kind: 'no-data', field: 'none' }, facts)).toBe(true);
  });

  it('looks among several values', () => {
    expect(holds({ kind: 'one-of', field: 't', values: ['a', 'b'] }, facts)).toBe(true);
    expect(holds({ kind: 'one-of', field: 't', values: ['a'] }, facts)).toBe(false);
  });

  it('combines with all, any and not', () => {
    const yes: Condition = { kind: 'has-data', field: 'n' };
    const no: Condition = { kind: 'no-data', field: 'n' };
    expect(holds({ kind: 'all', of: [yes, no] }, facts)).toBe(false);
    expect(holds({ kind: 'all', of: [] }, facts)).toBe(true);
    expect(holds({ kind: 'any', of: [no, yes] }, facts)).toBe(true);
    expect(holds({ kind: 'any', of: [] }, facts)).toBe(false);
    expect(holds({ kind: 'not', of: yes }, facts)).toBe(false);
  });

  it('sees no fields that an object only inherits', () => {
    for (const field of ['constructor', '__proto__', 'toString', 'deep.constructor.name']) {
      expect(holds({ kind: 'has-data', field }, facts)).toBe(false);
    }
  });

  it.each([
    null,
    'n = 5',
    {},
    { kind: 'perhaps' },
    { kind: 'all' },
    { kind: 'all', of: [{}] },
    { kind: 'not' },
    { kind: 'has-data', field: '' },
    { kind: 'has-data', field: 'x'.repeat(101) },
    { kind: 'one-of', field: 'n', values: 5 },
    { kind: 'one-of', field: 'n', values: [{}] },
    { kind: 'compare', field: 'n', operator: '~', value: 1 },
    { kind: 'compare', field: 'n', operator: '=', value: {} },
    { kind: 'compare', field: 'n', operator: '=', value: Number.NaN },
  ])('does not understand %j', (condition) => {
    expect(holds(condition as never, facts)).toBeUndefined();
  });

  it('goes sixteen levels deep, and no deeper', () => {
    const nested = (levels: number): Condition =>
      levels === 0 ? { kind: 'has-data', field: 'n' } : { kind: 'not', of: nested(levels - 1) };
    expect(holds(nested(16), facts)).toBe(true);
    expect(holds(nested(17), facts)).toBeUndefined();
    expect(holds(nested(5000), facts)).toBeUndefined();
  });

  it('counts a thousand parts, and no more', () => {
    const wide = (parts: number): Condition => ({
      kind: 'all',
      of: Array.from({ length: parts }, () => ({ kind: 'has-data', field: 'n' })),
    });
    expect(holds(wide(999), facts)).toBe(true);
    expect(holds(wide(1000), facts)).toBeUndefined();
  });

  it('turns every answer around with not', () => {
    const condition = fc.letrec<{ node: Condition }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        fc.record({
          kind: fc.constantFrom('has-data' as const, 'no-data' as const),
          field: fc.constantFrom('n', 'none', 'deep.a'),
        }),
        fc.record({
          kind: fc.constant('compare' as const),
          field: fc.constantFrom('n', 't', 'x'),
          operator: fc.constantFrom<Operator>('=', '<', '>='),
          value: fc.constantFrom(4, 5, 'b'),
        }),
        fc.record({
          kind: fc.constantFrom('all' as const, 'any' as const),
          of: fc.array(tie('node'), { maxLength: 3 }),
        }),
      ),
    })).node;
    fc.assert(fc.property(condition, (one) => holds({ kind: 'not', of: one }, facts) === !holds(one, facts)));
  });
});
