import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spotAt } from '../../../../src/domain/clean-order/desk.ts';
import {
  lowerAscii,
  readChoice,
  readDay,
  readFlag,
  readId,
  readList,
  readObject,
  readText,
} from '../../../../src/domain/clean-order/read/read-values.ts';
import { emptyDesk, noted, proposed } from './desk-for-tests.ts';

const spot = () => spotAt(emptyDesk(), '/a');
const EMPTY = [undefined, null, ''];

describe('every reader', () => {
  it('takes nothing, null and the empty text for nothing filled in', () => {
    for (const empty of EMPTY) {
      const at = spot();
      expect([
        readText(at, 'b', empty, 9),
        readId(at, 'b', empty),
        readChoice(at, 'b', empty, new Set(['x'])),
        readFlag(at, 'b', empty),
        readObject(at, 'b', empty),
        readList(at, 'b', empty, 9),
        readDay(at, 'b', empty),
      ]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, undefined]);
      expect(noted(at)).toEqual([]);
    }
  });
});

describe('readText', () => {
  it('trims, composes accents and makes one line', () => {
    expect(readText(spot(), 'b', '  Cafe\u0301\r\nNoord\t ', 20)).toBe('Café  Noord');
    expect(readText(spot(), 'b', '   ', 20)).toBeUndefined();
  });

  it('takes as many characters as are allowed, and no more', () => {
    const at = spot();
    expect(readText(at, 'b', 'xxxx', 4)).toBe('xxxx');
    expect(readText(at, 'b', 'xxxxx', 4)).toBeNull();
    expect(noted(at)).toEqual(['text.too-long /a/b']);
  });

  it('reads a number as its text and proposes that for sure', () => {
    const at = spot();
    expect(readText(at, 'b', 1015, 9)).toBe('1015');
    expect([noted(at), proposed(at)]).toEqual([['text.not-a-string /a/b'], '1015']);
  });

  it.each([[true], [{}], [[]], [1.5], [Number.NaN], [2 ** 53], [() => 'x'], [Symbol('x')], [10n]])(
    'refuses %s',
    (value) => {
      const at = spot();
      expect(readText(at, 'b', value, 9)).toBeNull();
      expect(noted(at)).toEqual(['text.not-a-string /a/b']);
      expect(proposed(at)).toBeUndefined();
    },
  );

  it('reads its own answer as the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (value) => {
        const text = readText(spot(), 'b', value, 40);
        return typeof text !== 'string' || readText(spot(), 'b', text, 40) === text;
      }),
    );
  });
});

describe('readId', () => {
  it('proposes an id without what cannot be seen in it', () => {
    const at = spot();
    expect(readId(at, 'b', 'MUG\u200b-1\u202e')).toBeNull();
    expect([noted(at), proposed(at)]).toEqual([['text.invisible-character /a/b'], 'MUG-1']);
  });

  it('proposes nothing where nothing is left', () => {
    const at = spot();
    expect(readId(at, 'b', '\u200b\u200b')).toBeNull();
    expect(proposed(at)).toBeUndefined();
  });

  it('takes words of the language for ids like any other', () => {
    for (const word of ['__proto__', 'constructor', 'toString']) expect(readId(spot(), 'b', word)).toBe(word);
  });

  it('takes 128 characters, and no more', () => {
    expect(readId(spot(), 'b', 'x'.repeat(128))).toHaveLength(128);
    expect(readId(spot(), 'b', 'x'.repeat(129))).toBeNull();
  });
});

describe('readChoice', () => {
  const choices = new Set(['own-shop', 'till'] as const);

  it('takes a choice, and reads what was surely meant', () => {
    const at = spot();
    expect(readChoice(at, 'b', 'till', choices)).toBe('till');
    expect(noted(at)).toEqual([]);
    expect(readChoice(at, 'b', ' OWN_SHOP', choices)).toBe('own-shop');
    expect([noted(at), proposed(at)]).toEqual([['shape.not-a-choice /a/b'], 'own-shop']);
  });

  it.each(['shop', 'x'.repeat(40), 5, ['till'], {}])('refuses %j', (value) => {
    const at = spot();
    expect(readChoice(at, 'b', value, choices)).toBeNull();
    expect(noted(at)).toEqual(['shape.not-a-choice /a/b']);
  });
});

describe('readFlag', () => {
  it('takes true and false, and the words for them', () => {
    const at = spot();
    expect([readFlag(at, 'b', true), readFlag(at, 'b', false)]).toEqual([true, false]);
    expect(noted(at)).toEqual([]);
    expect([readFlag(at, 'b', 'true'), readFlag(at, 'b', 'false')]).toEqual([true, false]);
    expect(proposed(at)).toBe(true);
    expect([readFlag(at, 'b', 1), readFlag(at, 'b', 'yes')]).toEqual([null, null]);
  });
});

describe('readObject and readList', () => {
  it('tell objects from lists and the rest', () => {
    const at = spot();
    expect(readObject(at, 'b', { x: 1 })).toEqual({ x: 1 });
    expect(readObject(at, 'b', [])).toBeNull();
    expect(readObject(at, 'b', 'x')).toBeNull();
    expect(readList(at, 'b', [1, 2], 2)).toEqual([1, 2]);
    expect(readList(at, 'b', [1, 2, 3], 2)).toBeNull();
    expect(readList(at, 'b', { length: 1 }, 2)).toBeNull();
    expect(noted(at)).toEqual([
      'shape.not-an-object /a/b',
      'shape.not-an-object /a/b',
      'shape.too-many /a/b',
      'shape.not-a-list /a/b',
    ]);
  });
});

describe('the room for one order', () => {
  it('is used up by items and texts, wherever they hang', () => {
    const at = spot();
    at.notes.room = 2 * 160 + 3;
    expect(readList(at, 'b', ['x', 'y'], 2)).toEqual(['x', 'y']);
    expect(readText(at, 'b', 'abc', 10)).toBe('abc');
    expect(readId(at, 'b', 'a')).toBeNull();
    expect(readText(at, 'b', 'a', 10)).toBeNull();
    expect(readList(at, 'b', [1], 2)).toBeNull();
    expect(noted(at)).toEqual(['order.too-large ']);
  });
});

describe('readDay', () => {
  it('takes days that exist', () => {
    const at = spot();
    expect(readDay(at, 'b', '2028-02-29')).toBe('2028-02-29');
    expect(readDay(at, 'b', '2026-02-29')).toBeNull();
    expect(noted(at)).toEqual(['day.not-a-day /a/b']);
  });
});

describe('lowerAscii', () => {
  it('leaves every other letter alone, also the Turkish ones', () => {
    expect(lowerAscii('TİTLE Ä')).toBe('tİtle Ä');
  });
});
