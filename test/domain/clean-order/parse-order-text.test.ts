import { describe, expect, it } from 'vitest';
import { parseOrderText } from '../../../src/domain/clean-order/index.ts';

const code = (text: unknown) => parseOrderText(text)._unsafeUnwrapErr()[0]?.code;

describe('parseOrderText', () => {
  it('reads JSON, with or without a byte order mark', () => {
    expect(parseOrderText('{"currency":"EUR"}')._unsafeUnwrap()).toEqual({ currency: 'EUR' });
    expect(parseOrderText('\ufeff{"currency":"EUR"}')._unsafeUnwrap()).toEqual({ currency: 'EUR' });
  });

  it.each(['', '{', '{currency: EUR}', "{'a':1}", '{"a":1,}', 'NaN', 'undefined', '\u0000', '{"a":01}'])(
    'refuses %j',
    (text) => {
      expect(code(text)).toBe('order.not-json');
    },
  );

  it.each([undefined, null, 5, {}, ['{}']])('refuses %j, which is no text', (value) => {
    expect(code(value)).toBe('text.not-a-string');
  });

  it('repeats nothing of a broken text', () => {
    expect(JSON.stringify(parseOrderText('{"iban":"NL91ABNA0417164300"')._unsafeUnwrapErr())).not.toContain('NL91');
  });

  it('takes sixteen million characters, and no more', () => {
    const most = 16 * 1024 * 1024;
    expect(parseOrderText(`"${'x'.repeat(most - 2)}"`).isOk()).toBe(true);
    expect(code(`"${'x'.repeat(most - 1)}"`)).toBe('order.too-large');
  });

  it('reads a hundred thousand levels without falling over', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(parseOrderText(deep).isOk() || code(deep) === 'order.not-json').toBe(true);
  });
});
