import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChangeQuestion,
  type OrderEdit,
  type PriceQuestion,
  reckonTotals,
  toChangeDocument,
} from '../../../../src/domain/billing/index.ts';
import {
  addsUp,
  type ChangeDocument,
  type OrderContent,
  type OrderLine,
  withDocument,
} from '../../../../src/domain/order/index.ts';
import { type Bare, cleanOrderOf, command, given } from '../../order/support.ts';

const shape = { kind: 'goods', sku: 'S', fulfilledBy: 'seller' } as const;

/** An order as `reckonTotals` prices it. */
function orderOf({ lines, charges = [], ...rest }: PriceQuestion): OrderContent {
  const reckoned = reckonTotals({ lines, charges, ...rest })._unsafeUnwrap();
  return {
    orderId: 'O1',
    channel: { channelId: 'shop', kind: 'own-shop' },
    placedAt: '2026-11-21T10:00:00.000Z',
    currency: rest.currency,
    taxesIncluded: rest.taxesIncluded,
    lines: lines.map(
      ({ lineId, unitPrice, quantity, taxRate }, i): OrderLine => ({
        ...shape,
        lineId,
        unitPrice,
        quantity,
        ...(taxRate === undefined ? {} : { taxRate }),
        amounts: reckoned.lines[i] as OrderLine['amounts'],
      }),
    ),
    charges: charges.map(({ chargeId }, i) => ({
      ...(reckoned.charges[i] as OrderContent['charges'][number]),
      chargeId,
      kind: 'shipping',
    })),
    payments: [],
    totals: reckoned.totals,
  };
}

const three = (more: Partial<PriceQuestion> = {}): OrderContent =>
  orderOf({
    currency: 'EUR',
    taxesIncluded: false,
    lines: [
      { lineId: '1', unitPrice: '10', quantity: 3, taxRate: '0.21' },
      { lineId: '2', unitPrice: '5', quantity: 1, taxRate: '0.09' },
    ],
    charges: [{ chargeId: 'ship', amountMinor: 495, taxRate: '0.21' }],
    ...more,
  });
const change = (edits: readonly OrderEdit[], order = three(), more: Partial<ChangeQuestion> = {}) =>
  toChangeDocument({ order, edits, reason: 'customer', ...more });
const made = (...asked: Parameters<typeof change>) => change(...asked)._unsafeUnwrap();

