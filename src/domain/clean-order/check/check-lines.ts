import type { LineId, Sku } from '../../../kernel/ids.ts';
import { MAX_QUANTITY, type Quantity } from '../../../kernel/quantity.ts';
import type { FulfilledBy, LineKind } from '../../order/index.ts';
import type { ProductFacts } from '../context.ts';
import { type Desk, guessed, lookUp, mayAsk } from '../desk.ts';
import { isSameGtin } from '../formats/gtin.ts';
import { complain, type Spot, warn } from '../notes.ts';
import type { ReadDraft } from '../read/read-draft.ts';
import type { ReadLine } from '../read/read-line.ts';
import { lowerAscii, type Maybe, replaceWith } from '../read/read-values.ts';

/** A line with what is known of it. */
export interface OrderedLine {
  readonly read: ReadLine;
  readonly lineId: LineId;
  readonly kind: LineKind;
  readonly sku: Sku | undefined;
  readonly product: ProductFacts | undefined;
  /** base units in one of the units ordered: 12 in a case of 12 */
  readonly packUnits: Quantity;
  /** base units in all; nothing where it is not known */
  readonly units: Quantity | undefined;
  readonly fulfilledBy: FulfilledBy;
  /** of a line that goes to several addresses: which part this is, and of how many; 1 of 1 is the whole line */
  readonly part: number;
  readonly parts: number;
}

/** Looks at each line by itself: is it known what is ordered, and how much? A line of no use is `null`. */
export function checkLines(desk: Desk, draft: ReadDraft): readonly (OrderedLine | null)[] {
  const { lines } = draft;
  const isMissing = lines === undefined || (lines !== null && lines.length === 0);
  if (isMissing && mayAsk(desk, 'lines')) complain(draft.spot, 'lines', 'line.none');
  if (lines === undefined || lines === null) return [];
  const ids = namesOf(lines);
  checkParts(desk, lines, ids);
  return lines.map((line, index) =>
    line === null ? null : checkLine(desk, line, { lineId: ids[index] as LineId, fulfilledBy: draft.fulfilledBy }),
  );
}

/** A part must be part of a line of the same order. */
function checkParts(desk: Desk, lines: readonly (ReadLine | null)[], ids: readonly LineId[]): void {
  if (desk.phase !== 'submit' || !lines.some((line) => typeof line?.handling.partOf === 'string')) return;
  const known = new Set(ids);
  lines.forEach((line, index) => {
    const partOf = line?.handling.partOf;
    if (typeof partOf !== 'string' || (known.has(partOf) && partOf !== ids[index])) return;
    complain((line as ReadLine).spot, 'partOf', 'line.part-of-nothing');
  });
}

/** The id of each line: its own, or its number, out of the way of the ids of others. */
function namesOf(lines: readonly (ReadLine | null)[]): readonly LineId[] {
  const taken = new Set<LineId>();
  for (const line of lines) {
    const lineId = line?.lineId;
    if (typeof lineId !== 'string') continue;
    if (taken.has(lineId)) complain((line as ReadLine).spot, 'lineId', 'line.id-twice');
    taken.add(lineId);
  }
  return lines.map((line, index) => {
    if (typeof line?.lineId === 'string') return line.lineId;
    let lineId = String(index + 1);
    while (taken.has(lineId)) lineId = `${lineId}a`;
    taken.add(lineId);
    return lineId;
  });
}

function checkLine(
  desk: Desk,
  read: ReadLine,
  given: { readonly lineId: LineId; readonly fulfilledBy: Maybe<FulfilledBy> },
): OrderedLine {
  const { spot } = read;
  const sku = findSku(desk, read);
  const product = findProduct(desk, read, sku);
  const kind = read.kind ?? product?.kind ?? 'goods';
  if (product?.kind !== undefined && product.kind !== kind) warn(spot, 'kind', 'line.kind-differs');
  const packUnits = packUnitsOf(read, product);
  const units = baseUnits(desk, read, packUnits);
  if (read.unitPrice === undefined && mayAsk(desk, 'lines')) complain(spot, 'unitPrice', 'line.unit-price-missing');
  if (read.unitsDone && desk.context.needs?.unitsDone !== 'ignored' && desk.phase === 'submit') {
    complain(spot, 'done', 'line.units-done-already');
  }
  if (read.handling.cancellationRequested === true && desk.phase === 'submit') {
    complain(spot, 'cancellationRequested', 'line.cancellation-requested');
  }
  return {
    read,
    lineId: given.lineId,
    kind,
    sku,
    product,
    packUnits: packUnits ?? 1,
    units,
    fulfilledBy: read.fulfilledBy ?? given.fulfilledBy ?? 'seller',
    part: 1,
    parts: 1,
  };
}

