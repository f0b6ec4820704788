import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoutingLine } from '../../../src/domain/routing/index.ts';
import { itemsOf, perUnit } from '../../../src/domain/routing/items.ts';
import { readOrder } from '../../../src/domain/routing/read-order.ts';
import { smallWorlds } from './support/worlds.ts';

const items = (...lines: readonly RoutingLine[]) =>
  itemsOf(readOrder({ lines, locations: [], stock: [] })._unsafeUnwrap());

const line = (lineId: string, sku: string, quantity: number, facts: Partial<RoutingLine> = {}): RoutingLine => ({
  lineId,
  sku,
  quantity,
  ...facts,
});

describe('itemsOf', () => {
  it('makes one item of all lines of a SKU, in the order of their ids', () => {
    expect(items(line('2', 'B', 1), line('3', 'A', 4), line('1', 'B', 2))).toEqual([
      { parts: new Map([[0, 1]]), quantity: 4, whole: false, lines: [line('3', 'A', 4)] },
      { parts: new Map([[1, 1]]), quantity: 3, whole: false, lines: [line('1', 'B', 2), line('2', 'B', 1)] },
    ]);
  });

  it('keeps an item whole that may not be split', () => {
    expect(items(line('1', 'A', 2, { mayNotSplit: true }))[0]?.whole).toBe(true);
    expect(items(line('1', 'A', 2, { mayNotSplit: false }))[0]?.whole).toBe(false);
  });

  it('makes one whole item of a kit, after all SKUs', () => {
    const inKit = [
      line('2', 'A', 2, { kitId: 'k' }),
      line('3', 'B', 1, { kitId: 'k' }),
      line('4', 'A', 1, { kitId: 'k' }),
    ];
    expect(items(line('1', 'A', 5), ...inKit)).toEqual([
      { parts: new Map([[0, 1]]), quantity: 5, whole: false, lines: [line('1', 'A', 5)] },
      {
        parts: new Map([
          [0, 3],
          [1, 1],
        ]),
        quantity: 1,
        whole: true,
        lines: [inKit[0], inKit[2], inKit[1]],
      },
    ]);
  });

  it('puts kits in the order of their ids, one called __proto__ too', () => {
    const made = items(line('1', 'A', 1, { kitId: 'z' }), line('2', 'A', 1, { kitId: '__proto__' }));
    expect(made.map(({ lines }) => lines[0]?.kitId)).toEqual(['__proto__', 'z']);
  });

  it('makes nothing of lines without units', () => {
    expect(items(line('1', 'A', 0), line('2', 'B', 0, { kitId: 'k' }))).toEqual([]);
    expect(items(line('1', 'A', 0), line('2', 'A', 3))[0]?.quantity).toBe(3);
  });

  it('loses and adds no unit', () => {
    fc.assert(
      fc.property(smallWorlds({ lines: 5, locations: 1, units: 4, special: 40 }), (world) => {
        const made = itemsOf(readOrder(world)._unsafeUnwrap());
        const units = made.reduce((sum, item) => sum + item.quantity * perUnit(item, () => 1), 0);
        expect(units).toBe(world.lines.reduce((sum, { quantity }) => sum + quantity, 0));
      }),
    );
  });
});

describe('perUnit', () => {
  const kit = { quantity: 1, whole: true, lines: [] };

  it('adds up a number over the parts of one unit', () => {
    const item = {
      ...kit,
      parts: new Map([
        [0, 3],
        [4, 2],
      ]),
    };
    expect(perUnit(item, () => 1)).toBe(5);
    expect(perUnit(item, (sku) => 10 + sku)).toBe(3 * 10 + 2 * 14);
  });

  it('counts what is not known as nothing', () => {
    const item = {
      ...kit,
      parts: new Map([
        [0, 3],
        [1, 1],
      ]),
    };
    expect(perUnit(item, (sku) => (sku === 0 ? undefined : 7))).toBe(7);
  });
});
