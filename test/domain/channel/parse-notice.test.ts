import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_NOTICE_LINES,
  parseCancellationNotice,
  parseFact,
  parseShipmentNotice,
  parseStockNotice,
} from '../../../src/domain/channel/parse-notice.ts';

const shipment = {
  noticeId: 'n1',
  externalId: '450789469',
  lines: [{ lineId: '11', quantity: 2 }],
  shippedAt: '2026-05-01T10:00:00+02:00',
};
const cancellation = {
  noticeId: 'n2',
  externalId: '450789469',
  reason: 'out-of-stock',
  lines: [{ lineId: '11', quantity: 1, open: 2 }],
};
const stock = { noticeId: 'n3', at: '2026-05-01T08:00:00Z', levels: [{ sku: 'A', quantity: 0 }] };

describe('parseShipmentNotice', () => {
  it('lets a notice in, with its moment in UTC and without what it does not know', () => {
    expect(parseShipmentNotice({ ...shipment, carrier: 'UPS', secret: 1 })._unsafeUnwrap()).toEqual({
      ...shipment,
      shippedAt: '2026-05-01T08:00:00.000Z',
      carrier: 'UPS',
    });
  });

  it.each([
    [null, 'write-back.fact-missing', 'noticeId'],
    [{ ...shipment, noticeId: 'a\u0000' }, 'write-back.fact-refused', 'noticeId'],
    [{ ...shipment, externalId: undefined }, 'write-back.fact-missing', 'externalId'],
    [{ ...shipment, marketplaceId: {} }, 'write-back.fact-refused', 'marketplaceId'],
    [{ ...shipment, lines: undefined }, 'write-back.fact-missing', 'lines'],
    [{ ...shipment, lines: 'x' }, 'write-back.fact-refused', 'lines'],
    [{ ...shipment, lines: [] }, 'write-back.nothing-to-tell', 'lines'],
    [{ ...shipment, lines: [{ quantity: 1 }] }, 'write-back.fact-missing', 'lineId'],
    [{ ...shipment, lines: [{ lineId: '1' }] }, 'write-back.fact-missing', 'quantity'],
    [{ ...shipment, lines: [{ lineId: '1', quantity: 1.5 }] }, 'write-back.fact-refused', 'quantity'],
    [{ ...shipment, lines: [{ lineId: '1', quantity: 0 }] }, 'write-back.nothing-to-tell', 'quantity'],
    [{ ...shipment, shippedAt: undefined }, 'write-back.fact-missing', 'shippedAt'],
    [{ ...shipment, shippedAt: '2026-05-01' }, 'write-back.fact-refused', 'shippedAt'],
    [{ ...shipment, carrier: 'x'.repeat(501) }, 'write-back.fact-refused', 'carrier'],
    [{ ...shipment, parcelNumber: -1 }, 'write-back.fact-refused', 'parcelNumber'],
    [{ ...shipment, complete: 'yes' }, 'write-back.fact-refused', 'complete'],
    // the first that applies decides
    [{ lines: [], shippedAt: 'x' }, 'write-back.fact-missing', 'noticeId'],
  ])('refuses %o with %s', (notice, code, fact) => {
    expect(parseShipmentNotice(notice)._unsafeUnwrapErr()).toEqual({ code, fact });
  });

  it('refuses a line that is named twice, after everything else', () => {
    const lines = [...shipment.lines, { lineId: '11', quantity: 1 }];
    expect(parseShipmentNotice({ ...shipment, lines })._unsafeUnwrapErr()).toEqual({
      code: 'write-back.line-named-twice',
    });
  });

  it('takes as many lines as it says, and not one more', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => ({ lineId: String(i), quantity: 1 }));
    expect(parseShipmentNotice({ ...shipment, lines: lines(MAX_NOTICE_LINES) }).isOk()).toBe(true);
    expect(parseShipmentNotice({ ...shipment, lines: lines(MAX_NOTICE_LINES + 1) }).isErr()).toBe(true);
  });
});

