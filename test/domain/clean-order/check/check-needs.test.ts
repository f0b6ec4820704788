import { describe, expect, it } from 'vitest';
import type { OrderNeeds } from '../../../../src/domain/clean-order/index.ts';
import { cleaned, found, lineWith, orderWith } from '../found.ts';
import { DRAFT } from '../sample.ts';

const channel = (kind: string) => ({ channelId: 'x', kind });
const nobody = { customer: undefined, shipTo: undefined };

describe('checkNeeds', () => {
  it('needs an address for goods that are sent', () => {
    expect(found(orderWith({ shipTo: undefined }))).toEqual(['address.ship-to-missing /shipTo']);
  });

  it.each(['till', 'in-store-screen'])('needs nobody and no address at a %s', (kind) => {
    expect(found(orderWith({ channel: channel(kind), ...nobody }))).toEqual([]);
  });

  it.each(['digital', 'service', 'subscription', 'gift-card'] as const)(
    'needs no address for %s lines alone',
    (kind) => {
      const lines = [{ sku: 'A', kind, quantity: 1, unitPrice: '50', service: { day: '2026-12-01', attendees: 1 } }];
      expect(found(orderWith({ lines, shipTo: undefined }))).toEqual([]);
    },
  );

  it('needs no address for what the platform sends itself', () => {
    expect(found(orderWith({ fulfilledBy: 'platform', shipTo: undefined }))).toEqual([]);
    const { lines } = cleaned(orderWith({ fulfilledBy: 'platform', shipTo: undefined }));
    expect(lines.map(({ fulfilledBy }) => fulfilledBy)).toEqual(['platform', 'platform']);
    expect(found({ ...lineWith({ fulfilledBy: 'platform' }), shipTo: undefined })).toEqual([
      'address.ship-to-missing /shipTo',
    ]);
  });

  it('needs no address for a kit whose parts are sent instead', () => {
    const kit = { lineId: 'K', sku: 'K', quantity: 1, unitPrice: '50', picked: false };
    expect(found(orderWith({ lines: [kit], shipTo: undefined }))).toEqual([]);
    const part = { sku: 'P', quantity: 1, unitPrice: '0', partOf: 'K' };
    expect(found(orderWith({ lines: [kit, part], shipTo: undefined }))).toEqual(['address.ship-to-missing /shipTo']);
  });

  it('needs the country alone, or nothing, where the shop says so', () => {
    const needs = (shipTo: OrderNeeds['shipTo'], address: object | undefined) =>
      found(orderWith({ shipTo: address }), { needs: { shipTo } as OrderNeeds });
    expect(needs('country', { country: 'NL' })).toEqual([]);
    expect(needs('country', {})).toEqual(['address.country-missing /shipTo/country']);
    expect(needs('country', undefined)).toEqual(['address.ship-to-missing /shipTo']);
    expect(needs('nothing', undefined)).toEqual([]);
  });

  it('looks at every address that lines go to', () => {
    const lines = [
      { sku: 'A', quantity: 1, unitPrice: '50' },
      { sku: 'B', quantity: 1, unitPrice: '50', shipTo: { ...DRAFT.shipTo, postalCode: undefined } },
      { sku: 'C', quantity: 1, unitPrice: '50', shipTo: { ...DRAFT.shipTo, country: 'BE', postalCode: '9000' } },
    ];
    expect(found(orderWith({ lines }))).toEqual(['address.postal-code-missing /lines/1/shipTo/postalCode']);
    expect(found(orderWith({ lines: lines.slice(2), shipTo: undefined }))).toEqual([]);
  });

  it('warns of an address that cannot be kept because it has no country', () => {
    expect(found(orderWith({ billTo: { city: 'Gent' } }))).toEqual(['~address.country-missing /billTo/country']);
    expect(found(orderWith({ channel: channel('till'), shipTo: { city: 'Gent' } }))).toEqual([
      '~address.country-missing /shipTo/country',
    ]);
  });

  it('needs e-mail for what is sent by e-mail', () => {
    const digital = { lines: [{ sku: 'A', kind: 'digital', quantity: 1, unitPrice: '50' }], ...nobody };
    expect(found(orderWith(digital))).toEqual(['contact.email-missing /customer/email']);
    expect(found(orderWith(digital), { needs: { email: 'optional' } })).toEqual([]);
    expect(found(orderWith({ ...digital, shipTo: { country: 'NL', email: 'a@b.nl' } }))).toEqual([]);
  });

  it('needs contact as strictly as the shop does', () => {
    const draft = orderWith({ customer: { name: 'Sanne' } });
    expect(found(draft)).toEqual([]);
    expect(found(draft, { needs: { email: 'wanted', phone: 'required' } })).toEqual([
      '~contact.email-missing /customer/email',
      'contact.phone-missing /customer/phone',
    ]);
    expect(found(orderWith({ customer: { email: 'x' } }), { needs: { email: 'required' } })).toEqual([
      'contact.email-malformed /customer/email',
    ]);
    expect(found(orderWith({ customer: 'Sanne' }), { needs: { email: 'required' } })).toEqual([
      'shape.not-an-object /customer',
    ]);
  });

  it('needs a whole billing address only where it is required', () => {
    const half = { billTo: { country: 'NL', city: 'Amsterdam' } };
    expect(found(orderWith(half))).toEqual([]);
    expect(found(orderWith(), { needs: { billTo: 'wanted' } })).toEqual(['~address.bill-to-missing /billTo']);
    expect(found(orderWith(half), { needs: { billTo: 'required' } })).toEqual([
      'address.street-missing /billTo/lines',
      'address.postal-code-missing /billTo/postalCode',
    ]);
  });

  it.each(['marketplace', 'reseller', 'social'])('warns where an order of a %s has no number of its own', (kind) => {
    expect(found(orderWith({ channel: channel(kind), externalId: undefined }))).toEqual([
      '~order.external-id-missing /externalId',
    ]);
    expect(found(orderWith({ channel: channel(kind) }))).toEqual([]);
  });

  it('stops what was cancelled or is a test', () => {
    expect(found(orderWith({ cancelled: true, test: true }))).toEqual([
      'order.cancelled /cancelled',
      'order.is-a-test /test',
    ]);
    expect(found(orderWith({ cancelled: false, test: false }))).toEqual([]);
  });
});
