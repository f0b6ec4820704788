import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf } from '../../../src/domain/channel/exact.ts';
import { Notebook } from '../../../src/domain/channel/notebook.ts';
import { Reader } from '../../../src/domain/channel/reader.ts';
import { inferTaxesIncluded, noteDisagreements, sumParts } from '../../../src/domain/channel/stated-totals.ts';
import type { OrderDraft } from '../../../src/domain/order/index.ts';

function disagreements(draft: OrderDraft, roundedParts = 0): readonly string[] {
  const book = new Notebook();
  noteDisagreements(new Reader(book, ''), { draft, roundedParts });
  return book.close().findings.map(({ path, severity }) => `${path} ${severity}`);
}

/** 2 x 10.00 less 1.00, 3.00 shipping less 0.50, 1.00 off the order, 4.35 tax on top: 24.85. */
const order: OrderDraft = {
  currency: 'EUR',
  taxesIncluded: false,
  lines: [{ unitPrice: '10', quantity: 2, discount: '1', tax: { amount: '4' }, statedTotal: '19' }],
  charges: [
    { kind: 'shipping', amount: '3', discount: '0.5', tax: { amount: '0.35' } },
    { kind: 'gift-wrap', amount: '0' },
  ],
  discounts: [{ amount: '1' }],
  stated: { goods: '20', discount: '2.5', shipping: '3', fees: '0', tax: '4.35', total: '24.85' },
};

describe('sumParts', () => {
  it('adds up what a draft holds', () => {
    const sums = sumParts(order);
    expect(decimalOf(sums.goods)).toBe('20');
    expect(decimalOf(sums.discount)).toBe('2.5');
    expect(decimalOf(sums.shipping)).toBe('3');
    expect(decimalOf(sums.fees)).toBe('0');
    expect(sums.tax && decimalOf(sums.tax)).toBe('4.35');
    expect(decimalOf(sums.beforeTax)).toBe('20.5');
    expect(sums.complete).toBe(true);
  });

  it('knows that a line without price or total leaves the sum open', () => {
    expect(sumParts({ lines: [{ quantity: 1 }] }).complete).toBe(false);
    expect(sumParts({ lines: [] }).complete).toBe(false);
    expect(sumParts({ lines: [{ statedTotal: '5' }] }).complete).toBe(true);
    expect(sumParts({ lines: [{ unitPrice: '5' }] }).complete).toBe(false);
  });
});

