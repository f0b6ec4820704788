import { describe, expect, it } from 'vitest';
import { faultOfChange, faultOfUnits } from '../../../src/domain/order/change-fault.ts';
import type { ChangeDocument } from '../../../src/domain/order/index.ts';
import {
  allocatedTo,
  amountsOf,
  type Bare,
  cancelUnits,
  captured,
  cleanOrderOf,
  confirm,
  edit,
  GHENT,
  given,
  line,
  pickedAt,
  placedTen,
  readdressed,
  reduction,
  repriced,
  revert,
  STAFF,
  type Story,
  shippedFrom,
  stage,
  UTRECHT,
} from './support.ts';

const fault = (story: Story, document: ChangeDocument) =>
  faultOfChange(given(...story).order, document, { actor: STAFF, caps: {} });
const twoLines: Bare = { kind: 'place', order: cleanOrderOf([line('1', 10), line('2', 5)]) };
const both: Bare = {
  kind: 'allocate',
  allocations: [
    {
      fulfillmentOrderId: 'F-RTM',
      locationId: 'RTM',
      lines: [
        { lineId: '1', quantity: 2 },
        { lineId: '2', quantity: 2 },
      ],
    },
  ],
  backorders: [],
  cancellations: [],
};
const holdChanges = (scope: Extract<Bare, { kind: 'apply-hold' }>['scope']): Bare => ({
  kind: 'apply-hold',
  holdId: 'H1',
  reason: 'x',
  ...(scope === undefined ? {} : { scope }),
});
/** The same story, with the hold blocking changes. */
function held(document: ChangeDocument, scope?: Extract<Bare, { kind: 'apply-hold' }>['scope']) {
  const { order } = given(twoLines, holdChanges(scope));
  const holds = order.holds.map((hold) => ({ ...hold, blocks: ['change'] as const }));
  return faultOfChange({ ...order, holds }, document, { actor: STAFF, caps: {} });
}

