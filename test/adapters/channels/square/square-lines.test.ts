import { describe, expect, it } from 'vitest';
import { readLine } from '../../../../src/adapters/channels/square/square-lines.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const steak = {
  uid: 'v8',
  catalog_object_id: 'BEM',
  name: 'New York Steak',
  variation_name: 'Larger',
  quantity: '2',
  base_price_money: usd(2200),
  gross_sales_money: usd(4500),
  total_discount_money: usd(346),
  total_tax_money: usd(374),
  total_money: usd(4528),
  modifiers: [{ name: 'Well', base_price_money: usd(50) }, {}],
  note: 'no salt',
};
const setting = { additive: true, shipped: new Map<string, number>(), refunded: new Map<string, number>(), skus: {} };
const read = (item: unknown, more: object = {}) =>
  readLine(new Reader(new Notebook(), '', 'USD'), { ...setting, ...more, item });

describe('readLine', () => {
  it('reads a line with what was added to the article: 2 x 22.00 and 2 x 0.50', () => {
    expect(read(steak)).toEqual({
      lineId: 'v8',
      channelSku: 'BEM',
      description: 'New York Steak, Larger',
      quantity: 2,
      unitPrice: '22.5',
      discount: '3.46',
      tax: { amount: '3.74' },
      statedTotal: '41.54',
      wishes: [{ name: 'Well' }, { name: 'note', value: 'no salt' }],
    });
  });

  it('leaves taxes inside the price where they are', () => {
    const item = { ...steak, total_money: usd(4154) };
    expect(read(item, { additive: false })).toMatchObject({ tax: { amount: '3.74' }, statedTotal: '41.54' });
  });

  it('takes the share of a service charge off, where it was spread over the lines', () => {
    const item = { ...steak, total_service_charge_money: usd(100), total_money: usd(4628) };
    expect(read(item).statedTotal).toBe('41.54');
    expect(read({ ...item, total_money: usd(4528) }).statedTotal).toBe('41.54');
  });

  it('takes the price of the article where the line has no amount', () => {
    const { gross_sales_money: _, ...item } = steak;
    expect(read(item).unitPrice).toBe('22');
  });

  it('finds the SKU in what the caller knows of the catalog', () => {
    expect(read(steak, { skus: { BEM: 'STEAK-1' } }).sku).toBe('STEAK-1');
    expect(read({ ...steak, catalog_object_id: '__proto__' }, { skus: { BEM: 'STEAK-1' } }).sku).toBeUndefined();
    expect(read({ ...steak, catalog_object_id: 'toString' }, { skus: { BEM: 'STEAK-1' } }).sku).toBeUndefined();
  });

  it('sells by weight', () => {
    const item = {
      ...steak,
      quantity: '1.5',
      gross_sales_money: usd(3300),
      quantity_unit: { measurement_unit: { weight_unit: 'METRIC_KILOGRAM' } },
    };
    expect(read(item)).toMatchObject({ quantity: 1.5, unit: 'METRIC_KILOGRAM', unitPrice: '22' });
  });

  it('knows a gift card', () => {
    expect(read({ ...steak, item_type: 'GIFT_CARD' }).kind).toBe('gift-card');
  });

  it.each([
    ['all', new Map(), { shipped: 2 }],
    [new Map([['v8', 1]]), new Map([['v8', 1]]), { shipped: 1, refunded: 1 }],
    [new Map([['other', 1]]), new Map(), undefined],
  ])('knows what has left and what came back: %o, %o', (shipped, refunded, done) => {
    expect(read(steak, { shipped, refunded }).done).toEqual(done);
  });

  it('puts taxes that are inside the price back where the channel has left them out of the goods', () => {
    // 10.00 with 8.25 % inside: 9.24 and 0.76; one dollar off of two such
    const coffee = {
      uid: 'c',
      quantity: '1',
      gross_sales_money: usd(924),
      total_tax_money: usd(76),
      total_discount_money: usd(0),
      total_money: usd(1000),
    };
    expect(read(coffee, { additive: false })).toMatchObject({ unitPrice: '10', statedTotal: '10' });
    const pair = { ...coffee, quantity: '2', total_discount_money: usd(100), total_money: usd(900) };
    expect(read(pair, { additive: false })).toMatchObject({ unitPrice: '5', discount: '1', statedTotal: '9' });
    const served = { ...coffee, total_service_charge_money: usd(200), total_money: usd(1200) };
    expect(read(served, { additive: false })).toMatchObject({ unitPrice: '10', statedTotal: '10' });
  });

  it('leaves goods as they are where they hold the tax, or where neither reading gives the total', () => {
    const tea = { uid: 't', quantity: '1', gross_sales_money: usd(1200), total_tax_money: usd(200) };
    const gross = (total: number, service = 0) =>
      read({ ...tea, total_money: usd(total), total_service_charge_money: usd(service) }, { additive: false })
        .unitPrice;
    expect(gross(1200)).toBe('12');
    // 2.00 of service, not 2.00 of tax
    expect(gross(1400, 200)).toBe('12');
    expect(gross(1300)).toBe('12');
    expect(read({ ...tea, total_money: usd(1400) }).unitPrice).toBe('12');
  });
});