describe('toChangeDocument', () => {
  it('brings 3 units of 10.00 with 21 % on top down to 2: -12.10', () => {
    expect(made([{ kind: 'change-quantity', lineId: '1', quantity: 2 }])).toEqual({
      kind: 'edit',
      reason: 'customer',
      lines: [
        {
          lineId: '1',
          quantity: -1,
          amounts: { goodsMinor: -1000, discountMinor: 0, netMinor: -1000, taxMinor: -210, totalMinor: -1210 },
        },
      ],
      addedLines: [],
      addedCharges: [],
      addresses: [],
      totals: {
        goodsMinor: -1000,
        discountMinor: 0,
        chargesMinor: 0,
        netMinor: -1000,
        taxMinor: -210,
        totalMinor: -1210,
      },
    });
  });

  it('lets the discount fall with the units, and gives none on more of them unless told', () => {
    const order = three({
      lines: [{ lineId: '1', unitPrice: '10', quantity: 3, taxRate: '0.21', discountMinor: 100 }],
      charges: [],
    });
    const to = (quantity: number, discountMinor?: number) =>
      made(
        [{ kind: 'change-quantity', lineId: '1', quantity, ...(discountMinor === undefined ? {} : { discountMinor }) }],
        order,
      ).lines[0]?.amounts;
    // 2 of 3 keep 0.67 of 1.00
    expect(to(2)).toMatchObject({ goodsMinor: -1000, discountMinor: -33, netMinor: -967 });
    expect(to(4)).toMatchObject({ goodsMinor: 1000, discountMinor: 0, netMinor: 1000, taxMinor: 210 });
    expect(to(4, 133)).toMatchObject({ goodsMinor: 1000, discountMinor: 33, netMinor: 967 });
    expect(to(0)).toMatchObject({ goodsMinor: -3000, discountMinor: -100, netMinor: -2900, taxMinor: -609 });
  });

  // 12.10 in all of which 2.10 tax; at 6.05: 1.05 tax
  it('changes a price, tax and all', () => {
    const order = three({
      taxesIncluded: true,
      lines: [{ lineId: '1', unitPrice: '12.1', quantity: 1, taxRate: '0.21' }],
    });
    expect(made([{ kind: 'change-price', lineId: '1', unitPrice: '6.05' }], order).lines).toEqual([
      {
        lineId: '1',
        quantity: 0,
        amounts: { goodsMinor: -605, discountMinor: 0, netMinor: -500, taxMinor: -105, totalMinor: -605 },
        unitPrice: { from: '12.1', to: '6.05' },
      },
    ]);
  });

  it('changes in proportion what a channel charged otherwise than price and rate say', () => {
    const order = three();
    const [line] = order.lines as readonly [OrderLine];
    const odd = {
      ...line,
      amounts: { goodsMinor: 2999, discountMinor: 0, netMinor: 2999, taxMinor: 631, totalMinor: 3630 },
    };
    const [changed] = made([{ kind: 'change-quantity', lineId: '1', quantity: 1 }], { ...order, lines: [odd] }).lines;
    // a third of 29.99 is 10.00, a third of 6.31 is 2.10
    expect(changed?.amounts).toMatchObject({ goodsMinor: 1000 - 2999, taxMinor: 210 - 631 });
  });

  it('adds lines, charges and changes of charges', () => {
    const document = made([
      { kind: 'add-line', line: { ...shape, lineId: '3', unitPrice: '8.5', quantity: 1, taxRate: '0.21' } },
      { kind: 'add-charge', charge: { chargeId: 'wrap', kind: 'gift-wrap', amountMinor: 100, taxRate: '0.21' } },
      { kind: 'change-charge', chargeId: 'ship', newChargeId: 'ship-less', amountMinor: 0 },
    ]);
    expect(document.addedLines[0]?.amounts).toMatchObject({ netMinor: 850, taxMinor: 179, totalMinor: 1029 });
    expect(document.addedCharges).toEqual([
      { chargeId: 'wrap', kind: 'gift-wrap', netMinor: 100, taxMinor: 21, totalMinor: 121 },
      { chargeId: 'ship-less', kind: 'shipping', netMinor: -495, taxMinor: -104, totalMinor: -599 },
    ]);
    expect(document.totals).toEqual({
      goodsMinor: 850,
      discountMinor: 0,
      chargesMinor: -395,
      netMinor: 455,
      taxMinor: 96,
      totalMinor: 551,
    });
  });

  it('changes addresses of the order and of lines, with nothing to pay', () => {
    const shipTo = { country: 'NL', lines: ['Kade 1'], city: 'Rotterdam' };
    const document = made([
      { kind: 'change-address', shipTo },
      { kind: 'change-address', lineId: '2', shipTo },
    ]);
    expect(document).toMatchObject({ kind: 'address', addresses: [{ shipTo }, { lineId: '2', shipTo }] });
    expect(document.totals.totalMinor).toBe(0);
  });

  // 10.00 over lines of 36.30 and 5.45: 8.69 and 1.31; of them 1.51 and 0.11 are tax
  it('spreads goodwill over the lines, tax and all', () => {
    const document = made([{ kind: 'appeasement', amountMinor: 1000 }]);
    expect(document.kind).toBe('appeasement');
    expect(document.lines.map(({ amounts }) => amounts)).toEqual([
      { goodsMinor: 0, discountMinor: 718, netMinor: -718, taxMinor: -151, totalMinor: -869 },
      { goodsMinor: 0, discountMinor: 120, netMinor: -120, taxMinor: -11, totalMinor: -131 },
    ]);
    expect(made([{ kind: 'appeasement', amountMinor: 100, lineId: '2' }]).lines.map(({ lineId }) => lineId)).toEqual([
      '2',
    ]);
  });

  it('makes documents that the order takes, and the summary is original + changes', () => {
    const order = three();
    const place: Bare = { kind: 'place', order: cleanOrderOf(order.lines, { ...order }) };
    const document = made([
      { kind: 'change-quantity', lineId: '1', quantity: 5 },
      { kind: 'add-line', line: { ...shape, lineId: '3', unitPrice: '1', quantity: 2 } },
    ]);
    const { state } = given(
      place,
      { kind: 'stage-change', changeId: 'K', document },
      { kind: 'confirm-change', changeId: 'K' },
    );
    expect(state).toMatchObject({
      lines: [{ ordered: 5 }, { ordered: 1 }, { ordered: 2 }],
      content: { totals: { totalMinor: order.totals.totalMinor + 2 * 1210 + 200 } },
    });
    expect(command(place).kind).toBe('place');
  });

  it('does not compile with an edit that says nothing about what is changed', () => {
    // @ts-expect-error a quantity is missing
    const edits: readonly OrderEdit[] = [{ kind: 'change-quantity', lineId: '1' }];
    expect(change(edits)._unsafeUnwrapErr().code).toBe('billing.quantity-not-whole');
  });

  const line3 = { ...shape, lineId: '3', unitPrice: '1', quantity: 1 };
  const wrap = { chargeId: 'wrap', kind: 'gift-wrap', amountMinor: 1 } as const;
  it.each<[readonly OrderEdit[], string, number?]>([
    [[], 'billing.nothing-changed'],
    [
      [
        { kind: 'appeasement', amountMinor: 1 },
        { kind: 'add-charge', charge: wrap },
      ],
      'billing.appeasement-not-alone',
    ],
    [[{ kind: 'change-quantity', lineId: 'x', quantity: 1 }], 'billing.line-unknown', 0],
    [[{ kind: 'change-address', lineId: 'x', shipTo: { country: 'NL' } }], 'billing.line-unknown', 0],
    [[{ kind: 'appeasement', lineId: 'x', amountMinor: 1 }], 'billing.line-unknown', 0],
    [[{ kind: 'add-line', line: { ...line3, lineId: '1' } }], 'billing.line-exists', 0],
    [
      [
        { kind: 'change-quantity', lineId: '1', quantity: 1 },
        { kind: 'change-price', lineId: '1', unitPrice: '1' },
      ],
      'billing.line-named-twice',
      1,
    ],
    [[{ kind: 'change-quantity', lineId: '1', quantity: 0.5 }], 'billing.quantity-not-whole', 0],
    [[{ kind: 'add-line', line: { ...line3, quantity: 0 } }], 'billing.quantity-not-whole', 0],
    [[{ kind: 'change-price', lineId: '1', unitPrice: '-1' }], 'billing.price-not-an-amount', 0],
    [[{ kind: 'add-line', line: { ...line3, unitPrice: 'x' } }], 'billing.price-not-an-amount', 0],
    [[{ kind: 'add-line', line: { ...line3, discountMinor: -1 } }], 'billing.discount-not-an-amount', 0],
    [[{ kind: 'add-line', line: { ...line3, discountMinor: 101 } }], 'billing.discount-exceeds-goods', 0],
    [[{ kind: 'add-line', line: { ...line3, taxRate: '-0.1' } }], 'billing.rate-negative', 0],
    [[{ kind: 'change-charge', chargeId: 'x', newChargeId: 'y', amountMinor: 0 }], 'billing.charge-unknown', 0],
    [[{ kind: 'change-charge', chargeId: 'ship', newChargeId: 'ship', amountMinor: 0 }], 'billing.charge-exists', 0],
    [[{ kind: 'add-charge', charge: { ...wrap, chargeId: 'ship' } }], 'billing.charge-exists', 0],
    [[{ kind: 'add-charge', charge: { ...wrap, amountMinor: 0.5 } }], 'billing.charge-not-an-amount', 0],
    [
      [{ kind: 'change-charge', chargeId: 'ship', newChargeId: 'y', amountMinor: -1 }],
      'billing.charge-not-an-amount',
      0,
    ],
    [[{ kind: 'appeasement', amountMinor: 0 }], 'billing.appeasement-not-an-amount', 0],
    [[{ kind: 'appeasement', amountMinor: 4176 }], 'billing.appeasement-too-large', 0],
    [
      [
        { kind: 'add-charge', charge: { ...wrap, amountMinor: Number.MAX_SAFE_INTEGER } },
        { kind: 'add-charge', charge: { ...wrap, chargeId: 'w2', amountMinor: Number.MAX_SAFE_INTEGER } },
      ],
      'billing.out-of-range',
    ],
  ])('refuses %j with %s', (edits, code, edit) => {
    expect(change(edits)._unsafeUnwrapErr()).toEqual(edit === undefined ? { code } : { code, edit });
  });
});

