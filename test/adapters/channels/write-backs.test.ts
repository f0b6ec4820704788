import * as fc from 'fast-check';
import type { Result } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { toAmazonCancellation, toAmazonShipment, toAmazonStock } from '../../../src/adapters/channels/amazon/index.ts';
import { toBolCancellation, toBolShipment, toBolStock } from '../../../src/adapters/channels/bol/index.ts';
import { toCsvCancellation, toCsvShipment, toCsvStock } from '../../../src/adapters/channels/csv/index.ts';
import {
  toShopifyCancellation,
  toShopifyFulfillment,
  toShopifyStock,
} from '../../../src/adapters/channels/shopify/index.ts';
import { toSquareCancellation, toSquareShipment, toSquareStock } from '../../../src/adapters/channels/square/index.ts';
import {
  toWooCommerceCancellation,
  toWooCommerceShipment,
  toWooCommerceStock,
} from '../../../src/adapters/channels/woocommerce/index.ts';
import type { CancellationNotice, ShipmentNotice, StockNotice } from '../../../src/domain/channel/index.ts';
import { CANARY, changed, freeze, JS_VALUES, JSON_VALUES, jsonValue, jsValue, pathsOf } from './hostile.ts';

const shipment: ShipmentNotice = {
  noticeId: 'ship-1',
  externalId: '450789469',
  marketplaceId: 'ATVPDKIKX0DER',
  lines: [
    { lineId: '11', quantity: 2 },
    { lineId: '12', quantity: 1 },
  ],
  shippedAt: '2026-11-21T15:00:00.000Z',
  carrier: 'UPS',
  service: 'Ground',
  trackingNumber: '1Z2345',
  trackingUrl: 'https://example.com/1Z2345',
  parcelNumber: 1,
  complete: true,
  notifyCustomer: true,
};
const cancellation: CancellationNotice = {
  noticeId: 'cancel-1',
  externalId: '450789469',
  marketplaceId: 'ATVPDKIKX0DER',
  reason: 'out-of-stock',
  note: 'shelf was empty',
  restock: true,
  refund: true,
  notifyCustomer: true,
};
const ofLines: CancellationNotice = {
  ...cancellation,
  lines: [
    { lineId: '11', quantity: 2, open: 2 },
    { lineId: '12', quantity: 1, open: 1 },
  ],
};
const stock: StockNotice = {
  noticeId: 'stock-1',
  at: '2026-11-21T15:00:00.000Z',
  levels: [{ sku: 'A', channelSku: '808950810', locationId: '655441491', quantity: 7, before: 9 }],
};

const SQUARE = { locationId: 'L1', version: 3, fulfillmentUid: 'f-1' };
const fulfillmentOrders = [
  {
    id: 1,
    assigned_location_id: 5,
    status: 'open',
    line_items: [
      { id: 21, line_item_id: 11, fulfillable_quantity: 2 },
      { id: 22, line_item_id: 12, fulfillable_quantity: 1 },
    ],
  },
];

interface Case {
  readonly notice: unknown;
  readonly tell: (notice: never) => Result<unknown, unknown>;
}

/** Every way to tell a channel something, with a notice that it takes. */
const CASES: Readonly<Record<string, Case>> = {
  toShopifyFulfillment: { notice: shipment, tell: (notice) => toShopifyFulfillment(notice, { fulfillmentOrders }) },
  toWooCommerceShipment: { notice: shipment, tell: toWooCommerceShipment },
  toAmazonShipment: { notice: shipment, tell: (notice) => toAmazonShipment(notice) },
  toBolShipment: { notice: shipment, tell: (notice) => toBolShipment(notice) },
  toSquareShipment: { notice: shipment, tell: (notice) => toSquareShipment(notice, SQUARE) },
  toCsvShipment: { notice: shipment, tell: toCsvShipment },
  toShopifyCancellation: { notice: cancellation, tell: (notice) => toShopifyCancellation(notice) },
  'toShopifyCancellation of lines': { notice: ofLines, tell: (notice) => toShopifyCancellation(notice) },
  toWooCommerceCancellation: { notice: cancellation, tell: toWooCommerceCancellation },
  toAmazonCancellation: { notice: ofLines, tell: (notice) => toAmazonCancellation(notice, { merchantId: 'M1' }) },
  toBolCancellation: { notice: ofLines, tell: toBolCancellation },
  toSquareCancellation: { notice: cancellation, tell: (notice) => toSquareCancellation(notice, SQUARE) },
  toCsvCancellation: { notice: ofLines, tell: toCsvCancellation },
  toShopifyStock: { notice: stock, tell: toShopifyStock },
  toWooCommerceStock: { notice: stock, tell: (notice) => toWooCommerceStock(notice) },
  toAmazonStock: { notice: stock, tell: (notice) => toAmazonStock(notice, { sellerId: 'S1', marketplaceId: 'M1' }) },
  toBolStock: { notice: stock, tell: toBolStock },
  toSquareStock: { notice: stock, tell: toSquareStock },
  toCsvStock: { notice: stock, tell: toCsvStock },
};

