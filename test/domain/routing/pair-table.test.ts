import { describe, expect, it } from 'vitest';
import { isWhole, tableOf } from '../../../src/domain/routing/pair-table.ts';

const pairs = {
  skuNumbers: new Map([
    ['A', 0],
    ['B', 1],
  ]),
  locationNumbers: new Map([
    ['ams', 0],
    ['ber', 1],
  ]),
};
const row = (sku: string, locationId: string, available: number) => ({ sku, locationId, available });
const read = (...rows: ReturnType<typeof row>[]) => tableOf(pairs, '/stock', rows, ({ available }) => available);

describe('tableOf', () => {
  it('writes the number of each pair, whatever the order of rows; -0 as 0', () => {
    const table = read(row('B', 'ber', 4), row('other', 'ams', 8), row('A', 'ber', 7), row('B', 'ams', -0));
    expect([...(table as Float64Array)]).toEqual([0, 7, 0, 4]);
  });

  it('refuses what is no number, then an unknown location, then a pair that comes twice', () => {
    expect(read(row('A', 'x', -1))).toEqual({ code: 'routing.not-a-number', path: '/stock/0' });
    expect(read(row('other', 'x', 1))).toEqual({ code: 'routing.unknown-location', path: '/stock/0' });
    expect(read(row('A', 'ams', 0), row('A', 'ams', 1))).toEqual({ code: 'routing.duplicate', path: '/stock/1' });
  });
});

describe('isWhole', () => {
  it('takes whole numbers from 0 to 2^50', () => {
    expect([0, 1, 2 ** 50].map(isWhole)).toEqual([true, true, true]);
    expect([-1, 0.5, 2 ** 50 + 1, Number.NaN, undefined].map(isWhole)).toEqual([false, false, false, false, false]);
  });
});