describe('parseCancellationNotice', () => {
  it('lets in a notice of lines, and one of the whole order', () => {
    expect(parseCancellationNotice(cancellation)._unsafeUnwrap()).toEqual(cancellation);
    const { lines: _, ...whole } = cancellation;
    expect(parseCancellationNotice(whole)._unsafeUnwrap()).toEqual(whole);
  });

  it.each([
    [{ ...cancellation, reason: undefined }, 'write-back.fact-missing', 'reason'],
    [{ ...cancellation, reason: 'because' }, 'write-back.fact-refused', 'reason'],
    [{ ...cancellation, reason: 'toString' }, 'write-back.fact-refused', 'reason'],
    [{ ...cancellation, lines: [{ lineId: '1', quantity: 1 }] }, 'write-back.fact-missing', 'open'],
    [{ ...cancellation, refund: 1 }, 'write-back.fact-refused', 'refund'],
  ])('refuses %o with %s', (notice, code, fact) => {
    expect(parseCancellationNotice(notice)._unsafeUnwrapErr()).toEqual({ code, fact });
  });

  it('refuses more units than are open, on both sides of the boundary', () => {
    const of = (quantity: number) => ({ ...cancellation, lines: [{ lineId: '11', quantity, open: 2 }] });
    expect(parseCancellationNotice(of(2)).isOk()).toBe(true);
    expect(parseCancellationNotice(of(3))._unsafeUnwrapErr()).toEqual({ code: 'write-back.more-than-open' });
  });
});

describe('parseStockNotice', () => {
  it('lets levels in; none is a level like any other', () => {
    expect(parseStockNotice(stock)._unsafeUnwrap()).toEqual({ ...stock, at: '2026-05-01T08:00:00.000Z' });
  });

  it.each([
    [{ ...stock, levels: [] }, 'write-back.nothing-to-tell', 'levels'],
    [{ ...stock, levels: [{ sku: 'A', quantity: -1 }] }, 'write-back.fact-refused', 'quantity'],
    [{ ...stock, levels: [{ quantity: 1 }] }, 'write-back.fact-missing', 'sku'],
    [{ ...stock, at: undefined }, 'write-back.fact-missing', 'at'],
  ])('refuses %o with %s', (notice, code, fact) => {
    expect(parseStockNotice(notice)._unsafeUnwrapErr()).toEqual({ code, fact });
  });
});

describe('parseFact', () => {
  it('lets in a name or id', () => {
    expect(parseFact({ of: { sellerId: ' S1 ' }, fact: 'sellerId' })._unsafeUnwrap()).toBe('S1');
    expect(parseFact({ of: undefined, fact: 'sellerId' })._unsafeUnwrapErr().code).toBe('write-back.fact-missing');
    expect(parseFact({ of: { sellerId: 7 }, fact: 'sellerId' })._unsafeUnwrapErr().code).toBe(
      'write-back.fact-refused',
    );
  });
});

describe('every notice', () => {
  const parsers = { parseShipmentNotice, parseCancellationNotice, parseStockNotice };

  it.each(Object.entries(parsers))('%s never throws and never repeats a value', (_, parse) => {
    const hostile = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true }),
      fc.record(
        {
          noticeId: fc.anything(),
          externalId: fc.constant('canary-7f3a'),
          lines: fc.anything(),
          levels: fc.anything(),
          shippedAt: fc.anything(),
          at: fc.anything(),
          reason: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(hostile, (value) => {
        const parsed = parse(value);
        if (parsed.isErr()) expect(JSON.stringify(parsed.error)).not.toContain('canary');
      }),
    );
  });

  it.each([
    [parseShipmentNotice, shipment],
    [parseCancellationNotice, cancellation],
    [parseStockNotice, stock],
  ] as const)('is let in again as it is', (parse, notice) => {
    const once = parse(notice)._unsafeUnwrap();
    expect(parse(once)._unsafeUnwrap()).toEqual(once);
  });
});
