import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StockAlert, type StockWatch, stockAlerts } from '../../../../src/domain/inventory/control/index.ts';
import { at } from '../stock-world.ts';

const alerts = (
  available: number,
  watch: Partial<StockWatch>,
  more: { incoming?: number; safety?: number; standing?: readonly StockAlert[] } = {},
) =>
  stockAlerts({
    positions: [at('TEA', 'ams', { available, inbound: more.incoming ?? 0, safety: more.safety ?? 0 })],
    watches: [{ sku: 'TEA', ...watch }],
    standing: more.standing ?? [],
  });
const kinds = (...parameters: Parameters<typeof alerts>) => alerts(...parameters).standing.map(({ kind }) => kind);

describe('alerts', () => {
  it('say that it is time to buy: at the reorder point, what is on its way included', () => {
    expect(alerts(7, { reorderPoint: 10 }, { incoming: 3 })).toEqual({
      standing: [{ kind: 'below-reorder-point', sku: 'TEA', found: 10, limit: 10 }],
      raised: [{ kind: 'below-reorder-point', sku: 'TEA', found: 10, limit: 10 }],
      cleared: [],
    });
    expect(kinds(7, { reorderPoint: 10 }, { incoming: 4 })).toEqual([]);
  });

  it('say that the safety stock is being used: fewer than that are available or set aside', () => {
    expect(kinds(2, { safetyUnits: 5 }, { safety: 3 })).toEqual([]);
    expect(alerts(1, { safetyUnits: 5 }, { safety: 3 }).raised).toMatchObject([
      { kind: 'below-safety-stock', found: 4, limit: 5 },
    ]);
    expect(alerts(-2, { safetyUnits: 5 }, { safety: 6 }).raised).toMatchObject([{ found: 4 }]);
  });

  it('say that there are too few for the time that new ones take', () => {
    expect(kinds(16, { dailyDemandUnits: 2, leadTimeDays: 8 })).toEqual([]);
    expect(alerts(15, { dailyDemandUnits: 2, leadTimeDays: 8 }).raised).toMatchObject([
      { kind: 'cover-under-lead-time', found: 7, limit: 8 },
    ]);
    expect(kinds(3, { dailyDemandUnits: 0.4, leadTimeDays: 8 })).toEqual(['cover-under-lead-time']);
    // 66 at 1.1 a day last exactly 60 days, though 1.1 x 60 is 66.00000000000001 to a computer
    expect(kinds(66, { dailyDemandUnits: 1.1, leadTimeDays: 60 })).toEqual([]);
    expect(alerts(33, { dailyDemandUnits: 1.1, leadTimeDays: 31 }).raised).toMatchObject([{ found: 30, limit: 31 }]);
    expect(kinds(4, { dailyDemandUnits: 0.4, leadTimeDays: 8 })).toEqual([]);
    expect(kinds(0, { dailyDemandUnits: 0, leadTimeDays: 8 })).toEqual([]);
    expect(kinds(0, { dailyDemandUnits: 1 })).toEqual([]);
  });

  it('say on which day promises will not be covered', () => {
    expect(alerts(3, { shortOn: '2026-06-20' }).raised).toEqual([
      { kind: 'will-be-short', sku: 'TEA', found: 3, limit: 0, day: '2026-06-20' },
    ]);
  });

  it('look at one location, or at all of them together, where a shortage counts as nothing', () => {
    const positions = [
      at('TEA', 'ams', { available: 4 }),
      at('TEA', 'rtm', { available: -3, reserved: 3 }),
      at('JAM', 'ams'),
    ];
    const found = (watch: Partial<StockWatch>) =>
      stockAlerts({ positions, watches: [{ sku: 'TEA', reorderPoint: 9, ...watch }] }).raised.map((alert) => [
        alert.locationId,
        alert.found,
      ]);
    expect(found({})).toEqual([[undefined, 4]]);
    expect(found({ locationId: 'ams' })).toEqual([['ams', 4]]);
    expect(found({ locationId: 'rtm' })).toEqual([['rtm', 0]]);
    expect(found({ sku: 'constructor' })).toEqual([[undefined, 0]]);
  });

  it('are raised once, and cleared once', () => {
    const first = alerts(5, { reorderPoint: 5 });
    const again = alerts(4, { reorderPoint: 5 }, { standing: first.standing });
    expect([again.raised, again.cleared, again.standing[0]?.found]).toEqual([[], [], 4]);
    const better = alerts(6, { reorderPoint: 5 }, { standing: again.standing });
    expect([better.standing, better.raised, better.cleared.map(({ kind }) => kind)]).toEqual([
      [],
      [],
      ['below-reorder-point'],
    ]);
  });

  it('go away only when the number is better by the slack', () => {
    const { standing } = alerts(5, { reorderPoint: 5, slackUnits: 2 });
    expect(kinds(7, { reorderPoint: 5, slackUnits: 2 }, { standing })).toEqual(['below-reorder-point']);
    expect(kinds(8, { reorderPoint: 5, slackUnits: 2 }, { standing })).toEqual([]);
    expect(kinds(6, { reorderPoint: 5, slackUnits: 2 })).toEqual([]);
    const cover = alerts(15, { dailyDemandUnits: 2, leadTimeDays: 8, slackUnits: 3 }).standing;
    expect(kinds(18, { dailyDemandUnits: 2, leadTimeDays: 8, slackUnits: 3 }, { standing: cover })).toHaveLength(1);
    expect(kinds(19, { dailyDemandUnits: 2, leadTimeDays: 8, slackUnits: 3 }, { standing: cover })).toHaveLength(0);
    const safety = alerts(4, { safetyUnits: 5, slackUnits: 1 }).standing;
    expect(kinds(5, { safetyUnits: 5, slackUnits: 1 }, { standing: safety })).toHaveLength(1);
    expect(kinds(6, { safetyUnits: 5, slackUnits: 1 }, { standing: safety })).toHaveLength(0);
  });

  it('clear what nobody watches any more', () => {
    const { standing } = alerts(5, { reorderPoint: 5 });
    expect(stockAlerts({ positions: [], watches: [], standing }).cleared).toEqual(standing);
  });

  it('asked again say nothing new, and are each raised, standing, cleared or none', () => {
    const watch = fc.record({
      reorderPoint: fc.nat(9),
      safetyUnits: fc.nat(9),
      slackUnits: fc.nat(3),
      leadTimeDays: fc.nat(5),
      dailyDemandUnits: fc.nat(3),
    });
    fc.assert(
      fc.property(watch, fc.array(fc.integer({ min: -3, max: 20 }), { maxLength: 6 }), (rules, walk) => {
        let standing: readonly StockAlert[] = [];
        for (const available of walk) {
          const next = alerts(available, rules, { standing });
          const key = ({ kind }: StockAlert) => kind;
          const before = standing.map(key);
          expect(next.raised.map(key)).toEqual(next.standing.map(key).filter((kind) => !before.includes(kind)));
          expect(next.cleared.map(key).sort()).toEqual(
            before.filter((kind) => !next.standing.map(key).includes(kind)).sort(),
          );
          const again = alerts(available, rules, { standing: next.standing });
          expect(again).toEqual({ standing: next.standing, raised: [], cleared: [] });
          standing = next.standing;
        }
      }),
    );
  });
});
