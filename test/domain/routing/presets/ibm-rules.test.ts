import { describe, expect, it } from 'vitest';
import { ibmRules } from '../../../../src/domain/routing/presets/index.ts';
import { broken, plan, type Shop, shippers } from './support.ts';

const shop: Shop = {
  wants: { A: 1 },
  places: {
    quiet: { shipmentCostMinor: 500, loadPercent: 40, promisedDay: '2026-03-04', priority: 2, has: { A: 1 } },
    busy: { shipmentCostMinor: 400, loadPercent: 90, promisedDay: '2026-03-03', priority: 3, has: { A: 1 } },
    dear: { shipmentCostMinor: 900, loadPercent: 0, promisedDay: '2026-03-03', priority: 1, has: { A: 1 } },
  },
};

describe('ibmRules', () => {
  it('weighs cost against load', () => {
    // 500 + 5 x 40 = 700, 400 + 5 x 90 = 850, 900 + 0 = 900
    expect(plan(shop, ibmRules({ cost: 1, balance: 5 })).objective).toEqual([0, 700]);
    expect(shippers(shop, ibmRules({ cost: 1, balance: 5 }))).toEqual({ quiet: 1 });
    // 500 + 2 x 40 = 580 and 400 + 2 x 90 = 580: a tie, which the cheaper one wins
    expect(shippers(shop, ibmRules({ cost: 1, balance: 2 }))).toEqual({ busy: 1 });
  });

  it('weighs days, counted from the earliest', () => {
    // a day is worth 1.00: quiet 500 + 100, busy 400, dear 900
    expect(plan(shop, ibmRules({ cost: 1, 'promise-day': 100 })).objective).toEqual([0, 400]);
  });

  it('goes by priority, then shipments, then date when there are no weights', () => {
    expect(shippers(shop, ibmRules())).toEqual({ dear: 1 });
  });

  it('keeps the laws', () => {
    expect(broken(ibmRules())).toEqual([]);
    expect(broken(ibmRules({ cost: 1, balance: 5, 'promise-day': 100 }))).toEqual([]);
  });
});