/** The SKU of a line: its own, or the one the shop has for the article that the channel names. */
function findSku(desk: Desk, { sku, gtin, handling, spot }: ReadLine): Sku | undefined {
  if (sku !== undefined) return sku ?? undefined;
  const { articles } = desk.context;
  const { channelSku } = handling;
  const article = {
    ...(typeof gtin === 'string' ? { gtin } : {}),
    ...(typeof channelSku === 'string' ? { channelSku } : {}),
  };
  const found = articles === undefined ? undefined : lookUp(desk, 'articles', () => articles(article));
  if (found === undefined && mayAsk(desk, 'lines')) complain(spot, 'sku', 'line.sku-missing');
  return found;
}

function findProduct(desk: Desk, { gtin, spot }: ReadLine, sku: Sku | undefined): ProductFacts | undefined {
  if (sku === undefined) return undefined;
  if (isMixedScript(sku)) warn(spot, 'sku', 'line.sku-mixes-scripts');
  const { products } = desk.context;
  if (products === undefined) return undefined;
  const product = lookUp(desk, 'products', () => products(sku));
  if (product === undefined) {
    if (!desk.failed.includes('products')) complain(spot, 'sku', 'line.sku-unknown', likeSku(desk, spot, sku));
    return undefined;
  }
  if (product.sellable === false) complain(spot, 'sku', 'line.not-for-sale');
  const differs = typeof gtin === 'string' && product.gtins?.some((own) => isSameGtin(own, gtin)) === false;
  if (differs) warn(spot, 'gtin', 'line.gtin-of-another-product');
  return product;
}

/** A SKU that is known when it is written in other letters, or without the zeros in front. */
function likeSku(desk: Desk, spot: Spot, sku: Sku) {
  const { products } = desk.context;
  const meant = guessed(desk, () =>
    [sku.toUpperCase(), sku.toLowerCase(), sku.replace(/^0+/, ''), sku.replaceAll(' ', '')].find(
      (other) => other !== sku && other !== '' && lookUp(desk, 'products', () => products?.(other)) !== undefined,
    ),
  );
  return meant === undefined
    ? undefined
    : { suggestions: replaceWith(spot, 'sku', { value: meant, confidence: 0.9, apply: 'ask' }) };
}

/** Letters of two scripts that look alike in one SKU: the one that is meant is never found. */
function isMixedScript(sku: string): boolean {
  let latin = false;
  let other = false;
  for (let i = 0; i < sku.length; i += 1) {
    const unit = sku.charCodeAt(i);
    if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) latin = true;
    else if (unit >= 0x370 && unit <= 0x52f) other = true;
  }
  return latin && other;
}

/** Names of the base unit itself. */
const SINGLE: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'piece pieces pcs pc pce ea each unit units c62 h87 stuk stuks st'.split(' '),
);

/** Base units in one of the units that are ordered; nothing where that is not known. */
function packUnitsOf({ unit, spot }: ReadLine, product: ProductFacts | undefined): Quantity | undefined {
  if (unit === undefined) return 1;
  if (unit === null) return undefined;
  const name = lowerAscii(unit);
  const packing = product?.packings?.find((one) => lowerAscii(one.unit) === name);
  const packUnits = packing?.baseUnits ?? (SINGLE.has(name) ? 1 : 0);
  if (Number.isSafeInteger(packUnits) && packUnits > 0) return packUnits;
  complain(spot, 'unit', 'line.unit-unknown');
  return undefined;
}

function baseUnits(desk: Desk, { quantity, spot }: ReadLine, packUnits: Quantity | undefined): Quantity | undefined {
  if (quantity === undefined && mayAsk(desk, 'lines')) complain(spot, 'quantity', 'line.quantity-missing');
  if (typeof quantity !== 'number' || packUnits === undefined) return undefined;
  // at most three decimals were let in: in thousandths the product is exact
  const thousandths = Math.round(quantity * 1000) * packUnits;
  const units = thousandths / 1000;
  if (quantity === 0) complain(spot, 'quantity', 'line.quantity-zero');
  else if (units > MAX_QUANTITY || !Number.isSafeInteger(thousandths))
    complain(spot, 'quantity', 'quantity.too-large', MOST);
  else if (!Number.isInteger(units)) complain(spot, 'quantity', 'quantity.not-whole');
  else return units;
  return undefined;
}

const MOST = { params: { max: MAX_QUANTITY } };
