import { describe, expect, it } from 'vitest';
import { reckonTotals } from '../../../src/domain/billing/index.ts';
import { stockMovementsOf } from '../../../src/domain/fulfillment/index.ts';
import {
  availableToPromise,
  emptyPosition,
  evolveStock,
  openStock,
  positionAt,
} from '../../../src/domain/inventory/index.ts';
import { moneyOf, type OrderEvent, orderStatus } from '../../../src/domain/order/index.ts';
import { planRefund } from '../../../src/domain/returns/index.ts';
import { routeOrder } from '../../../src/domain/routing/index.ts';
import { splitAmount } from '../../../src/kernel/split-amount.ts';
import {
  allocatedTo,
  type Bare,
  cancelUnits,
  captured,
  cleanOrderOf,
  given,
  line,
  NOW,
  pickedAt,
  pickOnly,
  placedTen,
  releasedTo,
  type Story,
  shippedFrom,
} from './support.ts';

/**
 * What other systems get wrong in their current releases, each shown not to happen here. What takes a store and callers
 * at once (10 units, 16 checkouts) is shown in the tests of the use cases.
 */

const stockAt = (units: Readonly<Record<string, number>>, sku = 'TEA') =>
  Object.entries(units).map(([locationId, available]) => ({ sku, locationId, available }));
const route = (quantity: number, units: Readonly<Record<string, number>>) =>
  routeOrder({
    lines: [{ lineId: '1', sku: 'TEA', quantity }],
    locations: Object.keys(units).map((locationId) => ({ locationId, shipmentCostMinor: 500 })),
    stock: stockAt(units),
  })._unsafeUnwrap();
const ledgerOf = (units: Readonly<Record<string, number>>, sku = 'TEA') =>
  openStock({ positions: stockAt(units, sku).map((own) => ({ ...emptyPosition(own), ...own })) })._unsafeUnwrap();
const ask = (units: Readonly<Record<string, number>>, quantities: readonly number[]) =>
  availableToPromise({
    stock: ledgerOf(units),
    now: NOW,
    lines: quantities.map((quantity, i) => ({ lineId: String(i + 1), sku: 'TEA', quantity })),
  })._unsafeUnwrap();
const sendBack = (
  returnId: string,
  quantity: number,
  disposition: 'restock' | 'scrap' = 'restock',
): readonly Bare[] => [
  { kind: 'announce-return', returnId, lines: [{ lineId: '1', quantity, reason: 'x' }] },
  {
    kind: 'receive-return',
    returnId,
    locationId: 'A',
    lines: [{ lineId: '1', dispositions: [{ disposition, quantity }] }],
  },
];
const shippedFour: Story = [placedTen, allocatedTo('A', 10), pickedAt('A', 4), shippedFrom('A', 4)];

