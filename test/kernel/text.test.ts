import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, parseText } from '../../src/kernel/text.ts';

const line = { maxLength: 20, shape: 'line' } as const;
const id = { maxLength: 20, shape: 'id' } as const;

describe('parseText', () => {
  it('trims and normalises to form C', () => {
    expect(parseText('  Cafe\u0301 ', line)._unsafeUnwrap()).toBe('Café');
  });

  it.each([
    [7, 'text.not-a-string'],
    [null, 'text.not-a-string'],
    [new String('boxed'), 'text.not-a-string'],
    ['', 'text.empty'],
    ['   ', 'text.empty'],
    ['x'.repeat(21), 'text.too-long'],
    ['a\u0000b', 'text.control-character'],
    ['a\u0085b', 'text.control-character'],
    ['a\u007fb', 'text.control-character'],
    ['a\nb', 'text.control-character'],
    ['\ud800', 'text.broken-unicode'],
    ['\udc00x', 'text.broken-unicode'],
    ['x\ud83d', 'text.broken-unicode'],
  ])('refuses %j with %s', (input, code) => {
    expect(parseText(input, line)._unsafeUnwrapErr()).toEqual({ code });
  });

  it('accepts 20 characters and refuses 21', () => {
    expect(parseText('x'.repeat(20), line).isOk()).toBe(true);
    expect(parseText('x'.repeat(21), line).isErr()).toBe(true);
  });

  it('refuses a text that grows beyond its bound in form C', () => {
    // U+FB2C becomes three characters in form C
    expect(parseText('\ufb2c'.repeat(7), line)._unsafeUnwrapErr().code).toBe('text.too-long');
    expect(parseText('\ufb2c'.repeat(6), line)._unsafeUnwrap()).toHaveLength(18);
  });

  it('names the length before it looks at the characters', () => {
    expect(parseText('\u0000'.repeat(21), line)._unsafeUnwrapErr().code).toBe('text.too-long');
  });

  it('lets line breaks and tabs into several lines only', () => {
    const lines = { maxLength: 20, shape: 'lines' } as const;
    expect(parseText('a\tb\r\nc', lines)._unsafeUnwrap()).toBe('a\tb\r\nc');
    expect(parseText('a\u000bb', lines)._unsafeUnwrapErr().code).toBe('text.control-character');
  });

  it.each(['\u200b', '\u202e', '\u00ad', '\ufeff', '\u2066', '\u00a0', '\u3000', '\ufe0f'])(
    'refuses the invisible %j inside an id, and lets it into a line',
    (mark) => {
      expect(parseText(`a${mark}b`, id)._unsafeUnwrapErr().code).toBe('text.invisible-character');
      expect(parseText(`a${mark}b`, line).isOk()).toBe(true);
    },
  );

  it('lets emoji through whole', () => {
    expect(parseText('gift 🎁', id)._unsafeUnwrap()).toBe('gift 🎁');
  });

  it('accepts its own answer unchanged', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom('line', 'lines', 'id'),
        (text, shape) => {
          const rule = { maxLength: 40, shape } as const;
          const once = parseText(text, rule);
          if (once.isOk()) expect(parseText(once.value, rule)._unsafeUnwrap()).toBe(once.value);
        },
      ),
    );
  });

  it('never passes its input on in a refusal', () => {
    expect(JSON.stringify(parseText('secret\u0000', line)._unsafeUnwrapErr())).not.toContain('secret');
  });
});

describe('compareText', () => {
  it('orders capitals before small letters, as bytes do', () => {
    expect(['b', 'a', 'B', ''].sort(compareText)).toEqual(['', 'B', 'a', 'b']);
  });

  it('puts characters above U+FFFF behind all others, which plain comparison does not', () => {
    expect(['\u{1f381}', '\ufffd'].sort(compareText)).toEqual(['\ufffd', '\u{1f381}']);
    expect('\u{1f381}' < '\ufffd').toBe(true);
  });

  it('agrees with the comparison of UTF-8 bytes', () => {
    const text = fc.string({ unit: 'binary', maxLength: 8 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const bytes = Buffer.compare(Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8'));
        expect(Math.sign(compareText(left, right))).toBe(bytes);
      }),
    );
  });
});
