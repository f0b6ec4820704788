import { describe, expect, it } from 'vitest';
import { allocatedTo, type Bare, given, pickedAt, placedTen, shippedFrom } from '../support.ts';

const story = [placedTen, allocatedTo('RTM', 10), pickedAt('RTM', 4), shippedFrom('RTM', 4)];
const announce = (quantity: number, returnId = 'R1'): Bare => ({
  kind: 'announce-return',
  returnId,
  lines: [{ lineId: '1', quantity, reason: 'unwanted' }],
});
const receive = (...quantities: readonly number[]): Bare => ({
  kind: 'receive-return',
  returnId: 'R1',
  locationId: 'RTM',
  lines: [
    {
      lineId: '1',
      dispositions: quantities.map((quantity, i) => ({
        quantity,
        disposition: (['restock', 'quarantine', 'scrap'] as const)[i] ?? 'restock',
      })),
    },
  ],
});

describe('decideReturnAnnouncement', () => {
  it('announces shipped units, and no more than were shipped', () => {
    expect(given(...story, announce(3)).order.lines[0]).toMatchObject({ returning: 3, returned: 0 });
    expect(
      given(...story)
        .when(announce(5))
        ._unsafeUnwrapErr(),
    ).toMatchObject({
      code: 'order.more-than-returnable',
      possible: 4,
    });
  });

  // Medusa: an already returned unit returned again is accepted, 2 received of 1; right is: refused
  it('refuses to announce a returned unit again', () => {
    const back = [...story, announce(4), receive(4)];
    expect(
      given(...back)
        .when(announce(1, 'R2'))
        ._unsafeUnwrapErr(),
    ).toMatchObject({ possible: 0 });
    expect(
      given(...back)
        .when(announce(1))
        ._unsafeUnwrapErr().code,
    ).toBe('order.return-exists');
  });
});

describe('decideReturnReceipt', () => {
  // Medusa: a return of 2 received 1 + 1, the second receipt overwrites the first; right is 2 received
  it('adds up what comes in several goes', () => {
    const { order, when } = given(...story, announce(2), receive(1), receive(1));
    expect(order.lines[0]).toMatchObject({ returning: 0, returned: 2 });
    expect(order.returns[0]?.lines).toEqual([{ lineId: '1', announced: 2, received: 2 }]);
    expect(when(receive(1))._unsafeUnwrapErr()).toMatchObject({ code: 'order.more-than-announced', possible: 0 });
  });

  it('keeps the fate of every unit', () => {
    expect(
      given(...story, announce(4))
        .when(receive(2, 1, 1))
        ._unsafeUnwrap(),
    ).toMatchObject([
      {
        kind: 'return-received',
        lines: [
          {
            lineId: '1',
            sku: 'SKU-1',
            quantity: 4,
            dispositions: [
              { disposition: 'restock', quantity: 2 },
              { disposition: 'quarantine', quantity: 1 },
              { disposition: 'scrap', quantity: 1 },
            ],
          },
        ],
      },
    ]);
  });

  it('refuses an unknown return, and parts of units', () => {
    expect(
      given(...story)
        .when(receive(1))
        ._unsafeUnwrapErr().code,
    ).toBe('order.return-unknown');
    expect(
      given(...story, announce(2))
        .when(receive(0.5, 0.5))
        ._unsafeUnwrapErr().code,
    ).toBe('order.quantity-not-whole');
    expect(
      given(...story, announce(2))
        .when(receive())
        ._unsafeUnwrapErr().code,
    ).toBe('order.quantity-not-whole');
  });
});
