import { describe, expect, it } from 'vitest';
import { toAmazonShipment } from '../../../../src/adapters/channels/amazon/to-amazon-shipment.ts';
import { fieldAt, type ShipmentNotice } from '../../../../src/domain/channel/index.ts';
import { licensedPayloads } from '../payloads.ts';

const notice: ShipmentNotice = {
  noticeId: 'n1',
  externalId: '902-1106328-1059050',
  marketplaceId: 'ATVPDKIKX0DER',
  lines: [{ lineId: '79039765272157', quantity: 1 }],
  shippedAt: '2022-02-11T01:00:00Z',
  carrier: 'FedEx',
  service: 'FedEx Ground',
  trackingNumber: '112345678',
};
const without = (fact: keyof ShipmentNotice): ShipmentNotice => {
  const { [fact]: _, ...rest } = notice;
  return rest as ShipmentNotice;
};

describe('toAmazonShipment', () => {
  it('sends what the sandbox of Amazon accepts', () => {
    const sandbox = licensedPayloads('amazon-sp-api').find(({ file }) => file === 'v0-confirmShipment-sandbox.json');
    const parameters = fieldAt(sandbox?.payload, ['static', '0', 'request', 'parameters']);
    const accepted = structuredClone(fieldAt(parameters, ['body', 'value'])) as {
      packageDetail: { orderItems: { transparencyCodes?: unknown }[] };
    };
    // the codes of a programme against counterfeits are no part of a notice
    for (const item of accepted.packageDetail.orderItems) delete item.transparencyCodes;
    const orderId = fieldAt(parameters, ['orderId', 'value']);
    expect(
      toAmazonShipment(notice, { supplySourceId: '057d3fcc-b750-419f-bbcd-4d340c60c430' })._unsafeUnwrap(),
    ).toEqual([{ method: 'POST', path: `/orders/v0/orders/${orderId}/shipmentConfirmation`, body: accepted }]);
  });

  it('takes the code of the carrier and the number of the parcel from the caller', () => {
    const [request] = toAmazonShipment({ ...notice, parcelNumber: 2 }, { carrierCode: 'FDX' })._unsafeUnwrap();
    expect(request?.body).toMatchObject({
      packageDetail: { packageReferenceId: '2', carrierCode: 'FDX', carrierName: 'FedEx' },
    });
  });

  it('cannot leave the path it is in', () => {
    const [request] = toAmazonShipment({ ...notice, externalId: '../x?y' })._unsafeUnwrap();
    expect(request?.path).toBe('/orders/v0/orders/..%2Fx%3Fy/shipmentConfirmation');
  });

  it('refuses the first fact that is missing', () => {
    const facts = ['noticeId', 'marketplaceId', 'carrier', 'trackingNumber'] as const;
    for (const fact of facts) {
      expect(toAmazonShipment(without(fact))._unsafeUnwrapErr()).toEqual({ code: 'write-back.fact-missing', fact });
    }
    const { marketplaceId: _, ...bare } = without('trackingNumber');
    expect(toAmazonShipment(bare as ShipmentNotice)._unsafeUnwrapErr()).toMatchObject({ fact: 'marketplaceId' });
  });
});
