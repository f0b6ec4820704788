import { describe, expect, it } from 'vitest';
import { placeTogether } from '../../../../src/domain/routing/batch/together.ts';
import type { Way } from '../../../../src/domain/routing/batch/ways.ts';

/** A way that takes a unit of a cell, for so much. */
const way = (cell: number, cost: number): Way =>
  ({ cells: [cell], units: [1], needs: [1], places: [], score: [cost] }) as unknown as Way;
/** Two orders that want the last unit of cell 0; their other ways cost 6 and 9. */
const asked = {
  left: { units: Float64Array.of(1, 2), shipments: new Float64Array(0) },
  ways: [
    [way(0, 5), way(1, 6)],
    [way(0, 5), way(1, 9)],
  ],
  weights: [1],
  alone: [[5], [5]],
};

describe('placeTogether', () => {
  it('leaves what is scarce to the order whose other way is dearer', () => {
    const costs = placeTogether(asked, 100)?.map(({ score }) => score[0]);
    expect(costs).toEqual([6, 5]);
    expect([...asked.left.units]).toEqual([1, 2]);
  });

  it('finds nothing dearer than it may be', () => {
    expect(placeTogether(asked, 11)).toHaveLength(2);
    expect(placeTogether(asked, 10)).toBeUndefined();
  });

  it('gives up when there is too much to look at', () => {
    const many = Array.from({ length: 1100 }, () => way(2, 5));
    const left = { units: Float64Array.of(1, 2, 0), shipments: new Float64Array(0) };
    expect(placeTogether({ ...asked, left, ways: [[...many, way(0, 5)]], alone: [[5]] }, 9)).toBeUndefined();
    expect(placeTogether({ ...asked, left, ways: [[...many.slice(101), way(0, 5)]], alone: [[5]] }, 9)).toHaveLength(1);
  });
});
