import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CleanOrderContext,
  checkOrder,
  cleanOrder,
  MAX_FINDINGS,
  MAX_FINDINGS_BYTES,
  missingInformation,
  type Section,
  toDraft,
} from '../../../src/domain/clean-order/index.ts';
import type { CleanOrder } from '../../../src/domain/order/index.ts';
import { brokenDrafts, cleanDrafts, deepFreeze, shuffled } from './arbitraries.ts';
import { CONTEXT } from './sample.ts';

const anyDraft = fc.oneof(cleanDrafts, brokenDrafts, fc.anything());
const levels = fc.constantFrom('unit' as const, 'line' as const, 'document' as const);
const withLevel = (level: 'unit' | 'line' | 'document'): CleanOrderContext => ({
  ...CONTEXT,
  money: { tax: { level, rounding: 'half-up' } },
});

describe('the laws of the clean order', () => {
  it('calls generated good orders clean', () => {
    fc.assert(
      fc.property(cleanDrafts, levels, (draft, level) => {
        expect(cleanOrder(draft, withLevel(level)).mapErr((findings) => findings)).toMatchObject({
          value: expect.anything(),
        });
      }),
    );
  });

  it('makes the whole of the parts (L30)', () => {
    fc.assert(
      fc.property(cleanDrafts, levels, (draft, level) => {
        const { order } = cleanOrder(draft, withLevel(level))._unsafeUnwrap();
        expect(brokenSums(order)).toEqual([]);
      }),
    );
  });

  it('cleans a clean order to the same order (L59)', () => {
    fc.assert(
      fc.property(cleanDrafts, levels, (draft, level) => {
        const context = withLevel(level);
        const { order } = cleanOrder(draft, context)._unsafeUnwrap();
        expect(cleanOrder(toDraft(order), context)._unsafeUnwrap().order).toEqual(order);
      }),
    );
  });

  it('answers for every value, with a list that is bounded (L21, L60)', () => {
    fc.assert(
      fc.property(
        anyDraft,
        fc.constantFrom('field' as const, 'section' as const, 'submit' as const),
        (draft, phase) => {
          const findings = checkOrder(draft, CONTEXT, { phase });
          expect(findings.length).toBeLessThanOrEqual(MAX_FINDINGS);
          expect(new TextEncoder().encode(JSON.stringify(findings)).length).toBeLessThanOrEqual(MAX_FINDINGS_BYTES);
          expect(cleanOrder(draft, CONTEXT).isErr()).toBe(
            checkOrder(draft, CONTEXT, { phase: 'submit' }).some(({ severity }) => severity === 'error'),
          );
        },
      ),
    );
  });

  it('leaves its input alone, and gives the same answer twice (L22, L46)', () => {
    fc.assert(
      fc.property(fc.oneof(cleanDrafts, brokenDrafts), (draft) => {
        const context = deepFreeze({ ...CONTEXT });
        const frozen = deepFreeze(draft);
        const answer = () => {
          const result = cleanOrder(frozen, context);
          return JSON.stringify(result.isOk() ? result.value : result.error);
        };
        expect(answer()).toBe(answer());
      }),
    );
  });

  it('gives the same findings for every order of keys (L60)', () => {
    fc.assert(
      fc.property(fc.oneof(cleanDrafts, brokenDrafts), (draft) => {
        expect(checkOrder(shuffled(draft), CONTEXT, { phase: 'submit' })).toEqual(
          checkOrder(draft, CONTEXT, { phase: 'submit' }),
        );
      }),
    );
  });

  it('finds in each later phase what it found in an earlier one', () => {
    const section = fc.constantFrom<Section>('order', 'customer', 'ship-to', 'bill-to', 'lines', 'payment');
    fc.assert(
      fc.property(anyDraft, fc.uniqueArray(section), (draft, sections) => {
        const field = checkOrder(draft, CONTEXT, { phase: 'field' });
        const left = checkOrder(draft, CONTEXT, { phase: 'section', sections });
        const submit = checkOrder(draft, CONTEXT, { phase: 'submit' });
        if (submit.some(({ code }) => code === 'order.more-findings')) return;
        expect(left).toEqual(expect.arrayContaining([...field]));
        expect(submit).toEqual(expect.arrayContaining([...left]));
      }),
    );
  });

  it('never misses what was not reached yet', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const codes = checkOrder(draft, CONTEXT, { phase: 'field' }).map(({ code }) => code);
        expect(codes.filter((code) => code.endsWith('-missing') || code === 'line.none')).toEqual([]);
      }),
    );
  });

  it('asks exactly for what is missing', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const asked = missingInformation(draft, CONTEXT).map(({ path, code }) => `${code} ${path}`);
        const missing = checkOrder(draft, CONTEXT, { phase: 'submit' })
          .filter(({ code }) => code.endsWith('-missing') || code === 'line.none')
          .map(({ path, code }) => `${code} ${path}`);
        expect([...asked].sort()).toEqual([...missing].sort());
      }),
    );
  });

  it('keeps the values it was given out of codes, paths and parameters (L61)', () => {
    const canary = 'c4n4ry';
    const places = fc.constantFrom(
      'name',
      'company',
      'city',
      'region',
      'country',
      'postalCode',
      'phone',
      'email',
      'kind',
      canary,
    );
    const values = fc.constantFrom(
      canary,
      `${canary}@x`,
      `${canary}\u0000`,
      { [canary]: canary },
      [canary],
      `${canary}`.repeat(100),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(places, values)), fc.array(fc.tuple(places, values)), (address, customer) => {
        const draft = {
          shipTo: Object.fromEntries(address),
          customer: Object.fromEntries(customer),
          lines: [
            { sku: `${canary}\u200b`, unitPrice: canary, quantity: canary, lineId: { canary }, tax: { rate: canary } },
          ],
          stated: { total: `${canary}` },
          currency: canary,
          placedAt: canary,
          [canary]: canary,
        };
        const findings = checkOrder(draft, CONTEXT, { phase: 'submit' }).map(({ suggestions, ...finding }) => finding);
        expect(JSON.stringify(findings)).not.toContain(canary);
      }),
    );
  });

  it('changes no prototype (L63)', () => {
    const keys = fc.constantFrom('__proto__', 'constructor', 'prototype', 'lines', 'shipTo', 'toString');
    const json = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.array(tie('node'), { maxLength: 3 }),
        fc
          .array(fc.tuple(keys, tie('node')), { maxLength: 3 })
          .map(
            (entries) =>
              `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`,
          )
          .map((text) => JSON.parse(text) as unknown),
      ),
    })).node;
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    fc.assert(
      fc.property(json, (draft) => {
        cleanOrder(draft, CONTEXT);
        expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
        expect(Object.getOwnPropertyNames(Array.prototype)).not.toContain('polluted');
      }),
    );
  });
});

