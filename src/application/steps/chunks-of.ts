import type { StockMovement } from '../../domain/inventory/index.ts';
import type { ReservationId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { balanceName } from '../balance.ts';
import { touchedBalances } from '../balance-changes.ts';

/** Movements that one commit can write, claim and all. */
export interface Chunk {
  readonly movements: readonly StockMovement[];
  /** those of them that take units which others could take too */
  readonly takes: readonly StockMovement[];
}

/**
 * Cuts movements into pieces that one commit can write, in their order.
 *
 * @law together the pieces hold every movement once; the same movements make the same pieces
 * @example 120 lines from one location at 100 keys in a commit, each with its claim: 49, 49 and 22
 */
export function chunksOf(movements: readonly StockMovement[], maxKeys: number): readonly Chunk[] {
  const chunks: StockMovement[][] = [];
  let names = new Set<string>();
  for (const movement of movements) {
    const touched = touchedBalances(claimed(movement, { reservationId: ' ' })).map(balanceName);
    // the command and its reservation are keys too
    const more = touched.filter((name) => !names.has(name)).length;
    if (chunks.length === 0 || names.size + more + 2 > maxKeys) {
      chunks.push([]);
      names = new Set();
    }
    for (const name of touched) names.add(name);
    chunks.at(-1)?.push(movement);
  }
  return chunks.map((part) => ({ movements: part, takes: part.filter(isTake) }));
}

/** Units that leave `available`, but for what a count puts right, are units that somebody else could take. */
function isTake({ from, to }: StockMovement): boolean {
  return from.account === 'available' && to.account !== 'adjustment';
}

/** How a reservation holds the units of a movement before it is made. */
export function claimed(
  movement: StockMovement,
  { reservationId, until }: { readonly reservationId: ReservationId; readonly until?: Instant },
): StockMovement {
  if (!isTake(movement) || !('locationId' in movement.from)) return movement;
  const to = { ...movement.from, account: 'reserved' } as const;
  return { ...movement, to, reason: 'claimed', reservationId, ...(until === undefined ? {} : { expiresAt: until }) };
}

/** The way back of a claim. */
export function unclaimed(movement: StockMovement, reservationId: ReservationId): StockMovement {
  const { from, to, expiresAt: _, ...claim } = claimed(movement, { reservationId });
  return { ...claim, reason: 'claim-ended', from: to, to: from };
}
