import { compareText } from '../../kernel/text.ts';
import type { RoutingLine } from './facts.ts';
import type { OrderTable } from './read-order.ts';

/** What is placed as one: units of a SKU, or a whole kit (of which there is one). */
export interface Item {
  /** SKUs by their numbers in the table, with the units of each in one unit of the item */
  readonly parts: ReadonlyMap<number, number>;
  readonly quantity: number;
  /** all of it comes from one location */
  readonly whole: boolean;
  /** in the order of their ids */
  readonly lines: readonly RoutingLine[];
}

/** A kit whose lines are being gathered. */
interface Kit extends Item {
  readonly parts: Map<number, number>;
  readonly lines: RoutingLine[];
}

/** Makes the items of an order, SKU by SKU and then kit by kit: lines of one SKU are one item, lines of a kit another. */
export function itemsOf({ skus }: OrderTable): readonly Item[] {
  const items: Item[] = [];
  const kits = new Map<string, Kit>();
  for (const [sku, all] of skus.entries()) {
    const lines = [...all].sort((a, b) => compareText(a.lineId, b.lineId));
    const loose = lines.filter(({ kitId }) => kitId === undefined);
    const quantity = loose.reduce((sum, line) => sum + line.quantity, 0);
    if (quantity > 0) {
      items.push({ parts: new Map([[sku, 1]]), quantity, whole: loose[0]?.mayNotSplit === true, lines: loose });
    }
    for (const line of lines) {
      if (line.kitId === undefined || line.quantity === 0) continue;
      const kit: Kit = kits.get(line.kitId) ?? { parts: new Map(), quantity: 1, whole: true, lines: [] };
      kits.set(line.kitId, kit);
      kit.lines.push(line);
      kit.parts.set(sku, (kit.parts.get(sku) ?? 0) + line.quantity);
    }
  }
  return [...items, ...[...kits].sort(([a], [b]) => compareText(a, b)).map(([, kit]) => kit)];
}

/** Adds up a number that each unit of a SKU has, over one unit of an item. */
export function perUnit({ parts }: Item, amount: (sku: number) => number | undefined): number {
  let sum = 0;
  for (const [sku, units] of parts) sum += units * (amount(sku) ?? 0);
  return sum;
}
