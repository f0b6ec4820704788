import { describe, expect, it } from 'vitest';
import { type LocationId, MAX_ID_LENGTH, type OrderId, parseId, type Sku } from '../../src/kernel/ids.ts';

describe('parseId', () => {
  it('trims an id', () => {
    expect(parseId<Sku>(' 85123A ')._unsafeUnwrap()).toBe('85123A');
  });

  it.each(['__proto__', 'constructor', 'toString', 'gift_0001_40', '=1+1'])('takes %s as any other id', (word) => {
    expect(parseId(word)._unsafeUnwrap()).toBe(word);
  });

  it('accepts the longest id and refuses a longer one', () => {
    expect(parseId('x'.repeat(MAX_ID_LENGTH)).isOk()).toBe(true);
    expect(parseId('x'.repeat(MAX_ID_LENGTH + 1))._unsafeUnwrapErr().code).toBe('text.too-long');
  });

  it('refuses a number, which may have lost digits on its way', () => {
    expect(parseId(123456)._unsafeUnwrapErr().code).toBe('text.not-a-string');
  });

  it('keeps kinds of ids apart while compiling, and lets literals in', () => {
    const sku: Sku = 'A';
    const orderId: OrderId = 'O1';
    // @ts-expect-error an order id is no SKU
    const wrong: Sku = orderId;
    // @ts-expect-error a SKU is no location
    const place: LocationId = sku;
    expect([wrong, place]).toEqual(['O1', 'A']);
  });
});
