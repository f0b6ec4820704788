import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReconcileQuestion, reconcile } from '../../../../src/domain/inventory/control/index.ts';
import { onHand, positionAt, type StockCommand, stockSnapshot } from '../../../../src/domain/inventory/index.ts';
import { at, by, decided, minutesLater, moved, noon, run, stockOf } from '../stock-world.ts';

const tea = { sku: 'TEA', locationId: 'ams' } as const;
const compare = (more: Partial<ReconcileQuestion>) => reconcile({ ours: [], theirs: [], ...more });
const theirs = (quantity: number, more: object = {}) => [{ ...tea, quantity, asOf: noon, ...more }];

describe('reconciling', () => {
  it('finds where their books and ours differ, and what to put right', () => {
    expect(compare({ ours: [at('TEA', 'ams', { available: 6, reserved: 2 })], theirs: theirs(11) })).toEqual({
      drifts: [{ ...tea, ours: 8, theirs: 11, drift: 3, tolerated: false }],
      corrections: [{ ...tea, by: 3 }],
      unheard: [],
    });
    expect(compare({ ours: [at('TEA', 'ams', { available: 8 })], theirs: theirs(8) }).drifts).toEqual([]);
    expect(compare({ theirs: theirs(2) }).corrections).toEqual([{ ...tea, by: 2 }]);
  });

  it('does not take for drift what happened after their moment', () => {
    const before = stockOf([at('TEA', 'ams', { available: 10, picked: 4 })]);
    const ship: StockCommand = { ...by, kind: 'ship', lines: [{ ...tea, quantity: 4 }], now: minutesLater(5) };
    const { movements } = decided(before, ship);
    const ours = stockSnapshot(moved(before, movements)).positions;
    expect(compare({ ours, theirs: theirs(14), movements }).drifts).toEqual([]);
    expect(compare({ ours, theirs: theirs(14, { asOf: minutesLater(5) }), movements }).corrections).toEqual([
      { ...tea, by: 4 },
    ]);
    expect(compare({ ours, theirs: theirs(10, { asOf: minutesLater(5) }), movements }).drifts).toEqual([]);
    expect(compare({ ours, theirs: theirs(10, { asOf: '2026-06-15T12:05:00Z' }), movements }).drifts).toEqual([]);
  });

  it('counts what they count', () => {
    const ours = [at('TEA', 'ams', { available: 6, reserved: 2, inbound: 5 })];
    expect(compare({ ours, theirs: theirs(6), accounts: ['available'] }).drifts).toEqual([]);
    expect(compare({ ours, theirs: theirs(11), accounts: ['available', 'inbound'] }).drifts).toEqual([]);
  });

  it('corrects once what they say twice, and goes by the newest', () => {
    const ours = [at('TEA', 'ams', { available: 8 })];
    expect(compare({ ours, theirs: [...theirs(11), ...theirs(11)] }).corrections).toEqual([{ ...tea, by: 3 }]);
    const later = theirs(9, { asOf: '2026-06-15T12:01:00Z' });
    for (const all of [
      [...theirs(11), ...later],
      [...later, ...theirs(11)],
    ]) {
      expect(compare({ ours, theirs: all }).drifts).toMatchObject([{ theirs: 9, drift: 1 }]);
    }
    for (const all of [
      [...theirs(7), ...theirs(11)],
      [...theirs(11), ...theirs(7)],
    ]) {
      expect(compare({ ours, theirs: all }).corrections).toEqual([{ ...tea, by: -1 }]);
    }
  });

  it('corrects an account that they count', () => {
    const ours = [at('TEA', 'ams', { available: 8, damaged: 1, inbound: 4 })];
    const corrections = (accounts: ReconcileQuestion['accounts']) =>
      compare({ ours, theirs: theirs(3), ...(accounts && { accounts }) }).corrections;
    expect(corrections(['damaged'])).toEqual([{ ...tea, account: 'damaged', by: 2 }]);
    expect(corrections(['available', 'damaged'])).toEqual([{ ...tea, by: -6 }]);
    // what is on its way is not there to be counted: the difference is named, and nothing is adjusted
    expect(corrections(['inbound'])).toEqual([]);
    expect(compare({ ours, theirs: theirs(3), accounts: ['inbound'] }).drifts).toMatchObject([{ drift: -1 }]);
    const right = run(stockOf(ours), [{ ...by, kind: 'adjust', ...tea, account: 'damaged', by: 2 }]);
    expect(positionAt(right, tea)).toMatchObject({ available: 8, damaged: 3 });
  });

  it('lets small differences be: the greater of units and percent of ours', () => {
    const ours = [at('TEA', 'ams', { available: 100 })];
    const tolerated = (quantity: number, tolerance: object) =>
      compare({ ours, theirs: theirs(quantity), tolerance }).corrections.length === 0;
    expect([tolerated(103, { units: 3 }), tolerated(104, { units: 3 })]).toEqual([true, false]);
    expect([tolerated(95, { percent: 5 }), tolerated(94, { percent: 5 })]).toEqual([true, false]);
    expect(tolerated(105, { units: 1, percent: 5 })).toBe(true);
    expect(compare({ ours, theirs: theirs(103), tolerance: { units: 3 } }).drifts).toMatchObject([
      { drift: 3, tolerated: true },
    ]);
  });

  it('names positions with units of which they say nothing', () => {
    const ours = [at('TEA', 'ams', { available: 1 }), at('JAM', 'ams', { available: 1 }), at('BUN', 'ams')];
    expect(compare({ ours, theirs: theirs(1) }).unheard).toEqual([{ sku: 'JAM', locationId: 'ams' }]);
  });

  it('makes ours theirs, moved on by what happened since', () => {
    const quantity = fc.nat(9);
    const ship = fc.record({ quantity: fc.integer({ min: 1, max: 3 }), minutes: fc.integer({ min: -5, max: 5 }) });
    fc.assert(
      fc.property(quantity, quantity, fc.array(ship, { maxLength: 4 }), (available, counted, ships) => {
        let stock = stockOf([at('TEA', 'ams', { available, picked: 20 }), at('TEA', 'rtm', { available: 1 })]);
        const movements = ships.flatMap((each) => {
          const command: StockCommand = {
            ...by,
            kind: 'ship',
            lines: [{ ...tea, quantity: each.quantity }],
            now: minutesLater(each.minutes),
          };
          const decision = decided(stock, command).movements;
          stock = moved(stock, decision);
          return decision;
        });
        const question = { ours: stockSnapshot(stock).positions, theirs: theirs(counted + 20), movements };
        const { corrections } = reconcile(question);
        expect(
          reconcile({ ...question, movements: [...movements].reverse(), ours: [...question.ours].reverse() }),
        ).toEqual(reconcile(question));
        const right = run(
          stock,
          corrections.map((correction): StockCommand => ({ ...by, kind: 'adjust', ...correction })),
        );
        let since = 0;
        for (const each of ships) if (each.minutes > 0) since += each.quantity;
        expect(onHand(positionAt(right, tea))).toBe(counted + 20 - since);
      }),
      { numRuns: 300 },
    );
  });
});
