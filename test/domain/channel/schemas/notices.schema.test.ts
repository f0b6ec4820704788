import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod/mini';
import {
  parseCancellationNotice,
  parseShipmentNotice,
  parseStockNotice,
} from '../../../../src/domain/channel/parse-notice.ts';
import {
  NOTICE_SCHEMAS,
  type Notices,
  noticeJsonSchema,
} from '../../../../src/domain/channel/schemas/notices.schema.ts';

const CASES = {
  ShipmentNotice: {
    parse: parseShipmentNotice,
    good: {
      noticeId: 'n1',
      externalId: '7',
      lines: [{ lineId: '11', quantity: 2 }],
      shippedAt: '2026-05-01T10:00:00+02:00',
      carrier: 'UPS',
      complete: true,
    },
    bad: [{ lines: [] }, { shippedAt: '2026-05-01' }, { lines: [{ lineId: '1', quantity: 0 }] }, { complete: 'yes' }],
  },
  CancellationNotice: {
    parse: parseCancellationNotice,
    good: { noticeId: 'n2', externalId: '7', reason: 'fraud', lines: [{ lineId: '11', quantity: 1, open: 2 }] },
    bad: [
      { reason: 'because' },
      { noticeId: '' },
      { lines: [{ lineId: '1', quantity: 1 }] },
      { note: 'x'.repeat(501) },
    ],
  },
  StockNotice: {
    parse: parseStockNotice,
    good: { noticeId: 'n3', at: '2026-05-01T08:00:00Z', levels: [{ sku: 'A', quantity: 0 }] },
    bad: [
      { levels: [] },
      { levels: [{ sku: 'A', quantity: -1 }] },
      { at: 'now' },
      { levels: [{ sku: 'A', quantity: 1.5 }] },
    ],
  },
} as const;

const names = Object.keys(CASES) as (keyof typeof CASES)[];

describe('the published schemas', () => {
  it.each(names)('%s takes what the functions take, and refuses what they refuse', (name) => {
    const { parse, good, bad } = CASES[name];
    const schema: z.ZodMiniType = NOTICE_SCHEMAS[name];
    expect(z.safeParse(schema, good).success).toBe(true);
    expect(parse(good).isOk()).toBe(true);
    for (const change of bad) {
      expect(z.safeParse(schema, { ...good, ...change }).success, JSON.stringify(change).slice(0, 60)).toBe(false);
      expect(parse({ ...good, ...change }).isErr()).toBe(true);
    }
  });

  it('describe the types of the notices', () => {
    type Described<Name extends keyof Notices> = z.infer<(typeof NOTICE_SCHEMAS)[Name]>;
    expectTypeOf((notice: Notices['ShipmentNotice']): Described<'ShipmentNotice'> => notice).toBeFunction();
    expectTypeOf((notice: Notices['CancellationNotice']): Described<'CancellationNotice'> => notice).toBeFunction();
    expectTypeOf((notice: Notices['StockNotice']): Described<'StockNotice'> => notice).toBeFunction();
    expectTypeOf<keyof Described<'ShipmentNotice'>>().toEqualTypeOf<keyof Notices['ShipmentNotice']>();
    expectTypeOf<keyof Described<'CancellationNotice'>>().toEqualTypeOf<keyof Notices['CancellationNotice']>();
    expectTypeOf<Described<'CancellationNotice'>['reason']>().toEqualTypeOf<Notices['CancellationNotice']['reason']>();
    expectTypeOf<keyof Described<'StockNotice'>>().toEqualTypeOf<keyof Notices['StockNotice']>();
  });

  it('speak Standard Schema', async () => {
    for (const name of names) {
      const standard = NOTICE_SCHEMAS[name]['~standard'];
      expect([standard.version, standard.vendor]).toEqual([1, 'zod']);
      expect((await standard.validate(CASES[name].good)).issues).toBeUndefined();
    }
  });

  it('are written as JSON Schema', () => {
    expect(noticeJsonSchema('StockNotice')).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: ['noticeId', 'at', 'levels'],
      properties: { levels: { type: 'array', maxItems: 5000 } },
    });
    for (const name of names) expect(JSON.parse(JSON.stringify(noticeJsonSchema(name)))).toHaveProperty('properties');
  });
});
