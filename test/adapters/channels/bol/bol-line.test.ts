import { describe, expect, it } from 'vitest';
import { readLine } from '../../../../src/adapters/channels/bol/bol-line.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

function read(item: unknown) {
  const book = new Notebook();
  const line = readLine(new Reader(book, '', 'EUR'), { item, zone: 'Europe/Amsterdam' });
  return { line, noted: book.close().findings.map(({ code, path, severity }) => `${code} ${path} ${severity}`) };
}

const item = {
  orderItemId: '6107771545',
  cancellationRequest: false,
  fulfilment: { method: 'FBR', latestDeliveryDate: '2018-04-22', expiryDate: '2018-04-25' },
  offer: { offerId: '8f1183e3', reference: 'MijnOffer0021' },
  product: { ean: '8785056370398', title: 'Trilogy' },
  quantity: 2,
  unitPrice: 19.99,
  commission: 2.21,
};

describe('readLine', () => {
  it('reads an item in full', () => {
    expect(read({ ...item, quantityShipped: 1, quantityCancelled: 0 })).toEqual({
      line: {
        lineId: '6107771545',
        sku: 'MijnOffer0021',
        gtin: '8785056370398',
        channelSku: '8f1183e3',
        description: 'Trilogy',
        quantity: 2,
        unitPrice: '19.99',
        fulfilledBy: 'seller',
        shipBy: '2018-04-25T21:59:59.999Z',
        deliverBy: '2018-04-22T21:59:59.999Z',
        done: { shipped: 1 },
        commission: '2.21',
      },
      noted: [],
    });
  });

  it('reads the short form of a list', () => {
    const short = {
      orderItemId: '1',
      ean: '8785075035214',
      quantity: 3,
      fulfilmentMethod: 'FBB',
      quantityCancelled: 1,
    };
    expect(read(short).line).toEqual({
      lineId: '1',
      gtin: '8785075035214',
      quantity: 3,
      fulfilledBy: 'platform',
      done: { cancelled: 1 },
    });
  });

  it('ends days at midnight in the Netherlands, also on the days when the clock changes', () => {
    const deliverBy = (latestDeliveryDate: string) => read({ fulfilment: { latestDeliveryDate } }).line.deliverBy;
    expect(deliverBy('2024-01-15')).toBe('2024-01-15T22:59:59.999Z');
    expect(deliverBy('2024-03-31')).toBe('2024-03-31T21:59:59.999Z');
    expect(deliverBy('2024-10-27')).toBe('2024-10-27T22:59:59.999Z');
  });

  it('prefers the day that was agreed, and takes times as they are', () => {
    const fulfilment = { latestDeliveryDate: '2024-01-15', exactDeliveryDate: '2024-01-13' };
    expect(read({ fulfilment }).line.deliverBy).toBe('2024-01-13T22:59:59.999Z');
    expect(read({ fulfilment: { latestDeliveryDate: '2024-01-15T12:00:00+01:00' } }).line.deliverBy).toBe(
      '2024-01-15T11:00:00.000Z',
    );
    expect(read({ fulfilment: { latestDeliveryDate: '2024-13-45' } }).noted).toEqual([
      'channel.time-refused /deliverBy error',
    ]);
  });

  it('knows that the customer wants out', () => {
    expect(read({ ...item, cancellationRequest: true })).toMatchObject({
      line: { cancellationRequested: true },
      noted: ['channel.cancellation-requested /cancellationRequested warning'],
    });
  });

  it('tells a sender that it does not know', () => {
    expect(read({ ...item, fulfilment: { method: 'FBX' } }).noted).toEqual([
      'channel.word-unknown /fulfilledBy warning',
    ]);
  });

  // 2 x 19.99 = 39.98
  it.each([
    ['for the line', 37.98, '2'],
    ['for each unit', 35.98, '4'],
    ['already taken off the price', 39.98, undefined],
    ['none that adds up', 38.5, '2'],
    ['that cannot be checked', undefined, '2'],
  ])('takes the discount by what the line comes to: %s', (_, totalPrice, discount) => {
    const { line } = read({ ...item, totalPrice, discounts: [{ amount: 1.5 }, { amount: 0.5 }] });
    expect(line.discount).toBe(discount);
  });

  it('reads services as wishes', () => {
    const additionalServices = [{ serviceType: 'PLACEMENT_AND_INSTALLATION' }, {}];
    expect(read({ ...item, additionalServices }).line.wishes).toEqual([
      { name: 'service', value: 'PLACEMENT_AND_INSTALLATION' },
    ]);
  });
});
