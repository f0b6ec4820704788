import { describe, expect, it } from 'vitest';
import { readingIn } from '../../../../src/domain/clean-order/read/read-amounts.ts';
import { readLine } from '../../../../src/domain/clean-order/read/read-line.ts';
import { emptyDesk, noted, proposed } from './desk-for-tests.ts';

const read = (value: unknown) => {
  const desk = emptyDesk();
  return { desk, line: readLine(desk, 3, value, readingIn('EUR')) };
};

describe('readLine', () => {
  it('reads every field', () => {
    const { desk, line } = read({
      lineId: 'L1',
      kind: 'service',
      sku: ' A-1 ',
      gtin: '8 712626 055143',
      description: 'Cooking class',
      quantity: 2,
      unitPrice: '012.50',
      discount: '1.00',
      tax: { rate: '0.21', amount: '4.00' },
      statedTotal: '24.00',
      currency: 'EUR',
      shipTo: { country: 'NL' },
      fulfilledBy: 'seller',
      shipBy: '2026-11-22T10:00:00Z',
      deliverBy: '2026-11-23T10:00:00Z',
      done: { shipped: 0 },
      service: { day: '2026-12-01', endDay: '2026-12-02', attendees: 4 },
      preferences: { maxShipments: 1 },
    });
    expect(noted(desk)).toEqual([]);
    expect(line).toMatchObject({
      lineId: 'L1',
      kind: 'service',
      sku: 'A-1',
      gtin: '8712626055143',
      description: 'Cooking class',
      quantity: 2,
      unit: undefined,
      unitPrice: '12.5',
      discountMinor: 100,
      taxRate: '0.21',
      taxMinor: 400,
      statedTotalMinor: 2400,
      shipTo: { country: 'NL' },
      fulfilledBy: 'seller',
      shipBy: '2026-11-22T10:00:00.000Z',
      deliverBy: '2026-11-23T10:00:00.000Z',
      unitsDone: false,
      service: { day: '2026-12-01', endDay: '2026-12-02', attendees: 4 },
      preferences: { maxShipments: 1 },
    });
  });

  it('takes parts of a unit only where a unit is named', () => {
    expect(read({ quantity: 1.5, unit: 'kg' }).line?.quantity).toBe(1.5);
    expect(read({ quantity: 1.5 }).line?.quantity).toBeNull();
  });

  it('reads an ISBN of ten characters as the GTIN it became', () => {
    const { desk, line } = read({ gtin: '0-19-963209-X' });
    expect([line?.gtin, noted(desk), proposed(desk)]).toEqual([
      '9780199632091',
      ['line.gtin-is-isbn /lines/3/gtin'],
      '9780199632091',
    ]);
    expect(desk.notes.errorCount).toBe(0);
  });

  it('sees units that were dealt with, however many kinds of them', () => {
    expect(read({ done: { cancelled: 1 } }).line?.unitsDone).toBe(true);
    expect(read({ done: { refunded: 1 } }).line?.unitsDone).toBe(true);
    expect(read({ done: { shipped: 0, cancelled: 0, refunded: 0 } }).line?.unitsDone).toBe(false);
    expect(noted(read({ done: { shipped: -1 } }).desk)).toEqual(['quantity.negative /lines/3/done/shipped']);
  });

  it.each([null, undefined, 'x', 5, []])('is no use as %j', (value) => {
    const { desk, line } = read(value);
    expect([line, noted(desk)]).toEqual([null, ['shape.not-an-object /lines/3']]);
  });
});
