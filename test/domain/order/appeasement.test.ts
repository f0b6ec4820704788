import { describe, expect, it } from 'vitest';
import { type AppeasementCap, faultOfReduction } from '../../../src/domain/order/appeasement.ts';
import type { ChangeDocument } from '../../../src/domain/order/index.ts';
import {
  type Bare,
  confirm,
  edit,
  given,
  line,
  placedTen,
  readdressed,
  reduction,
  repriced,
  revert,
  STAFF,
  type Story,
  stage,
  UTRECHT,
} from './support.ts';

const fault = (story: Story, document: ChangeDocument, cap: AppeasementCap) =>
  faultOfReduction(given(...story).order, document, { actor: STAFF, caps: { staff: cap } });
const given3: Story = [placedTen, stage(reduction(300)), confirm()];

describe('faultOfReduction', () => {
  it('lets 2.00 of a cap of 5.00 go after 3.00, and not 2.01', () => {
    expect(fault(given3, reduction(200, 'b'), { maxMinor: 500 })).toBeUndefined();
    expect(fault(given3, reduction(201, 'b'), { maxMinor: 500 })).toEqual({
      code: 'order.more-than-your-cap',
      askedMinor: 201,
      possibleMinor: 200,
    });
  });

  it('reckons a share of what the order came to, rounded down: a third of 10.00 is 3.33', () => {
    expect(fault([placedTen], reduction(333), { maxShare: '0.3333' })).toBeUndefined();
    expect(fault([placedTen], reduction(334), { maxShare: '0.3333' })?.code).toBe('order.more-than-your-cap');
    expect(fault(given3, reduction(33, 'b'), { maxShare: '0.3333' })).toBeUndefined();
    expect(fault(given3, reduction(34, 'b'), { maxShare: '0.3333' })?.code).toBe('order.more-than-your-cap');
  });

  it('takes the smaller of the two', () => {
    expect(fault([placedTen], reduction(101), { maxMinor: 100, maxShare: '0.5' })).toMatchObject({
      possibleMinor: 100,
    });
    expect(fault([placedTen], reduction(501), { maxMinor: 900, maxShare: '0.5' })).toMatchObject({
      possibleMinor: 500,
    });
  });

  it('never lets more go than the order comes to, cap or none', () => {
    expect(faultOfReduction(given(placedTen).order, reduction(1000), { actor: STAFF, caps: {} })).toBeUndefined();
    expect(faultOfReduction(given(placedTen).order, reduction(1001), { actor: STAFF, caps: {} })?.code).toBe(
      'order.more-than-your-cap',
    );
    expect(fault([placedTen], reduction(1001), { maxShare: '7' })).toMatchObject({ possibleMinor: 1000 });
  });

  it.each(['', '.', '-1', '1e3', '0.1.2', 'x', '1'.repeat(21)])(
    'allows nothing for %j, which is no share',
    (maxShare) => {
      expect(fault([placedTen], reduction(1), { maxShare })).toMatchObject({ possibleMinor: 0 });
    },
  );

  it('does not count one that was taken back, and its opposite raises no cap', () => {
    const back: Story = [...given3, revert()];
    expect(fault(back, reduction(500, 'b'), { maxMinor: 500 })).toBeUndefined();
    expect(fault(back, reduction(501, 'b'), { maxMinor: 500 })?.code).toBe('order.more-than-your-cap');
  });

  it('counts a staged one only once it is confirmed', () => {
    expect(fault([placedTen, stage(reduction(300))], reduction(500, 'b'), { maxMinor: 500 })).toBeUndefined();
  });

  it('is a reduction and nothing else', () => {
    const none: readonly ChangeDocument[] = [
      reduction(0),
      reduction(-1),
      { ...reduction(100), lines: edit({ 1: -1 }).lines },
      { ...reduction(100), lines: repriced('1', '0.9', -100).lines },
      { ...reduction(100), addedLines: [line('2', 1)] },
      { ...reduction(100), addresses: readdressed(UTRECHT).addresses },
    ];
    for (const document of none) {
      expect(fault([placedTen], document, {})).toEqual({ code: 'order.amount-not-whole' });
    }
    const onALine = { ...edit({ 1: 0 }), kind: 'appeasement' as const };
    const amounts = { goodsMinor: 0, discountMinor: 50, netMinor: -50, taxMinor: 0, totalMinor: -50 };
    const document = {
      ...onALine,
      lines: [{ lineId: '1', quantity: 0, amounts }],
      totals: { ...amounts, chargesMinor: 0 },
    };
    expect(fault([placedTen], document, {})).toBeUndefined();
  });

  it('counts what an edit takes off the price of units: 1.00 brought down to 0.80 on 10 units gives 2.00', () => {
    const cheaper = repriced('1', '0.8', -200);
    expect(fault([placedTen], cheaper, { maxMinor: 200 })).toBeUndefined();
    expect(fault([placedTen], cheaper, { maxMinor: 199 })).toEqual({
      code: 'order.more-than-your-cap',
      askedMinor: 200,
      possibleMinor: 199,
    });
    expect(fault(given3, cheaper, { maxMinor: 500 })).toBeUndefined();
    expect(fault(given3, cheaper, { maxMinor: 499 })).toMatchObject({ possibleMinor: 199 });
    const story: Story = [placedTen, stage(cheaper), confirm()];
    expect(fault(story, reduction(300), { maxMinor: 500 })).toBeUndefined();
    expect(fault(story, reduction(301), { maxMinor: 500 })?.code).toBe('order.more-than-your-cap');
    // a fifth of 10.00, as it was before anything was taken off
    expect(fault(story, reduction(1), { maxShare: '0.2' })).toMatchObject({ possibleMinor: 0 });
  });

  it('counts an edit that makes a line or a charge cheaper without a price, too, and none that changes units', () => {
    const { unitPrice: _, ...bare } = repriced('1', '0.8', -200).lines[0] as ChangeDocument['lines'][number];
    expect(fault([placedTen], { ...repriced('1', '0.8', -200), lines: [bare] }, { maxMinor: 199 })?.code).toBe(
      'order.more-than-your-cap',
    );
    expect(fault([placedTen], { ...reduction(200), kind: 'edit' }, { maxMinor: 199 })?.code).toBe(
      'order.more-than-your-cap',
    );
    expect(fault([placedTen], edit({ 1: -5 }), { maxMinor: 0 })).toBeUndefined();
    expect(fault([placedTen], edit({ 1: 5 }), { maxMinor: 0 })).toBeUndefined();
    expect(
      faultOfReduction(given(placedTen).order, repriced('1', '0', -1000), { actor: STAFF, caps: {} }),
    ).toBeUndefined();
  });

  it('does not count a price that rose and fell again, nor a reduction of it that was taken back', () => {
    const rose: Story = [placedTen, stage(repriced('1', '1.5', 500)), confirm()];
    expect(fault(rose, repriced('1.5', '1', -500), { maxMinor: 0 })).toBeUndefined();
    expect(fault(rose, repriced('1.5', '0.9', -600), { maxMinor: 99 })).toMatchObject({
      askedMinor: 100,
      possibleMinor: 99,
    });
    expect(fault(rose, reduction(1), { maxMinor: 0 })?.code, 'a rise makes no room').toBe('order.more-than-your-cap');
    const back: Story = [placedTen, stage(repriced('1', '0.8', -200)), confirm(), revert()];
    expect(fault(back, reduction(500), { maxMinor: 500 })).toBeUndefined();
    expect(fault(back, reduction(501), { maxMinor: 500 })?.code).toBe('order.more-than-your-cap');
  });

  it('is decided by who asks: a customer has another cap than staff', () => {
    const { state } = given(placedTen);
    const step: Bare = stage(reduction(100));
    const when = given(placedTen).when;
    expect(state.kind).toBe('placed');
    expect(when(step, { appeasementCaps: { customer: { maxMinor: 0 } } }).isOk()).toBe(true);
    expect(when(step, { appeasementCaps: { staff: { maxMinor: 99 } } })._unsafeUnwrapErr().code).toBe(
      'order.more-than-your-cap',
    );
  });
});
