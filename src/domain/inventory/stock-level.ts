import type { Quantity } from '../../kernel/quantity.ts';

/** What a buyer is told about the stock of an item. */
export type StockLevel = 'in-stock' | 'low' | 'out' | 'incoming';

/** Where one level ends and the next begins. */
export interface LevelThresholds {
  /** so many units or fewer are `low` */
  readonly lowAt: Quantity;
  /** `low` stays so until there are more than so many; left out: `lowAt` */
  readonly lowUntil?: Quantity;
  /** `out` or `incoming` stays so until there are at least so many; left out: 1 */
  readonly backAt?: Quantity;
}

export interface LevelQuestion {
  readonly available: number;
  /** units on their way here */
  readonly incoming: Quantity;
  readonly thresholds: LevelThresholds;
  /** what was told before: near a threshold it is told again */
  readonly before?: StockLevel;
}

/**
 * Says in one word how much there is, without changing the word at every unit near a threshold.
 *
 * @units whole base units
 * @law with `lowUntil` above `lowAt` and `backAt` above 1, a word that has changed stays while units come and go in
 * between
 * @example low at 5, until more than 8: from 9 down to 5 it becomes `low`, and back at 8 it still is; at 9 `in-stock`
 */
export function stockLevel({ available, incoming, thresholds, before }: LevelQuestion): StockLevel {
  const { lowAt, lowUntil = lowAt, backAt = 1 } = thresholds;
  const wasOut = before === 'out' || before === 'incoming';
  if (available <= 0 || (wasOut && available < backAt)) return incoming > 0 ? 'incoming' : 'out';
  const wasLow = wasOut || before === 'low';
  return available <= lowAt || (wasLow && available <= lowUntil) ? 'low' : 'in-stock';
}
