import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../../src/domain/clean-order/formats/edit-distance.ts';

/** The same by the book, without shortcuts. */
function slowly(left: string, right: string): number {
  const rows = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 0; i <= left.length; i += 1) {
    for (let j = 0; j <= right.length; j += 1) {
      const row = rows[i] as number[];
      if (i === 0 || j === 0) {
        row[j] = i + j;
        continue;
      }
      const cost = left[i - 1] === right[j - 1] ? 0 : 1;
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      if (swapped) row[j] = Math.min(at(i, j), at(i - 2, j - 2) + 1);
    }
  }
  return at(left.length, right.length);
}

describe('editDistance', () => {
  it.each([
    ['gmial', 'gmail', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['same', 'same', 0],
    ['ca', 'abc', 3],
  ])('counts the slips between %s and %s', (left, right, edits) => {
    expect(editDistance(left, right, 9)).toBe(edits);
  });

  it('stops counting above the most that matters', () => {
    expect(editDistance('kitten', 'sitting', 3)).toBe(3);
    expect(editDistance('kitten', 'sitting', 2)).toBe(3);
    expect(editDistance('kitten', 'sitting', 1)).toBe(2);
  });

  it('is what the book says, either way round', () => {
    const word = fc.stringMatching(/^[abc]{0,8}$/);
    fc.assert(
      fc.property(word, word, fc.nat(8), (left, right, most) => {
        const expected = Math.min(slowly(left, right), most + 1);
        expect(editDistance(left, right, most)).toBe(expected);
        expect(editDistance(right, left, most)).toBe(expected);
      }),
    );
  });
});
