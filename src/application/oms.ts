import type { ResultAsync } from 'neverthrow';
import type { StockRefusal } from '../domain/inventory/index.ts';
import type { Actor, AdvanceFacts, CleanOrder, OrderCommand, OrderRefusal } from '../domain/order/index.ts';
import type { RefundRefusal, ReturnRefusal } from '../domain/returns/index.ts';
import type { CommandId, OrderId, ReservationId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { AllocateRefusal } from './allocation-policy.ts';
import type { ImportAnswer, ImportRequest } from './import-orders.ts';
import type { OrderAnswer } from './order-work.ts';
import type { RefundRequest } from './refund-units.ts';
import type { OmsRefusal } from './refusal.ts';
import type { Relayed, RelayRequest } from './relay.ts';
import type { ReturnQuestion } from './request-return.ts';
import type { PlainStockCommand, StockAnswer } from './run-stock-work.ts';
import type { Advanced } from './steps/advance-steps.ts';

/** Under which id something is asked, and since when: the same id again is the same request again. */
export interface Asked {
  /** made by the caller; left out, one is made that nobody can ask again with */
  readonly commandId?: CommandId;
  /** when it was first asked; left out: now */
  readonly issuedAt?: Instant;
}

/** Who asks for what of which order. */
export interface OmsRequest extends Asked {
  readonly actor: Actor;
  readonly orderId: OrderId;
}

type Plain<Command> = Command extends unknown ? Omit<Command, 'now' | 'commandId'> & Asked : never;

/** Something asked of one order, without the moment: that comes from the clock. */
export type OrderRequest = Plain<OrderCommand> & { readonly orderId: OrderId };

/** One kind of request. */
export type RequestOf<Kind extends OrderCommand['kind']> = Omit<Extract<OrderRequest, { readonly kind: Kind }>, 'kind'>;

/** Something asked of the stock, without the moment. */
export type StockRequest = Plain<PlainStockCommand>;

/** One kind of request to the stock. */
export type StockRequestOf<Kind extends PlainStockCommand['kind']> = Omit<
  Extract<StockRequest, { readonly kind: Kind }>,
  'kind'
>;

type OfOrder<Request, Refusal = OrderRefusal> = (request: Request) => ResultAsync<OrderAnswer, Refusal | OmsRefusal>;
type OfStock<Request> = (request: Request) => ResultAsync<StockAnswer, StockRefusal | OmsRefusal>;

/**
 * The use cases: each loads, decides and commits; asked again with the same command id it answers the same and does
 * nothing.
 */
export interface Oms extends OrderUseCases, StockUseCases, Chores {}

/** What is done to one order. */
export interface OrderUseCases {
  /** any command of the order room */
  readonly changeOrder: OfOrder<OrderRequest>;
  readonly placeOrder: OfOrder<Asked & { readonly actor: Actor; readonly order: CleanOrder }>;
  /** routes what waits of an order and lets the back-order policy decide what ships */
  readonly allocate: OfOrder<OmsRequest, AllocateRefusal>;
  readonly cancel: OfOrder<RequestOf<'cancel'>>;
  readonly release: OfOrder<RequestOf<'release'>>;
  readonly pick: OfOrder<RequestOf<'pick'>>;
  readonly ship: OfOrder<RequestOf<'ship'>>;
  readonly deliver: OfOrder<RequestOf<'deliver'>>;
  /** looks at what a customer wants to send back, and announces what may come back; `more` says what was decided, line by line */
  readonly requestReturn: OfOrder<
    OmsRequest & Pick<ReturnQuestion, 'returnId' | 'lines'>,
    OrderRefusal | ReturnRefusal
  >;
  readonly receiveReturn: OfOrder<RequestOf<'receive-return'>>;
  readonly recordPayment: OfOrder<RequestOf<'record-payment'>>;
  /** gives back what was charged for units, over the payments it came from */
  readonly refund: OfOrder<
    OmsRequest & Pick<RefundRequest, 'lines' | 'reason' | 'chargesWithLastUnit'>,
    OrderRefusal | RefundRefusal
  >;
  /**
   * does everything about an order that needs nobody: holds whose conditions say so, announced answers, work to be handed
   * over; `more.waitingFor` says what it waits for now
   */
  readonly advanceOrder: OfOrder<OmsRequest & Partial<Pick<AdvanceFacts, 'flags' | 'release'>>>;
  readonly hold: OfOrder<RequestOf<'apply-hold'>>;
  readonly liftHold: OfOrder<RequestOf<'release-hold'>>;
}

/** What is done to the stock. */
export interface StockUseCases {
  /** any command of the inventory room */
  readonly changeStock: OfStock<StockRequest>;
  readonly receiveStock: OfStock<StockRequestOf<'receive'>>;
  readonly adjustStock: OfStock<StockRequestOf<'adjust'>>;
  readonly countStock: OfStock<StockRequestOf<'count'>>;
  /** sets units aside: for a while, or for good */
  readonly reserve: OfStock<StockRequestOf<'reserve'>>;
  readonly post: OfStock<StockRequestOf<'post'>>;
  readonly releaseReservation: OfStock<StockRequestOf<'release'>>;
}

/** What is done for no order in particular. */
export interface Chores {
  /** places many clean orders, each with an answer of its own */
  readonly importOrders: (
    request: Omit<ImportRequest, 'issuedAt' | 'now' | 'rules'> & Asked,
  ) => ResultAsync<ImportAnswer, OmsRefusal>;
  /** cleans up reservations whose time has come */
  readonly expireReservations: () => ResultAsync<{ readonly expired: readonly ReservationId[] }, OmsRefusal>;
  /** hands committed changes of the orders on to the world outside, each at least once */
  readonly relay: (request: RelayRequest) => ResultAsync<Relayed, OmsRefusal>;
  /** makes the steps of commands whose process died in between */
  readonly advance: () => ResultAsync<Advanced, OmsRefusal>;
}
