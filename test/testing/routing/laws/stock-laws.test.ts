import { describe, expect, it } from 'vitest';
import { explained, noOversell, noUnitTwice } from '../../../../src/testing/routing/laws/stock-laws.ts';
import { twoPlaces } from '../support.ts';
import { answer, judged } from './support.ts';

const world = twoPlaces;
const [berlin, cologne] = world.locations;

describe('noUnitTwice', () => {
  it('is kept by three units from wherever', () => {
    for (const one of [
      answer({ berlin: 3 }),
      answer({ berlin: 1, cologne: 2 }),
      answer({ berlin: 1 }, 2),
      answer({}, 3),
    ]) {
      expect(judged(noUnitTwice, { world, answer: one })).toBeUndefined();
    }
  });

  it.each([
    ['a unit too many', answer({ berlin: 3 }, 1), 'Of 3 ordered on line 1, 3 are allocated and 1 unfilled.'],
    ['a unit too few', answer({ berlin: 2 }), 'Of 3 ordered on line 1, 2 are allocated and 0 unfilled.'],
    ['half a unit', answer({ berlin: 2.5 }, 0.5), 'Line 1 gets 2.5 from berlin, which is no number of units.'],
    ['no unit at all', answer({ berlin: 0 }, 3), 'Line 1 gets 0 from berlin, which is no number of units.'],
    [
      'a line that nobody knows',
      { allocations: [], unfilled: [{ lineId: '9', quantity: 3 }] },
      'Line 9 was never ordered.',
    ],
    [
      'another SKU',
      { allocations: [{ lineId: '1', sku: 'B', locationId: 'berlin', quantity: 3 }], unfilled: [] },
      'Line 1 wants A and gets B.',
    ],
  ])('is broken by %s', (_name, one, sentence) => {
    expect(judged(noUnitTwice, { world, answer: one })?.sentence).toBe(sentence);
  });
});

describe('noOversell', () => {
  it('is kept by the last unit', () => {
    expect(judged(noOversell, { world, answer: answer({ berlin: 3 }) })).toBeUndefined();
  });

  it.each([
    ['offline', { offline: true }, 'berlin is offline and ships.'],
    ['full of orders', { capacityOrders: 0 }, 'berlin takes no more orders and ships.'],
    ['short of room', { capacityUnits: 2 }, 'berlin gives 3 in all and can handle 2.'],
    ['to keep a unit', { minimumStock: 1 }, 'berlin gives 3 of A and may give 2.'],
  ])('is broken by a location that is %s', (_name, change, sentence) => {
    const locations = [{ locationId: 'berlin', shipmentCostMinor: 1, ...change }, ...(cologne ? [cologne] : [])];
    expect(judged(noOversell, { world: { ...world, locations }, answer: answer({ berlin: 3 }) })?.sentence).toBe(
      sentence,
    );
  });

  it('is broken by two lines that take the same unit', () => {
    const two = {
      allocations: [...answer({ berlin: 2 }).allocations, ...answer({ berlin: 2 }).allocations],
      unfilled: [],
    };
    expect(judged(noOversell, { world, answer: two })?.sentence).toBe('berlin gives 4 of A and may give 3.');
    expect(judged(noOversell, { world, answer: answer({ bonn: 1 }) })?.sentence).toBe('Nobody knows bonn.');
  });
});

describe('explained', () => {
  const reason = (locationId: string) => ({ locationId, code: 'routing.no-stock' as const });
  const left = (reasons: readonly ReturnType<typeof reason>[]) => ({
    allocations: [],
    unfilled: [{ lineId: '1', quantity: 3, reasons }],
  });

  it('wants one reason for every location', () => {
    expect(berlin?.locationId).toBe('berlin');
    expect(judged(explained, { world, answer: left([reason('berlin'), reason('cologne')]) })).toBeUndefined();
    expect(judged(explained, { world, answer: left([reason('berlin')]) })?.sentence).toContain('cologne');
    const twice = left([reason('berlin'), reason('cologne'), reason('cologne')]);
    expect(judged(explained, { world, answer: twice })?.sentence).toBe('Line 1 has two reasons for one location.');
  });

  it('wants the status to be the one that the units show', () => {
    for (const [one, status] of [
      [answer({ berlin: 3 }), 'complete'],
      [answer({ berlin: 2 }, 1), 'partial'],
      [answer({}, 3), 'unfilled'],
    ] as const) {
      expect(judged(explained, { world, answer: { ...one, status } })).toBeUndefined();
      const wrong = status === 'partial' ? 'complete' : 'partial';
      expect(judged(explained, { world, answer: { ...one, status: wrong } })?.sentence).toBe(
        `The plan is called ${wrong} and is ${status}.`,
      );
    }
  });
});
