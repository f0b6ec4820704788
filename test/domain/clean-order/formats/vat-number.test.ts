import { describe, expect, it } from 'vitest';
import { readVatNumber } from '../../../../src/domain/clean-order/index.ts';
import { sharedVectors } from '../../../house/vectors.ts';

interface Vats {
  readonly valid: readonly { readonly input: string; readonly compact: string; readonly country: string }[];
}

const vectors = sharedVectors<Vats>('vat-eu.json');

describe('readVatNumber', () => {
  it.each([
    ['NL 0044.95.445.B01', 'NL004495445B01', 'NL'],
    ['be 0411.905.847', 'BE0411905847', 'BE'],
    ['GR094259216', 'EL094259216', 'EL'],
    ['ATU12345678', 'ATU12345678', 'AT'],
    ['IE1234567FA', 'IE1234567FA', 'IE'],
    ['IE1A23456B', 'IE1A23456B', 'IE'],
    ['FRXX123456789', 'FRXX123456789', 'FR'],
    ['RO12', 'RO12', 'RO'],
    ['XIGD123', 'XIGD123', 'XI'],
  ])('takes %s', (text, vatNumber, prefix) => {
    expect(readVatNumber(text)).toEqual({ vatNumber, prefix });
  });

  it.each([
    '',
    'NL',
    'NL12',
    'NL004495445A01',
    'NL004495445B012',
    'US123456789',
    'ATX12345678',
    'DE12345678A',
    '__proto__',
    'NL'.repeat(21),
  ])('refuses %j', (text) => {
    expect(readVatNumber(text)).toBeUndefined();
  });

  it.skipIf(vectors === undefined)('takes every number that is valid (needs ../shared/data)', () => {
    for (const { input, compact, country } of vectors?.valid ?? []) {
      expect(readVatNumber(input)).toEqual({ vatNumber: compact, prefix: country });
    }
    expect(vectors?.valid.length).toBe(162);
  });
});
