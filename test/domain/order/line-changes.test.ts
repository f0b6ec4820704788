import { describe, expect, it } from 'vitest';
import { changed, withFulfillmentOrder, withLines, withWork } from '../../../src/domain/order/line-changes.ts';
import { allocatedTo, cleanOrderOf, given, line, placedTen } from './support.ts';

const { order: two } = given({ kind: 'place', order: cleanOrderOf([line('1', 2), line('2', 3)]) });

describe('changed', () => {
  const lines = [
    { lineId: 'a', n: 1 },
    { lineId: 'b', n: 2 },
    { lineId: '__proto__', n: 3 },
  ];
  const double = (own: { lineId: string; n: number }) => ({ ...own, n: own.n * 2 });

  it('changes one line and keeps the others as they are', () => {
    const after = changed(lines, [{ lineId: 'b' }], double);
    expect(after.map(({ n }) => n)).toEqual([1, 4, 3]);
    expect(after[0]).toBe(lines[0]);
  });

  it('changes several lines, whatever they are called', () => {
    expect(changed(lines, [{ lineId: '__proto__' }, { lineId: 'a' }], double).map(({ n }) => n)).toEqual([2, 2, 6]);
  });

  it('changes nothing for lines it does not know', () => {
    expect(changed(lines, [{ lineId: 'x' }, { lineId: 'y' }], double)).toEqual(lines);
  });
});

describe('withLines', () => {
  it('changes lines of the order', () => {
    const after = withLines(two, [{ lineId: '2' }], (own) => ({ ...own, unallocated: 0 }));
    expect(after.lines.map(({ unallocated }) => unallocated)).toEqual([2, 0]);
    expect(two.lines.map(({ unallocated }) => unallocated)).toEqual([2, 3]);
  });
});

describe('one location’s work', () => {
  const { order } = given(placedTen, allocatedTo('A', 4), allocatedTo('B', 4));

  it('is changed alone', () => {
    const after = withFulfillmentOrder(order, 'F-B', (work) => ({ ...work, locationId: 'C' }));
    expect(after.fulfillmentOrders.map(({ locationId }) => locationId)).toEqual(['A', 'C']);
  });

  it('is changed line by line', () => {
    const after = withWork(order, 'F-B', [{ lineId: '1', quantity: 3 }], (own, quantity) => ({
      ...own,
      picked: quantity,
    }));
    expect(after.fulfillmentOrders.map(({ lines }) => lines[0]?.picked)).toEqual([0, 3]);
  });
});
