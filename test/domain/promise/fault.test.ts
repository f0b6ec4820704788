import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../src/domain/promise/fault.ts';
import { amsterdam, cart, standard } from './promise-world.ts';

describe('a question about a promise', () => {
  const line = { lineId: '1', sku: 'TEA', quantity: 1 };
  const [supply] = cart().supply;

  it('can be meant when something whole is asked and nothing is named twice', () => {
    expect(faultOf(cart())).toBeUndefined();
    expect(faultOf(cart({ supply: [], origins: [], services: [] }))).toBeUndefined();
  });

  it('cannot be meant, with the first reason that applies', () => {
    const twice = { origins: [amsterdam, amsterdam] };
    expect(faultOf(cart({ lines: [], ...twice }))).toBe('promise.nothing-asked');
    for (const quantity of [0, -1, 0.5, Number.NaN]) {
      expect(faultOf(cart({ lines: [{ ...line, quantity }], ...twice }))).toBe('promise.quantity-not-whole');
    }
    const curve = [{ day: '2026-11-20', quantity: -1 }];
    expect(faultOf(cart({ supply: [{ locationId: 'ams', sku: 'TEA', curve }] }))).toBe('promise.quantity-not-whole');
    expect(faultOf(cart(twice))).toBe('promise.named-twice');
    expect(faultOf(cart({ lines: [line, line] }))).toBe('promise.named-twice');
    expect(faultOf(cart({ services: [standard, standard] }))).toBe('promise.named-twice');
    expect(faultOf(cart({ supply: supply ? [supply, supply] : [] }))).toBe('promise.named-twice');
  });
});
