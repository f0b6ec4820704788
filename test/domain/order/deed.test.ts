import { describe, expect, it } from 'vitest';
import { stampOf } from '../../../src/domain/order/deed.ts';
import { decideOrder } from '../../../src/domain/order/index.ts';
import { command, given, NOW, placedTen, STAFF } from './support.ts';

describe('stampOf', () => {
  it('says when and by whom', () => {
    expect(stampOf(command(placedTen))).toEqual({ at: NOW, by: STAFF });
  });

  it('is on every event in one form, however the moment was written', () => {
    const late = command({ kind: 'add-note', text: 'x' }, '2026-11-21T11:00+01:00');
    expect(decideOrder(late, given(placedTen).state)._unsafeUnwrap()[0]?.at).toBe(NOW);
  });
});