describe('noteDisagreements', () => {
  it('is silent where everything adds up', () => {
    expect(disagreements(order)).toEqual([]);
  });

  it.each(['goods', 'discount', 'shipping', 'fees', 'tax'] as const)(
    'notes a cent too much of %s as a warning',
    (name) => {
      const more = decimalOf(BigInt(Math.round(Number(order.stated?.[name]) * 100) + 1) * 10_000_000_000n);
      expect(disagreements({ ...order, stated: { [name]: more } })).toEqual([`/stated/${name} warning`]);
    },
  );

  it('notes a total that is a cent off as an error, on either side', () => {
    expect(disagreements({ ...order, stated: { total: '24.86' } })).toEqual(['/stated/total error']);
    expect(disagreements({ ...order, stated: { total: '24.84' } })).toEqual(['/stated/total error']);
    expect(disagreements({ ...order, stated: { total: '24.85' } })).toEqual([]);
  });

  it('leaves tax out where prices contain it', () => {
    expect(disagreements({ ...order, taxesIncluded: true, stated: { total: '20.5' } })).toEqual([]);
    expect(disagreements({ ...order, taxesIncluded: true })).toEqual(['/stated/total error']);
  });

  it('takes the stated tax where no part names any', () => {
    const plain = { currency: 'EUR', lines: [{ unitPrice: '10', quantity: 1 }], stated: { tax: '2.1', total: '12.1' } };
    expect(disagreements(plain)).toEqual([]);
    expect(disagreements({ ...plain, stated: { tax: '2.1', total: '12' } })).toEqual(['/stated/total error']);
  });

  it('notes a line whose price, units and discount do not come to its total', () => {
    const lines = [{ unitPrice: '10', quantity: 2, discount: '1', statedTotal: '18.99' }];
    expect(disagreements({ currency: 'EUR', lines })).toEqual(['/lines/0/statedTotal error']);
  });

  it('forgives what lies below half a coin, and knows how small the coin is', () => {
    const lines = [{ unitPrice: '3.333', quantity: 3 }];
    expect(disagreements({ currency: 'EUR', lines, stated: { total: '10' } })).toEqual([]);
    expect(
      disagreements({ currency: 'JPY', lines: [{ unitPrice: '333.4', quantity: 3 }], stated: { total: '1000' } }),
    ).toEqual([]);
    // 9.999 dinar are whole fils: no rounding makes 10 of them
    expect(disagreements({ currency: 'KWD', lines, stated: { total: '10' } })).toEqual(['/stated/total error']);
    expect(
      disagreements({ currency: 'KWD', lines: [{ unitPrice: '5', quantity: 2 }], stated: { total: '10.001' } }),
    ).toEqual(['/stated/total error']);
  });

  it('tells a difference that rounding explains as such, and no larger one', () => {
    const lines = [{ unitPrice: '10', quantity: 1 }];
    const stated = { total: '10.01' };
    expect(disagreements({ currency: 'EUR', lines, stated }, 1)).toEqual(['/stated/total error']);
    expect(disagreements({ currency: 'EUR', lines, stated }, 2)).toEqual(['/stated/total info']);
    expect(disagreements({ currency: 'EUR', lines, stated: { total: '10.02' } }, 2)).toEqual(['/stated/total error']);
  });

  it('forgives a total nothing for a price that is only derived from a whole line amount', () => {
    const derived = { unitPrice: '3.333', quantity: 3, statedTotal: '10' };
    const draft = { currency: 'EUR', lines: [derived, derived, derived] };
    expect(disagreements({ ...draft, stated: { goods: '30.01', total: '30.01' } })).toEqual([
      '/stated/goods info',
      '/stated/total error',
    ]);
  });

  it('compares nothing where a line has no amount', () => {
    expect(disagreements({ lines: [{ quantity: 1 }], stated: { total: '5' } })).toEqual([]);
    expect(disagreements({ stated: { total: '5' } })).toEqual([]);
  });

  const cents = fc.integer({ min: 0, max: 1_000_000 });
  const drafts = fc.record({
    lines: fc.array(fc.record({ price: cents, quantity: fc.integer({ min: 1, max: 999 }), off: cents }), {
      minLength: 1,
      maxLength: 8,
    }),
    shipping: cents,
    off: cents,
    tax: cents,
    taxesIncluded: fc.boolean(),
    slip: fc.integer({ min: -500, max: 500 }),
  });
  const money = (amount: number) => decimalOf(BigInt(amount) * 10_000_000_000n);

  it('notes the total exactly when it is not the sum of its parts', () => {
    fc.assert(
      fc.property(drafts, ({ lines, shipping, off, tax, taxesIncluded, slip }) => {
        const goods = lines.reduce((sum, line) => sum + line.price * line.quantity - line.off, 0);
        const total = goods + shipping - off + (taxesIncluded ? 0 : tax) + slip;
        const noted = disagreements({
          currency: 'EUR',
          taxesIncluded,
          lines: lines.map((line, index) => ({
            unitPrice: money(line.price),
            quantity: line.quantity,
            discount: money(line.off),
            ...(index === 0 ? { tax: { amount: money(tax) } } : {}),
          })),
          charges: [{ kind: 'shipping', amount: money(shipping) }],
          discounts: [{ amount: money(off) }],
          stated: { total: money(total) },
        });
        expect(noted).toEqual(slip === 0 ? [] : ['/stated/total error']);
      }),
    );
  });

  it('takes shipping as stated before or after what was taken off it, and as nothing else', () => {
    const free: OrderDraft = {
      lines: [{ unitPrice: '10', quantity: 1 }],
      charges: [{ kind: 'shipping', amount: '7.95', discount: '7.95' }],
    };
    expect(disagreements({ ...free, stated: { shipping: '7.95' } })).toEqual([]);
    expect(disagreements({ ...free, stated: { shipping: '0' } })).toEqual([]);
    expect(disagreements({ ...free, stated: { shipping: '0.01' } })).toEqual(['/stated/shipping warning']);
    expect(disagreements({ ...free, stated: { shipping: '7.94' } })).toEqual(['/stated/shipping warning']);
  });
});

describe('inferTaxesIncluded', () => {
  const taxed = (total: string, tax = '8.33'): OrderDraft => ({
    currency: 'GBP',
    lines: [{ unitPrice: '9.99', quantity: 5 }],
    stated: { tax, total },
  });

  it('answers where one reading adds up', () => {
    expect(inferTaxesIncluded(taxed('49.95'))).toBe(true);
    expect(inferTaxesIncluded(taxed('58.28'))).toBe(false);
  });

  it('does not answer where both or neither do', () => {
    expect(inferTaxesIncluded(taxed('49.95', '0'))).toBeUndefined();
    expect(inferTaxesIncluded(taxed('50.00'))).toBeUndefined();
    expect(inferTaxesIncluded({ stated: { total: '1' } })).toBeUndefined();
    expect(inferTaxesIncluded({ lines: [{ unitPrice: '1', quantity: 1 }] })).toBeUndefined();
  });
});
