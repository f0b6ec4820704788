import type { CurrencyCode } from '../../kernel/currency.ts';
import { type DecimalText, scaled } from '../../kernel/decimal-text.ts';
import { amountOfUnits } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { RoundingMode } from '../../kernel/rounding.ts';

/** Packs at a price, as base units. */
export interface PackPrice {
  /** of one pack */
  readonly unitPrice: DecimalText;
  /** base units in one pack */
  readonly packUnits: Quantity;
  /** base units in all */
  readonly units: Quantity;
  /** what all of them cost */
  readonly goodsMinor: number;
  readonly currency: CurrencyCode;
  readonly rounding: RoundingMode;
}

/**
 * Prices one base unit of a pack, to 15 digits of which at most 12 stand behind the point.
 *
 * @units answer: main unit of the currency for one base unit
 * @law all units at that price cost what was reckoned from the packs
 * @example a case of 12 at 24.00 is 2 a piece; 3 cases of 7 at 10.00 are 1.428571428571 a piece, and 30.00 in all
 */
export function pricePerUnit(pack: PackPrice): DecimalText {
  const { unitPrice, packUnits, units: quantity, goodsMinor, currency, rounding } = pack;
  const { scale } = scaled(unitPrice);
  const digits = BigInt(unitPrice.replace('.', ''));
  const decimals = Math.min(12, 15 - (unitPrice.length - (scale === 0 ? 0 : scale + 1)));
  const divisor = BigInt(packUnits) * 10n ** BigInt(scale);
  const nearest = (digits * 10n ** BigInt(decimals) * 2n + divisor) / (divisor * 2n);
  const fits = (price: bigint): boolean =>
    amountOfUnits({ unitPrice: decimalOf(price, decimals), quantity, currency, rounding }).match(
      ({ amountMinor }) => amountMinor === goodsMinor,
      () => false,
    );
  const fitting = [nearest, nearest + 1n, nearest - 1n].find(fits);
  return decimalOf(fitting ?? nearest, decimals);
}

/** So many units of 10^-decimals, as decimal text. */
function decimalOf(coefficient: bigint, decimals: number): DecimalText {
  const text = coefficient.toString().padStart(decimals + 1, '0');
  const point = text.length - decimals;
  let end = text.length;
  while (end > point && text.charCodeAt(end - 1) === 0x30) end -= 1;
  return end > point ? `${text.slice(0, point)}.${text.slice(point, end)}` : text.slice(0, point);
}
