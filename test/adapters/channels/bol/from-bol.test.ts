import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBol } from '../../../../src/adapters/channels/bol/index.ts';
import { decimalOf, sumParts } from '../../../../src/domain/channel/index.ts';
import type { OrderDraft } from '../../../../src/domain/order/index.ts';
import { amount, frozen, moment, sharedPayloads, WITHOUT_SHARED } from '../payloads.ts';

/** The facts of an order, as `expected.json` names them. */
interface Facts {
  readonly externalId: string;
  readonly placedAt: string;
  readonly pickupPoint: boolean | null;
  readonly lines: readonly {
    readonly lineId: string;
    readonly ean: string;
    readonly sku: string | null;
    readonly quantity: number;
    readonly quantityShipped: number | null;
    readonly quantityCancelled: number | null;
    readonly fulfilmentMethod: string | null;
    readonly unitPrice: string | null;
    readonly commission: string | null;
    readonly latestDeliveryDate: string | null;
    readonly expiryDate: string | null;
    readonly cancellationRequested: boolean | null;
  }[];
  readonly goodsTotal?: string;
  readonly shipTo?: {
    readonly country: string;
    readonly postalCode: string;
    readonly houseNumber: string;
    readonly houseNumberExtension: string | null;
  };
}

const SENDERS: Readonly<Record<string, string>> = { FBR: 'seller', FBB: 'platform' };
/** The day that it is in the Netherlands. */
const dayOf = (instant: string | undefined): string | null =>
  instant === undefined ? null : new Date(instant).toLocaleDateString('en-CA', { timeZone: 'Europe/Amsterdam' });

function expectFacts(draft: OrderDraft | undefined, facts: Facts): void {
  expect(draft).toMatchObject({ externalId: facts.externalId, currency: 'EUR', taxesIncluded: true });
  expect(moment(draft?.placedAt)).toBe(moment(facts.placedAt));
  expect(draft?.shipTo?.kind === 'pickup-point').toBe(facts.pickupPoint === true);
  expect(draft?.lines).toHaveLength(facts.lines.length);
  for (const [index, line] of facts.lines.entries()) {
    const read = draft?.lines?.[index];
    expect([read?.lineId, read?.gtin, read?.sku ?? null, read?.quantity]).toEqual([
      line.lineId,
      line.ean,
      line.sku,
      line.quantity,
    ]);
    expect([read?.done?.shipped ?? 0, read?.done?.cancelled ?? 0]).toEqual([
      line.quantityShipped ?? 0,
      line.quantityCancelled ?? 0,
    ]);
    expect([read?.unitPrice, read?.commission].map((money) => amount(money ?? null))).toEqual(
      [line.unitPrice, line.commission].map(amount),
    );
    expect(read?.cancellationRequested ?? false).toBe(line.cancellationRequested ?? false);
    expect(read?.fulfilledBy ?? null).toBe(line.fulfilmentMethod && SENDERS[line.fulfilmentMethod]);
    expect([dayOf(read?.deliverBy), dayOf(read?.shipBy)]).toEqual([line.latestDeliveryDate, line.expiryDate]);
  }
  if (facts.goodsTotal !== undefined) expect(sumParts(draft ?? {}).goods).toBe(amount(facts.goodsTotal));
  if (facts.shipTo !== undefined) {
    const { country, postalCode, houseNumber, houseNumberExtension } = draft?.shipTo ?? {};
    expect({ country, postalCode, houseNumber, houseNumberExtension: houseNumberExtension ?? null }).toEqual(
      facts.shipTo,
    );
  }
}

const shared = sharedPayloads('bol');

describe.skipIf(shared.length === 0)(`all payloads ${WITHOUT_SHARED}`, () => {
  it('give their facts', () => {
    const orders = shared.filter(({ expected }) => expected !== undefined);
    expect(orders).toHaveLength(2);
    for (const { payload, expected } of orders) {
      const { drafts, findings } = fromBol(frozen(payload));
      const facts = (Array.isArray(expected) ? expected : [expected]) as readonly Facts[];
      expect(drafts).toHaveLength(facts.length);
      for (const [index, fact] of facts.entries()) expectFacts(drafts[index], fact);
      expect(findings).toEqual([]);
    }
  });

  it.each(shared.filter(({ expected }) => expected === undefined))('$file holds no order', ({ payload }) => {
    expect(fromBol(frozen(payload)).drafts).toEqual([]);
    expect(fromBol(payload).findings).toMatchObject([{ code: 'channel.not-readable', path: '' }]);
  });
});

