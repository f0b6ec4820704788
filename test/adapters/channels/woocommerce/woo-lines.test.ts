import { describe, expect, it } from 'vitest';
import { positiveId, readCharges, readLines } from '../../../../src/adapters/channels/woocommerce/woo-lines.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

function lines(items: readonly object[], setting: { completed?: boolean; refunded?: Record<string, number> } = {}) {
  const book = new Notebook();
  const read = readLines(new Reader(book, '/drafts/0', 'USD'), {
    items,
    completed: setting.completed ?? false,
    refunded: new Map(Object.entries(setting.refunded ?? {})),
  });
  book.keep({});
  return {
    read,
    noted: book.close().findings.map(({ code, path, severity }) => `${code} ${path.slice(9)} ${severity}`),
  };
}

describe('readLines', () => {
  it('works out the price of one unit, before discount and without tax', () => {
    const item = {
      id: 890,
      quantity: 2,
      price: 30,
      subtotal: '50.00',
      total: '30.00',
      total_tax: '1.20',
      name: 'Basket',
    };
    expect(lines([item]).read).toEqual([
      {
        lineId: '890',
        description: 'Basket',
        quantity: 2,
        unitPrice: '25',
        discount: '20',
        tax: { amount: '1.2' },
        statedTotal: '30',
      },
    ]);
  });

  it('carries half a unit as it was sold', () => {
    expect(lines([{ quantity: 1.5, subtotal: '10.00', total: '0.00' }]).read).toEqual([
      { quantity: 1.5, unitPrice: '6.667', discount: '10', statedTotal: '0' },
    ]);
  });

  it('has no price for no units, and takes the total where there is no subtotal', () => {
    expect(lines([{ quantity: 0, subtotal: '10.00', total: '10.00' }]).read).toEqual([
      { quantity: 0, statedTotal: '10' },
    ]);
    expect(lines([{ quantity: 4, total: '10.00' }]).read).toEqual([
      { quantity: 4, unitPrice: '2.5', statedTotal: '10' },
    ]);
  });

  it('names the variation before the product, and neither where they are 0', () => {
    const named = (variation_id: unknown, product_id: unknown) =>
      lines([{ variation_id, product_id }]).read[0]?.channelSku;
    expect([named(23, 22), named(0, 22), named('0', '22'), named(0, 0)]).toEqual(['23', '22', '22', undefined]);
  });

  it('knows what has left when the order is completed, and what was paid back', () => {
    const item = { id: 1, quantity: 3 };
    expect(lines([item], { completed: true, refunded: { 1: 1 } }).read[0]?.done).toEqual({ shipped: 3, refunded: 1 });
    expect(lines([item], { refunded: { 2: 1 } }).read[0]?.done).toBeUndefined();
    expect(lines([{ id: 1, quantity: 0 }], { completed: true }).read[0]?.done).toBeUndefined();
  });

  it('notes amounts it cannot read', () => {
    expect(lines([{ quantity: 'x', subtotal: '1,00', total: {} }]).noted).toEqual([
      'channel.quantity-refused /lines/0/quantity error',
      'channel.amount-refused /lines/0/unitPrice error',
      'channel.amount-refused /lines/0/statedTotal error',
    ]);
  });

  it('knows that 0 names nothing, as number and as text', () => {
    expect([0, '0', '', 7, '7'].map(positiveId)).toEqual([undefined, undefined, undefined, 7, '7']);
  });
});

describe('kits', () => {
  const kit = { id: 752, bundled_by: '', bundled_items: [753, 754] };
  const part = (id: number, ships?: string) => ({
    id,
    bundled_by: 752,
    bundled_items: [],
    meta_data: ships === undefined ? [] : [{ key: '_bundled_item_needs_shipping', value: ships }],
  });
  const picks = (items: readonly object[]) =>
    lines(items).read.map(({ lineId, partOf, picked }) => ({ lineId, partOf, picked }));

  it('that are packed from their parts are not picked themselves', () => {
    expect(picks([kit, part(753, 'yes'), part(754)])).toEqual([
      { lineId: '752', partOf: undefined, picked: false },
      { lineId: '753', partOf: '752', picked: undefined },
      { lineId: '754', partOf: '752', picked: undefined },
    ]);
  });

  it('that were put together beforehand are picked, and their parts are not', () => {
    expect(picks([kit, part(753, 'no'), part(754, 'no')])).toEqual([
      { lineId: '752', partOf: undefined, picked: undefined },
      { lineId: '753', partOf: '752', picked: false },
      { lineId: '754', partOf: '752', picked: false },
    ]);
  });

  it('of the other plugin are understood too', () => {
    const composite = [
      { id: 1, composite_children: [2] },
      { id: 2, composite_parent: 1 },
    ];
    expect(picks(composite)).toEqual([
      { lineId: '1', partOf: undefined, picked: false },
      { lineId: '2', partOf: '1', picked: undefined },
    ]);
  });

  it('are told of', () => {
    expect(lines([kit, part(753)]).noted).toEqual(['channel.part-of-kit /lines/1/partOf info']);
  });

  it('whose parts are not in the order are lines like any other', () => {
    expect(picks([kit])).toEqual([{ lineId: '752', partOf: undefined, picked: undefined }]);
  });
});

describe('readCharges', () => {
  it('reads shipping and fees, also those that take something off', () => {
    const order = {
      shipping_lines: [{ id: 317, method_title: 'Flat Rate', total: '10.00', total_tax: '2.10' }, null],
      fee_lines: [{ id: 60, name: 'Loyalty', total: '-5.00', total_tax: '-1.05' }],
    };
    expect(readCharges(new Reader(new Notebook(), '', 'USD'), order)).toEqual([
      { chargeId: '317', kind: 'shipping', description: 'Flat Rate', amount: '10', tax: { amount: '2.1' } },
      { chargeId: '60', kind: 'other', description: 'Loyalty', amount: '-5', tax: { amount: '-1.05' } },
    ]);
  });
});
