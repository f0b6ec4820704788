import { describe, expect, it } from 'vitest';
import { isHeader, meaningsOf, plainHeader } from '../../../../src/adapters/channels/csv/csv-fields.ts';

describe('plainHeader', () => {
  it.each([
    ['Order Number', 'ordernumber'],
    ['order_number', 'ordernumber'],
    ['ORDER-NUMBER #', 'ordernumber'],
    ['Währung', 'währung'],
    ['x'.repeat(101), ''],
    ['', ''],
  ])('takes %j for %j', (header, plain) => {
    expect(plainHeader(header)).toBe(plain);
  });
});

describe('meaningsOf', () => {
  it.each([
    ['invoiceno', 'externalNumber'],
    ['stockcode', 'sku'],
    ['aantal', 'quantity'],
    ['einzelpreis', 'unitPrice'],
    ['shipping', 'shipping'],
    ['shippingaddress1', 'shipToLine1'],
    ['shiptopostal', 'shipToPostalCode'],
    ['shiptoid', 'shipToAddressId'],
    ['billingname', 'billToName'],
    ['invoicepostcode', 'billToPostalCode'],
    ['country', 'shipToCountry'],
    ['id', 'externalId'],
    ['name', 'customerName'],
    ['tostring', undefined],
  ])('takes %s for %s', (header, field) => {
    expect(meaningsOf([]).get(header)).toBe(field);
  });

  it('knows the number column of the Shopify export', () => {
    expect(meaningsOf(['name', 'lineitemquantity']).get('name')).toBe('externalNumber');
  });
});

describe('isHeader', () => {
  it('wants two headers that mean something', () => {
    expect(isHeader(['Order', 'Sku'])).toBe(true);
    expect(isHeader(['Order', 'xyz'])).toBe(false);
    expect(isHeader(['WEB-1', 'SKU-1', '3'])).toBe(false);
  });
});
