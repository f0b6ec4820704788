import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PricedService,
  planPromise,
  type ShippingOptionsQuestion,
  shippingOptions,
} from '../../../src/domain/promise/index.ts';
import { amsterdam, cart, standard } from './promise-world.ts';

const post: PricedService = {
  ...standard,
  serviceId: 'post',
  rate: { baseMinor: 495, upToGrams: 2000, extraMinor: 100, freeFromMinor: 5000 },
};
const express: PricedService = {
  ...standard,
  serviceId: 'express',
  lanes: [{ transitDays: 0 }],
  delivers: { weekly: { mon: [{ opens: '09:00', closes: '22:00' }] } },
  rate: { baseMinor: 995, upToGrams: 5000, extraMinor: 100 },
};
const islands: PricedService = { ...post, serviceId: 'islands', lanes: [{ area: 'islands', transitDays: 1 }] };
const question = (more: Partial<ShippingOptionsQuestion> = {}): ShippingOptionsQuestion => ({
  ...cart(),
  lines: [
    { lineId: '1', sku: 'TEA', quantity: 2, unitWeightGrams: 1000 },
    { lineId: '2', sku: 'TEA', quantity: 1, unitWeightGrams: 500 },
  ],
  services: [express, islands, post],
  goodsMinor: 4000,
  ...more,
});
const told = (more: Partial<ShippingOptionsQuestion> = {}) =>
  shippingOptions(question(more))
    ._unsafeUnwrap()
    .map(({ serviceId, priceMinor, promise }) => [serviceId, priceMinor, promise.window.until.slice(5, 10)]);

describe('the ways of sending a cart', () => {
  it('are those that have a plan, with price and date, the cheapest first', () => {
    expect(told()).toEqual([
      ['post', 545, '11-24'],
      ['express', 995, '11-23'],
    ]);
  });

  it('cost nothing from a value of goods on, and what the carrier asks', () => {
    expect(told({ goodsMinor: 5000 })).toEqual([
      ['post', 0, '11-24'],
      ['express', 995, '11-23'],
    ]);
    expect(told({ services: [{ ...post, liveMinor: 600 }] })).toEqual([['post', 600, '11-24']]);
  });

  it('of the same price come the earlier first, then by id', () => {
    const same = { baseMinor: 995, upToGrams: 5000, extraMinor: 100 };
    const services = ['b', 'a'].map((serviceId) => ({ ...post, serviceId, rate: same }));
    expect(told({ services: [...services, express] }).map(([id]) => id)).toEqual(['express', 'a', 'b']);
  });

  it('pay for each parcel', () => {
    const rotterdam = { ...amsterdam, locationId: 'rtm' };
    const supply = ['ams', 'rtm'].map((locationId, i) => ({
      locationId,
      sku: 'TEA',
      curve: [{ day: '2026-11-20', quantity: 2 - i }],
    }));
    // 2 kg from Amsterdam, 500 g from Rotterdam
    expect(told({ origins: [amsterdam, rotterdam], supply, split: 'allowed', services: [post] })).toEqual([
      ['post', 990, '11-24'],
    ]);
  });

  it('each have the plan of that service behind them', () => {
    fc.assert(
      fc.property(fc.subarray([post, express, islands]), (services) => {
        const options = shippingOptions(question({ services }))._unsafeUnwrap();
        for (const service of services) {
          const alone = planPromise({ ...question(), services: [service] })._unsafeUnwrap();
          const option = options.find(({ serviceId }) => serviceId === service.serviceId);
          expect(option?.promise).toEqual(alone.kind === 'promised' ? alone : undefined);
        }
        expect(shippingOptions(question({ services: [...services].reverse() }))._unsafeUnwrap()).toEqual(options);
      }),
      { numRuns: 20 },
    );
  });

  it('are refused with the first reason that applies', () => {
    const code = (more: Partial<ShippingOptionsQuestion>) => shippingOptions(question(more))._unsafeUnwrapErr().code;
    expect(code({ lines: [], goodsMinor: -1 })).toBe('promise.nothing-asked');
    expect(code({ goodsMinor: -1 })).toBe('promise.rate-not-whole');
    expect(shippingOptions(question({ lines: [], services: [] }))._unsafeUnwrap()).toEqual([]);
  });
});
