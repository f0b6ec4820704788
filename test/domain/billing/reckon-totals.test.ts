import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PriceQuestion, type Reckoning, reckonTotals } from '../../../src/domain/billing/index.ts';
import { currencies } from '../../../src/kernel/currency.ts';

const reckon = (question: PriceQuestion): Reckoning => reckonTotals(question)._unsafeUnwrap();
const line = (unitPrice: string, quantity: number, more: object = {}) => ({
  lineId: '1',
  unitPrice,
  quantity,
  ...more,
});
const code = (question: PriceQuestion): string => reckonTotals(question)._unsafeUnwrapErr().code;
const euros = (lines: PriceQuestion['lines'], more: Partial<PriceQuestion> = {}): PriceQuestion => ({
  currency: 'EUR',
  taxesIncluded: false,
  lines,
  ...more,
});

describe('reckonTotals', () => {
  it('charges 10.29 for 8.50 with 21 % on top', () => {
    expect(reckon(euros([line('8.5', 1, { taxRate: '0.21' })])).totals).toEqual({
      goodsMinor: 850,
      discountMinor: 0,
      chargesMinor: 0,
      netMinor: 850,
      taxMinor: 179,
      totalMinor: 1029,
    });
  });

  it('finds the tax inside a price', () => {
    const { lines, totals } = reckon(euros([line('12.95', 2, { taxRate: '0.21' })], { taxesIncluded: true }));
    // 25.90 x 21 / 121 = 4.495...
    expect(lines).toEqual([{ goodsMinor: 2590, discountMinor: 0, netMinor: 2140, taxMinor: 450, totalMinor: 2590 }]);
    expect(totals.totalMinor).toBe(2590);
  });

  it('rounds 1.08 x 3 at 19 % to 3.86 by line and to 3.87 by unit', () => {
    const lines = [line('1.08', 3, { taxRate: '0.19' })];
    expect(reckon(euros(lines)).totals.totalMinor).toBe(386);
    expect(reckon(euros(lines, { tax: { level: 'unit', rounding: 'half-up' } })).totals.totalMinor).toBe(387);
  });

  it('charges 4.43 for three units of 1.23 with 20 % on top', () => {
    expect(reckon(euros([line('1.23', 3, { taxRate: '0.2' })])).totals.totalMinor).toBe(443);
  });

  it('rounds once for the whole document and hands the tax out by line', () => {
    // three lines of 0.13 at 21 %: 0.0273 each rounds to 0.03 by line (0.09), together 0.0819 is 0.08
    const lines = ['a', 'b', 'c'].map((lineId) => ({ lineId, unitPrice: '0.13', quantity: 1, taxRate: '0.21' }));
    expect(reckon(euros(lines)).totals.taxMinor).toBe(9);
    const document = reckon(euros(lines, { tax: { level: 'document', rounding: 'half-up' } }));
    expect(document.totals.taxMinor).toBe(8);
    expect(document.lines.map(({ taxMinor }) => taxMinor)).toEqual([3, 3, 2]);
  });

  it('keeps rates apart on a document, and charges after lines', () => {
    const { lines, charges, totals } = reckon(
      euros([{ lineId: 'a', unitPrice: '10', quantity: 1, taxRate: '0.09' }], {
        charges: [{ chargeId: 'ship', amountMinor: 495, discountMinor: 95, taxRate: '0.21' }],
        tax: { level: 'document', rounding: 'half-up' },
      }),
    );
    expect(lines[0]?.taxMinor).toBe(90);
    expect(charges).toEqual([{ netMinor: 400, taxMinor: 84, totalMinor: 484 }]);
    expect(totals).toEqual({
      goodsMinor: 1000,
      discountMinor: 0,
      chargesMinor: 400,
      netMinor: 1400,
      taxMinor: 174,
      totalMinor: 1574,
    });
  });

  it('takes a tax that was charged already as it is', () => {
    const { lines } = reckon(euros([line('10', 1, { taxRate: '0.21', taxMinor: 211 })]));
    expect(lines[0]).toMatchObject({ netMinor: 1000, taxMinor: 211, totalMinor: 1211 });
  });

  it('takes discounts off lines, and what is off the order off all of them', () => {
    const lines = [
      { lineId: 'a', unitPrice: '10', quantity: 1 },
      { lineId: 'b', unitPrice: '20', quantity: 1, discountMinor: 1000 },
    ];
    const { totals, lines: amounts } = reckon(euros(lines, { orderDiscountsMinor: [200, 101] }));
    expect(amounts.map(({ discountMinor }) => discountMinor)).toEqual([151, 1150]);
    expect(totals).toMatchObject({ goodsMinor: 3000, discountMinor: 1301, totalMinor: 1699 });
  });

  it('lets only the better deal count where discounts do not stack', () => {
    const lines = [{ lineId: 'a', unitPrice: '10', quantity: 1, discountMinor: 300 }];
    const best = (off: number) =>
      reckon(euros(lines, { orderDiscountsMinor: [off], combination: 'best-deal' })).totals.discountMinor;
    expect([best(299), best(300), best(301)]).toEqual([300, 300, 301]);
  });

  it('reckons in yen and dinars without cents of euros', () => {
    expect(reckon({ ...euros([line('1080', 3)]), currency: 'JPY' }).totals.totalMinor).toBe(3240);
    expect(reckon({ ...euros([line('1.0825', 3)]), currency: 'KWD' }).totals.totalMinor).toBe(3248);
  });

  it('says the first thing that is wrong', () => {
    const bad = [line('-1', 1), line('1', 1, { discountMinor: -1 })];
    expect(code(euros(bad))).toBe('billing.price-not-an-amount');
    expect(code(euros([line('1', 1, { discountMinor: -1, taxMinor: -1 })]))).toBe('billing.discount-not-an-amount');
    expect(code(euros([line('1', 1, { discountMinor: 101 })]))).toBe('billing.discount-exceeds-goods');
    const charges = [{ chargeId: 'x', amountMinor: 1.5 }];
    expect(code(euros([line('1', 1, { taxMinor: -1 })], { charges }))).toBe('billing.charge-not-an-amount');
    expect(code(euros([line('1', 1, { taxMinor: -1 }), line('1', 1, { taxRate: '-1' })]))).toBe(
      'billing.tax-not-an-amount',
    );
    expect(code(euros([line('1', 1, { taxMinor: 101 })], { taxesIncluded: true }))).toBe('billing.tax-exceeds-amount');
    expect(code(euros([line('1', 1, { taxRate: '-0.1' })]))).toBe('billing.rate-negative');
    expect(code(euros([line('1', 1, { taxRate: '-0.1' })], { tax: { level: 'document', rounding: 'half-up' } }))).toBe(
      'billing.rate-negative',
    );
    expect(code(euros([line('50000000000000', 1), line('50000000000000', 1)]))).toBe('billing.out-of-range');
    expect(code({ ...euros([line('1', 1)]), currency: 'XXX' })).toBe('billing.price-not-an-amount');
  });

  it('names the line or charge that is wrong', () => {
    const refusal = reckonTotals(euros([{ lineId: 'b', unitPrice: 'x', quantity: 1 }]))._unsafeUnwrapErr();
    expect(refusal).toEqual({ code: 'billing.price-not-an-amount', lineId: 'b' });
  });
});

