import { decimalOf, type Exact, exactOf, field, known, type Reader } from '../../../domain/channel/index.ts';
import type { ChargeKind, DraftCharge } from '../../../domain/order/index.ts';
import { moneyOf } from './amazon-shared.ts';

/** What the seller gets for an item or an order, by what it is paid for. */
export interface Proceeds {
  /** by type: `ITEM`, `SHIPPING`, `TAX`, ... */
  readonly byType: ReadonlyMap<string, Exact>;
  /** the tax on each of them, where the payload tells it apart */
  readonly taxOn: ReadonlyMap<string, Exact>;
  /** the discount on each of them, as a positive amount */
  readonly discountOn: ReadonlyMap<string, Exact>;
  readonly total: Exact | undefined;
}

const NOTHING = 0n;

/** Reads a proceeds breakdown. Discounts are taken off, whichever sign they have. */
export function readProceeds(reader: Reader, proceeds: unknown): Proceeds {
  const byType = new Map<string, Exact>();
  const taxOn = new Map<string, Exact>();
  const discountOn = new Map<string, Exact>();
  for (const part of reader.list('/proceeds', field(proceeds, 'breakdowns'))) {
    const type = field(part, 'type');
    const amount = amountOf(reader, part);
    if (typeof type !== 'string' || amount === undefined) continue;
    add(byType, type, type === 'DISCOUNT' ? size(amount) : amount);
    const split = type === 'TAX' ? taxOn : discountOn;
    if (type !== 'TAX' && type !== 'DISCOUNT') continue;
    let rest = type === 'DISCOUNT' ? size(amount) : amount;
    for (const detail of reader.list('/proceeds', field(part, 'detailedBreakdowns'))) {
      const value = exactOf(reader.money('/proceeds', moneyOf(field(detail, 'value')))) ?? NOTHING;
      const on = field(detail, 'subtype');
      const share = type === 'DISCOUNT' ? size(value) : value;
      if (typeof on !== 'string' || !CHARGED.has(on)) continue;
      add(split, on, share);
      rest -= share;
    }
    if (rest !== NOTHING) add(split, 'ITEM', rest);
  }
  const total = field(proceeds, 'proceedsTotal') ?? field(proceeds, 'grandTotal');
  return { byType, taxOn, discountOn, total: exactOf(reader.money('/proceeds', moneyOf(total))) };
}

/** What a part comes to; where it says so only piece by piece, all of them together. */
function amountOf(reader: Reader, part: unknown): Exact | undefined {
  const told = exactOf(reader.money('/proceeds', moneyOf(field(part, 'subtotal'))));
  if (told !== undefined) return told;
  const details = reader.list('/proceeds', field(part, 'detailedBreakdowns'));
  const values = details.flatMap((detail) => exactOf(reader.money('/proceeds', moneyOf(field(detail, 'value')))) ?? []);
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, NOTHING);
}

const size = (amount: Exact): Exact => (amount < NOTHING ? -amount : amount);

function add(sums: Map<string, Exact>, name: string, amount: Exact): void {
  sums.set(name, (sums.get(name) ?? NOTHING) + amount);
}

/** What can be paid for beside the goods. */
const CHARGED: ReadonlyMap<string, ChargeKind | 'goods'> = /* @__PURE__ */ new Map<string, ChargeKind | 'goods'>([
  ['ITEM', 'goods'],
  ['SHIPPING', 'shipping'],
  ['GIFT_WRAP', 'gift-wrap'],
  ['COD_FEE', 'payment'],
  ['DELIVERY_TIP', 'tip'],
  ['OTHER', 'other'],
]);

/** Turns everything but the goods into charges. */
export function chargesOf({ byType, taxOn, discountOn }: Proceeds, place: string | undefined): readonly DraftCharge[] {
  const charges: DraftCharge[] = [];
  for (const [type, amount] of byType) {
    if (type === 'ITEM' || type === 'TAX' || type === 'DISCOUNT' || amount === NOTHING) continue;
    const kind = CHARGED.get(type) ?? 'other';
    const tax = taxOn.get(type);
    const discount = discountOn.get(type);
    charges.push(
      known({
        chargeId: place === undefined ? undefined : `${kind}-${place}`,
        kind: kind === 'goods' ? ('other' as const) : kind,
        amount: decimalOf(amount),
        discount: discount === undefined ? undefined : decimalOf(discount),
        tax: tax === undefined ? undefined : { amount: decimalOf(tax) },
      }),
    );
  }
  return charges;
}

/** What the order holds beyond its lines: a tip for the driver stands on no line. */
export function beyondLines(order: Proceeds, lines: readonly Proceeds[]): Proceeds {
  const onLines = new Set<string>();
  for (const { byType } of lines) for (const type of byType.keys()) onLines.add(type);
  const byType = new Map([...order.byType].filter(([type]) => !onLines.has(type)));
  return { byType, taxOn: new Map(), discountOn: new Map(), total: order.total };
}
