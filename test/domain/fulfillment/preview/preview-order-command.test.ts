import { describe, expect, it } from 'vitest';
import { previewOrderCommand } from '../../../../src/domain/fulfillment/preview/index.ts';
import { type ChangeDocument, noOrder, type OrderCommand } from '../../../../src/domain/order/index.ts';
import {
  allocatedTo,
  type Bare,
  captured,
  cleanOrderOf,
  command,
  given,
  line,
  pickedAt,
  placedTen,
  releasedTo,
  type Story,
  shippedFrom,
} from '../../order/support.ts';

const preview = (story: Story, asked: Bare) =>
  previewOrderCommand({ command: command(asked), order: given(...story).state });

/** 2 units fewer of line 1, at 1.00 each. */
const minus2: ChangeDocument = {
  kind: 'edit',
  reason: 'customer',
  lines: [
    {
      lineId: '1',
      quantity: -2,
      amounts: { goodsMinor: -200, discountMinor: 0, netMinor: -200, taxMinor: 0, totalMinor: -200 },
    },
  ],
  addedLines: [],
  addedCharges: [],
  totals: { goodsMinor: -200, discountMinor: 0, chargesMinor: 0, netMinor: -200, taxMinor: 0, totalMinor: -200 },
  addresses: [],
};

describe('previewOrderCommand', () => {
  it('shows order, stock, money and messages of a cancellation', () => {
    const shown = preview([placedTen, captured(1000), allocatedTo('RTM', 6)], {
      kind: 'cancel',
      lines: [{ lineId: '1', quantity: 8 }],
      initiator: 'customer',
      reason: 'changed-mind',
    })._unsafeUnwrap();
    expect(shown.events.map(({ kind }) => kind)).toEqual(['units-cancelled']);
    expect(shown.before).toMatchObject({ lines: [{ cancelled: 0, unallocated: 4, allocated: 6 }] });
    expect(shown.after).toMatchObject({ lines: [{ cancelled: 8, unallocated: 0, allocated: 2 }] });
    expect(shown.stock).toMatchObject([
      { sku: 'SKU-1', quantity: 4, from: { locationId: 'RTM', account: 'reserved' }, to: { account: 'available' } },
    ]);
    expect([shown.moneyBefore?.owedMinor, shown.moneyAfter?.owedMinor]).toEqual([1000, 200]);
    expect([shown.moneyBefore?.balanceMinor, shown.moneyAfter?.balanceMinor]).toEqual([0, 800]);
    expect(shown.messages).toEqual([
      { to: 'customer', orderId: 'O1', topic: 'units-cancelled', params: { lines: [{ lineId: '1', quantity: 8 }] } },
      {
        to: 'location',
        locationId: 'RTM',
        orderId: 'O1',
        topic: 'work-taken-back',
        params: { lines: [{ lineId: '1', quantity: 8 }] },
      },
    ]);
  });

  it('shows the placing of an order, of which nothing was there before', () => {
    const shown = previewOrderCommand({ command: command(placedTen), order: noOrder })._unsafeUnwrap();
    expect(shown).not.toHaveProperty('moneyBefore');
    expect(shown.moneyAfter?.owedMinor).toBe(1000);
    expect(shown.messages.map(({ to, topic }) => [to, topic])).toEqual([['customer', 'order-received']]);
  });

  it('shows a change that is staged and confirmed together', () => {
    const both: readonly OrderCommand[] = [
      command({ kind: 'stage-change', changeId: 'K1', document: minus2 }),
      command({ kind: 'confirm-change', changeId: 'K1' }),
    ];
    const { state } = given(placedTen);
    const shown = previewOrderCommand({ command: both, order: state })._unsafeUnwrap();
    expect(shown.events.map(({ kind }) => kind)).toEqual(['change-staged', 'change-confirmed']);
    expect(shown.after).toMatchObject({ lines: [{ ordered: 8, unallocated: 8 }] });
    expect([shown.moneyBefore?.totalMinor, shown.moneyAfter?.totalMinor]).toEqual([1000, 800]);
    expect(shown.messages).toEqual([
      { to: 'customer', orderId: 'O1', topic: 'order-changed', params: { changeId: 'K1' } },
    ]);
  });

  it('changes nothing, and shows what carrying the command out makes happen', () => {
    const story = [placedTen, allocatedTo('RTM', 6), ...pickedAt('RTM', 6)] as const;
    const { state, when } = given(...story);
    const copy = structuredClone(state);
    const asked = shippedFrom('RTM', 6);
    const shown = previewOrderCommand({ command: command(asked), order: state })._unsafeUnwrap();
    expect(state).toEqual(copy);
    expect(shown.events).toEqual(when(asked)._unsafeUnwrap());
  });

  it('refuses what would be refused, for the first command that would be', () => {
    expect(preview([placedTen], releasedTo('RTM'))._unsafeUnwrapErr()).toEqual({ code: 'order.work-unknown' });
    const { state } = given(placedTen);
    const twice = [command(placedTen), command(releasedTo('RTM'))];
    expect(previewOrderCommand({ command: twice, order: state })._unsafeUnwrapErr()).toEqual({
      code: 'order.placed-already',
    });
  });

  it('heeds the facts: an actor without the scope is refused', () => {
    const { state } = given(placedTen);
    const asked = command({ kind: 'add-note', text: 'x' });
    expect(
      previewOrderCommand({ command: asked, order: state, facts: { permissions: { 'add-note': 'notes' } } }).isErr(),
    ).toBe(true);
  });

  it('speaks to the channel of a marketplace order, not to its customer', () => {
    const order = cleanOrderOf([line('1', 10)], {
      channel: { channelId: 'bol', kind: 'marketplace' },
      externalId: 'B-1',
    });
    const story = [{ kind: 'place', order } as Bare, allocatedTo('RTM', 6), ...pickedAt('RTM', 6)];
    const shown = preview(story, shippedFrom('RTM', 6))._unsafeUnwrap();
    expect(shown.messages.map(({ to, topic }) => [to, topic])).toEqual([['channel', 'units-shipped']]);
  });
});