const price = fc
  .tuple(fc.nat(5000), fc.constantFrom('', '5', '25'))
  .map(([euros, more]) => `${euros}.0${more}`.replace(/\.0$/, ''));
const anyOrder = fc
  .record({
    taxesIncluded: fc.boolean(),
    lines: fc.array(
      fc.record({
        unitPrice: price,
        quantity: fc.integer({ min: 1, max: 20 }),
        taxRate: fc.constantFrom('0', '0.09', '0.21'),
        off: fc.nat(100),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    shipping: fc.nat(2000),
  })
  .map(({ taxesIncluded, lines, shipping }) =>
    orderOf({
      currency: 'EUR',
      taxesIncluded,
      lines: lines.map(({ off, ...line }, i) => ({
        ...line,
        lineId: String(i),
        discountMinor: Math.min(off, Math.floor(Number(line.unitPrice) * 100) * line.quantity),
      })),
      charges: [{ chargeId: 'ship', amountMinor: shipping, taxRate: '0.21' }],
    }),
  );
const anyEdits: fc.Arbitrary<readonly OrderEdit[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('change-quantity' as const),
      lineId: fc.constantFrom('0', '1'),
      quantity: fc.nat(25),
    }),
    fc.record({ kind: fc.constant('change-price' as const), lineId: fc.constantFrom('2', '3'), unitPrice: price }),
    fc.record({
      kind: fc.constant('add-line' as const),
      line: fc.record({
        kind: fc.constant('goods' as const),
        sku: fc.constant('N'),
        fulfilledBy: fc.constant('seller' as const),
        lineId: fc.constantFrom('n1', 'n2'),
        unitPrice: price,
        quantity: fc.integer({ min: 1, max: 9 }),
        taxRate: fc.constantFrom('0.09', '0.21'),
      }),
    }),
    fc.record({
      kind: fc.constant('change-charge' as const),
      chargeId: fc.constant('ship'),
      newChargeId: fc.constantFrom('s1', 's2'),
      amountMinor: fc.nat(3000),
    }),
    fc.record({ kind: fc.constant('appeasement' as const), amountMinor: fc.integer({ min: 1, max: 3000 }) }),
  ),
  { minLength: 1, maxLength: 3 },
);

