import { err, type Result } from 'neverthrow';
import { must } from '../../../kernel/assert.ts';
import type { LineId, LocationId, ReturnId } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { changed, withLines } from '../line-changes.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { LineUnits, PlacedOrder, ReturnRecord } from '../state.ts';
import { takeUnits } from '../units.ts';
import type { SkuUnits } from './rearrange.ts';

/** The customer says that units will come back. */
export interface AnnounceReturn extends CommandBase {
  readonly kind: 'announce-return';
  readonly returnId: ReturnId;
  readonly lines: readonly ReturningUnits[];
}

/** Units on their way back, and why. */
export interface ReturningUnits extends LineUnits {
  readonly reason: string;
}

export interface ReturnAnnounced extends EventBase {
  readonly kind: 'return-announced';
  readonly returnId: ReturnId;
  readonly lines: readonly ReturningUnits[];
}

/** Units came back to a location. */
export interface ReceiveReturn extends CommandBase {
  readonly kind: 'receive-return';
  readonly returnId: ReturnId;
  readonly locationId: LocationId;
  readonly lines: readonly ReceivedUnits[];
}

/** What came back of one line, and what becomes of it. */
export interface ReceivedUnits {
  readonly lineId: LineId;
  readonly dispositions: readonly DisposedUnits[];
}

/** Units with one fate. */
export interface DisposedUnits {
  readonly disposition: Disposition;
  readonly quantity: Quantity;
}

/** What becomes of goods that came back: sold again, looked at first, or thrown away. */
export type Disposition = 'restock' | 'quarantine' | 'scrap';

export interface ReturnReceived extends EventBase {
  readonly kind: 'return-received';
  readonly returnId: ReturnId;
  readonly locationId: LocationId;
  readonly lines: readonly ReturnedUnits[];
}

/** Units that came back, with the fate of each. */
export interface ReturnedUnits extends SkuUnits {
  readonly dispositions: readonly DisposedUnits[];
}

/** Gives an announced return up: what has not come back will not come. */
export interface CloseReturn extends CommandBase {
  readonly kind: 'close-return';
  readonly returnId: ReturnId;
}

export interface ReturnClosed extends EventBase {
  readonly kind: 'return-closed';
  readonly returnId: ReturnId;
  /** units that stay with the customer */
  readonly lines: readonly LineUnits[];
}

/**
 * Notes that shipped units will come back.
 *
 * @law returning + returned never exceeds what was shipped
 * @errors the first that applies: `order.return-exists`, then those of the units; asking for more than was shipped and
 * not returned yet is `order.more-than-returnable`
 * @example of 4 shipped units, 1 returned before, 3 can be announced; 4 are refused
 */
export function decideReturnAnnouncement(
  command: AnnounceReturn,
  order: PlacedOrder,
): Result<readonly ReturnAnnounced[], OrderRefusal> {
  const { returnId } = command;
  if (order.returns.some((record) => record.returnId === returnId)) return err({ code: 'order.return-exists' });
  return takeUnits(command.lines, {
    among: order.lines,
    possible: (line) => line.shipped - line.returning - line.returned,
    code: 'order.more-than-returnable',
  }).map((taken) => {
    const lines = taken.map(({ asked: { lineId, quantity, reason } }) => ({ lineId, quantity, reason }));
    return [{ kind: 'return-announced', ...stampOf(command), returnId, lines }];
  });
}

/**
 * Takes announced units back into a location, each with what becomes of it. They may come in several goes.
 *
 * @law never more units than were announced; received = restocked + quarantined + scrapped
 * @errors the first that applies: `order.return-unknown`, then those of the units; asking for more than is still
 * announced is `order.more-than-announced`
 * @example of 2 announced units, 1 comes back, later 1 more: 2 returned; a third is refused
 */
