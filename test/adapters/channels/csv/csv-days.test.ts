import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDayOrder, isoOf } from '../../../../src/adapters/channels/csv/csv-days.ts';
import { parseInstant } from '../../../../src/kernel/instant.ts';

describe('findDayOrder', () => {
  it.each([
    [['03/04/2026', '25/04/2026'], 'day-first'],
    [['12/13/2010'], 'month-first'],
    [['1.2.2026'], 'day-first'],
    [['03/04/2026'], 'unclear'],
    [['25/04/2026', '04/25/2026'], 'unclear'],
    [['04/04/2026'], undefined],
    [['2026-04-25', '20260425'], undefined],
    [[], undefined],
    [['no date'], undefined],
    [['x'.repeat(41)], undefined],
  ] as const)('judges %j as %s', (dates, order) => {
    expect(findDayOrder(dates)).toBe(order);
  });
});

describe('isoOf', () => {
  it.each([
    ['20240518', undefined, '2024-05-18'],
    ['2024-05-18', undefined, '2024-05-18'],
    ['2024/5/8', undefined, '2024-05-08'],
    ['2026-05-01 10:00:00 +0200', undefined, '2026-05-01T10:00:00+02:00'],
    ['2018-02-13T00:00:00Z', undefined, '2018-02-13T00:00:00Z'],
    ['2026-05-01 10:00:00 UTC', undefined, '2026-05-01T10:00:00Z'],
    ['2026-05-01 10:00:00.5 -05:30', undefined, '2026-05-01T10:00:00.5-05:30'],
    ['12/1/2010 8:26', 'month-first', '2010-12-01T08:26:00'],
    ['1-12-2010 08:26:30', 'day-first', '2010-12-01T08:26:30'],
    ['1.12.2010', 'day-first', '2010-12-01'],
    ['04/04/2026', undefined, '2026-04-04'],
    ['12/1/2010 8:26 PM', 'month-first', '2010-12-01T20:26:00'],
    ['12/1/2010 12:05 am', 'month-first', '2010-12-01T00:05:00'],
    ['12/1/2010 12:05 pm', 'month-first', '2010-12-01T12:05:00'],
  ] as const)('writes %j, %s, as %j', (text, order, iso) => {
    expect(isoOf(text, order)).toBe(iso);
  });

  it.each([
    ['03/04/2026', undefined],
    ['1/2/26', 'day-first'],
    ['12/1/2010 13:05 pm', 'month-first'],
    ['12/1/2010 0:05 am', 'month-first'],
    ['2026-05-01 noon', undefined],
    ['yesterday', undefined],
    ['1/2/3/4', 'day-first'],
    ['', undefined],
    ['9'.repeat(60), undefined],
  ] as const)('hands %j back as it is', (text, order) => {
    expect(isoOf(text, order)).toBe(text);
  });

  it('writes every moment so that it can be read', () => {
    const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom('day-first', 'month-first' as const), (date, order) => {
        const [year, month, day] = date.toISOString().slice(0, 10).split('-').map(Number);
        const time = date.toISOString().slice(11, 19);
        const [first, second] = order === 'day-first' ? [day, month] : [month, day];
        const iso = isoOf(`${first}/${second}/${year} ${time} +0000`, order);
        expect(parseInstant(iso)._unsafeUnwrap()).toBe(`${date.toISOString().slice(0, 19)}.000Z`);
      }),
    );
  });
});
