import { describe, expect, it } from 'vitest';
import { heldCases } from '../../../src/testing/stores/held-cases.ts';
import { expiresLate, failures, releasesTwice, type Spoil, spoilt } from './planted.ts';

describe('heldCases', () => {
  it('have a name each', () => {
    expect(new Set(heldCases.map(({ name }) => name)).size).toBe(heldCases.length);
  });

  it.each<[string, Spoil, string]>([
    ['lets reservations hold a moment too long', expiresLate, '(L12)'],
    ['gives units back without looking whose they are', releasesTwice, '(L10, L14)'],
  ])('catch a store that %s', async (_what, spoil, law) => {
    expect((await failures(spoilt(spoil), 'reservations and lots')).join()).toContain(law);
  });
});
