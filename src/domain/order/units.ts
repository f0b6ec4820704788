import { err, ok, type Result } from 'neverthrow';
import type { LineId } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { OrderQuantityCode, OrderRefusal } from './refusal.ts';
import type { LineUnits } from './state.ts';

/** How many units of a line may be asked for at the most, and what it is called to ask for more. */
export interface UnitsLimit<Line extends { readonly lineId: LineId }> {
  readonly among: readonly Line[];
  readonly possible: (line: Line) => Quantity;
  readonly code: OrderQuantityCode;
}

/** Units that may be taken, with the line they are taken from. */
export interface TakenLine<Line> {
  readonly line: Line;
  readonly quantity: Quantity;
}

/**
 * Lets the units of a command through when each line is named once, is known, and has as many.
 *
 * @units whole base units, above 0
 * @errors the first that applies: `order.nothing-asked`; then line by line `order.quantity-not-whole`,
 * `order.line-named-twice`, `order.line-unknown`, and the code of the limit
 * @example 3 units of a line that has 2 allocated, to be picked, are refused with `order.more-than-allocated`, asked 3,
 * possible 2
 */
export function takeUnits<Line extends { readonly lineId: LineId }, Units extends LineUnits>(
  asked: readonly Units[],
  limit: UnitsLimit<Line>,
): Result<readonly (TakenLine<Line> & { readonly asked: Units })[], OrderRefusal> {
  if (asked.length === 0) return err({ code: 'order.nothing-asked' });
  const byLine = new Map(limit.among.map((line) => [line.lineId, line]));
  const named = new Set<LineId>();
  const taken: (TakenLine<Line> & { readonly asked: Units })[] = [];
  for (const units of asked) {
    const { lineId, quantity } = units;
    if (!Number.isSafeInteger(quantity) || quantity <= 0) return err({ code: 'order.quantity-not-whole' });
    if (named.has(lineId)) return err({ code: 'order.line-named-twice' });
    named.add(lineId);
    const line = byLine.get(lineId);
    if (line === undefined) return err({ code: 'order.line-unknown' });
    const possible = limit.possible(line);
    if (quantity > possible) return err({ code: limit.code, lineId, asked: quantity, possible });
    taken.push({ line, quantity, asked: units });
  }
  return ok(taken);
}
