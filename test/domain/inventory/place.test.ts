import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { believedUnits, isSilent, type StockPlace } from '../../../src/domain/inventory/index.ts';
import { minutesLater, noon } from './stock-world.ts';

const vendor = (more: Partial<StockPlace> = {}): StockPlace => ({ locationId: 'v', kind: 'drop-ship-vendor', ...more });
const believed = (place: StockPlace, units: number, now = noon) => believedUnits(place, { units, now });

describe('what a place claims to have', () => {
  it('is believed as far as the place is trusted', () => {
    expect(believed(vendor(), 50)).toBe(50);
    expect(believed(vendor({ trustPercent: 80 }), 50)).toBe(40);
    expect(believed(vendor({ trustPercent: 80 }), 9)).toBe(7);
    expect(believed(vendor({ trustPercent: 80, trustUnits: 30 }), 50)).toBe(30);
    expect(believed(vendor({ trustUnits: 30 }), 29)).toBe(29);
    expect(believed(vendor({ trustPercent: 0 }), 50)).toBe(0);
  });

  it('is nothing for goods on the way, unless they are trusted', () => {
    expect(believed({ locationId: 'ship', kind: 'in-transit' }, 50)).toBe(0);
    expect(believed({ locationId: 'ship', kind: 'in-transit', trustPercent: 10 }, 50)).toBe(5);
    expect(believed({ locationId: 'cloud', kind: 'virtual' }, 50)).toBe(50);
  });

  it('is nothing once the place has been silent for too long', () => {
    const heard = vendor({ believedUntil: minutesLater(60) });
    expect([believed(heard, 5, '2026-06-15T12:59:59.999Z'), believed(heard, 5, minutesLater(60))]).toEqual([5, 0]);
    const plain = vendor({ believedUntil: '2026-06-15T13:00:00Z' });
    expect([
      believed(plain, 5, '2026-06-15T12:59:59Z'),
      believed(plain, 5, minutesLater(60)),
      believed(plain, 5, '2026-06-15T13:00:00Z'),
    ]).toEqual([5, 0, 0]);
    expect([believed(vendor({ believedUntil: 'tomorrow' }), 5), believed(plain, 5, 'now')]).toEqual([0, 0]);
    expect([isSilent(heard, minutesLater(60)), isSilent(vendor(), minutesLater(60))]).toEqual([true, false]);
  });

  it('is never believed to be more than it is', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(100), fc.nat(1e9), (units, trustPercent, trustUnits) => {
        const some = believed(vendor({ trustPercent, trustUnits }), units);
        expect(some).toBeLessThanOrEqual(Math.min(units, trustUnits));
        expect(Number.isInteger(some) && some >= 0).toBe(true);
      }),
    );
  });
});