/** Made after the schema of the Retailer API v10; people and numbers are made up. */
const order = {
  orderId: 'A2K8290LP8',
  pickupPoint: false,
  orderPlacedDateTime: '2024-04-17T10:55:37+02:00',
  shipmentDetails: {
    firstName: 'Billie',
    surname: 'Jansen',
    streetName: 'Dorpstraat',
    houseNumber: '1',
    houseNumberExtension: 'B',
    extraAddressInformation: 'Apartment',
    zipCode: '1111ZZ',
    city: 'Utrecht',
    countryCode: 'NL',
    email: 'billie@example.com',
    deliveryPhoneNumber: '012123456',
    language: 'nl',
  },
  billingDetails: {
    firstName: 'Sam',
    surname: 'Smit',
    streetName: 'Dorpstraat',
    houseNumber: '2',
    zipCode: '1111ZZ',
    city: 'Utrecht',
    countryCode: 'NL',
    email: 'sam@example.com',
    company: 'Smit BV',
    vatNumber: 'NL999999999B99',
    kvkNumber: '99887766',
    orderReference: 'MijnReferentie',
  },
  orderItems: [
    { orderItemId: '2012345678', fulfilment: { method: 'FBR' }, quantity: 10, unitPrice: 12.99, totalPrice: 129.9 },
  ],
};

