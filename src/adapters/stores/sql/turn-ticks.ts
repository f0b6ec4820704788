import type { Bundle } from './bundle-of.ts';

/** What was found while writing: of each balance the tick that it was given, of each order the tick it had. */
export interface FoundTicks {
  readonly written: readonly number[];
  readonly heads: readonly number[];
}

/** The ticks that balances, orders and changes get. */
export interface TurnTicks {
  readonly balances: readonly number[];
  readonly streams: readonly number[];
  readonly changes: readonly number[];
}

/**
 * Works out at which tick each change of a bundle takes effect: later than everything it builds on.
 *
 * @law the same as one change after the other
 */
export function turnTicks({ turns }: Bundle, { written, heads }: FoundTicks): TurnTicks {
  const balances = written.map((tick) => tick - 1);
  const streams: number[] = [];
  const changes: number[] = [];
  for (const turn of turns) {
    let tick = turn.atMs;
    for (const place of turn.balances) tick = Math.max(tick, 1 + (balances[place] as number));
    for (const place of turn.streams) tick = Math.max(tick, 1 + (heads[place] as number));
    for (const place of turn.balances) balances[place] = tick;
    for (const place of turn.streams) streams[place] = tick;
    changes[turn.change] = tick;
  }
  return { balances, streams, changes };
}
