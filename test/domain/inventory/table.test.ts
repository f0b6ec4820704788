import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reservation } from '../../../src/domain/inventory/index.ts';
import {
  both,
  newTable,
  rowAt,
  type StockTable,
  swapReservation,
  swapRow,
} from '../../../src/domain/inventory/table.ts';
import type { Swap } from '../../../src/domain/inventory/versions.ts';
import { at, minutesLater } from './stock-world.ts';

/** What the table says, whatever the order in which it came to say so. */
const content = ({ shelves, reservations }: StockTable) => ({
  rows: Object.fromEntries([...shelves].map(([sku, { rows, soft = [] }]) => [sku, structuredClone({ rows, soft })])),
  reservations: Object.fromEntries(reservations),
});
const cart = (reservationId: string, minutes: number, pending = 1): Reservation => ({
  reservationId,
  expiresAt: minutesLater(minutes),
  lines: [
    { sku: 'TEA', locationId: 'ams', pending, posted: 0 },
    { sku: 'TEA', locationId: 'rtm', pending, posted: 0 },
  ],
});

describe('the table', () => {
  it('keeps the rows of a SKU in the order of their locations', () => {
    const table = newTable();
    for (const id of ['m', 'a', 'z', 'k']) swapRow({ sku: 'TEA', locationId: id }, at('TEA', id))(table);
    expect(table.shelves.get('TEA')?.rows.map(({ locationId }) => locationId)).toEqual(['a', 'k', 'm', 'z']);
    expect(rowAt(table, { sku: 'TEA', locationId: 'b' })).toBeUndefined();
    expect(rowAt(table, { sku: 'TEA', locationId: 'zz' })).toBeUndefined();
    expect(rowAt(table, { sku: 'JAM', locationId: 'a' })).toBeUndefined();
  });

  it('keeps the reservations that can expire in the order in which they do, each once', () => {
    const table = newTable();
    swapRow({ sku: 'TEA', locationId: 'ams' }, at('TEA', 'ams'))(table);
    for (const [id, minutes] of [
      ['c', 5],
      ['b', 9],
      ['a', 5],
      ['d', 1],
    ] as const) {
      swapReservation(id, cart(id, minutes))(table);
    }
    const soft = () => table.shelves.get('TEA')?.soft?.map(({ reservationId }) => reservationId);
    expect(soft()).toEqual(['d', 'a', 'c', 'b']);
    swapReservation('a', cart('a', 5, 0))(table);
    expect(soft()).toEqual(['d', 'c', 'b']);
    const { expiresAt: _, ...hard } = cart('c', 0);
    swapReservation('c', hard)(table);
    expect(soft()).toEqual(['d', 'b']);
    swapReservation('d', undefined)(table);
    expect(soft()).toEqual(['b']);
  });

  it('is as before after every swap is swapped back', () => {
    const key = fc.record({ sku: fc.constantFrom('TEA', 'JAM'), locationId: fc.constantFrom('ams', 'rtm', 'nyc') });
    const row = fc
      .record({ key, available: fc.option(fc.nat(9)) })
      .map(({ key: k, available }) =>
        swapRow(
          k,
          available === null && k.sku === 'JAM' ? undefined : at(k.sku, k.locationId, { available: available ?? 0 }),
        ),
      );
    const claim = fc
      .record({ id: fc.constantFrom('a', 'b'), minutes: fc.nat(3), pending: fc.nat(2), gone: fc.boolean() })
      .map(({ id, minutes, pending, gone }) => swapReservation(id, gone ? undefined : cart(id, minutes, pending)));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.array(claim, { maxLength: 12 }), (rows, claims) => {
        const table = newTable();
        for (const id of ['ams', 'rtm']) swapRow({ sku: 'TEA', locationId: id }, at('TEA', id))(table);
        const before = content(table);
        const undo = [...rows.slice(0, 3), ...claims].map((swap) => swap(table));
        const between = content(table);
        const [row = nothing, claim = nothing] = [rows[3], claims[0]];
        both(row, claim)(table)(table);
        expect(content(table)).toEqual(between);
        for (const swap of undo.reverse()) swap(table);
        expect(content(table)).toEqual(before);
      }),
    );
  });

  const nothing: Swap<StockTable> = () => nothing;
});
