import { describe, expect, it } from 'vitest';
import { byDestination, destinationOf } from '../../../src/domain/order/index.ts';
import { type Bare, cleanOrderOf, edit, GHENT, given, line, type Story, UTRECHT } from './support.ts';

const order = cleanOrderOf([line('1', 3), { ...line('2', 2), shipTo: GHENT }, line('3', 1)], { shipTo: UTRECHT });
const place: Bare = { kind: 'place', order };
const allocate = (fulfillmentOrderId: string, ...lineIds: readonly string[]): Bare => ({
  kind: 'allocate',
  allocations: [{ fulfillmentOrderId, locationId: 'RTM', lines: lineIds.map((lineId) => ({ lineId, quantity: 1 })) }],
  backorders: [],
  cancellations: [],
});
const workOf = (...story: Story) =>
  given(...story).order.fulfillmentOrders.map(({ fulfillmentOrderId, lines }) => [
    fulfillmentOrderId,
    lines.map(({ lineId }) => lineId),
  ]);

describe('destinationOf', () => {
  it('is the address of the line, else that of the order', () => {
    expect(destinationOf(order, '1')).toBe(destinationOf(order, '3'));
    expect(destinationOf(order, '2')).not.toBe(destinationOf(order, '1'));
    expect(destinationOf(order, 'unknown')).toBe(destinationOf(order, '1'));
    expect(destinationOf(cleanOrderOf([line('1', 1)]), '1')).toBe('');
  });

  it('tells recipients apart, and not their phones', () => {
    const to = (shipTo: typeof UTRECHT) => destinationOf({ lines: [], shipTo }, '1');
    expect(to({ ...UTRECHT, phone: '+31 6', email: 'jo@example.org' })).toBe(to(UTRECHT));
    expect(to({ ...UTRECHT, name: 'Al' })).not.toBe(to(UTRECHT));
    expect(to({ ...UTRECHT, houseNumberExtension: 'a' })).not.toBe(to(UTRECHT));
  });
});

describe('byDestination', () => {
  it('parts lines 1 and 3 to Utrecht from line 2 to Ghent', () => {
    const units = ['1', '2', '3'].map((lineId) => ({ lineId }));
    expect(byDestination(order, units)).toEqual([[{ lineId: '1' }, { lineId: '3' }], [{ lineId: '2' }]]);
    expect(byDestination(order, [])).toEqual([[]]);
  });

  it('finds one destination when a line says what the order says', () => {
    const same = cleanOrderOf([line('1', 3), { ...line('2', 2), shipTo: { ...UTRECHT } }], { shipTo: UTRECHT });
    expect(byDestination(same, [{ lineId: '1' }, { lineId: '2' }])).toHaveLength(1);
  });
});

describe('an order that goes to several addresses', () => {
  it('gives a location one piece of work for each address', () => {
    expect(workOf(place, allocate('F1', '1', '2', '3'))).toEqual([
      ['F1', ['1', '3']],
      ['F1~2', ['2']],
    ]);
    expect(
      given(place, allocate('F1~2', '1'))
        .when(allocate('F1', '1', '2'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.work-exists');
  });

  it('never puts work for two addresses together', () => {
    const story = [place, allocate('F1', '1', '2', '3')];
    const merge = (one: string, other: string): Bare => ({
      kind: 'merge-work',
      fulfillmentOrderId: one,
      absorbedFulfillmentOrderId: other,
    });
    expect(
      given(...story)
        .when(merge('F1', 'F1~2'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.destinations-mixed');
    expect(
      given(...story, allocate('F2', '1'))
        .when(merge('F1', 'F2'))
        .isOk(),
    ).toBe(true);
  });

  it('ships and packs nothing that goes elsewhere: such a line is unknown to the work', () => {
    const release: Bare = { kind: 'release', fulfillmentOrderId: 'F1' };
    const pick: Bare = { kind: 'pick', fulfillmentOrderId: 'F1', lines: [{ lineId: '1', quantity: 1 }] };
    const story = given(place, allocate('F1', '1', '2', '3'), release, pick);
    const lines = ['1', '2'].map((lineId) => ({ lineId, quantity: 1 }));
    const pack: Bare = { kind: 'pack', fulfillmentOrderId: 'F1', parcelId: 'P', parcel: {}, lines };
    const ship: Bare = { kind: 'ship', fulfillmentOrderId: 'F1', shipmentId: 'S', parcels: [], lines };
    expect(story.when(pack)._unsafeUnwrapErr().code).toBe('order.line-unknown');
    expect(story.when(ship)._unsafeUnwrapErr().code).toBe('order.line-unknown');
  });

  it('sends an added line to its own address', () => {
    const added = edit({}, [{ ...line('4', 1), shipTo: GHENT }]);
    const story: Story = [
      place,
      { kind: 'stage-change', changeId: 'E', document: added },
      { kind: 'confirm-change', changeId: 'E' },
      allocate('F1', '1', '2', '4'),
    ];
    expect(workOf(...story)).toEqual([
      ['F1', ['1']],
      ['F1~2', ['2', '4']],
    ]);
  });
});
