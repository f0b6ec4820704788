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

  it('takes `City (Billing)` for `Billing City`, and knows the German words', () => {
    const meanings = meaningsOf([]);
    const of = (...headers: string[]) => headers.map((header) => meanings.get(plainHeader(header)));
    expect(of('City (Billing)', 'Billing City', 'Postcode (Shipping)')).toEqual([
      'billToCity',
      'billToCity',
      'shipToPostalCode',
    ]);
    expect(of('Straße', 'Strasse', 'Hausnummer', 'Vorname', 'Nachname', 'Postleitzahl')).toEqual([
      'shipToLine1',
      'shipToLine1',
      'shipToHouseNumber',
      'shipToFirstName',
      'shipToLastName',
      'shipToPostalCode',
    ]);
  });

  it('knows that reports of Amazon price whole lines, and other files single units', () => {
    const report = meaningsOf(['orderitemid', 'quantitypurchased', 'itemprice']);
    expect([report.get('itemprice'), report.get('shippingprice')]).toEqual(['lineGoods', 'lineShipping']);
    expect(meaningsOf(['quantitypurchased', 'itemprice']).get('itemprice')).toBe('unitPrice');
  });
});

describe('isHeader', () => {
  it('wants two headers that mean something', () => {
    expect(isHeader(['Order', 'Sku'])).toBe(true);
    expect(isHeader(['Order', 'xyz'])).toBe(false);
    expect(isHeader(['WEB-1', 'SKU-1', '3'])).toBe(false);
  });
});