describe('fromBol', () => {
  it('reads an order with its parties', () => {
    const { drafts, findings } = fromBol(frozen(order));
    expect(findings).toEqual([]);
    expect(drafts).toEqual([
      {
        channel: { channelId: 'bol', kind: 'marketplace' },
        externalId: 'A2K8290LP8',
        placedAt: '2024-04-17T08:55:37.000Z',
        currency: 'EUR',
        taxesIncluded: true,
        fulfilledBy: 'seller',
        customer: {
          name: 'Sam Smit',
          email: 'sam@example.com',
          phone: '012123456',
          company: 'Smit BV',
          vatNumber: 'NL999999999B99',
          registrationNumber: '99887766',
          language: 'nl',
        },
        billTo: {
          name: 'Sam Smit',
          company: 'Smit BV',
          lines: ['Dorpstraat'],
          houseNumber: '2',
          postalCode: '1111ZZ',
          city: 'Utrecht',
          country: 'NL',
          email: 'sam@example.com',
        },
        shipTo: {
          name: 'Billie Jansen',
          lines: ['Dorpstraat', 'Apartment'],
          houseNumber: '1',
          houseNumberExtension: 'B',
          postalCode: '1111ZZ',
          city: 'Utrecht',
          country: 'NL',
          phone: '012123456',
          email: 'billie@example.com',
        },
        lines: [
          { lineId: '2012345678', quantity: 10, unitPrice: '12.99', statedTotal: '129.9', fulfilledBy: 'seller' },
        ],
        purchaseOrderNumber: 'MijnReferentie',
      },
    ]);
  });

  it('sends to a pickup point under its name', () => {
    const shipmentDetails = { ...order.shipmentDetails, pickupPointName: 'Albert Heijn: UTRECHT', company: 'x' };
    for (const flag of [{ pickupPoint: true }, { pickUpPoint: true, pickupPoint: undefined }]) {
      const { drafts } = fromBol({ ...order, ...flag, shipmentDetails });
      expect(drafts[0]?.shipTo).toMatchObject({ kind: 'pickup-point', company: 'Albert Heijn: UTRECHT' });
    }
  });

  it('says who sends the order only where it is one party', () => {
    const from = (...methods: string[]) =>
      fromBol({ ...order, orderItems: methods.map((method) => ({ fulfilment: { method } })) }).drafts[0]?.fulfilledBy;
    expect(from('FBB', 'FBB')).toBe('platform');
    expect(from('FBR', 'FBB')).toBeUndefined();
  });

  it.each([
    ['a list of orders', { orders: [order] }],
    ['a list of answers', [order]],
    ['a list of pages', [{ orders: [order] }, {}]],
  ])('recognises %s', (_, payload) => {
    const { drafts, findings } = fromBol(frozen(payload));
    expect(drafts).toMatchObject([{ externalId: 'A2K8290LP8' }]);
    expect(findings).toEqual([]);
  });

  it('takes a page behind the last one for what it is', () => {
    expect(fromBol({})).toEqual({ drafts: [], findings: [], standings: [] });
    expect(fromBol({ orders: [] })).toEqual({ drafts: [], findings: [], standings: [] });
  });

  it('says which entries are no orders', () => {
    const { drafts, findings } = fromBol([order, 7, [order], { orders: ['x', order] }]);
    expect(drafts).toHaveLength(2);
    expect(findings.map(({ code, params }) => [code, params['position']])).toEqual([
      ['channel.not-an-order', 1],
      ['channel.not-an-order', 2],
      ['channel.not-an-order', 3],
    ]);
  });

  it.each([[undefined], [null], [7], ['x'], [{ orderId: '1' }], [{ ...order, shipmentId: '1' }]])(
    'refuses what is no order: %o',
    (payload) => {
      expect(fromBol(payload).findings).toMatchObject([{ code: 'channel.not-readable', path: '' }]);
    },
  );

  it('has changed when the last of its items has', () => {
    const times = ['2024-04-18T10:00:00+02:00', '2024-04-18T08:30:00Z', undefined, '2024-04-17T23:00:00+02:00'];
    const orderItems = times.map((latestChangedDateTime) => ({ latestChangedDateTime }));
    expect(fromBol({ ...order, orderItems }).drafts[0]?.changedAt).toBe('2024-04-18T08:30:00.000Z');
  });

  it('follows the caller in channel and zone', () => {
    const channel = { channelId: 'bol-be', kind: 'marketplace' as const };
    const orderItems = [{ fulfilment: { latestDeliveryDate: '2024-01-15' } }];
    const [draft] = fromBol({ ...order, orderItems }, { channel, zone: 'UTC' }).drafts;
    expect(draft).toMatchObject({ channel, lines: [{ deliverBy: '2024-01-15T23:59:59.999Z' }] });
  });

  const models = fc.record({
    price: fc.integer({ min: 1, max: 100_000 }),
    quantity: fc.integer({ min: 1, max: 99 }),
    off: fc.integer({ min: 0, max: 500 }),
    reading: fc.constantFrom('line' as const, 'unit' as const, 'inside' as const),
    slip: fc.integer({ min: -50, max: 50 }),
  });
  type Model = typeof models extends fc.Arbitrary<infer Value> ? Value : never;
  const taken = ({ off, quantity, reading }: Model) =>
    reading === 'line' ? off : reading === 'unit' ? off * quantity : 0;
  const payloadOf = (model: Model) => ({
    ...order,
    orderItems: [
      {
        orderItemId: '1',
        quantity: model.quantity,
        unitPrice: model.price / 100,
        totalPrice: (model.price * model.quantity - taken(model) + model.slip) / 100,
        discounts: [{ amount: model.off / 100 }],
      },
    ],
  });
  const cents = (value: number) => decimalOf(BigInt(value) * 10_000_000_000n);
  /** A slip that happens to be another reading of the discount is no slip. */
  const hidden = (model: Model) =>
    [model.off, model.off * model.quantity, 0].includes(taken(model) - model.slip) && model.slip !== 0;

  it('takes each line for what it comes to, or says that it does not come to that', () => {
    fc.assert(
      fc.property(
        models.filter((model) => !hidden(model)),
        (model) => {
          const { drafts, findings } = fromBol(payloadOf(model));
          expect(findings.map(({ code, path, severity }) => `${code} ${path} ${severity}`)).toEqual(
            model.slip === 0 ? [] : ['channel.line-disagrees /drafts/0/lines/0/statedTotal error'],
          );
          if (model.slip === 0) expect(drafts[0]?.lines?.[0]?.discount ?? '0').toBe(cents(taken(model)));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('would be caught if discounts were always for the line', () => {
    const broken = fc.check(
      fc.property(models, (model) => {
        const { drafts } = fromBol(payloadOf({ ...model, slip: 0 }));
        expect(drafts[0]?.lines?.[0]?.discount ?? '0').toBe(cents(model.off));
      }),
    );
    expect(broken.failed).toBe(true);
  });
});
