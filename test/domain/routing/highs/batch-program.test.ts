import { describe, expect, it } from 'vitest';
import { programOf } from '../../../../src/domain/routing/highs/batch-program.ts';
import { open, smallBatch } from '../support/small-batch.ts';

const withLocations = (...changes: readonly object[]) =>
  open({
    orders: smallBatch.orders.map((order, o) => ({
      ...order,
      locations: order.locations.map((location) => ({ ...location, ...changes[o] })),
    })),
  });

describe('programOf', () => {
  it('has a column for each place and each offer of an order, and reads what they ship', () => {
    const written = programOf(open());
    // two orders: berlin, cologne; berlin, cologne and nowhere
    expect(written?.program.most).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(written?.goals).toHaveLength(2);
    expect(written?.takenIn([1, 0, 1, 0, 0, 0, 0, 0, 0, 1])).toEqual([[{ item: 0, place: 0, units: 1 }], []]);
  });

  it('lets no location make more shipments than it can, where that is limited', () => {
    const rows = (shipments: number) =>
      programOf(open({ capacities: [{ locationId: 'cologne', shipments }] }))?.program.rows.length ?? 0;
    expect(rows(1)).toBe((programOf(open())?.program.rows.length ?? 0) + 1);
  });

  it('says nothing of parcels, of the least worth of a shipment, and of minimum stock that differs', () => {
    expect(programOf(withLocations({ parcelGrams: 1, minimumStock: 0 }))).toBeDefined();
    const heavy = smallBatch.orders.map((order) => ({
      ...order,
      lines: order.lines.map((line) => ({ ...line, quantity: 2, weightGrams: 1 })),
      locations: order.locations.map((location) => ({ ...location, parcelGrams: 1 })),
    }));
    expect(programOf(open({ orders: heavy }))).toBeUndefined();
    expect(programOf(open({ rules: { splits: { minimumShipmentMinor: 1 } } }))).toBeUndefined();
    const stock = smallBatch.stock.map((row) => ({ ...row, available: 5 }));
    const kept = (...units: readonly number[]) =>
      programOf({
        ...open({
          stock,
          orders: smallBatch.orders.map((order, o) => ({
            ...order,
            locations: order.locations.map((location) => ({ ...location, minimumStock: units[o] ?? 0 })),
          })),
        }),
      });
    expect(kept(2, 2)).toBeDefined();
    expect(kept(2, 1)).toBeUndefined();
  });
});