const rates = ['0', '0.06', '0.09', '0.19', '0.2', '0.21', '0.255', '0.0825', '1'];
const priceQuestion: fc.Arbitrary<PriceQuestion> = fc
  .record({
    currency: fc.constantFrom(...currencies()),
    taxesIncluded: fc.boolean(),
    level: fc.constantFrom('unit' as const, 'line' as const, 'document' as const),
    rounding: fc.constantFrom('half-up' as const, 'half-even' as const, 'half-down' as const),
    combination: fc.constantFrom('stack' as const, 'best-deal' as const),
    lines: fc.array(
      fc.record({
        price: fc.nat(5_000_000),
        quantity: fc.integer({ min: 1, max: 500 }),
        off: fc.nat(100),
        rate: fc.option(fc.constantFrom(...rates), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    charges: fc.array(fc.record({ amount: fc.nat(5000), rate: fc.constantFrom(undefined, ...rates) }), {
      maxLength: 3,
    }),
    off: fc.array(fc.nat(30), { maxLength: 3 }),
  })
  .map(({ lines, charges, off, level, rounding, ...rest }) => {
    const priced = lines.map(({ price, quantity, rate, off: share }, index) => {
      const unitPrice = String(price / 1000);
      const goods = Math.floor((price / 1000) * quantity);
      return {
        lineId: `L${index}`,
        unitPrice,
        quantity,
        discountMinor: Math.floor((goods * share) / 400),
        taxRate: rate,
      };
    });
    const left = priced.reduce(
      (sum, one) => sum + Math.floor(Number(one.unitPrice) * one.quantity) - one.discountMinor,
      0,
    );
    return {
      ...rest,
      tax: { level, rounding },
      lines: priced,
      charges: charges.map(({ amount, rate }, index) => ({
        chargeId: `C${index}`,
        amountMinor: amount,
        taxRate: rate,
      })),
      orderDiscountsMinor: off.map((part) => Math.max(0, Math.floor((left * part) / 100))),
    };
  });

/** L30: what every reckoning must satisfy, whoever made it. */
function brokenLaws({ lines, charges, totals }: Reckoning, question: PriceQuestion): readonly string[] {
  const sum = (of: (part: Reckoning['lines'][number]) => number) => lines.reduce((all, part) => all + of(part), 0);
  const paid = charges.reduce((all, { totalMinor }) => all + totalMinor, 0);
  const included = question.taxesIncluded;
  const laws: readonly (readonly [string, boolean])[] = [
    ['total = lines + charges', totals.totalMinor === sum(({ totalMinor }) => totalMinor) + paid],
    ['total = net + tax', totals.totalMinor === totals.netMinor + totals.taxMinor],
    [
      'total = goods - discount + charges (+ tax on top)',
      totals.totalMinor ===
        totals.goodsMinor - totals.discountMinor + totals.chargesMinor + (included ? 0 : totals.taxMinor),
    ],
    [
      'each line: goods - discount = net (+ tax inside)',
      lines.every((one) => one.goodsMinor - one.discountMinor === one.netMinor + (included ? one.taxMinor : 0)),
    ],
    ['discount within goods', lines.every((one) => one.discountMinor >= 0 && one.discountMinor <= one.goodsMinor)],
    ['nothing negative', [...lines, ...charges].every((one) => one.netMinor >= 0 && one.taxMinor >= 0)],
    [
      'no minus zero',
      !JSON.stringify([lines, charges, totals], (_, value) => (Object.is(value, -0) ? 'minus zero' : value)).includes(
        'minus zero',
      ),
    ],
  ];
  return laws.filter(([, holds]) => !holds).map(([name]) => name);
}

describe('the laws of money', () => {
  it('makes the whole of the parts (L30, L34, L36)', () => {
    fc.assert(
      fc.property(priceQuestion, (question) => {
        const reckoned = reckonTotals(question);
        if (reckoned.isErr()) return reckoned.error.code === 'billing.discount-exceeds-goods';
        expect(brokenLaws(reckoned.value, question)).toEqual([]);
        return true;
      }),
    );
  });

  it('gives each line the same amounts however the lines are ordered', () => {
    fc.assert(
      fc.property(priceQuestion, fc.integer(), (question, seed) => {
        const shuffled = [...question.lines].sort((a, b) => hash(a.lineId, seed) - hash(b.lineId, seed));
        const before = reckonTotals(question);
        const after = reckonTotals({ ...question, lines: shuffled });
        expect(after.isErr()).toBe(before.isErr());
        if (before.isErr() || after.isErr()) return;
        const byId = (lines: PriceQuestion['lines'], { lines: amounts }: Reckoning) =>
          Object.fromEntries(lines.map(({ lineId }, index) => [lineId, amounts[index]]));
        expect(byId(shuffled, after.value)).toEqual(byId(question.lines, before.value));
        expect(after.value.totals).toEqual(before.value.totals);
      }),
    );
  });

  it('rounds tax within half a unit of its exact value at line level', () => {
    fc.assert(
      fc.property(priceQuestion, (question) => {
        const reckoned = reckonTotals({ ...question, tax: { level: 'line', rounding: 'half-up' } });
        if (reckoned.isErr()) return true;
        return reckoned.value.lines.every(({ goodsMinor, discountMinor, taxMinor }, index) => {
          const rate = Number(question.lines[index]?.taxRate ?? 0);
          const base = goodsMinor - discountMinor;
          const exact = question.taxesIncluded ? (base * rate) / (1 + rate) : base * rate;
          return Math.abs(taxMinor - exact) <= 0.5 + 1e-6;
        });
      }),
    );
  });

  it('changes nothing in the question', () => {
    fc.assert(
      fc.property(priceQuestion, (question) => {
        const before = JSON.stringify(question);
        reckonTotals(deepFreeze(question));
        return JSON.stringify(question) === before;
      }),
      { numRuns: 100 },
    );
  });

  it('would notice a reckoning that rounds each share by itself', () => {
    const broken = (question: PriceQuestion): Reckoning | undefined => {
      const reckoned = reckonTotals({ ...question, orderDiscountsMinor: [] });
      if (reckoned.isErr()) return undefined;
      const whole = (question.orderDiscountsMinor ?? []).reduce((sum, off) => sum + off, 0);
      const { goodsMinor } = reckoned.value.totals;
      const lines = reckoned.value.lines.map((one) => {
        const off = goodsMinor === 0 ? 0 : Math.round((whole * one.goodsMinor) / goodsMinor);
        return { ...one, discountMinor: one.discountMinor + off, netMinor: one.netMinor - off };
      });
      const discountMinor = reckoned.value.totals.discountMinor + whole;
      return { ...reckoned.value, lines, totals: { ...reckoned.value.totals, discountMinor } };
    };
    const law = fc.property(priceQuestion, (question) => {
      const reckoned = broken(question);
      return reckoned === undefined || brokenLaws(reckoned, question).length === 0;
    });
    expect(fc.check(law).failed).toBe(true);
  });
});

const hash = (text: string, seed: number): number =>
  [...text].reduce((sum, character) => Math.imul(sum ^ character.charCodeAt(0), 16777619), seed);

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(Object.freeze(value))) deepFreeze(part);
  return value;
}
