import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consumeQuota,
  moveQuota,
  planChannelStock,
  type Quota,
  quotaAt,
  quotaBelow,
} from '../../../../src/domain/inventory/channels/index.ts';

const web = ['web'];
const vip = ['web', 'nl', 'vip'];
const kept: readonly Quota[] = [
  { path: web, free: 3 },
  { path: vip, free: 1 },
];
const pool: readonly string[] = [];
const at = (quotas: readonly Quota[], path: readonly string[], sellable = 10) => quotaAt(quotas, { sellable, path });

describe('quotas', () => {
  it('leave the rest in the pool', () => {
    expect([at(kept, web), at(kept, vip), at(kept, ['bol']), at(kept, pool)]).toEqual([3, 1, 0, 6]);
    expect(at(kept, pool, 3)).toBe(-1);
    expect(at([], pool)).toBe(10);
  });

  it('are taken out of the pool, moved, and put back', () => {
    const move = (from: readonly string[], to: readonly string[], quantity: number, quotas = kept) =>
      moveQuota(quotas, { sellable: 10, from, to, quantity })._unsafeUnwrap();
    expect(move(pool, ['bol'], 6)).toEqual([{ path: ['bol'], free: 6 }, ...kept]);
    expect(move(web, vip, 2)).toEqual([
      { path: web, free: 1 },
      { path: vip, free: 3 },
    ]);
    expect(move(web, pool, 3)).toEqual([{ path: vip, free: 1 }]);
  });

  it('are refused with the first reason that applies', () => {
    const code = (move: object) =>
      moveQuota(kept, { sellable: 10, from: pool, to: web, quantity: 1, ...move })._unsafeUnwrapErr();
    const deep = Array(9).fill('x');
    expect(code({ quantity: 0, to: deep }).code).toBe('quota.quantity-not-whole');
    expect(code({ quantity: 1.5 }).code).toBe('quota.quantity-not-whole');
    expect(code({ to: deep, from: deep }).code).toBe('quota.too-deep');
    expect(code({ to: pool, quantity: 99 }).code).toBe('quota.same-place');
    expect(code({ quantity: 7 })).toEqual({ code: 'quota.not-enough', asked: 7, possible: 6 });
    expect(code({ sellable: 2 })).toEqual({ code: 'quota.not-enough', asked: 1, possible: 0 });
    expect(moveQuota(kept, { sellable: 10, from: pool, to: Array(8).fill('x'), quantity: 6 }).isOk()).toBe(true);
  });

  it('are consumed from the own level, and with leave from those above and the pool', () => {
    const sell = (quantity: number, borrow = false, path: readonly string[] = vip) =>
      consumeQuota(kept, { sellable: 10, path, quantity, borrow });
    expect(sell(1)._unsafeUnwrap()).toEqual({ quotas: [{ path: web, free: 3 }], taken: [{ path: vip, quantity: 1 }] });
    expect(sell(2)._unsafeUnwrapErr()).toEqual({ code: 'quota.not-enough', asked: 2, possible: 1 });
    expect(sell(5, true)._unsafeUnwrap()).toEqual({
      quotas: [],
      taken: [
        { path: vip, quantity: 1 },
        { path: web, quantity: 3 },
        { path: pool, quantity: 1 },
      ],
    });
    expect(sell(11, true)._unsafeUnwrapErr()).toEqual({ code: 'quota.not-enough', asked: 11, possible: 10 });
    expect(sell(6, false, pool)._unsafeUnwrap().quotas).toEqual(kept);
    expect(sell(7, true, ['bol'])._unsafeUnwrapErr()).toMatchObject({ possible: 6 });
    expect(sell(0)._unsafeUnwrapErr().code).toBe('quota.quantity-not-whole');
    expect(sell(1, false, Array(9).fill('x'))._unsafeUnwrapErr().code).toBe('quota.too-deep');
  });

  it('are for a place and everybody below it', () => {
    const all = [...kept, { path: ['webshop'], free: 9 }];
    expect([web, ['web', 'nl'], vip, ['bol'], pool].map((path) => quotaBelow(all, path))).toEqual([4, 1, 1, 0, 13]);
  });

  it('of a place that is named twice are one sum, and none of them is lost', () => {
    const twice = [...kept, { path: web, free: 2 }];
    expect([at(twice, web), at(twice, pool)]).toEqual([5, 4]);
    const moved = moveQuota(twice, { sellable: 10, from: web, to: ['bol'], quantity: 1 })._unsafeUnwrap();
    expect([at(moved, web), at(moved, ['bol']), at(moved, vip), at(moved, pool)]).toEqual([4, 1, 1, 4]);
  });

  it('are not sold beyond what there is, also where more is kept than that', () => {
    // 3 are kept for the web shop and 1 for VIPs, and 2 are left after a count
    const sell = (quantity: number) => consumeQuota(kept, { sellable: 2, path: web, quantity });
    expect(sell(2)._unsafeUnwrap().quotas).toEqual([
      { path: web, free: 1 },
      { path: vip, free: 1 },
    ]);
    expect(sell(3)._unsafeUnwrapErr()).toEqual({ code: 'quota.not-enough', asked: 3, possible: 2 });
    expect(sell(4)._unsafeUnwrapErr()).toEqual({ code: 'quota.not-enough', asked: 4, possible: 2 });
    const units = fc.nat(6);
    fc.assert(
      fc.property(units, units, units, fc.nat(12), (ofWeb, ofVip, ofBol, there) => {
        let quotas: readonly Quota[] = [
          { path: web, free: ofWeb },
          { path: vip, free: ofVip },
          { path: ['bol'], free: ofBol },
        ];
        let sellable = there;
        for (const path of [vip, web, ['bol'], pool]) {
          for (let quantity = 12; quantity > 0; quantity -= 1) {
            const sold = consumeQuota(quotas, { sellable, path, quantity, borrow: quantity % 2 === 0 });
            if (sold.isErr()) continue;
            quotas = sold.value.quotas;
            sellable -= quantity;
          }
        }
        expect(sellable).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('are ring fences of the channels: together with their oversell no more is shown than there is and may be oversold', () => {
    const units = fc.nat(6);
    fc.assert(
      fc.property(units, units, units, fc.nat(15), units, units, (ofWeb, ofVip, ofBol, sellable, webOver, bolOver) => {
        const quotas = [
          { path: web, free: ofWeb },
          { path: vip, free: ofVip },
          { path: ['bol'], free: ofBol },
        ];
        const shares = [
          { channelId: 'bol', weight: 1, ringFence: quotaBelow(quotas, ['bol']), oversell: bolOver },
          { channelId: 'web', weight: 1, ringFence: quotaBelow(quotas, web), oversell: webOver },
        ];
        const change = { sku: 'TEA', sellable };
        const { messages, exposure } = planChannelStock({ change, channels: [], policy: { shares } })._unsafeUnwrap();
        expect(exposure).toBe(sellable + webOver + bolOver);
        const told = (id: string) => messages.find(({ channelId }) => channelId === id)?.quantity ?? 0;
        if (ofWeb + ofVip + ofBol > sellable) return;
        expect(told('web')).toBeGreaterThanOrEqual(ofWeb + ofVip + webOver);
        expect(told('bol')).toBeGreaterThanOrEqual(ofBol + bolOver);
      }),
    );
  });

  it('are refused where a number is none', () => {
    for (const bad of [Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY]) {
      const code = 'quota.quantity-not-whole';
      expect(moveQuota([], { sellable: bad, from: pool, to: web, quantity: 1 })._unsafeUnwrapErr().code).toBe(code);
      expect(consumeQuota([], { sellable: bad, path: pool, quantity: 1 })._unsafeUnwrapErr().code).toBe(code);
      const quotas = [{ path: web, free: bad }];
      expect(moveQuota(quotas, { sellable: 9, from: pool, to: web, quantity: 1 })._unsafeUnwrapErr().code).toBe(code);
      expect(consumeQuota(quotas, { sellable: 9, path: web, quantity: 1 })._unsafeUnwrapErr().code).toBe(code);
    }
  });

  it('never keep or sell a unit twice, whatever is done with them', () => {
    const path = fc.constantFrom(pool, web, ['web', 'nl'], vip, ['bol']);
    const step = fc.record({
      sell: fc.boolean(),
      from: path,
      to: path,
      quantity: fc.integer({ min: 1, max: 6 }),
      borrow: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let quotas: readonly Quota[] = [];
        let sellable = 20;
        for (const { sell, from, to, quantity, borrow } of steps) {
          const others = quotas.filter(({ path: p }) => !from.join().startsWith(p.join()));
          if (sell) {
            const sold = consumeQuota(quotas, { sellable, path: from, quantity, borrow });
            if (sold.isErr()) continue;
            expect(sold.value.taken.reduce((sum, part) => sum + part.quantity, 0)).toBe(quantity);
            quotas = sold.value.quotas;
            sellable -= quantity;
            // nobody beside the buyer's own line of levels lost anything
            for (const other of others) expect(at(quotas, other.path)).toBe(other.free);
          } else quotas = moveQuota(quotas, { sellable, from, to, quantity }).unwrapOr(quotas);
          let free = quotaAt(quotas, { sellable, path: pool });
          for (const quota of quotas) {
            expect(quota.free).toBeGreaterThan(0);
            free += quota.free;
          }
          expect(free).toBe(sellable);
          expect(quotaAt(quotas, { sellable, path: pool })).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
