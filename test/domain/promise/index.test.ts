import { describe, expect, it } from 'vitest';
import * as door from '../../../src/domain/promise/index.ts';

describe('the door to promises', () => {
  it('opens on what is promised', () => {
    expect(Object.keys(door).sort()).toEqual([
      'atRisk',
      'milestones',
      'planPickup',
      'planPromise',
      'promiseSupply',
      'repromise',
      'serviceSlots',
      'shippingOptions',
      'shippingRate',
    ]);
  });
});
