import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderFacts, RoutingLine, RoutingLocation } from '../../../src/domain/routing/index.ts';
import { readOrder } from '../../../src/domain/routing/read-order.ts';
import { smallWorlds } from './support/worlds.ts';

const line: RoutingLine = { lineId: '1', sku: 'A', quantity: 2 };
const ams: RoutingLocation = { locationId: 'ams', shipmentCostMinor: 500 };
const order: OrderFacts = { lines: [line], locations: [ams], stock: [] };

const refused = (facts: Partial<OrderFacts>) => readOrder({ ...order, ...facts })._unsafeUnwrapErr();
const accepted = (facts: Partial<OrderFacts>): boolean => readOrder({ ...order, ...facts }).isOk();
const row = (sku: string, locationId: string, available: number) => ({ sku, locationId, available });
const costs = (sku: string, locationId: string, costMinor: number) => ({ sku, locationId, costMinor });

const wrongLine = (facts: object) => refused({ lines: [{ ...line, ...facts }] });
const wrongLocation = (facts: object) => refused({ locations: [{ ...ams, ...facts }] });

describe('readOrder', () => {
  it('puts SKUs and locations in the order of their ids, and stock and costs into tables', () => {
    const table = readOrder({
      lines: [
        { ...line, lineId: '1', sku: 'B' },
        { ...line, lineId: '2', sku: '__proto__' },
        { ...line, lineId: '3', sku: 'B' },
      ],
      locations: [
        { ...ams, locationId: 'x' },
        { ...ams, locationId: 'b' },
      ],
      stock: [row('__proto__', 'b', 4), row('B', 'x', 7), row('other', 'x', 9), row('B', 'b', 0)],
      unitCosts: [costs('B', 'b', 3)],
    })._unsafeUnwrap();
    expect(table.skus.map((lines) => lines.map(({ lineId }) => lineId))).toEqual([['1', '3'], ['2']]);
    expect(table.locations.map(({ locationId }) => locationId)).toEqual(['b', 'x']);
    expect([...table.available]).toEqual([0, 7, 4, 0]);
    expect([...table.unitCostMinor]).toEqual([3, 0, 0, 0]);
  });

  it('reads an empty order', () => {
    expect(readOrder({ lines: [], locations: [], stock: [] })._unsafeUnwrap()).toMatchObject({
      skus: [],
      locations: [],
    });
  });

  it('gives the same tables whatever the order of locations and rows', () => {
    fc.assert(
      fc.property(smallWorlds({ lines: 3, locations: 4, units: 3, special: 30 }), (world) => {
        const turned = {
          ...world,
          locations: [...world.locations].reverse(),
          stock: [...world.stock].reverse(),
          unitCosts: [...(world.unitCosts ?? [])].reverse(),
        };
        const { order: _one, ...one } = readOrder(world)._unsafeUnwrap();
        const { order: _other, ...other } = readOrder(turned)._unsafeUnwrap();
        expect(other).toEqual(one);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses more than 4 million pairs of line and location', () => {
    const lines = Array.from({ length: 2000 }, (_, n) => ({ ...line, lineId: `${n}` }));
    const locations = Array.from({ length: 2001 }, (_, n) => ({ ...ams, locationId: `${n}` }));
    expect(refused({ lines, locations })).toEqual({ code: 'routing.too-large', path: '' });
    expect(accepted({ lines, locations: locations.slice(1) })).toBe(true);
  });

  it('refuses a second line or location with the same id', () => {
    expect(refused({ lines: [line, line] })).toEqual({ code: 'routing.duplicate', path: '/lines/1' });
    expect(refused({ locations: [ams, ams] })).toEqual({ code: 'routing.duplicate', path: '/locations/1' });
  });

  it.each(['quantity', 'shortageMinor', 'valueMinor', 'weightGrams'])(
    'refuses a line whose %s is no number',
    (name) => {
      for (const value of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 50 + 1, '3']) {
        expect(wrongLine({ [name]: value })).toEqual({ code: 'routing.not-a-number', path: `/lines/0/${name}` });
      }
      for (const value of [0, 2 ** 50]) expect(accepted({ lines: [{ ...line, [name]: value }] })).toBe(true);
    },
  );

  it('refuses a line without a quantity, and a location without a cost', () => {
    expect(wrongLine({ quantity: undefined }).path).toBe('/lines/0/quantity');
    expect(wrongLocation({ shipmentCostMinor: undefined }).path).toBe('/locations/0/shipmentCostMinor');
  });

  it.each([
    'shipmentCostMinor',
    'priority',
    'capacityUnits',
    'capacityOrders',
    'loadPercent',
    'minimumStock',
    'parcelGrams',
    'furtherParcelCostMinor',
  ])('refuses a location whose %s is no number', (name) => {
    for (const value of [-1, 0.5, Number.NaN, 2 ** 50 + 1]) {
      expect(wrongLocation({ [name]: value })).toEqual({ code: 'routing.not-a-number', path: `/locations/0/${name}` });
    }
    for (const value of [1, 2 ** 50]) expect(accepted({ locations: [{ ...ams, [name]: value }] })).toBe(true);
  });

  it('refuses a line whose texts are none, and a yes or no that is something else', () => {
    const wrong = { code: 'routing.not-readable', path: '/lines/0' };
    for (const name of ['lineId', 'sku', 'pinnedTo', 'kitId']) {
      for (const value of [null, 7, ['A']]) expect(wrongLine({ [name]: value })).toEqual(wrong);
    }
    for (const name of ['lineId', 'sku']) expect(wrongLine({ [name]: undefined })).toEqual(wrong);
    for (const mayNotSplit of ['true', 1, null]) expect(wrongLine({ mayNotSplit })).toEqual(wrong);
    expect(accepted({ lines: [{ ...line, mayNotSplit: false, pinnedTo: 'ams', kitId: 'k' }] })).toBe(true);
  });

  it('refuses a location whose id is no text, and a yes or no that is something else', () => {
    const wrong = { code: 'routing.not-readable', path: '/locations/0' };
    for (const locationId of [undefined, null, 5]) expect(wrongLocation({ locationId })).toEqual(wrong);
    for (const name of ['offline', 'alreadyShipping']) {
      for (const value of ['true', 1, null]) expect(wrongLocation({ [name]: value })).toEqual(wrong);
    }
    expect(accepted({ locations: [{ ...ams, offline: false, alreadyShipping: true }] })).toBe(true);
  });

  it('refuses a distance, a parcel or coordinates that cannot be', () => {
    const wrong = { code: 'routing.not-a-number', path: '/locations/0' };
    for (const distanceKm of [-0.1, 100_000.1, Number.NaN, true, null, [1], '1'])
      expect(wrongLocation({ distanceKm })).toEqual(wrong);
    for (const distanceKm of [0, 12.5, 100_000]) expect(accepted({ locations: [{ ...ams, distanceKm }] })).toBe(true);
    expect(wrongLocation({ parcelGrams: 0 })).toEqual(wrong);
    for (const [latitude, longitude] of [
      [90.1, 0],
      [-90.1, 0],
      [0, 180.1],
      [0, -180.1],
      [Number.NaN, 0],
    ]) {
      expect(wrongLocation({ coordinates: { latitude, longitude } })).toEqual(wrong);
    }
    expect(accepted({ locations: [{ ...ams, coordinates: { latitude: -90, longitude: 180 } }] })).toBe(true);
  });

  it('refuses moments and days that are none, of locations and of their services', () => {
    const moment = { code: 'routing.not-a-moment', path: '/locations/0' };
    expect(wrongLocation({ cutOff: 'noon' })).toEqual(moment);
    expect(wrongLocation({ rejectedAt: '2026-02-30T00:00:00Z' })).toEqual(moment);
    expect(wrongLocation({ promisedDay: '2026-02-30' })).toEqual({ code: 'routing.not-a-day', path: '/locations/0' });
    const service = { serviceId: 'express', shipmentCostMinor: 900 };
    const at = '/locations/0/services';
    const wrong = (facts: object) => wrongLocation({ services: [{ ...service, ...facts }] });
    expect(wrong({ shipmentCostMinor: -1 })).toEqual({ code: 'routing.not-a-number', path: at });
    expect(wrong({ cutOff: 'noon' })).toEqual({ code: 'routing.not-a-moment', path: at });
    expect(wrong({ promisedDay: 'monday' })).toEqual({ code: 'routing.not-a-day', path: at });
    expect(accepted({ locations: [{ ...ams, services: [service] }] })).toBe(true);
  });

  it('refuses what is wrong about the order itself', () => {
    expect(refused({ valueMinor: 0.5 })).toEqual({ code: 'routing.not-a-number', path: '/valueMinor' });
    expect(refused({ destination: { country: 'NL', coordinates: { latitude: 91, longitude: 0 } } })).toEqual({
      code: 'routing.not-a-number',
      path: '/destination/coordinates',
    });
    expect(refused({ now: 'now' })).toEqual({ code: 'routing.not-a-moment', path: '' });
    expect(refused({ deliverBy: 'soon' })).toEqual({ code: 'routing.not-a-day', path: '' });
  });

  it('refuses lines of one SKU that differ in more than id, quantity and kit', () => {
    const other = (facts: object): OrderFacts => ({ ...order, lines: [line, { ...line, lineId: '2', ...facts }] });
    for (const facts of [
      { mayNotSplit: true },
      { shortageMinor: 1 },
      { pinnedTo: 'ams' },
      { valueMinor: 1 },
      { weightGrams: 1 },
      { attributes: { hazmat: true } },
    ]) {
      const refusal = readOrder(other(facts))._unsafeUnwrapErr();
      expect(refusal).toEqual({ code: 'routing.lines-of-one-sku-differ', path: '/lines/1' });
    }
    expect(readOrder(other({ quantity: 7, kitId: 'kit' })).isOk()).toBe(true);
    expect(readOrder(other({ sku: 'B', weightGrams: 1 })).isOk()).toBe(true);
  });

  it('compares attributes whatever they are called, and takes a line that may split for what it is', () => {
    for (const name of ['lineId', 'quantity', 'kitId']) {
      const noted = (values: readonly string[]) =>
        accepted({ lines: values.map((value, n) => ({ ...line, lineId: `${n}`, attributes: { [name]: value } })) });
      expect([noted(['x', 'x']), noted(['x', 'y'])]).toEqual([true, false]);
    }
    expect(accepted({ lines: [line, { ...line, lineId: '2', mayNotSplit: false, attributes: {} }] })).toBe(true);
  });

  it('does not mind the order in which attributes are written', () => {
    const one = { ...line, attributes: { a: 1, b: 2 } };
    const other = { ...line, lineId: '2', attributes: { b: 2, a: 1 } };
    expect(accepted({ lines: [one, other] })).toBe(true);
  });

  it('refuses rows that hold no number, name an unknown location, or come twice', () => {
    expect(refused({ stock: [row('A', 'ams', -1)] })).toEqual({ code: 'routing.not-a-number', path: '/stock/0' });
    expect(refused({ stock: [row('A', 'ber', 1)] })).toEqual({ code: 'routing.unknown-location', path: '/stock/0' });
    expect(refused({ stock: [row('A', 'ams', 0), row('A', 'ams', 0)] })).toEqual({
      code: 'routing.duplicate',
      path: '/stock/1',
    });
    const unitCosts = [costs('A', 'ams', 1)];
    expect(refused({ unitCosts: [costs('A', 'ams', 0.5)] }).path).toBe('/unitCosts/0');
    expect(refused({ unitCosts: [...unitCosts, ...unitCosts] })).toEqual({
      code: 'routing.duplicate',
      path: '/unitCosts/1',
    });
    expect(refused({ unitCosts: [costs('A', 'ber', 1)] })).toEqual({
      code: 'routing.unknown-location',
      path: '/unitCosts/0',
    });
  });

  it('does not mind rows about other SKUs, but wants them well-formed', () => {
    expect(accepted({ stock: [row('B', 'ams', 1), row('B', 'ams', 1)] })).toBe(true);
    expect(refused({ stock: [row('B', 'ber', 1)] }).code).toBe('routing.unknown-location');
  });

  it('names the first of several', () => {
    const all: Partial<OrderFacts> = {
      lines: [line, { ...line, quantity: -1 }],
      locations: [{ ...ams, cutOff: 'noon', promisedDay: 'monday' }],
      valueMinor: -1,
      stock: [row('A', 'ber', -1)],
      unitCosts: [costs('A', 'ams', -1)],
    };
    expect(refused(all)).toEqual({ code: 'routing.duplicate', path: '/lines/1' });
    const differing = [line, { ...line, lineId: '2', weightGrams: 5 }];
    expect(refused({ ...all, lines: differing })).toEqual({ code: 'routing.not-a-moment', path: '/locations/0' });
    const rest = { ...all, lines: differing, locations: [ams] };
    expect(refused(rest)).toEqual({ code: 'routing.not-a-number', path: '/valueMinor' });
    expect(refused({ ...rest, valueMinor: 0 })).toEqual({ code: 'routing.lines-of-one-sku-differ', path: '/lines/1' });
    expect(refused({ ...rest, valueMinor: 0, lines: [line] })).toEqual({
      code: 'routing.not-a-number',
      path: '/stock/0',
    });
    expect(refused({ ...rest, valueMinor: 0, lines: [line], stock: [] }).path).toBe('/unitCosts/0');
  });
});
