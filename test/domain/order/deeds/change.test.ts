import { describe, expect, it } from 'vitest';
import {
  allocatedTo,
  amountsOf,
  type Bare,
  cancelUnits,
  closedTen,
  confirm,
  edit,
  given,
  line,
  placedTen,
  readdressed,
  reduction,
  revert,
  type Story,
  stage,
  UTRECHT,
} from '../support.ts';

const decline: Bare = { kind: 'decline-change', changeId: 'E1', reason: 'too expensive' };

describe('decideStaging', () => {
  it('writes a change down and leaves the order as it is', () => {
    const before = given(placedTen).order;
    const { order, history } = given(placedTen, stage(edit({ 1: -2 })));
    expect(history[1]).toMatchObject({ kind: 'change-staged', changeId: 'E1', document: edit({ 1: -2 }) });
    expect(order).toEqual({ ...before, changes: [{ changeId: 'E1', status: 'staged', document: edit({ 1: -2 }) }] });
  });

  it('refuses, in this order: a name in use, a closed order, amounts that do not add up, what confirming would refuse', () => {
    const crooked = { ...edit({ 1: -2 }), totals: { ...amountsOf(-1), chargesMinor: 0 } };
    const code = (story: Story, step: Bare) =>
      given(...story)
        .when(step)
        ._unsafeUnwrapErr().code;
    expect(code([placedTen, stage(edit({ 1: 1 }))], stage(crooked))).toBe('order.change-exists');
    expect(code([...closedTen], stage(crooked))).toBe('order.closed');
    expect(
      code([placedTen], stage({ ...crooked, lines: [{ lineId: '7', quantity: -2, amounts: amountsOf(-2) }] })),
    ).toBe('order.change-does-not-add-up');
    expect(code([placedTen], stage(edit({ 7: -2 })))).toBe('order.line-unknown');
  });

  it('takes an appeasement of a closed order, which opens it: money goes back', () => {
    const story = given(...closedTen, stage(reduction(100)), confirm());
    expect(story.order.content.totals.totalMinor).toBe(900);
  });
});

describe('decideConfirmation', () => {
  it('makes the change: 2 of 10 units less, 3 units of another line more', () => {
    const { order } = given(placedTen, stage(edit({ 1: -2 }, [line('2', 3)])), confirm());
    expect(order.lines).toMatchObject([
      { lineId: '1', ordered: 8, unallocated: 8 },
      { lineId: '2', sku: 'SKU-2', ordered: 3, unallocated: 3 },
    ]);
    expect(order.content.lines.map(({ quantity }) => quantity)).toEqual([8, 3]);
    expect(order.content.totals).toMatchObject({ goodsMinor: 1100, totalMinor: 1100 });
    expect(order.changes[0]?.status).toBe('confirmed');
  });

  it('takes fewer units from undecided ones first, then from back-ordered ones', () => {
    const wait: Bare = {
      kind: 'allocate',
      allocations: [],
      backorders: [{ lineId: '1', quantity: 7 }],
      cancellations: [],
    };
    const { order } = given(placedTen, wait, stage(edit({ 1: -5 })), confirm());
    expect(order.lines[0]).toMatchObject({ ordered: 5, unallocated: 0, backordered: 5 });
    expect(given(placedTen, wait, stage(edit({ 1: 2 })), confirm()).order.lines[0]).toMatchObject({
      ordered: 12,
      unallocated: 5,
      backordered: 7,
    });
  });

  it('looks again: units that were allocated meanwhile cannot be taken off any more', () => {
    const story = [placedTen, stage(edit({ 1: -7 })), allocatedTo('RTM', 4)];
    expect(
      given(...story)
        .when(confirm())
        ._unsafeUnwrapErr(),
    ).toEqual({
      code: 'order.more-than-changeable',
      lineId: '1',
      asked: 7,
      possible: 6,
    });
    expect(
      given(placedTen, stage(edit({ 1: -6 })), allocatedTo('RTM', 4))
        .when(confirm())
        .isOk(),
    ).toBe(true);
  });

  it('refuses what is unknown, and what is no longer staged', () => {
    expect(given(placedTen).when(confirm())._unsafeUnwrapErr().code).toBe('order.change-unknown');
    expect(
      given(placedTen, stage(edit({ 1: 1 })), confirm())
        .when(confirm())
        ._unsafeUnwrapErr().code,
    ).toBe('order.change-not-staged');
  });
});

describe('decideDeclining', () => {
  it('keeps a declined change as declined, and changes nothing', () => {
    const { order } = given(placedTen, stage(edit({ 1: -2 })), decline);
    expect(order.changes).toMatchObject([{ changeId: 'E1', status: 'declined' }]);
    expect(order.content).toEqual(given(placedTen).order.content);
  });

  it('refuses what is unknown, and what is no longer staged', () => {
    expect(given(placedTen).when(decline)._unsafeUnwrapErr().code).toBe('order.change-unknown');
    expect(
      given(placedTen, stage(edit({ 1: 1 })), decline)
        .when(decline)
        ._unsafeUnwrapErr().code,
    ).toBe('order.change-not-staged');
  });
});

describe('decideReverting', () => {
  it('makes the opposite: both together change no quantity and no total', () => {
    const before = given(placedTen).order;
    const { order } = given(placedTen, stage(edit({ 1: -2 }, [line('2', 3)])), confirm(), revert());
    expect(order.lines[0]).toEqual(before.lines[0]);
    expect(order.lines[1]).toMatchObject({ ordered: 0, unallocated: 0 });
    expect(order.content.totals).toEqual(before.content.totals);
    expect(order.changes.map(({ changeId, status }) => [changeId, status])).toEqual([
      ['E1', 'reverted'],
      ['E1-back', 'confirmed'],
    ]);
  });

  it('refuses, in this order: unknown, not confirmed, a name in use, an address, a closed order, units that are gone', () => {
    const code = (story: Story, step: Bare) =>
      given(...story)
        .when(step)
        ._unsafeUnwrapErr().code;
    const more = [placedTen, stage(edit({ 1: 1 })), confirm()];
    expect(code([placedTen], revert())).toBe('order.change-unknown');
    expect(code([placedTen, stage(edit({ 1: 1 }))], revert())).toBe('order.change-not-confirmed');
    expect(code(more, revert('E1', 'E1'))).toBe('order.change-exists');
    expect(code([placedTen, stage(readdressed(UTRECHT)), confirm()], revert())).toBe('order.change-too-late');
    expect(code([...more, cancelUnits(11)], revert())).toBe('order.closed');
    expect(code([...more, allocatedTo('RTM', 11)], revert())).toBe('order.more-than-changeable');
  });

  it('takes an appeasement back even when everything else is done', () => {
    const story = [...closedTen, stage(reduction(100)), confirm()] as const;
    const refund: Bare = {
      kind: 'record-refund',
      refundId: 'R',
      paymentId: 'P1',
      amountMinor: 100,
      lines: [],
      reason: 'x',
    };
    expect(given(...story, refund, revert()).order.content.totals.totalMinor).toBe(1000);
  });
});