describe('Vendure', () => {
  it('allocates 6 + 10 of 10 wanted, where A has 6 and B 20; here it is 10', () => {
    const { allocations } = route(10, { A: 6, B: 20 });
    expect(allocations.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(10);
    const six = allocatedTo('A', 6);
    expect(given(placedTen, six).when(allocatedTo('B', 10))._unsafeUnwrapErr()).toMatchObject({
      asked: 10,
      possible: 4,
    });
  });

  it('allocates 5 of 10 and says no word, where A has 3 and B 2; here 5 are short', () => {
    expect(route(10, { A: 3, B: 2 }).unfilled).toMatchObject([{ lineId: '1', quantity: 5 }]);
  });

  it('takes both shipments from A, where A and B have 5 each; here each ships its own', () => {
    const both: Story = [
      placedTen,
      allocatedTo('A', 5),
      allocatedTo('B', 5),
      pickedAt('A', 5),
      pickedAt('B', 5),
      shippedFrom('A', 5),
    ];
    expect(
      given(...both)
        .when(shippedFrom('A', 5, 'S2'))
        ._unsafeUnwrapErr(),
    ).toMatchObject({ possible: 0 });
    expect(given(...both, shippedFrom('B', 5)).order.shipments.map(({ locationId }) => locationId)).toEqual(['A', 'B']);
  });

  it('releases 3 cancelled units and also adds 3 to what is on hand; here 3 go back to the shelf, once', () => {
    const { history } = given(...shippedFour, cancelUnits(3));
    const ledger = history
      .flatMap((event) => stockMovementsOf(event, 'C'))
      .reduce(evolveStock, ledgerOf({ A: 10 }, 'SKU-1'));
    expect(positionAt(ledger, { sku: 'SKU-1', locationId: 'A' })).toMatchObject({
      available: 3,
      reserved: 3,
      shipped: 4,
    });
  });

  it('gives 4.44 back for 3 units of 1.23 + 20 %; here 4.43, what was charged', () => {
    const reckoned = reckonTotals({
      currency: 'EUR',
      taxesIncluded: false,
      lines: [{ lineId: '1', unitPrice: '1.23', quantity: 3, taxRate: '0.2' }],
    })._unsafeUnwrap();
    const amounts = reckoned.lines[0];
    if (amounts === undefined) throw new Error('one line was reckoned');
    expect(amounts.totalMinor).toBe(443);
    const order = given({ kind: 'place', order: cleanOrderOf([{ ...line('1', 3), amounts }]) }, captured(443)).order;
    expect(
      planRefund({ order, lines: [{ lineId: '1', quantity: 3 }], chargesWithLastUnit: false })._unsafeUnwrap()
        .totalMinor,
    ).toBe(443);
  });
});

describe('Medusa', () => {
  it('reserves 12 of 10 when one call asks for 6 and 6; here the call is refused as a whole', () => {
    const twice: Bare = {
      kind: 'allocate',
      allocations: ['A', 'B'].map((locationId) => ({
        fulfillmentOrderId: `F-${locationId}`,
        locationId,
        lines: [{ lineId: '1', quantity: 6 }],
      })),
      backorders: [],
      cancellations: [],
    };
    expect(given(placedTen).when(twice)._unsafeUnwrapErr()).toMatchObject({ asked: 6, possible: 4 });
    expect(ask({ A: 10 }, [6, 6]).lines).toMatchObject([{ now: 6 }, { now: 4, short: 2 }]);
  });

  it('says yes in the cart and no at checkout, where A and B have 1 each and 2 are wanted; here both say 1 + 1', () => {
    expect(ask({ A: 1, B: 1 }, [2]).complete).toBe(true);
    expect(route(2, { A: 1, B: 1 }).unfilled).toEqual([]);
  });

  it('takes a unit back twice; here it is refused', () => {
    const [announce] = sendBack('R2', 4);
    const story = given(...shippedFour, sendBack('R1', 4));
    expect(story.when(announce as Bare)._unsafeUnwrapErr()).toMatchObject({
      code: 'order.more-than-returnable',
      possible: 0,
    });
  });

  it('overwrites the first receipt of a return with the second; here 1 + 1 are 2', () => {
    const [announce] = sendBack('R1', 2);
    const [, receive] = sendBack('R1', 1);
    const { order } = given(...shippedFour, announce as Bare, receive as Bare, receive as Bare);
    expect(order.lines[0]).toMatchObject({ returned: 2, returning: 0 });
  });

  it('leaves 10.285 outstanding after 10.29 was paid for 8.50 + 21 %; here nothing is owed', () => {
    const lines = [{ lineId: '1', unitPrice: '8.50', quantity: 1, taxRate: '0.21' }];
    const { totals, lines: reckoned } = reckonTotals({ currency: 'EUR', taxesIncluded: false, lines })._unsafeUnwrap();
    const amounts = reckoned[0];
    if (amounts === undefined) throw new Error('one line was reckoned');
    const place: Bare = {
      kind: 'place',
      order: cleanOrderOf([{ ...line('1', 1), amounts }], { totals, taxesIncluded: false }),
    };
    expect(moneyOf(given(place, captured(1029)).order)).toMatchObject({ owedMinor: 1029, balanceMinor: 0 });
  });
});

describe('Solidus', () => {
  it('gives 5 back for the other of 2 units at 10, when one was short; here 10', () => {
    const two = {
      ...line('1', 2),
      amounts: { goodsMinor: 2000, discountMinor: 0, netMinor: 2000, taxMinor: 0, totalMinor: 2000 },
    };
    const short: Bare = {
      kind: 'short-pick',
      fulfillmentOrderId: 'F-A',
      lines: [{ lineId: '1', quantity: 1 }],
      because: 'not-in-stock',
      fate: 'cancel',
    };
    const story: Story = [
      { kind: 'place', order: cleanOrderOf([two]) },
      captured(2000),
      allocatedTo('A', 2),
      releasedTo('A'),
      short,
    ];
    expect(moneyOf(given(...story).order)).toMatchObject({ owedMinor: 1000, balanceMinor: 1000 });
    const sent: Story = [...story, pickOnly('A', 1), shippedFrom('A', 1), sendBack('R1', 1)];
    expect(moneyOf(given(...sent).order)).toMatchObject({ owedMinor: 0, balanceMinor: 2000 });
  });
});

describe('Saleor', () => {
  it('has 3 available in two warehouses of 3; here 6', () => {
    expect(ask({ A: 3, B: 3 }, [6]).complete).toBe(true);
    expect(ask({ A: 3, B: 3 }, [7]).complete).toBe(false);
  });

  it('allocates 6 of 5 for two lines of one SKU; here at most 5', () => {
    const { allocations } = routeOrder({
      lines: [
        { lineId: '1', sku: 'TEA', quantity: 3 },
        { lineId: '2', sku: 'TEA', quantity: 3 },
      ],
      locations: [{ locationId: 'A', shipmentCostMinor: 500 }],
      stock: stockAt({ A: 5 }),
    })._unsafeUnwrap();
    expect(allocations.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(5);
    expect(ask({ A: 5 }, [3, 3]).lines).toMatchObject([{ now: 3 }, { now: 2, short: 1 }]);
  });

  it('never puts returned goods back on the shelf; here the disposition decides', () => {
    const shelf = (disposition: 'restock' | 'scrap') => {
      const event = given(...shippedFour, sendBack('R1', 2, disposition)).history.at(-1) as OrderEvent;
      return stockMovementsOf(event, 'C').map(({ to }) => to.account);
    };
    expect(shelf('restock')).toEqual(['available']);
    expect(shelf('scrap')).toEqual(['scrapped']);
  });
});

describe('Sylius', () => {
  it('throws when a partly refunded order is cancelled; here the rest is cancelled', () => {
    const refund: Bare = {
      kind: 'record-refund',
      refundId: 'X1',
      paymentId: 'P1',
      amountMinor: 300,
      lines: [{ lineId: '1', quantity: 3 }],
      reason: 'x',
    };
    const all: Bare = { kind: 'cancel', lines: 'all', initiator: 'customer', reason: 'x' };
    const { order, state } = given(placedTen, captured(1000), refund, all);
    expect(orderStatus(state)).toBe('cancelled');
    expect(moneyOf(order)).toMatchObject({ owedMinor: 0, balanceMinor: 700 });
  });

  it('spreads 1 cent over [1, 1, 1] as nothing; here as 1, 0, 0', () => {
    expect(splitAmount({ amountMinor: 1, weights: [1, 1, 1] })._unsafeUnwrap()).toEqual([1, 0, 0]);
  });
});

describe('Odoo', () => {
  it('keeps what is reserved twice, and the two drift apart; here it is one ledger, and the order says the same', () => {
    const story: Story = [
      ...shippedFour,
      cancelUnits(2),
      { kind: 'close-work', fulfillmentOrderId: 'F-A', reason: 'x' },
      allocatedTo('B', 1),
    ];
    const { order, history } = given(...story);
    const ledger = history
      .flatMap((event) => stockMovementsOf(event, 'C'))
      .reduce(evolveStock, ledgerOf({ A: 10, B: 5 }, 'SKU-1'));
    const reserved = ['A', 'B'].map((locationId) => positionAt(ledger, { sku: 'SKU-1', locationId }).reserved);
    expect(reserved).toEqual([0, 1]);
    expect(order.lines[0]?.allocated).toBe(1);
  });
});

describe('ERPNext', () => {
  it('picks nothing for 2 boxes of 5, where A has 3 pieces and B 10; here both boxes are from B', () => {
    const boxes = { kits: [{ sku: 'BOX', components: [{ sku: 'TEA', quantity: 5 }], shipTogether: true }] };
    const answer = (quantity: number) =>
      availableToPromise({
        stock: ledgerOf({ A: 3, B: 10 }),
        now: NOW,
        lines: [{ lineId: '1', sku: 'BOX', quantity }],
        ...boxes,
      })._unsafeUnwrap();
    expect(answer(2)).toMatchObject({ complete: true, lines: [{ now: 2 }] });
    expect(answer(3)).toMatchObject({ complete: false, lines: [{ now: 2, short: 1 }] });
  });
});
