import { expect, it } from 'vitest';
import * as door from '../../../../src/domain/order/clean/index.ts';

it('opens on the seal and on whose preference counts, and on nothing else', () => {
  expect(Object.keys(door).sort()).toEqual(['preferencesOf', 'resolvePreferences', 'sealCleanOrder']);
});