export function decideReturnReceipt(
  command: ReceiveReturn,
  order: PlacedOrder,
): Result<readonly ReturnReceived[], OrderRefusal> {
  const record = order.returns.find(({ returnId }) => returnId === command.returnId);
  if (record === undefined) return err({ code: 'order.return-unknown' });
  const { returnId, locationId } = command;
  const skuByLine = new Map(order.lines.map(({ lineId, sku }) => [lineId, sku]));
  return takeReceived(command, record).map((taken) => {
    const lines = taken.map((line) => ({
      ...line,
      sku: must(skuByLine.get(line.lineId), 'a return holds lines of its order'),
    }));
    return [{ kind: 'return-received', ...stampOf(command), returnId, locationId, lines }];
  });
}

type Received = Omit<ReturnedUnits, 'sku'>;

function takeReceived(command: ReceiveReturn, record: ReturnRecord): Result<readonly Received[], OrderRefusal> {
  const asked: Received[] = [];
  for (const { lineId, dispositions } of command.lines) {
    let quantity = 0;
    for (const part of dispositions) {
      if (!Number.isSafeInteger(part.quantity) || part.quantity <= 0) return err({ code: 'order.quantity-not-whole' });
      quantity += part.quantity;
    }
    asked.push({ lineId, quantity, dispositions });
  }
  return takeUnits(asked, {
    among: record.lines,
    possible: (line) => line.announced - line.received,
    code: 'order.more-than-announced',
  }).map((taken) => taken.map(({ asked: { lineId, quantity, dispositions } }) => ({ lineId, quantity, dispositions })));
}

/**
 * Gives an announced return up.
 *
 * @errors the first that applies: `order.return-unknown`, `order.nothing-asked` (all of it has come back)
 * @example of 2 announced units 1 came back; closing leaves the other with the customer, who may announce it anew
 */
export function decideReturnClosing(
  command: CloseReturn,
  order: PlacedOrder,
): Result<readonly ReturnClosed[], OrderRefusal> {
  const { returnId } = command;
  const record = order.returns.find((known) => known.returnId === returnId);
  if (record === undefined) return err({ code: 'order.return-unknown' });
  const open = record.lines.filter(({ announced, received }) => announced > received);
  const lines = open.map(({ lineId, announced, received }) => ({ lineId, quantity: announced - received }));
  return takeUnits(lines, {
    among: order.lines,
    possible: ({ returning }) => returning,
    code: 'order.more-than-announced',
  }).map(() => [{ kind: 'return-closed', ...stampOf(command), returnId, lines }]);
}

/** Units will come back. */
export function announced(order: PlacedOrder, { returnId, lines }: ReturnAnnounced): PlacedOrder {
  const next = withLines(order, lines, (line, { quantity }) => ({ ...line, returning: line.returning + quantity }));
  const own = lines.map(({ lineId, quantity }) => ({ lineId, announced: quantity, received: 0 }));
  return { ...next, returns: [...order.returns, { returnId, lines: own }] };
}

/** Units came back. */
export function received(order: PlacedOrder, { returnId, lines }: ReturnReceived): PlacedOrder {
  const next = withLines(order, lines, (line, { quantity }) => ({
    ...line,
    returning: line.returning - quantity,
    returned: line.returned + quantity,
  }));
  return withReturn(next, returnId, (record) => ({
    ...record,
    lines: changed(record.lines, lines, (line, { quantity }) => ({ ...line, received: line.received + quantity })),
  }));
}

/** Units stay with the customer after all. */
export function returnClosed(order: PlacedOrder, { returnId, lines }: ReturnClosed): PlacedOrder {
  const next = withLines(order, lines, (line, { quantity }) => ({ ...line, returning: line.returning - quantity }));
  return withReturn(next, returnId, (record) => ({
    ...record,
    lines: record.lines.map((line) => ({ ...line, announced: line.received })),
  }));
}

function withReturn(order: PlacedOrder, id: ReturnId, change: (record: ReturnRecord) => ReturnRecord): PlacedOrder {
  return { ...order, returns: order.returns.map((record) => (record.returnId === id ? change(record) : record)) };
}
