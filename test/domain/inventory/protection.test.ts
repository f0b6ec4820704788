import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AvailabilityQuestion,
  availableToPromise,
  isFor,
  type ProtectionRule,
  type StockFilter,
  type StockSubject,
  unprotectedUnits,
  whenShortFor,
} from '../../../src/domain/inventory/index.ts';
import { faultOfRules } from '../../../src/domain/inventory/protection.ts';
import { at, noon, stockOf } from './stock-world.ts';

const subject: StockSubject = {
  sku: 'TEA',
  categories: ['food', 'drink'],
  locationId: 'ams',
  placeKind: 'store',
  channelId: 'web',
  day: '2026-06-15',
};
const left = (units: number, ...rules: readonly Partial<ProtectionRule>[]) =>
  unprotectedUnits(
    rules.map((rule) => ({ kind: 'safety', at: 'location', ...rule })),
    { units, at: 'location', subject },
  );

describe('a filter', () => {
  it.each<[StockFilter, StockFilter]>([
    [{ skus: ['TEA', 'JAM'] }, { skus: ['JAM'] }],
    [{ categories: ['drink', 'toys'] }, { categories: ['toys'] }],
    [{ locationIds: ['ams'] }, { locationIds: [] }],
    [{ placeKinds: ['store'] }, { placeKinds: ['warehouse'] }],
    [{ channelIds: ['web'] }, { channelIds: ['bol'] }],
    [{ fromDay: '2026-06-15' }, { fromDay: '2026-06-16' }],
    [{ untilDay: '2026-06-15' }, { untilDay: '2026-06-14' }],
    [
      { skus: ['TEA'], channelIds: ['web'] },
      { skus: ['TEA'], channelIds: ['bol'] },
    ],
    [{}, { categories: [] }],
  ])('%j is for it, %j is not', (yes, no) => {
    expect([isFor(yes, subject), isFor(no, subject)]).toEqual([true, false]);
  });

  it('for certain places, channels or categories is not for what has none', () => {
    const bare = { sku: 'TEA', day: '2026-06-15' };
    for (const where of [
      { locationIds: ['ams'] },
      { placeKinds: ['store'] as const },
      { channelIds: ['web'] },
      { categories: ['food'] },
    ]) {
      expect(isFor(where, bare)).toBe(false);
    }
    expect(isFor(undefined, bare)).toBe(true);
  });
});

