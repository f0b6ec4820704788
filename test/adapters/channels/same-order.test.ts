import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, exactOf, ordersOf } from '../../../src/domain/channel/index.ts';
import type { OrderDraft } from '../../../src/domain/order/index.ts';
import { EXAMPLE, orders, type PlainOrder, TELLINGS, type Telling } from './same-order.ts';

/** What an order is about, whichever channel it came through. */
function essence(draft: OrderDraft | undefined) {
  const { name, lines = [], houseNumber, postalCode, city, country } = draft?.shipTo ?? {};
  return {
    placedAt: draft?.placedAt,
    currency: draft?.currency,
    lines: draft?.lines?.map(({ sku, quantity, unitPrice, statedTotal }) => ({
      sku,
      quantity,
      unitPrice,
      statedTotal,
    })),
    home: {
      name,
      street: [...lines, ...(houseNumber === undefined ? [] : [houseNumber])].join(' '),
      postalCode,
      city,
      country,
    },
    total: draft?.stated?.total,
  };
}

const money = (minor: number) => decimalOf(BigInt(minor) * 10_000_000_000n);
const goods = ({ lines }: PlainOrder) => lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0);

function expectEssence(order: PlainOrder, { tell, read, hasShipping }: Telling): void {
  const { drafts, findings } = read(tell(order));
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(drafts).toHaveLength(1);
  const seen = essence(drafts[0]);
  expect(seen.placedAt).toBe(new Date(order.placedAtMs).toISOString());
  expect(seen.currency).toBe('EUR');
  expect(seen.lines?.map(({ sku, quantity, unitPrice }) => ({ sku, quantity, unitPrice }))).toEqual(
    order.lines.map(({ sku, quantity, priceMinor }) => ({ sku, quantity, unitPrice: money(priceMinor) })),
  );
  for (const [index, line] of order.lines.entries()) {
    const stated = seen.lines?.[index]?.statedTotal;
    if (stated !== undefined) expect(stated).toBe(money(line.priceMinor * line.quantity));
  }
  const { firstName, lastName, street, houseNumber, postalCode, city, country } = order.home;
  const home = { name: `${firstName} ${lastName}`, street: `${street} ${houseNumber}`, postalCode, city, country };
  expect(seen.home).toEqual(home);
  if (!hasShipping) return;
  expect(seen.total).toBe(money(goods(order) + order.shippingMinor));
  const charges = drafts[0]?.charges ?? [];
  expect(decimalOf(charges.reduce((sum, { amount }) => sum + (exactOf(amount) ?? 0n), 0n))).toBe(
    money(order.shippingMinor),
  );
}

describe('the same order through every channel', () => {
  it.each(Object.entries(TELLINGS))('%s gives its lines, money, address and moment', (_, telling) => {
    expectEssence(EXAMPLE, telling);
  });

  it.each(Object.entries(TELLINGS))('%s does so for any order', (_, telling) => {
    fc.assert(
      fc.property(orders, (order) => expectEssence(order, telling)),
      { numRuns: 250 },
    );
  });

  it('would be caught if one channel took the price of a line for the price of a unit', () => {
    const { tell, read, hasShipping } = TELLINGS['WooCommerce'] as Telling;
    const broken: Telling = {
      tell,
      hasShipping,
      read: (payload) => {
        const { drafts, ...rest } = read(payload);
        const wrong = drafts.map((draft) => ({
          ...draft,
          lines: draft.lines?.map((line) => ({ ...line, unitPrice: line.statedTotal ?? '0' })) ?? [],
        }));
        return { ...rest, drafts: wrong };
      },
    };
    expect(fc.check(fc.property(orders, (order) => expectEssence(order, broken))).failed).toBe(true);
  });

  it('stays with its own findings when it is taken apart', () => {
    for (const { tell, read } of Object.values(TELLINGS)) {
      const [order] = ordersOf(read(tell(EXAMPLE)));
      expect(['none', 'info']).toContain(order?.standing);
    }
  });
});
