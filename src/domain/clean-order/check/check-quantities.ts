import type { Sku } from '../../../kernel/ids.ts';
import type { QuantityLimits } from '../context.ts';
import { type Desk, lookUp, mayAsk } from '../desk.ts';
import { complain, type Spot } from '../notes.ts';
import { replaceWith } from '../read/read-values.ts';
import type { OrderedLine } from './check-lines.ts';

/** What all lines of one SKU ask for together. */
interface Demand {
  readonly first: OrderedLine;
  readonly limits: QuantityLimits;
  lines: number;
  units: number;
}

/**
 * Holds what is ordered of each SKU, over all its lines, against what may be ordered: least, most, multiples, and most
 * for one customer in a number of days.
 */
export function checkQuantities(desk: Desk, lines: readonly (OrderedLine | null)[]): void {
  if (!mayAsk(desk, 'lines')) return;
  const demands = new Map<Sku, Demand>();
  let units = 0;
  for (const line of lines) {
    if (line?.units === undefined) continue;
    units += line.units;
    const limits = line.product?.quantity;
    if (limits === undefined || line.sku === undefined) continue;
    const demand = demands.get(line.sku);
    if (demand === undefined) demands.set(line.sku, { first: line, limits, lines: 1, units: line.units });
    else {
      demand.lines += 1;
      demand.units += line.units;
    }
  }
  for (const [sku, demand] of demands) checkDemand(desk, sku, demand);
  const { reviewAboveUnits } = desk.context.limits ?? {};
  if (reviewAboveUnits !== undefined && units > reviewAboveUnits && desk.phase === 'submit') {
    complain({ notes: desk.notes, at: '' }, 'lines', 'order.unusually-many-units', {
      params: { max: reviewAboveUnits },
    });
  }
}

function checkDemand(desk: Desk, sku: Sku, demand: Demand): void {
  const { first, limits, units } = demand;
  const { spot } = first.read;
  const { min = 0, max = Number.POSITIVE_INFINITY, multipleOf = 1, perCustomer } = limits;
  if (units < min)
    complain(spot, 'quantity', 'line.quantity-below-minimum', mend(demand, spot, { min }, allowed(limits, min)));
  if (units > max)
    complain(spot, 'quantity', 'line.quantity-above-maximum', mend(demand, spot, { max }, floor(max, multipleOf)));
  if (multipleOf > 0 && units % multipleOf !== 0) {
    complain(
      spot,
      'quantity',
      'line.quantity-not-a-multiple',
      mend(demand, spot, { multipleOf }, allowed(limits, units)),
    );
  }
  if (perCustomer === undefined) return;
  const { unitsBought } = desk.context.customer ?? {};
  const { days } = perCustomer;
  const before = unitsBought === undefined ? 0 : (lookUp(desk, 'units-bought', () => unitsBought({ sku, days })) ?? 0);
  if (before + units > perCustomer.max) {
    complain(spot, 'quantity', 'line.customer-maximum-passed', { params: { max: perCustomer.max, days } });
  }
}

/** The next multiple from an amount up, not above the most that is allowed. */
function allowed({ min = 0, max, multipleOf = 1 }: QuantityLimits, from: number): number {
  const next = Math.ceil(Math.max(from, min) / multipleOf) * multipleOf;
  return max !== undefined && next > max ? floor(max, multipleOf) : next;
}

const floor = (units: number, multipleOf: number): number => Math.floor(units / multipleOf) * multipleOf;

/** Proposes a quantity, where one line alone asks for the SKU. */
function mend({ first, lines }: Demand, spot: Spot, params: Readonly<Record<string, number>>, units: number) {
  const packs = units / first.packUnits;
  if (lines !== 1 || !Number.isInteger(packs) || packs <= 0) return { params };
  return { params, suggestions: replaceWith(spot, 'quantity', { value: packs, confidence: 0.7, apply: 'ask' }) };
}