/** Sums of an order that do not come out. */
function brokenSums({ lines, charges, totals, taxesIncluded }: CleanOrder): readonly string[] {
  const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
  const on = taxesIncluded ? 0 : totals.taxMinor;
  const laws: readonly (readonly [string, boolean])[] = [
    [
      'lines + charges',
      totals.totalMinor ===
        sum([...lines.map(({ amounts }) => amounts.totalMinor), ...charges.map(({ totalMinor }) => totalMinor)]),
    ],
    ['net + tax', totals.totalMinor === totals.netMinor + totals.taxMinor],
    [
      'goods - discount + charges (+ tax)',
      totals.totalMinor === totals.goodsMinor - totals.discountMinor + totals.chargesMinor + on,
    ],
    ['each line', lines.every(({ amounts }) => amounts.netMinor + amounts.taxMinor === amounts.totalMinor)],
    ['discount within goods', totals.discountMinor >= 0 && totals.discountMinor <= totals.goodsMinor],
  ];
  return laws.filter(([, holds]) => !holds).map(([name]) => name);
}

describe('each law', () => {
  it('catches a cleaner that loses a cent', () => {
    const law = fc.property(cleanDrafts, (draft) => {
      const { order } = cleanOrder(draft, CONTEXT)._unsafeUnwrap();
      const totals = { ...order.totals, totalMinor: order.totals.totalMinor - (order.lines.length > 3 ? 1 : 0) };
      return brokenSums({ ...order, totals }).length === 0;
    });
    expect(fc.check(law).failed).toBe(true);
  });

  it('catches a checker that stops at the first finding', () => {
    const first = (draft: unknown) => checkOrder(draft, CONTEXT, { phase: 'submit' }).slice(0, 1);
    const law = fc.property(brokenDrafts, (draft) => {
      const field = checkOrder(draft, CONTEXT, { phase: 'field' });
      return field.every((finding) =>
        first(draft).some((one) => one.code === finding.code && one.path === finding.path),
      );
    });
    expect(fc.check(law).failed).toBe(true);
  });

  it('catches a checker whose findings follow the order of keys', () => {
    const byKeys = (draft: unknown) => (typeof draft === 'object' && draft !== null ? Object.keys(draft) : []);
    const law = fc.property(
      cleanDrafts,
      (draft) => JSON.stringify(byKeys(draft)) === JSON.stringify(byKeys(shuffled(draft))),
    );
    expect(fc.check(law).failed).toBe(true);
  });
});
