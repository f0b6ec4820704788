import { err, type Result } from 'neverthrow';
import { must } from '../../../kernel/assert.ts';
import type { AnnounceReturn, OrderRefusal, ReceiveReturn } from '../command.ts';
import type { OrderEvent, ReturnedUnits } from '../event.ts';
import type { PlacedOrder, ReturnRecord } from '../state.ts';
import { takeUnits } from '../units.ts';

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
): Result<readonly OrderEvent[], OrderRefusal> {
  const { returnId } = command;
  if (order.returns.some((record) => record.returnId === returnId)) return err({ code: 'order.return-exists' });
  return takeUnits(command.lines, {
    among: order.lines,
    possible: (line) => line.shipped - line.returning - line.returned,
    code: 'order.more-than-returnable',
  }).map((taken) => [
    {
      kind: 'return-announced',
      at: command.now,
      by: command.actor,
      returnId,
      lines: taken.map(({ asked: { lineId, quantity, reason } }) => ({ lineId, quantity, reason })),
    },
  ]);
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
): Result<readonly OrderEvent[], OrderRefusal> {
  const record = order.returns.find(({ returnId }) => returnId === command.returnId);
  if (record === undefined) return err({ code: 'order.return-unknown' });
  const { returnId, locationId } = command;
  return takeReceived(command, record).map((lines) => [
    {
      kind: 'return-received',
      at: command.now,
      by: command.actor,
      returnId,
      locationId,
      lines: lines.map((line) => ({
        ...line,
        sku: must(
          order.lines.find(({ lineId }) => lineId === line.lineId),
          'a return holds lines of its order',
        ).sku,
      })),
    },
  ]);
}

function takeReceived(
  command: ReceiveReturn,
  record: ReturnRecord,
): Result<readonly Omit<ReturnedUnits, 'sku'>[], OrderRefusal> {
  const asked: { lineId: string; quantity: number; dispositions: ReturnedUnits['dispositions'] }[] = [];
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
  }).map((taken) =>
    taken.map(({ line: { lineId }, quantity, asked: { dispositions } }) => ({
      lineId,
      quantity,
      fromAnnounced: quantity,
      dispositions,
    })),
  );
}
