import { describe, expect, it } from 'vitest';
import { cleanOrder } from '../../../../src/domain/clean-order/index.ts';
import type { PreferenceLayer } from '../../../../src/domain/order/index.ts';
import { lineWith, orderWith } from '../found.ts';
import { CONTEXT } from '../sample.ts';

const settle = (draft: object, preferences?: readonly PreferenceLayer[]) =>
  cleanOrder(draft, { ...CONTEXT, ...(preferences === undefined ? {} : { preferences }) })._unsafeUnwrap();

describe('settlePreferences', () => {
  it('names the order itself where nobody else prefers anything', () => {
    const { order, preferences } = settle(orderWith({ preferences: { maxShipments: 2 } }));
    expect(order.preferences).toEqual({ maxShipments: 2 });
    expect(preferences).toEqual({ maxShipments: { value: 2, level: 'order', mandatory: false } });
    expect(settle(orderWith()).preferences).toEqual({});
  });

  it('merges what company, customer and order prefer, and names who decided', () => {
    const { order, preferences, findings } = settle(orderWith({ preferences: { maxShipments: 2 } }), [
      { level: 'company', values: { maxShipments: 1, partialShipment: 'ship-complete' } },
      { level: 'customer', values: { partialShipment: 'backorder-balance' } },
    ]);
    expect(order.preferences).toEqual({ maxShipments: 2, partialShipment: 'backorder-balance' });
    expect(preferences.partialShipment?.level).toBe('customer');
    expect(findings).toEqual([]);
  });

  it('tells the customer which wish does not count', () => {
    const { order, findings } = settle(orderWith({ preferences: { maxShipments: 2 } }), [
      { level: 'company', values: { maxShipments: 1 }, mandatory: ['maxShipments'] },
    ]);
    expect(order.preferences).toEqual({ maxShipments: 1 });
    expect(findings).toEqual([
      {
        code: 'preferences.overruled',
        path: '/preferences/maxShipments',
        severity: 'info',
        params: { level: 'company' },
      },
    ]);
  });

  it('keeps of a line the wishes that count', () => {
    const { order } = settle(lineWith({ preferences: { maxShipments: 3, weekendDelivery: true } }), [
      { level: 'company', values: { maxShipments: 1 }, mandatory: ['maxShipments'] },
    ]);
    expect(order.lines[0]?.preferences).toEqual({ weekendDelivery: true });
    expect(order.lines[1]).not.toHaveProperty('preferences');
  });
});