describe('protection', () => {
  it('keeps safety stock, then the buffer of the channel, and of several rules the one that keeps most', () => {
    expect(left(20, { units: 5 })).toBe(15);
    expect(left(20, { units: 5 }, { units: 3 })).toBe(15);
    expect(left(20, { units: 5 }, { kind: 'buffer', percent: 10 })).toBe(13); // 15 less 1.5, rounded up
    expect(left(20, { percent: 10 }, { kind: 'buffer', units: 2 }, { kind: 'buffer', percent: 5 })).toBe(16);
    expect(left(20, { units: 1, percent: 50 })).toBe(10);
    expect(left(3, { units: 5 }, { kind: 'buffer', units: 1 })).toBe(0);
    expect(left(20, { percent: 100 })).toBe(0);
  });

  it('excludes', () => {
    expect(left(20, { kind: 'exclude' })).toBe(0);
    expect(left(20, { kind: 'exclude', where: { channelIds: ['bol'] } })).toBe(20);
  });

  it('of the network is not that of a location', () => {
    expect(left(20, { at: 'network', units: 5 })).toBe(20);
  });

  it('never gives more with more rules, whatever their order', () => {
    const rule = fc.record({
      kind: fc.constantFrom('safety' as const, 'buffer' as const, 'exclude' as const),
      units: fc.nat(20),
      percent: fc.nat(100),
    });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), rule, fc.nat(100), (rules, more, units) => {
        const before = left(units, ...rules);
        expect(left(units, ...[...rules].reverse())).toBe(before);
        expect(left(units, ...rules, more)).toBeLessThanOrEqual(before);
        expect(before).toBeLessThanOrEqual(units);
        expect(before).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is made of whole numbers', () => {
    const rule = (more: object) => faultOfRules({ protection: [{ kind: 'safety', at: 'location', ...more }] })?.code;
    const place = (more: object) => faultOfRules({ places: [{ locationId: 'x', kind: 'store', ...more }] })?.code;
    expect([rule({ units: 0, percent: 100 }), place({ trustPercent: 100, trustUnits: 0 }), faultOfRules({})]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    for (const bad of [
      { units: -1 },
      { units: 0.5 },
      { percent: 101 },
      { percent: -1 },
      { percent: 0.5 },
      { units: Number.NaN },
    ]) {
      expect(rule(bad)).toBe('inventory.rule-not-whole');
    }
    for (const bad of [{ trustPercent: 101 }, { trustPercent: 0.5 }, { trustUnits: -1 }]) {
      expect(place(bad)).toBe('inventory.rule-not-whole');
    }
  });
});

describe('what happens to demand that is not covered', () => {
  it('is what the first rule for it says, or a refusal', () => {
    const rules = [
      { where: { channelIds: ['web'], skus: ['JAM'] }, whenShort: { kind: 'backorder' } },
      { where: { channelIds: ['web'] }, whenShort: { kind: 'oversell', units: 5 } },
      { where: { categories: ['food'] }, whenShort: { kind: 'oversell-incoming' } },
    ] as const;
    expect(whenShortFor(rules, subject)).toEqual({ kind: 'oversell', units: 5 });
    expect(whenShortFor(rules, { ...subject, channelId: 'bol' })).toEqual({ kind: 'oversell-incoming' });
    expect(whenShortFor(rules, { sku: 'TEA', day: '2026-06-15' })).toEqual({ kind: 'refuse' });
  });
});

describe('the virtual catalogue of a channel', () => {
  const rows = [
    at('TEA', 'ams', { available: 8 }),
    at('TEA', 'rtm', { available: 30 }),
    at('TEA', 'van', { available: 40 }),
    at('TEA', 'vendor', { available: 50 }),
  ];
  const places = [
    { locationId: 'ams', kind: 'store' },
    { locationId: 'van', kind: 'in-transit' },
    { locationId: 'vendor', kind: 'drop-ship-vendor', trustPercent: 50, trustUnits: 20 },
  ] as const;
  const protection: readonly ProtectionRule[] = [
    { kind: 'safety', at: 'location', units: 3, where: { placeKinds: ['store'] } },
    { kind: 'safety', at: 'network', units: 6 },
    { kind: 'buffer', at: 'location', percent: 10, where: { channelIds: ['bol'] } },
    { kind: 'buffer', at: 'network', units: 4, where: { channelIds: ['bol'] } },
    { kind: 'exclude', at: 'location', where: { channelIds: ['bol'], placeKinds: ['drop-ship-vendor'] } },
    { kind: 'exclude', at: 'network', where: { categories: ['weapons'] } },
  ];
  const ask = (more: Partial<AvailabilityQuestion> = {}) =>
    availableToPromise({
      stock: stockOf(rows),
      now: noon,
      lines: [{ lineId: '1', sku: 'TEA', quantity: 1 }],
      places,
      protection,
      ...more,
    })._unsafeUnwrap().skus[0];

  it('shows what is believed of every place, less what it keeps, less what the network keeps', () => {
    // 8 - 3, 30, nothing on the van, 20 of the vendor: 55 less 6
    expect(ask()).toMatchObject({
      available: 49,
      locations: [
        { locationId: 'ams', quantity: 5 },
        { locationId: 'rtm', quantity: 30 },
        { locationId: 'vendor', quantity: 20 },
      ],
    });
  });

  it('shows a marketplace less: its buffers and without the vendor', () => {
    // 5 less 1, 30 less 3: 31, less 6, less 4
    expect(ask({ channelId: 'bol' })).toMatchObject({
      available: 21,
      locations: [
        { locationId: 'ams', quantity: 4 },
        { locationId: 'rtm', quantity: 27 },
      ],
    });
  });

  it('shows nothing of what is excluded', () => {
    expect(ask({ items: [{ sku: 'TEA', categories: ['weapons'] }] })).toMatchObject({ available: 0 });
    expect(ask({ items: [{ sku: 'JAM', categories: ['weapons'] }] })).toMatchObject({ available: 49 });
  });

  it('shows the same without rules and places as before', () => {
    const { places: _, protection: __, ...bare } = { places, protection, stock: stockOf(rows), now: noon };
    const answer = availableToPromise({ ...bare, lines: [{ lineId: '1', sku: 'TEA', quantity: 1 }] })._unsafeUnwrap();
    expect(answer.skus[0]?.available).toBe(128);
  });

  it('keeps what the network keeps also in the days ahead', () => {
    const ahead = {
      today: '2026-06-15',
      supplies: [{ supplyId: 'po', sku: 'TEA', locationId: 'rtm', day: '2026-06-20', quantity: 10 }],
      demands: [],
    };
    expect(ask({ ahead })).toMatchObject({ later: [{ quantity: 49 }, { quantity: 59 }] });
  });

  it('is refused where a rule is not whole, before kits are looked at', () => {
    const refusal = availableToPromise({
      stock: stockOf(rows),
      now: noon,
      lines: [{ lineId: '1', sku: 'TEA', quantity: 1 }],
      protection: [{ kind: 'buffer', at: 'network', percent: 200 }],
      kits: [{ sku: 'K', components: [] }],
    });
    expect(refusal._unsafeUnwrapErr().code).toBe('inventory.rule-not-whole');
  });
});
