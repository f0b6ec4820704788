import { describe, expect, it } from 'vitest';
import { writeCases } from '../../../src/testing/stores/write-cases.ts';
import {
  checksEachLine,
  failures,
  keepsNoRecord,
  retriesWithoutDeciding,
  type Spoil,
  spoilt,
  writesInTwo,
} from './planted.ts';

describe('writeCases', () => {
  it('have a name each', () => {
    expect(new Set(writeCases.map(({ name }) => name)).size).toBe(writeCases.length);
  });

  it.each<[string, Spoil, string]>([
    ['looks at each line by itself', checksEachLine, '(L5)'],
    ['keeps no record of commands', keepsNoRecord, '(L15)'],
    ['retries without deciding again', retriesWithoutDeciding, '(L64)'],
    ['writes events before units', writesInTwo, '(L18)'],
  ])('catch a store that %s', async (_what, spoil, law) => {
    expect((await failures(spoilt(spoil), 'writing')).join()).toContain(law);
  });
});
