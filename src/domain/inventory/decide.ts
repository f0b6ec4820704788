import { err, ok, type Result } from 'neverthrow';
import type { Decider } from '../../kernel/decider.ts';
import { parseInstant } from '../../kernel/instant.ts';
import type { ShortUnits, StockCommand, StockDecision, StockFacts, StockRefusal } from './command.ts';
import type { Booking } from './decide/booking.ts';
import { decideCorrection } from './decide/count.ts';
import { decideExpiry, decideHolding } from './decide/expire.ts';
import { isRefusal } from './decide/pending.ts';
import { decidePin } from './decide/pin.ts';
import { decideReservation } from './decide/reserve.ts';
import { decidePost, decideRejection, decideRelease } from './decide/resolve.ts';
import { decideWay } from './decide/way.ts';
import { evolveStock } from './evolve.ts';
import { emptyStock, type StockLedger } from './ledger.ts';
import type { StockMovement } from './movement.ts';

/**
 * Decides what a command does to the stock: movements, or a refusal that names the broken rule. All of a command or
 * nothing of it.
 *
 * @units whole base units of each SKU
 * @law the ledger that was handed in stays as it was; every movement has a reason, an actor and a command; on hand is
 * never below 0, and no account but `available` (to the oversell that was allowed, or by a count) and `adjustment`;
 * every movement is accepted by `evolveStock`
 * @errors the first that applies: `inventory.not-a-moment` (the command's `now`); then those of the command, in the order
 * that its function documents; then `inventory.too-many-units` (a balance beyond 10^12)
 * @example `reserve` of 4 where 10 are available gives one movement of 4 from `available` to `reserved`; of 11 it is
 * refused with `inventory.not-enough`, asked 11, possible 10
 */
export function decideStock(
  command: StockCommand,
  stock: StockLedger,
  facts: StockFacts = {},
): Result<StockDecision, StockRefusal> {
  const now = parseInstant(command.now);
  if (now.isErr()) return err({ code: 'inventory.not-a-moment' });
  const timed = { ...command, now: now.value };
  const booking: Booking = { command: timed, movements: [], stock, tooMany: false };
  const answer = decideKind(timed, booking, facts);
  if (answer !== undefined && isRefusal(answer)) return err(answer);
  if (booking.tooMany) return err({ code: 'inventory.too-many-units' });
  return ok({ movements: booking.movements, backordered: answer ?? [] });
}

function decideKind(
  command: StockCommand,
  booking: Booking,
  facts: StockFacts,
): StockRefusal | readonly ShortUnits[] | undefined {
  switch (command.kind) {
    case 'reserve':
      return decideReservation(command, booking, facts);
    case 'post':
      return decidePost(command, booking);
    case 'release':
      return decideRelease(command, booking);
    case 'expire':
      return decideExpiry(command, booking);
    case 'hold':
      return decideHolding(command, booking);
    case 'pin':
      return decidePin(command, booking, facts);
    case 'reject':
      return decideRejection(command, booking);
    case 'adjust':
    case 'count':
      return decideCorrection(command, booking);
    default:
      return decideWay(command, booking, facts);
  }
}

/** The life of all stock as three plain values. What was back-ordered is in the answer of `decideStock` only. */
export const stockDecider: Decider<StockLedger, StockCommand, StockMovement, StockFacts, StockRefusal> = {
  get initialState() {
    return emptyStock();
  },
  decide: (command, stock, facts) => decideStock(command, stock, facts).map(({ movements }) => movements),
  evolve: evolveStock,
};
