import { err, ok, type Result } from 'neverthrow';
import type { Decider } from '../../kernel/decider.ts';
import type { StockCommand, StockDecision, StockFacts, StockRefusal } from './command.ts';
import type { Booking } from './decide/booking.ts';
import { decideCorrection } from './decide/count.ts';
import { decideExpiry } from './decide/expire.ts';
import { decidePin } from './decide/pin.ts';
import { decideReservation } from './decide/reserve.ts';
import { decideHolding, decidePost, decideRejection, decideRelease } from './decide/resolve.ts';
import { decideWay } from './decide/way.ts';
import { evolveStock } from './evolve.ts';
import { emptyStock, type StockLedger } from './ledger.ts';
import { utcMoment } from './moment.ts';
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
  const now = utcMoment(command.now);
  if (now === undefined) return err({ code: 'inventory.not-a-moment' });
  const timed = { ...command, now };
  const booking: Booking = { command: timed, facts, movements: [], short: [], stock, refusal: undefined };
  const decide = (Object.hasOwn(DECIDERS, command.kind) ? DECIDERS[command.kind] : decideWay) as Decide<StockCommand>;
  decide(timed, booking);
  const { movements, short, refusal } = booking;
  if (refusal !== undefined) return err(refusal);
  const welcome = command.kind === 'reserve' && command.whenShort?.kind === 'backorder';
  return short.length > 0 && !welcome
    ? err({ code: 'inventory.not-enough', short })
    : ok({ movements, backordered: short });
}

type Decide<Command extends StockCommand> = (command: Command, booking: Booking) => void;

/** Who decides what; the rest are plain ways. */
const DECIDERS: { readonly [Kind in StockCommand['kind']]?: Decide<Extract<StockCommand, { readonly kind: Kind }>> } = {
  reserve: decideReservation,
  post: decidePost,
  release: decideRelease,
  reject: decideRejection,
  hold: decideHolding,
  expire: decideExpiry,
  pin: decidePin,
  adjust: decideCorrection,
  count: decideCorrection,
};

/** The life of all stock as three plain values. What was back-ordered is in the answer of `decideStock` only. */
export const stockDecider: Decider<StockLedger, StockCommand, StockMovement, StockFacts, StockRefusal> = {
  get initialState() {
    return emptyStock();
  },
  decide: (command, stock, facts) => decideStock(command, stock, facts).map(({ movements }) => movements),
  evolve: evolveStock,
};
