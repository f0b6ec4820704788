import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CHARACTERS, Notebook } from '../../../src/domain/channel/notebook.ts';
import { field } from '../../../src/domain/channel/payload.ts';
import { MAX_LINE, MAX_NOTE, Reader } from '../../../src/domain/channel/reader.ts';

/** What a reader gives for a value, and what it notes. */
function reading<Value>(read: (reader: Reader) => Value): { value: Value; noted: readonly string[] } {
  const book = new Notebook();
  const value = read(new Reader(book, '/drafts/0', 'EUR'));
  book.keep({});
  return {
    value,
    noted: book.close().findings.map(({ code, params }) => [code, params['reason']].filter(Boolean).join(' ')),
  };
}

const nothing = { value: undefined, noted: [] };

describe('every reader', () => {
  const readers: Readonly<Record<string, (reader: Reader, value: unknown) => unknown>> = {
    id: (reader, value) => reader.id('/x', value),
    text: (reader, value) => reader.text('/x', value),
    lines: (reader, value) => reader.lines('/x', value),
    amount: (reader, value) => reader.amount('/x', value),
    quantity: (reader, value) => reader.quantity('/x', value),
    instant: (reader, value) => reader.instant('/x', value),
    flag: (reader, value) => reader.flag('/x', value),
    word: (reader, value) => reader.word('/x', { value, words: new Map([['A', 1]]) }),
    record: (reader, value) => reader.record('/x', value),
  };

  it.each(Object.keys(readers))('%s takes what is absent for nothing, without a word', (name) => {
    for (const value of [undefined, null, ''])
      expect(reading((reader) => readers[name]?.(reader, value))).toEqual(nothing);
  });

  it.each(Object.keys(readers))('%s never throws, and notes each value it gives nothing for', (name) => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (value) => {
        const { value: read, noted } = reading((reader) => readers[name]?.(reader, value));
        const blank =
          (typeof value === 'string' && value.trim() === '') ||
          (name === 'record' && Array.isArray(value) && value.length === 0);
        if (read === undefined && !(value === undefined || value === null || blank)) expect(noted).toHaveLength(1);
      }),
    );
  });

  it.each(Object.keys(readers))('%s notes a field that throws', (name) => {
    const value = field(
      Object.defineProperty({}, 'x', {
        get: () => {
          throw new Error('secret');
        },
      }),
      'x',
    );
    expect(reading((reader) => readers[name]?.(reader, value)).noted).toHaveLength(1);
  });
});

describe('id', () => {
  it.each([
    [' 85123A ', '85123A'],
    [123456, '123456'],
    [9007199254740991, '9007199254740991'],
    [12345678901234567890n, '12345678901234567890'],
    ['__proto__', '__proto__'],
    [0, '0'],
  ])('reads %s as %s', (value, id) => {
    expect(reading((reader) => reader.id('/x', value))).toEqual({ value: id, noted: [] });
  });

  it.each([
    [9007199254740992, 'channel.id-not-safe'],
    [1e21, 'channel.id-not-safe'],
    [1.5, 'channel.id-refused text.not-a-string'],
    [Number.NaN, 'channel.id-refused text.not-a-string'],
    [{}, 'channel.id-refused text.not-a-string'],
    ['a\u0000b', 'channel.id-refused text.control-character'],
    ['a\u200bb', 'channel.id-refused text.invisible-character'],
    ['x'.repeat(129), 'channel.id-refused text.too-long'],
  ])('refuses %s with %s', (value, code) => {
    expect(reading((reader) => reader.id('/x', value))).toEqual({ value: undefined, noted: [code] });
  });

  it('takes the longest id', () => {
    expect(reading((reader) => reader.id('/x', 'x'.repeat(128))).noted).toEqual([]);
  });
});

describe('text and lines', () => {
  it('makes one line of several, or keeps them', () => {
    expect(reading((reader) => reader.text('/x', 'Laan 2\r\n\tbus 3')).value).toBe('Laan 2 bus 3');
    expect(reading((reader) => reader.lines('/x', 'a\nb')).value).toBe('a\nb');
    expect(reading((reader) => reader.text('/x', 94103)).value).toBe('94103');
  });

  it('keeps its limits on both sides', () => {
    expect(reading((reader) => reader.text('/x', 'x'.repeat(MAX_LINE))).noted).toEqual([]);
    expect(reading((reader) => reader.text('/x', 'x'.repeat(MAX_LINE + 1))).noted).toEqual([
      'channel.text-refused text.too-long',
    ]);
    expect(reading((reader) => reader.lines('/x', 'x'.repeat(MAX_NOTE))).noted).toEqual([]);
    expect(reading((reader) => reader.lines('/x', 'x'.repeat(MAX_NOTE + 1))).noted).toHaveLength(1);
  });
});

