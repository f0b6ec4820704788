import { describe, expect, it } from 'vitest';
import { equalCases } from '../../../src/testing/stores/equal-cases.ts';
import { expiresLate, failures, releasesTwice, type Spoil, spoilt } from './planted.ts';

describe('equalCases', () => {
  it('have a name each', () => {
    expect(new Set(equalCases.map(({ name }) => name)).size).toBe(equalCases.length);
  });

  it.each<[string, Spoil]>([
    ['lets reservations hold a moment too long', expiresLate],
    ['gives units back without looking whose they are', releasesTwice],
  ])('catch a store that %s', async (_what, spoil) => {
    expect((await failures(spoilt(spoil), 'equality')).length).toBeGreaterThan(0);
  });
});
