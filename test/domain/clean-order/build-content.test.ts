import { describe, expect, it } from 'vitest';
import { toDraft } from '../../../src/domain/clean-order/index.ts';
import { cleaned, lineWith, orderWith, selling } from './found.ts';
import { DRAFT } from './sample.ts';

const cases = (unitPrice: string, baseUnits: number) =>
  cleaned(
    orderWith({ lines: [{ sku: 'A', quantity: 1, unit: 'case', unitPrice }], discounts: [], charges: [] }),
    selling('A', { packings: [{ unit: 'case', baseUnits }] }),
  ).lines[0]?.unitPrice;

describe('buildContent', () => {
  it('leaves out every field that was not filled in', () => {
    const order = cleaned(
      orderWith({ externalId: undefined, externalNumber: '', deliverBy: null, customer: undefined }),
    );
    for (const field of [
      'externalId',
      'externalNumber',
      'deliverBy',
      'customer',
      'billTo',
      'shipBy',
      'note',
      'preferences',
    ]) {
      expect(order).not.toHaveProperty(field);
    }
    expect(JSON.parse(JSON.stringify(order))).toEqual(order);
  });

  it('writes every field that was', () => {
    const order = cleaned(
      orderWith({
        billTo: DRAFT.shipTo,
        shipBy: '2026-11-22T10:00:00Z',
        purchaseOrderNumber: 'PO-1',
        preferences: { maxShipments: 1 },
        note: 'Please\nring',
      }),
    );
    expect(order).toMatchObject({
      billTo: { country: 'NL' },
      shipBy: '2026-11-22T10:00:00.000Z',
      purchaseOrderNumber: 'PO-1',
      preferences: { maxShipments: 1 },
      note: 'Please ring',
    });
    const details = {
      description: 'Blue',
      deliverBy: '2026-12-01T10:00:00Z',
      shipBy: '2026-11-30T10:00:00Z',
      shipTo: DRAFT.shipTo,
      preferences: { maxShipments: 1 },
    };
    expect(cleaned(lineWith(details)).lines[0]).toMatchObject({
      description: 'Blue',
      deliverBy: '2026-12-01T10:00:00.000Z',
      shipBy: '2026-11-30T10:00:00.000Z',
      shipTo: { city: 'Amsterdam' },
      preferences: { maxShipments: 1 },
    });
  });

  it('carries over what the warehouse and the channel have to know', () => {
    const order = cleaned(
      orderWith({
        marketplaceId: 'A1805IZSGTT6HS',
        discountCodes: ['WELCOME', ''],
        tags: ['prime'],
        wishes: [{ name: 'wrapping', value: 'red' }, {}, { name: '' }],
        customer: { ...DRAFT.customer, registrationNumber: '12345678' },
        shipTo: { ...DRAFT.shipTo, addressId: '8712345000004' },
        lines: [
          { lineId: 'K', sku: 'KIT', quantity: 1, unitPrice: '30', picked: false, channelSku: 'B00X' },
          {
            lineId: 'P',
            sku: 'PART',
            quantity: 2,
            unitPrice: '0',
            partOf: 'K',
            giftMessage: 'Hi',
            wishes: [{ value: 'engraved' }],
            commission: '1.50',
          },
        ],
      }),
    );
    expect(order).toMatchObject({
      marketplaceId: 'A1805IZSGTT6HS',
      discountCodes: ['WELCOME'],
      tags: ['prime'],
      wishes: [{ name: 'wrapping', value: 'red' }],
      customer: { registrationNumber: '12345678' },
      shipTo: { addressId: '8712345000004' },
    });
    expect(order.lines[0]).toMatchObject({ picked: false, channelSku: 'B00X' });
    expect(order.lines[1]).toMatchObject({
      partOf: 'K',
      giftMessage: 'Hi',
      wishes: [{ value: 'engraved' }],
      commissionMinor: 150,
    });
    expect(cleaned(toDraft(order))).toEqual(order);
  });

  it('writes a service with its day and people', () => {
    const service = { day: '2026-12-01', endDay: '2026-12-02', attendees: 3 };
    expect(cleaned(lineWith({ kind: 'service', service })).lines[0]?.service).toEqual(service);
  });

  it('keeps charges apart that have the same id', () => {
    const charges = [{ chargeId: 'x', amount: '1' }, { chargeId: 'x', amount: '2' }, { amount: '3' }];
    expect(cleaned(orderWith({ charges })).charges.map(({ chargeId }) => chargeId)).toEqual(['x', 'xa', '3']);
  });

  it.each([
    ['24', 12, '2'],
    ['10', 3, '3.333333333333'],
    ['1', 1000, '0.001'],
    ['12.5', 5, '2.5'],
    ['1000000', 7, '142857.14285714'],
    ['0', 7, '0'],
  ])('prices a unit of a case at %s of %i as %s', (unitPrice, baseUnits, price) => {
    expect(cases(unitPrice, baseUnits)).toBe(price);
  });
});
