import { describe, expect, it } from 'vitest';
import { takeUnits } from '../../../src/domain/order/units.ts';

const among = [
  { lineId: 'a', left: 5 },
  { lineId: 'b', left: 0 },
];
const take = (asked: readonly { lineId: string; quantity: number }[]) =>
  takeUnits(asked, { among, possible: ({ left }) => left, code: 'order.more-than-picked' });

describe('takeUnits', () => {
  it('hands back each line with its units', () => {
    expect(take([{ lineId: 'a', quantity: 5 }])._unsafeUnwrap()).toEqual([
      { line: among[0], quantity: 5, asked: { lineId: 'a', quantity: 5 } },
    ]);
  });

  it.each([
    [[], { code: 'order.nothing-asked' }],
    [[{ lineId: 'a', quantity: 0 }], { code: 'order.quantity-not-whole' }],
    [[{ lineId: 'a', quantity: -1 }], { code: 'order.quantity-not-whole' }],
    [[{ lineId: 'a', quantity: 1.5 }], { code: 'order.quantity-not-whole' }],
    [[{ lineId: 'a', quantity: Number.NaN }], { code: 'order.quantity-not-whole' }],
    [
      [
        { lineId: 'a', quantity: 1 },
        { lineId: 'a', quantity: 1 },
      ],
      { code: 'order.line-named-twice' },
    ],
    [[{ lineId: '__proto__', quantity: 1 }], { code: 'order.line-unknown' }],
    [[{ lineId: 'a', quantity: 6 }], { code: 'order.more-than-picked', lineId: 'a', asked: 6, possible: 5 }],
    [
      [
        { lineId: 'a', quantity: 1 },
        { lineId: 'b', quantity: 1 },
      ],
      { code: 'order.more-than-picked', lineId: 'b', asked: 1, possible: 0 },
    ],
  ])('refuses %j with %j', (asked, refusal) => {
    expect(take(asked)._unsafeUnwrapErr()).toEqual(refusal);
  });
});