describe('faultOfChange', () => {
  it('finds nothing wrong with a change that is possible', () => {
    expect(fault([placedTen], edit({ 1: -10 }))).toBeUndefined();
    expect(fault([placedTen], readdressed(UTRECHT))).toBeUndefined();
    expect(fault([placedTen], reduction(1000))).toBeUndefined();
  });

  it('minds a hold first: on the order, on a changed line, on a line that gets another address', () => {
    expect(held(edit({ 7: 1 }))).toEqual({ code: 'order.on-hold', holdId: 'H1' });
    expect(held(edit({ 2: 1 }), { kind: 'line', lineId: '2' })?.code).toBe('order.on-hold');
    expect(held(edit({ 1: 1 }), { kind: 'line', lineId: '2' })).toBeUndefined();
    expect(held(readdressed(GHENT, '2'), { kind: 'line', lineId: '2' })?.code).toBe('order.on-hold');
    expect(held(readdressed(GHENT, '1'), { kind: 'line', lineId: '2' })).toBeUndefined();
    expect(held(readdressed(GHENT), { kind: 'line', lineId: '2' })?.code).toBe('order.on-hold');
  });

  it('finds a line named twice before a part of a unit, and both before an unknown line', () => {
    const twice = { ...edit({ 7: 1 }), lines: [...edit({ 7: 1 }).lines, ...edit({ 7: 0.5 }).lines] };
    expect(fault([placedTen], twice)?.code).toBe('order.line-named-twice');
    expect(fault([placedTen], edit({ 7: 0.5 }))?.code).toBe('order.quantity-not-whole');
    expect(fault([placedTen], edit({}, [line('1', 2)]))?.code).toBe('order.line-named-twice');
    expect(fault([placedTen], edit({ 2: 1 }, [line('2', 2)]))?.code).toBe('order.line-named-twice');
    expect(fault([placedTen], edit({}, [line('2', 0)]))?.code).toBe('order.quantity-not-whole');
    expect(fault([placedTen], edit({ 7: 1 }))?.code).toBe('order.line-unknown');
  });

  it('lets as many units go as wait: 6 of 10 with 4 allocated, not 7', () => {
    const story = [placedTen, allocatedTo('RTM', 4)];
    expect(fault(story, edit({ 1: -6 }))).toBeUndefined();
    expect(fault(story, edit({ 1: -7 }))).toEqual({
      code: 'order.more-than-changeable',
      lineId: '1',
      asked: 7,
      possible: 6,
    });
  });

  it('keeps units that money went back for: 4 of 10 refunded, 6 may go', () => {
    const refund: Bare = {
      kind: 'record-refund',
      refundId: 'R1',
      paymentId: 'P1',
      amountMinor: 400,
      lines: [{ lineId: '1', quantity: 4 }],
      reason: 'x',
    };
    const story = [placedTen, captured(1000), refund];
    expect(fault(story, edit({ 1: -6 }))).toBeUndefined();
    expect(fault(story, edit({ 1: -7 }))).toMatchObject({ code: 'order.more-than-changeable', possible: 6 });
  });

  it('stays within whole numbers', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(
      fault([placedTen], { ...edit({}), lines: [{ lineId: '1', quantity: most - 10, amounts: amountsOf(0) }] }),
    ).toBeUndefined();
    expect(
      fault([placedTen], { ...edit({}), lines: [{ lineId: '1', quantity: most - 9, amounts: amountsOf(0) }] })?.code,
    ).toBe('order.quantity-not-whole');
  });

  it('takes the place of the unit price that is there, and of no other', () => {
    const cheaper = [placedTen, stage(repriced('1', '0.8', -200)), confirm()];
    expect(fault([placedTen], repriced('1', '0.8', -200))).toBeUndefined();
    expect(fault(cheaper, repriced('1', '0.7', -300))?.code).toBe('order.price-moved');
    expect(fault(cheaper, repriced('0.8', '0.7', -100))).toBeUndefined();
    const again = [...cheaper, stage(repriced('0.8', '0.7', -100), 'E2'), confirm('E2')];
    expect(
      given(...again)
        .when(revert('E1'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.price-moved');
    expect(given(...again, revert('E2'), revert('E1')).order.content.lines[0]?.unitPrice).toBe('1');
  });

  it('lets a price rise until money has come in, and fall after that', () => {
    expect(fault([placedTen], repriced('1', '1.2', 200))).toBeUndefined();
    const paid = [placedTen, captured(1)];
    expect(fault(paid, repriced('1', '1.2', 200))?.code).toBe('order.change-too-late');
    expect(fault(paid, repriced('1', '0.8', -200))).toBeUndefined();
    expect(
      fault([placedTen, { ...captured(1), status: 'authorised' } as Bare], repriced('1', '1.2', 200)),
    ).toBeUndefined();
    const back = [...paid, stage(repriced('1', '0.8', -200)), confirm()];
    expect(
      given(...back)
        .when(revert())
        .isOk(),
      'taking a reduction back is no rise',
    ).toBe(true);
  });

  it('lets an address change until units are picked', () => {
    expect(fault([placedTen], readdressed(UTRECHT, '7'))?.code).toBe('order.line-unknown');
    expect(fault([placedTen, allocatedTo('RTM', 4)], readdressed(UTRECHT))).toBeUndefined();
    const picked = [placedTen, allocatedTo('RTM', 4), pickedAt('RTM', 1)];
    expect(fault(picked, readdressed(UTRECHT))?.code).toBe('order.change-too-late');
    const partly = [placedTen, allocatedTo('RTM', 4), pickedAt('RTM', 4), shippedFrom('RTM', 4)];
    expect(fault(partly, readdressed(UTRECHT)), 'the rest may go elsewhere').toBeUndefined();
    expect(fault([...partly, cancelUnits(6)], readdressed(UTRECHT))?.code).toBe('order.change-too-late');
  });

  it('leaves lines with an address of their own alone when the order gets another', () => {
    const order = cleanOrderOf([{ ...line('1', 10), shipTo: GHENT }, line('2', 5)]);
    const story: Story = [{ kind: 'place', order }, allocatedTo('RTM', 10), pickedAt('RTM', 1)];
    expect(fault(story, readdressed(UTRECHT))).toBeUndefined();
    expect(fault(story, readdressed(UTRECHT, '1'))?.code).toBe('order.change-too-late');
  });

  it('does not part the work of a location: both lines move, or none', () => {
    expect(fault([twoLines, both], readdressed(GHENT, '2'))?.code).toBe('order.destinations-mixed');
    expect(fault([twoLines, both], readdressed(GHENT))).toBeUndefined();
    expect(fault([twoLines], readdressed(GHENT, '2'))).toBeUndefined();
  });

  it('looks at the cap of an appeasement last', () => {
    expect(fault([placedTen], reduction(1001))).toEqual({
      code: 'order.more-than-your-cap',
      askedMinor: 1001,
      possibleMinor: 1000,
    });
  });
});

describe('faultOfUnits', () => {
  it('looks at holds, names and quantities alone', () => {
    const { order } = given(placedTen);
    expect(faultOfUnits(order, readdressed(UTRECHT, '7'))).toBeUndefined();
    expect(faultOfUnits(order, edit({ 7: 1 }))?.code).toBe('order.line-unknown');
  });
});