/** Do the parts of an order make its totals? Added up here anew. */
function isWhole({ lines, charges, totals, taxesIncluded }: OrderContent): boolean {
  const parts = [...lines.map(({ amounts }) => amounts), ...charges];
  const sum = (of: (part: (typeof parts)[number]) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const goods = lines.reduce((all, { amounts }) => all + amounts.goodsMinor - amounts.discountMinor, 0);
  const onTop = taxesIncluded ? 0 : totals.taxMinor;
  return (
    parts.every(({ netMinor, taxMinor, totalMinor }) => netMinor + taxMinor === totalMinor) &&
    sum((part) => part.netMinor) === totals.netMinor &&
    sum((part) => part.taxMinor) === totals.taxMinor &&
    sum((part) => part.totalMinor) === totals.totalMinor &&
    goods + totals.chargesMinor + onTop === totals.totalMinor
  );
}

/** Adds the documents up line by line, without the room's own sum. */
function mustBeSummary(original: OrderContent, documents: readonly ChangeDocument[], now: OrderContent): void {
  const lines = new Map(
    original.lines.map(({ lineId, quantity, unitPrice, amounts }) => [
      lineId,
      { quantity, unitPrice, minor: amounts.totalMinor },
    ]),
  );
  let totalMinor = original.totals.totalMinor;
  let chargesMinor = original.charges.reduce((sum, charge) => sum + charge.totalMinor, 0);
  for (const document of documents) {
    totalMinor += document.totals.totalMinor;
    for (const charge of document.addedCharges) chargesMinor += charge.totalMinor;
    for (const { lineId, quantity, unitPrice, amounts } of document.addedLines)
      lines.set(lineId, { quantity, unitPrice, minor: amounts.totalMinor });
    for (const { lineId, quantity, unitPrice, amounts } of document.lines) {
      const line = lines.get(lineId);
      if (line === undefined) throw new Error('a document changes a line that is there');
      line.quantity += quantity;
      line.minor += amounts.totalMinor;
      if (unitPrice === undefined) continue;
      expect(unitPrice.from).toBe(line.unitPrice);
      line.unitPrice = unitPrice.to;
    }
  }
  expect(now.totals.totalMinor).toBe(totalMinor);
  expect(now.charges.reduce((sum, charge) => sum + charge.totalMinor, 0)).toBe(chargesMinor);
  expect(
    now.lines.map(({ lineId, quantity, unitPrice, amounts }) => [
      lineId,
      { quantity, unitPrice, minor: amounts.totalMinor },
    ]),
  ).toEqual([...lines]);
}

describe('every document', () => {
  it('adds up, and keeps an order adding up, change after change', () => {
    let documents = 0;
    fc.assert(
      fc.property(anyOrder, fc.array(anyEdits, { maxLength: 3 }), (order, rounds) => {
        let now = order;
        for (const edits of rounds) {
          const document = toChangeDocument({ order: now, edits, reason: 'x' }).unwrapOr(undefined);
          if (document === undefined) continue;
          documents += 1;
          const next = withDocument(now, document);
          expect(addsUp(document, now)).toBe(true);
          expect(isWhole(next)).toBe(true);
          expect(next.totals.totalMinor).toBe(now.totals.totalMinor + document.totals.totalMinor);
          now = next;
        }
      }),
    );
    expect(documents).toBeGreaterThan(100);
  });

  it('is the order: original + all documents = what stands there now, to the cent, whatever is taken back or dropped', () => {
    let reverted = 0;
    fc.assert(
      fc.property(anyOrder, fc.array(fc.tuple(anyEdits, fc.nat(5)), { maxLength: 5 }), (original, rounds) => {
        const place: Bare = { kind: 'place', order: cleanOrderOf(original.lines, { ...original }) };
        let story = given(place);
        const steps: Bare[] = [place];
        const carryOut = (step: Bare): void => {
          if (story.when(step).isErr()) return;
          steps.push(step);
          story = given(...steps);
        };
        for (const [i, [edits, choice]] of rounds.entries()) {
          const document = toChangeDocument({ order: story.order.content, edits, reason: 'x' }).unwrapOr(undefined);
          if (document === undefined) continue;
          carryOut({ kind: 'stage-change', changeId: `E${i}`, document });
          if (choice === 0) carryOut({ kind: 'decline-change', changeId: `E${i}`, reason: 'x' });
          carryOut({ kind: 'confirm-change', changeId: `E${i}` });
          const back = `E${choice}`;
          carryOut({ kind: 'revert-change', changeId: back, revertingChangeId: `${back}-back${i}`, reason: 'x' });
        }
        const { order, history } = story;
        reverted += history.filter(({ kind }) => kind === 'change-reverted').length;
        // the documents in the order in which they came to count
        const documents = history.flatMap((event) => {
          if (event.kind === 'change-reverted') return [event.document];
          const change = order.changes.find((own) => 'changeId' in event && own.changeId === event.changeId);
          return event.kind === 'change-confirmed' && change !== undefined ? [change.document] : [];
        });
        expect(documents.reduce(withDocument, original)).toEqual(order.content);
        mustBeSummary(original, documents, order.content);
      }),
      { numRuns: 500 },
    );
    expect(reverted).toBeGreaterThan(50);
  });

  it('would be caught forgetting a document, or its price', () => {
    const order = three();
    const document = made([{ kind: 'change-price', lineId: '1', unitPrice: '9' }], order);
    const summary = withDocument(order, document);
    expect(() => mustBeSummary(order, [document], summary)).not.toThrow();
    expect(() => mustBeSummary(order, [], summary)).toThrow();
    const lines = summary.lines.map((line) => ({ ...line, unitPrice: '10' }));
    expect(() => mustBeSummary(order, [document], { ...summary, lines })).toThrow();
  });

  it('makes of a changed quantity what the order would have come to from the start, where nothing is taken off', () => {
    fc.assert(
      fc.property(anyOrder, fc.nat(25), (priced, quantity) => {
        const order = orderOf({
          currency: 'EUR',
          taxesIncluded: priced.taxesIncluded,
          lines: priced.lines.map(({ lineId, unitPrice, quantity: own, taxRate }) => ({
            lineId,
            unitPrice,
            quantity: own,
            taxRate,
          })),
        });
        const edits = [{ kind: 'change-quantity', lineId: '0', quantity } as const];
        const after = withDocument(order, toChangeDocument({ order, edits, reason: 'x' })._unsafeUnwrap());
        const fresh = orderOf({
          currency: 'EUR',
          taxesIncluded: order.taxesIncluded,
          lines: order.lines.map((line) => ({
            lineId: line.lineId,
            unitPrice: line.unitPrice,
            taxRate: line.taxRate,
            quantity: line.lineId === '0' ? quantity : line.quantity,
          })),
        });
        expect(after.lines.map(({ amounts }) => amounts)).toEqual(fresh.lines.map(({ amounts }) => amounts));
        expect(after.totals).toEqual(fresh.totals);
      }),
    );
  });

  it('would be caught losing a cent of tax', () => {
    const planted = fc.check(
      fc.property(anyOrder, anyEdits, (order, edits) => {
        const document = toChangeDocument({ order, edits, reason: 'x' }).unwrapOr(undefined);
        if (document === undefined) return true;
        const totals = { ...document.totals, taxMinor: document.totals.taxMinor - 1 };
        return isWhole(withDocument(order, { ...document, totals }));
      }),
    );
    expect(planted.failed).toBe(true);
  });
});