/** What a write-back did that it must not do; nothing where it kept all the rules. */
function breachOf(tell: Case['tell'], notice: unknown): string | undefined {
  freeze(notice);
  let told: Result<unknown, unknown> | undefined;
  let fastestMs = Number.POSITIVE_INFINITY;
  // other work on the machine may slow it down: then the processor says how long it really took
  for (let attempt = 0; attempt < 3 && fastestMs > 1_000; attempt += 1) {
    const start = performance.now();
    const before = process.cpuUsage();
    try {
      told = tell(notice as never);
    } catch {
      return 'throws';
    }
    const { user, system } = process.cpuUsage(before);
    fastestMs = Math.min(fastestMs, performance.now() - start, (user + system) / 1_000);
  }
  if (told === undefined || fastestMs > 1_000) return 'takes too long';
  if ('polluted' in {}) return 'changes a prototype';
  if (told.isOk()) return told.value === undefined ? 'says nothing' : undefined;
  return JSON.stringify(told.error).includes(CANARY) ? 'echoes' : undefined;
}

describe.each(Object.entries(CASES))('%s', (_, { notice, tell }) => {
  it('takes the notice, and makes the same of it each time', () => {
    const told = tell(notice as never);
    expect(told.isOk()).toBe(true);
    expect(tell(structuredClone(notice) as never)).toEqual(told);
    expect(JSON.parse(JSON.stringify(told))).toMatchObject({});
  });

  it('keeps the rules whatever stands in any place of it', () => {
    for (const path of pathsOf(notice)) {
      expect(breachOf(tell, changed(notice, path, { kind: 'drop' })), path.join('/')).toBeUndefined();
      for (const [name, make] of Object.entries(JS_VALUES)) {
        const spoilt = changed(notice, path, { kind: 'put', make });
        expect(breachOf(tell, spoilt), `${path.join('/')} ${name}`).toBeUndefined();
      }
      for (const value of Object.values(JSON_VALUES).flat()) {
        const spoilt = changed(notice, path, { kind: 'put', make: () => value });
        expect(breachOf(tell, spoilt), path.join('/')).toBeUndefined();
      }
    }
  });
});

describe('the fulfillment orders that come from outside', () => {
  it('may hold anything', () => {
    const value = fc.oneof(jsonValue, jsValue);
    fc.assert(
      fc.property(fc.nat(), value, (place, make) => {
        const paths = pathsOf(fulfillmentOrders);
        const spoilt = changed(fulfillmentOrders, paths[place % paths.length] ?? [], { kind: 'put', make });
        expect(
          breachOf((notice) => toShopifyFulfillment(notice, { fulfillmentOrders: spoilt }), shipment),
        ).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('ids of a notice', () => {
  const path = fc.string({
    minLength: 1,
    maxLength: 20,
    unit: fc.constantFrom('.', '/', '%', '?', '#', 'a', '1', ' '),
  });
  /** Where each request goes, step by step, as a client would send it. */
  const stepsOf = (told: unknown) =>
    (Array.isArray(told) ? (told as readonly { path?: string }[]) : []).map((request) =>
      new URL(request.path ?? '/', 'https://shop.example').pathname.split('/'),
    );
  const renamed = (notice: unknown, id: string) => ({
    ...(notice as object),
    externalId: id,
    levels: [{ sku: id, channelSku: id, locationId: id, quantity: 7 }],
  });

  it.each(Object.entries(CASES))('never lead %s to another path', (_, { notice, tell }) => {
    const usual = stepsOf(tell(notice as never).unwrapOr([]));
    fc.assert(
      fc.property(fc.oneof(path, fc.constantFrom('.', '..', '%2e%2e', '../..')), (id) => {
        const told = tell(renamed(notice, id) as never);
        if (told.isErr()) return;
        for (const [index, steps] of stepsOf(told.value).entries()) {
          expect(steps.length).toBe(usual[index]?.length);
          expect(steps.slice(0, 3)).toEqual(usual[index]?.slice(0, 3));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are refused where they are nothing but dots', () => {
    for (const id of ['.', '..'])
      expect(toWooCommerceShipment({ ...shipment, externalId: id })._unsafeUnwrapErr()).toEqual({
        code: 'write-back.fact-refused',
        fact: 'externalId',
      });
    expect(toWooCommerceShipment({ ...shipment, externalId: '...' }).isOk()).toBe(true);
  });
});

it('a write-back that repeats what it was given, or throws, would be caught', () => {
  const make = JS_VALUES['throwing proxy'];
  expect(breachOf((notice) => JSON.parse(JSON.stringify(notice)), make?.())).toBe('throws');
  const echo = { isOk: () => false, error: { fact: CANARY } } as unknown as Result<unknown, unknown>;
  expect(breachOf(() => echo, shipment)).toBe('echoes');
});
