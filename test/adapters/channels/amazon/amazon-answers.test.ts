import { describe, expect, it } from 'vitest';
import { findOrders } from '../../../../src/adapters/channels/amazon/amazon-answers.ts';
import { MAX_ORDERS, Notebook } from '../../../../src/domain/channel/index.ts';

function find(payload: unknown) {
  const book = new Notebook();
  const orders = findOrders(book, payload);
  return { orders, noted: book.close().findings.map(({ code, params }) => ({ code, ...params })) };
}

const head = (id: string) => ({ AmazonOrderId: id, OrderStatus: 'Unshipped' });
const lines = (id: string, ...items: string[]) => ({
  payload: { AmazonOrderId: id, OrderItems: items.map((OrderItemId) => ({ OrderItemId })) },
});
const plain = { incomplete: false, again: false, headless: false };

describe('findOrders', () => {
  it('finds a list of v0, with or without its wrapper', () => {
    const found = { ...plain, version: 'v0', order: head('1'), items: undefined };
    expect(find({ payload: { Orders: [head('1')] } }).orders).toMatchObject([found]);
    expect(find({ Orders: [head('1')] }).orders).toMatchObject([found]);
    expect(find({ payload: head('1') }).orders).toMatchObject([found]);
    expect(find(head('1')).orders).toMatchObject([found]);
  });

  it('finds a list of 2026, one order, and an order in its wrapper', () => {
    const order = { orderId: '1', orderItems: [] };
    const found = { ...plain, version: '2026', order, items: undefined };
    for (const payload of [
      { orders: [order] },
      order,
      { order },
      { payload: { order } },
      { payload: { orders: [order] } },
    ]) {
      expect(find(payload).orders).toMatchObject([found]);
    }
  });

  it('puts the lines with their order, whichever comes first', () => {
    const { orders } = find([lines('2', 'b'), { payload: { Orders: [head('1'), head('2')] } }, lines('1', 'a')]);
    expect(orders).toMatchObject([
      { order: head('2'), items: [{ OrderItemId: 'b' }] },
      { order: head('1'), items: [{ OrderItemId: 'a' }] },
    ]);
  });

  it('takes pages of lines together, and knows that the last one is missing', () => {
    const page = (token: string | undefined, item: string) => ({
      payload: { AmazonOrderId: '1', OrderItems: [{ OrderItemId: item }], NextToken: token },
    });
    expect(find([head('1'), page('x', 'a'), page(undefined, 'b')]).orders).toMatchObject([
      { items: [{ OrderItemId: 'a' }, { OrderItemId: 'b' }], incomplete: false },
    ]);
    expect(find([head('1'), page('x', 'a')]).orders).toMatchObject([{ incomplete: true }]);
  });

  it('takes lines that stand in the order itself', () => {
    const { orders } = find({ ...head('1'), OrderItems: [{ OrderItemId: 'a' }] });
    expect(orders).toMatchObject([{ ...plain, items: [{ OrderItemId: 'a' }] }]);
  });

  it('knows lines without their order, and an order that comes twice', () => {
    expect(find(lines('1', 'a')).orders).toMatchObject([{ headless: true, order: { AmazonOrderId: '1' } }]);
    const changed = { ...head('1'), OrderStatus: 'Shipped' };
    expect(find([head('1'), changed]).orders).toMatchObject([{ again: true, order: head('1') }]);
  });

  it('keeps orders without a usable id apart', () => {
    const nameless = { OrderStatus: 'Unshipped' };
    expect(find([nameless, nameless, { ...nameless, AmazonOrderId: 'x'.repeat(129) }]).orders).toHaveLength(3);
  });

  it('keeps the versions apart', () => {
    expect(find([head('1'), { orderId: '1', orderItems: [] }]).orders).toHaveLength(2);
  });

  it('says that there are more pages', () => {
    expect(find({ payload: { Orders: [head('1')], NextToken: 'x' } }).noted).toEqual([{ code: 'channel.more-pages' }]);
    expect(find({ orders: [], pagination: { nextToken: 'x' } }).noted).toEqual([{ code: 'channel.more-pages' }]);
    expect(find({ orders: [], pagination: { nextToken: null } }).noted).toEqual([]);
  });

  it('says which entries are no orders', () => {
    expect(find([head('1'), 7, { static: [] }]).noted).toEqual([
      { code: 'channel.not-an-order', position: 1 },
      { code: 'channel.not-an-order', position: 2 },
    ]);
    expect(find({ Orders: ['x'] }).noted).toEqual([{ code: 'channel.not-an-order', position: 0 }]);
    expect(find('x')).toEqual({ orders: [], noted: [] });
  });

  it('puts address, buyer and wishes of the items with the order that they belong to', () => {
    const address = { payload: { AmazonOrderId: '1', ShippingAddress: { City: 'Gouda' } } };
    const buyer = { payload: { AmazonOrderId: '1', BuyerEmail: 'a@b.example' } };
    const gift = { OrderItemId: '11', GiftMessageText: 'Hi' };
    const wishes = { payload: { AmazonOrderId: '1', OrderItems: [gift] } };
    const { orders, noted } = find([address, head('1'), wishes, lines('1', '11'), buyer]);
    expect(orders).toMatchObject([
      {
        ...plain,
        order: head('1'),
        items: [{ OrderItemId: '11' }],
        address: { City: 'Gouda' },
        buyer: buyer.payload,
        wanted: new Map([['11', gift]]),
      },
    ]);
    expect(noted).toEqual([]);
  });

  it('takes no answer for an order that names one and says nothing of it', () => {
    expect(find([{ payload: { AmazonOrderId: '1' } }]).noted).toEqual([{ code: 'channel.not-an-order', position: 0 }]);
    expect(find([{ ShippingAddress: { City: 'Gouda' } }]).orders).toEqual([]);
  });

  it('takes as many orders as any translator, and says so where there are more', () => {
    const Orders = Array.from({ length: MAX_ORDERS + 1 }, (_, index) => head(String(index)));
    expect(find({ Orders: Orders.slice(1) })).toMatchObject({ noted: [] });
    const { orders, noted } = find([{ Orders: Orders.slice(2) }, { Orders: Orders.slice(0, 2) }]);
    expect(orders).toHaveLength(MAX_ORDERS);
    expect(noted).toEqual([{ code: 'channel.too-large', limit: MAX_ORDERS }]);
  });

  it('keeps the lines that an order brings along with it, also where its id is of no use', () => {
    const order = { ...head('1'), AmazonOrderId: 7, OrderItems: [{ OrderItemId: '11' }] };
    expect(find(order).orders).toMatchObject([{ ...plain, order, items: [{ OrderItemId: '11' }] }]);
  });
});
