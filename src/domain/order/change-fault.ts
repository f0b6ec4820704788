import type { LineId } from '../../kernel/ids.ts';
import { type Appeaser, faultOfReduction } from './appeasement.ts';
import { blockedBy } from './blocked.ts';
import { type ChangeDocument, withDocument } from './change-document.ts';
import { byDestination } from './destination.ts';
import type { OrderRefusal } from './refusal.ts';
import type { LineQuantities, PlacedOrder } from './state.ts';

/**
 * Finds what stands in the way of a change as the order is now.
 *
 * @errors the first that applies: `order.on-hold`; `order.line-named-twice`, `order.quantity-not-whole`; line by line
 * `order.line-unknown`, `order.more-than-changeable` (fewer units than are allocated, picked, shipped, cancelled or
 * refunded), `order.quantity-not-whole` (beyond 2^53), `order.price-moved` (the unit price is not the one that the change
 * takes the place of); `order.change-too-late` (a higher unit price, when money was captured); `order.line-unknown` and `order.change-too-late` (an address, when
 * units are picked or gone); `order.destinations-mixed` (an address that would part the work of a location);
 * `order.amount-not-whole` (an appeasement that is no reduction), `order.more-than-your-cap` (also of what an edit takes off
 * the price of units or charges)
 */
export function faultOfChange(order: PlacedOrder, document: ChangeDocument, who: Appeaser): OrderRefusal | undefined {
  return (
    faultOfUnits(order, document) ??
    faultOfRise(order, document) ??
    faultOfAddresses(order, document) ??
    faultOfReduction(order, document, who)
  );
}

/** What of it concerns holds and units. */
export function faultOfUnits(order: PlacedOrder, document: ChangeDocument): OrderRefusal | undefined {
  const lineIds = linesConcerned(order, document);
  return (
    blockedBy(order, { transition: 'change', lineIds }) ??
    faultOfNames(order, document) ??
    faultOfLines(order, document)
  );
}

function linesConcerned(order: PlacedOrder, { lines, addresses }: ChangeDocument): readonly LineId[] {
  const moved = addresses.flatMap(({ lineId }) => (lineId === undefined ? linesWithoutAddress(order) : [lineId]));
  return [...lines.map(({ lineId }) => lineId), ...moved];
}

/** The lines that go where the order goes. */
const linesWithoutAddress = ({ content }: PlacedOrder): readonly LineId[] =>
  content.lines.filter(({ shipTo }) => shipTo === undefined).map(({ lineId }) => lineId);

function faultOfNames(order: PlacedOrder, { lines, addedLines }: ChangeDocument): OrderRefusal | undefined {
  const named = new Set<LineId>();
  for (const { lineId, quantity } of [...lines, ...addedLines]) {
    if (named.has(lineId)) return { code: 'order.line-named-twice' };
    named.add(lineId);
    if (!Number.isSafeInteger(quantity)) return { code: 'order.quantity-not-whole' };
  }
  for (const { lineId, quantity } of addedLines) {
    if (order.lines.some((line) => line.lineId === lineId)) return { code: 'order.line-named-twice' };
    if (quantity <= 0) return { code: 'order.quantity-not-whole' };
  }
  return undefined;
}

function faultOfLines({ content, ...order }: PlacedOrder, { lines }: ChangeDocument): OrderRefusal | undefined {
  const prices = new Map(content.lines.map(({ lineId, unitPrice }) => [lineId, unitPrice]));
  const known = new Map(order.lines.map((line) => [line.lineId, line]));
  for (const { lineId, quantity, unitPrice } of lines) {
    const line = known.get(lineId);
    if (line === undefined) return { code: 'order.line-unknown' };
    const possible = Math.min(line.unallocated + line.backordered, line.ordered - line.refunded);
    if (-quantity > possible) return { code: 'order.more-than-changeable', lineId, asked: -quantity, possible };
    if (!Number.isSafeInteger(line.ordered + quantity)) return { code: 'order.quantity-not-whole' };
    if (unitPrice !== undefined && unitPrice.from !== prices.get(lineId)) return { code: 'order.price-moved' };
  }
  return undefined;
}

/** Once somebody has paid, a price goes down only. */
function faultOfRise({ payments }: PlacedOrder, { lines }: ChangeDocument): OrderRefusal | undefined {
  const rises = lines.some(({ unitPrice, amounts }) => unitPrice !== undefined && amounts.totalMinor > 0);
  return rises && payments.some(({ capturedMinor }) => capturedMinor > 0)
    ? { code: 'order.change-too-late' }
    : undefined;
}

/** Where something goes can change until it is picked. */
function faultOfAddresses(order: PlacedOrder, document: ChangeDocument): OrderRefusal | undefined {
  const { addresses } = document;
  if (addresses.length === 0) return undefined;
  for (const { lineId } of addresses) {
    const concerned = new Set(lineId === undefined ? linesWithoutAddress(order) : [lineId]);
    const lines = order.lines.filter((line) => concerned.has(line.lineId));
    if (lineId !== undefined && lines.length === 0) return { code: 'order.line-unknown' };
    if (lines.some(isOnTheMove)) return { code: 'order.change-too-late' };
  }
  const content = withDocument(order.content, document);
  const parts = order.fulfillmentOrders.some(({ lines }) => {
    const open = lines.filter(({ allocated, picked }) => allocated + picked > 0);
    return byDestination(content, open).length > 1;
  });
  return parts ? { code: 'order.destinations-mixed' } : undefined;
}

const isOnTheMove = ({ unallocated, backordered, allocated, picked, shipped }: LineQuantities): boolean =>
  picked > 0 || (shipped > 0 && unallocated + backordered + allocated === 0);
