import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MEASURES,
  type MeasureName,
  measure,
  mergeSums,
  type OrderFacts,
  readSums,
  sumFacts,
} from '../../../src/domain/kpi/index.ts';

const NAMES = Object.keys(MEASURES) as MeasureName[];
const day = fc
  .integer({ min: 0, max: 60 })
  .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString());

const anyFacts: fc.Arbitrary<OrderFacts> = fc
  .record({
    customerId: fc.constantFrom('A', 'B', 'C', undefined),
    units: fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 3 }),
    places: fc.array(fc.constantFrom('X', 'Y'), { maxLength: 3 }),
    lastShippedAt: fc.option(day, { nil: undefined }),
    lastDeliveredAt: fc.option(day, { nil: undefined }),
    totalMinor: fc.nat(100_000),
    touched: fc.boolean(),
  })
  .map(({ customerId, units, places, lastShippedAt, lastDeliveredAt, totalMinor, touched }) => ({
    orderId: 'O',
    channelId: 'shop',
    currency: 'EUR',
    placedAt: '2026-01-01T00:00:00.000Z',
    ...(customerId === undefined ? {} : { customerId }),
    ...(lastShippedAt === undefined ? {} : { lastShippedAt }),
    ...(lastDeliveredAt === undefined ? {} : { lastDeliveredAt }),
    lines: units.map(([a, b, c, d], i) => ({
      lineId: String(i),
      ordered: a + b + c + d,
      cancelledByCustomer: a,
      cancelledOtherwise: b,
      backordered: b + c,
      shippedFirst: c,
      shipped: c + d,
      delivered: c + d,
      returned: Math.min(c, d),
    })),
    shipments: places.map((locationId, i) => ({
      shipmentId: String(i),
      locationId,
      shippedAt: '2026-01-02T00:00:00Z',
    })),
    totalMinor,
    netMinor: totalMinor,
    refundedMinor: Math.floor(totalMinor / 3),
    touched,
  }));
const month = fc.array(anyFacts, { maxLength: 8 });
const plain = (facts: readonly OrderFacts[]) => measure(NAMES, facts);

describe('measure', () => {
  it('merges any split of the facts to the same answer (L54, L55)', () => {
    fc.assert(
      fc.property(month, month, month, (a, b, c) => {
        const [x, y, z] = [a, b, c].map((part) => sumFacts(NAMES, part));
        if (x === undefined || y === undefined || z === undefined) throw new Error('three parts');
        const whole = plain([...a, ...b, ...c]);
        expect(readSums(mergeSums(mergeSums(x, y), z))).toEqual(whole);
        expect(readSums(mergeSums(x, mergeSums(y, z)))).toEqual(whole);
        expect(readSums(mergeSums(z, mergeSums(y, x)))).toEqual(whole);
        expect(readSums(mergeSums(sumFacts(NAMES, []), x))).toEqual(plain(a));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the sums it merges as they were', () => {
    fc.assert(
      fc.property(month, month, (a, b) => {
        const [x, y] = [sumFacts(NAMES, a), sumFacts(NAMES, b)];
        mergeSums(x, y);
        expect(readSums(x)).toEqual(plain(a));
        expect(readSums(y)).toEqual(plain(b));
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on the order of the facts', () => {
    fc.assert(
      fc.property(month, (a) => {
        expect(plain([...a].reverse())).toEqual(plain(a));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps rates between 0 and 1, or says that there is no data (L57)', () => {
    fc.assert(
      fc.property(month, (a) => {
        for (const [name, { value, denominator }] of Object.entries(plain(a))) {
          if (name.endsWith('Rate'))
            expect(value === null ? denominator === 0 : value >= 0 && value <= 1, name).toBe(true);
          expect(Number.isNaN(value)).toBe(false);
        }
      }),
    );
  });

  // kpi-definitions, case 12: 1 of 2 and 9 of 10 are 10 of 12, not the mean 0.70
  it('never averages ratios: 1/2 and 9/10 are 10/12', () => {
    const shipped = (ordered: number, shippedFirst: number): OrderFacts => ({
      orderId: 'O',
      channelId: 'shop',
      currency: 'EUR',
      placedAt: '2026-01-01T00:00:00Z',
      shipments: [],
      totalMinor: 0,
      netMinor: 0,
      refundedMinor: 0,
      touched: false,
      lines: [
        {
          lineId: '1',
          ordered,
          shippedFirst,
          cancelledByCustomer: 0,
          cancelledOtherwise: 0,
          backordered: 0,
          shipped: 0,
          delivered: 0,
          returned: 0,
        },
      ],
    });
    const merged = mergeSums(sumFacts(['unitFillRate'], [shipped(2, 1)]), sumFacts(['unitFillRate'], [shipped(10, 9)]));
    expect(readSums(merged).unitFillRate?.value).toBe(10 / 12);
  });

  it('merges measures that only one side has taken', () => {
    const merged = mergeSums(sumFacts(['orders'], []), sumFacts(['units'], []));
    expect(readSums(merged)).toEqual({
      orders: { numerator: 0, denominator: 0, value: 0 },
      units: { numerator: 0, denominator: 0, value: 0 },
    });
  });
});