describe('amount, money and quantity', () => {
  it.each([
    ['007.50', '7.5'],
    [19.99, '19.99'],
    [0.1, '0.1'],
    ['-0', '0'],
    ['0.123456789012', '0.123456789012'],
  ])('reads the amount %s as %s', (value, amount) => {
    expect(reading((reader) => reader.amount('/x', value))).toEqual({ value: amount, noted: [] });
  });

  it.each([
    [1e21, 'decimal.not-a-decimal'],
    [1e-7, 'decimal.not-a-decimal'],
    ['1e9', 'decimal.not-a-decimal'],
    ['1,50', 'decimal.not-a-decimal'],
    ['1234567890123456', 'decimal.too-many-digits'],
    [10.799999999999999, 'decimal.too-many-fraction-digits'],
  ])('refuses the amount %s with %s', (value, reason) => {
    const { value: read, noted } = reading((reader) => reader.amount('/x', value));
    expect([read, noted]).toEqual([undefined, [`channel.amount-refused ${reason}`]]);
  });

  it('takes money of the order only', () => {
    expect(reading((reader) => reader.money('/x', { amount: '1', currency: 'EUR' }))).toEqual({
      value: '1',
      noted: [],
    });
    expect(reading((reader) => reader.money('/x', { amount: '1', currency: undefined })).value).toBe('1');
    expect(reading((reader) => reader.money('/x', { amount: '1', currency: 'GBP' })).noted).toEqual([
      'channel.mixed-currencies',
    ]);
    expect(reading((reader) => reader.money('/x', { amount: undefined, currency: 'GBP' }))).toEqual(nothing);
  });

  it.each([
    ['2', 2],
    [1.5, 1.5],
    [-3, -3],
    ['0', 0],
  ])('reads the quantity %s as %s', (value, quantity) => {
    expect(reading((reader) => reader.quantity('/x', value))).toEqual({ value: quantity, noted: [] });
  });
});

describe('instant, flag, word, list and record', () => {
  it('reads a moment, in UTC', () => {
    expect(reading((reader) => reader.instant('/x', '2008-01-10T11:00:00-05:00')).value).toBe(
      '2008-01-10T16:00:00.000Z',
    );
    expect(reading((reader) => reader.instant('/x', '2008-01-10T11:00:00')).noted).toEqual([
      'channel.time-refused instant.without-offset',
    ]);
  });

  it('reads yes and no, also as text', () => {
    expect([true, 'true', false, 'false'].map((value) => reading((reader) => reader.flag('/x', value)).value)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(reading((reader) => reader.flag('/x', 'yes')).noted).toEqual(['channel.flag-refused']);
  });

  it('knows the words it was told, and no inherited ones', () => {
    const words = new Map([['MFN', 'seller']]);
    expect(reading((reader) => reader.word('/x', { value: 'MFN', words })).value).toBe('seller');
    expect(reading((reader) => reader.word('/x', { value: 'toString', words })).noted).toEqual([
      'channel.word-unknown',
    ]);
  });

  it('reads lists, and says where there is none or too much', () => {
    expect(reading((reader) => reader.list('/x', [1]))).toEqual({ value: [1], noted: [] });
    expect(reading((reader) => reader.list('/x', {}))).toEqual({ value: [], noted: ['channel.list-refused'] });
    expect(reading((reader) => reader.list('/x', null))).toEqual({ value: [], noted: [] });
    expect(reading((reader) => reader.list('/x', Array.from({ length: 20_000 }))).noted).toEqual([]);
    expect(reading((reader) => reader.list('/x', Array.from({ length: 20_001 }))).noted).toEqual(['channel.too-large']);
  });

  it('looks at so many items of all lists together', () => {
    const { value, noted } = reading((reader) => {
      const read = Array.from({ length: 6 }, () => reader.list('/x', new Array(19_000).fill(1)).length);
      return [read, reader.list('/x', []).length, reader.list('/x', [1]).length];
    });
    // 5 x 19,000 leave room for 5,000 of the sixth
    expect(value).toEqual([[...new Array(5).fill(19_000), 5_000], 0, 0]);
    expect(noted).toEqual(['channel.too-large', 'channel.too-large']);
  });

  it('takes only what has fields for a record', () => {
    expect(reading((reader) => reader.record('/x', { a: 1 })).value).toEqual({ a: 1 });
    expect(reading((reader) => reader.record('/x', [1])).noted).toEqual(['channel.record-refused']);
    expect(reading((reader) => reader.record('/x', 'here')).noted).toEqual(['channel.record-refused']);
    expect(reading((reader) => reader.record('/x', []))).toEqual(nothing);
  });
});

describe('at and in', () => {
  it('notes under the place, with what stands in everything noted there', () => {
    const book = new Notebook();
    new Reader(book, '/drafts/0').at('/lines/3', { row: 12 }).in('EUR').amount('/unitPrice', 'x');
    book.keep({});
    expect(book.close().findings).toEqual([
      {
        code: 'channel.amount-refused',
        path: '/drafts/0/lines/3/unitPrice',
        severity: 'error',
        params: { row: 12, reason: 'decimal.not-a-decimal' },
      },
    ]);
  });
});

describe('the room for texts', () => {
  it('ends for texts and ids alike, and is told', () => {
    const book = new Notebook();
    book.reads(MAX_CHARACTERS - 5);
    const reader = new Reader(book, '/drafts/0');
    expect(reader.text('/note', 'x'.repeat(6_000))).toBeUndefined(); // refused by its length alone: costs nothing
    expect(reader.id('/externalId', 'abcde')).toBe('abcde');
    expect(reader.text('/note', 'f')).toBeUndefined();
    expect(reader.id('/externalId', 'f')).toBeUndefined();
    book.keep({});
    expect(book.close().findings.map(({ code, path }) => `${code} ${path.slice(9)}`)).toEqual([
      'channel.text-refused /note',
      'channel.too-large /note',
      'channel.too-large /externalId',
    ]);
  });
});
