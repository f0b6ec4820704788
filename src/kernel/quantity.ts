import { err, ok, type Result } from 'neverthrow';
import type { Flavor } from './flavor.ts';

/** Units of a SKU's base unit (piece, gram, millimetre): a safe integer from 0. Goods by weight are counted in grams. */
export type Quantity = Flavor<number, 'Quantity'>;

/** Why a quantity was not accepted. */
export interface QuantityRefusal {
  readonly code: 'quantity.not-a-number' | 'quantity.not-whole' | 'quantity.negative' | 'quantity.too-large';
}

/**
 * Most units of one SKU in one place or line. Low enough that a thousand of the greatest quantities still add up
 * exactly.
 */
export const MAX_QUANTITY = 1_000_000_000_000;

/**
 * Lets a quantity from outside in.
 *
 * @units whole base units of the SKU
 * @law never rounds: what is not a whole number is refused
 * @errors the first that applies: `quantity.not-a-number`, `quantity.negative`, `quantity.not-whole`,
 * `quantity.too-large`
 * @example `parseQuantity(6)` is ok with `6`; `parseQuantity(1.5)` is refused with `quantity.not-whole`
 */
export function parseQuantity(input: unknown): Result<Quantity, QuantityRefusal> {
  if (typeof input !== 'number' || Number.isNaN(input)) return err({ code: 'quantity.not-a-number' });
  if (input < 0) return err({ code: 'quantity.negative' });
  if (input > MAX_QUANTITY) return err({ code: 'quantity.too-large' });
  if (!Number.isInteger(input)) return err({ code: 'quantity.not-whole' });
  return ok(input === 0 ? 0 : input); // minus zero becomes zero
}

/** How many base units one packing unit holds: a case of 12 pieces is `{ unit: 'case', baseUnits: 12 }`. */
export interface PackingUnit {
  readonly unit: string;
  readonly baseUnits: Quantity;
}

/** A conversion that does not come out whole, or too large. */
export interface ConversionRefusal {
  readonly code: 'quantity.does-not-divide' | 'quantity.too-large' | 'quantity.empty-packing-unit';
  readonly remainder?: Quantity;
}

/**
 * Turns packing units into the base units that stock is counted in.
 *
 * @units `packs`: packing units; answer: base units
 * @law `toPackingUnits(toBaseUnits(n)) = n`: pieces are conserved exactly
 * @errors the first that applies: `quantity.empty-packing-unit`, `quantity.too-large`
 * @example 3 cases of 12 are 36 pieces
 */
export function toBaseUnits(packs: Quantity, packing: PackingUnit): Result<Quantity, ConversionRefusal> {
  if (!isCount(packing.baseUnits)) return err({ code: 'quantity.empty-packing-unit' });
  const total = packs * packing.baseUnits;
  return total > MAX_QUANTITY || !Number.isSafeInteger(total) ? err({ code: 'quantity.too-large' }) : ok(total);
}

/**
 * Turns base units into whole packing units, and refuses what would leave a broken pack.
 *
 * @units `pieces`: base units; answer: packing units
 * @law never rounds: the remainder is in the refusal
 * @errors the first that applies: `quantity.empty-packing-unit`, `quantity.does-not-divide` with `remainder`
 * @example 36 pieces are 3 cases of 12; 40 pieces are refused with remainder 4
 */
export function toPackingUnits(pieces: Quantity, packing: PackingUnit): Result<Quantity, ConversionRefusal> {
  if (!isCount(packing.baseUnits)) return err({ code: 'quantity.empty-packing-unit' });
  const remainder = pieces % packing.baseUnits;
  return remainder === 0 ? ok(pieces / packing.baseUnits) : err({ code: 'quantity.does-not-divide', remainder });
}

const isCount = (units: Quantity): boolean => Number.isSafeInteger(units) && units > 0;
