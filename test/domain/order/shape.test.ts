import { describe, expect, it } from 'vitest';
import {
  amount,
  count,
  day,
  flag,
  listOf,
  moment,
  oneOf,
  record,
  type Shape,
  text,
  whole,
} from '../../../src/domain/order/shape.ts';

describe('shapes', () => {
  it.each<[string, Shape, readonly unknown[], readonly unknown[]]>([
    ['text', text, ['', 'x'], [1, null, undefined, {}]],
    ['flag', flag, [true, false], [0, 'true']],
    ['whole', whole, [0, 1, Number.MAX_SAFE_INTEGER], [-1, 0.5, 2 ** 53, Number.NaN, '1']],
    ['amount', amount, [-1, 0, 1], [0.5, 2 ** 53, '1']],
    ['count', count, [0.5, -1, Number.NaN], ['1', null]],
    ['moment', moment, ['2026-11-21T10:00:00.000Z', '2026-11-21T11:00+01:00'], ['2026-11-21', 'now', 0]],
    ['day', day, ['2026-11-21'], ['2026-02-30', '21-11-2026', 0]],
    ['oneOf', oneOf('a', 'b'), ['a', 'b'], ['c', '', null]],
    ['listOf', listOf(whole), [[], [1, 2]], [{}, [1, -1], null]],
    [
      'record',
      record({ a: whole }, { b: text }),
      [{ a: 1 }, { a: 1, b: 'x', c: 0 }],
      [{}, { a: 1, b: 2 }, [], null, 'x'],
    ],
  ])('%s tells what fits from what does not', (_, shape, right, wrong) => {
    for (const value of right) expect(shape(value, '/x')).toBeUndefined();
    for (const value of wrong) expect(shape(value, '/x')).toMatch(/^\/x/);
  });

  it('names the place of the first fault', () => {
    const shape = record({ lines: listOf(record({ lineId: text })) });
    expect(shape({ lines: [{ lineId: '1' }, { lineId: 2 }, {}] }, '')).toBe('/lines/1/lineId');
    expect(shape({ lines: [{}] }, '')).toBe('/lines/0/lineId');
  });
});
