import { describe, expect, it } from 'vitest';
import { toBolShipment } from '../../../../src/adapters/channels/bol/to-bol-shipment.ts';
import { fieldAt } from '../../../../src/domain/channel/index.ts';

const notice = {
  noticeId: 'ship-1',
  externalId: 'A2K8290LP8',
  lines: [
    { lineId: '6107434013', quantity: 2 },
    { lineId: '6107434014', quantity: 1 },
  ],
  shippedAt: '2021-03-22T09:11:19Z',
  carrier: 'PostNL',
  trackingNumber: '3SBOL1',
};

describe('toBolShipment', () => {
  it('sends each item in a request of its own', () => {
    const request = (orderItemId: string, quantity: number) => ({
      method: 'POST',
      path: '/retailer/shipments',
      body: {
        orderItems: [{ orderItemId, quantity }],
        shipmentReference: 'ship-1',
        transport: { transporterCode: 'TNT', trackAndTrace: '3SBOL1' },
      },
    });
    expect(toBolShipment(notice)._unsafeUnwrap()).toEqual([request('6107434013', 2), request('6107434014', 1)]);
  });

  const codeOf = (carrier: string | undefined, options?: { transporterCode: string }) => {
    const { carrier: _, ...rest } = notice;
    const told = toBolShipment(carrier === undefined ? rest : { ...rest, carrier }, options);
    return fieldAt(told._unsafeUnwrap()[0], ['body', 'transport', 'transporterCode']);
  };

  it.each([
    ['POSTNL', 'TNT'],
    ['dhl', 'DHLFORYOU'],
    ['DPD', 'DPD-NL'],
    ['GLS', 'GLS'],
    ['UPS', 'UPS'],
    ['bpost', 'BPOST_BE'],
    ['FedEx', 'FEDEX_NL'],
    ['Bode', 'OTHER'],
    ['__proto__', 'OTHER'],
    [undefined, 'OTHER'],
  ])('knows the carrier %s as %s', (carrier, code) => {
    expect(codeOf(carrier)).toBe(code);
  });

  it('takes the code of the carrier from the caller first', () => {
    expect(codeOf('PostNL', { transporterCode: 'TNT-EXPRESS' })).toBe('TNT-EXPRESS');
  });

  it('leaves out a number that there is not, and refuses what is no notice', () => {
    const { trackingNumber: _, ...letter } = notice;
    expect(toBolShipment(letter)._unsafeUnwrap()[0]?.body).toMatchObject({ transport: { transporterCode: 'TNT' } });
    expect(toBolShipment({ ...notice, lines: [] })._unsafeUnwrapErr().code).toBe('write-back.nothing-to-tell');
  });
});
