import { describe, expect, it } from 'vitest';
import { readFullName, readStreetLines } from '../../../src/domain/channel/address-parts.ts';
import { Notebook } from '../../../src/domain/channel/notebook.ts';
import { Reader } from '../../../src/domain/channel/reader.ts';

const reader = () => new Reader(new Notebook(), '');

describe('readFullName', () => {
  const names = ['first', 'last'];

  it.each([
    [{ first: 'Ada', last: 'Byron' }, 'Ada Byron'],
    [{ first: '', last: 'Byron' }, 'Byron'],
    [{ first: ' Ada ', last: null }, 'Ada'],
    [{}, undefined],
    [null, undefined],
  ])('reads %o as %s', (of, name) => {
    expect(readFullName(reader(), { of, names })).toBe(name);
  });
});

describe('readStreetLines', () => {
  it('leaves out empty lines', () => {
    const names = ['address1', 'address2', 'address3'];
    expect(readStreetLines(reader(), { of: { address1: 'Laan 2', address2: '', address3: 'bus 3' }, names })).toEqual([
      'Laan 2',
      'bus 3',
    ]);
    expect(readStreetLines(reader(), { of: {}, names })).toBeUndefined();
  });
});
