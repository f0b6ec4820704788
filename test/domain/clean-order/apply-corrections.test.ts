import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyCorrections,
  autoCorrections,
  type Correction,
  checkOrder,
  cleanOrder,
  mendOrder,
} from '../../../src/domain/clean-order/index.ts';
import { brokenDrafts } from './arbitraries.ts';
import { lineWith, orderWith } from './found.ts';
import { CONTEXT, DRAFT } from './sample.ts';

const correction = (...patch: Correction['patch']): Correction => ({ code: 'line.none', patch });
const apply = (draft: unknown, ...patch: Correction['patch']) => applyCorrections(draft, [correction(...patch)]);
const refused = (draft: unknown, ...patch: Correction['patch']) => apply(draft, ...patch)._unsafeUnwrapErr().code;
const replace = (path: string, value: string | number) => ({ op: 'replace' as const, path, value });

describe('applyCorrections', () => {
  it('changes one place, shares the rest, and says where', () => {
    const { draft, applied } = apply(DRAFT, replace('/lines/0/quantity', 5))._unsafeUnwrap();
    expect(draft.lines?.[0]?.quantity).toBe(5);
    expect(draft.lines?.[1]).toBe(DRAFT.lines?.[1]);
    expect(DRAFT.lines?.[0]?.quantity).toBe(2);
    expect(applied).toEqual([{ code: 'line.none', op: 'replace', path: '/lines/0/quantity' }]);
  });

  it('adds, replaces and removes in objects and lists', () => {
    const change = (patch: Correction['patch'][number]) =>
      apply({ a: { b: 1 }, l: [1, 2] }, patch)._unsafeUnwrap().draft;
    expect(change({ op: 'add', path: '/a/c', value: 2 })).toEqual({ a: { b: 1, c: 2 }, l: [1, 2] });
    expect(change({ op: 'add', path: '/a/b', value: 2 })).toEqual({ a: { b: 2 }, l: [1, 2] });
    expect(change({ op: 'remove', path: '/a/b' })).toEqual({ a: {}, l: [1, 2] });
    expect(change({ op: 'add', path: '/l/0', value: 0 })).toEqual({ a: { b: 1 }, l: [0, 1, 2] });
    expect(change({ op: 'add', path: '/l/-', value: 3 })).toEqual({ a: { b: 1 }, l: [1, 2, 3] });
    expect(change({ op: 'add', path: '/l/2', value: 3 })).toEqual({ a: { b: 1 }, l: [1, 2, 3] });
    expect(change({ op: 'replace', path: '/l/1', value: 9 })).toEqual({ a: { b: 1 }, l: [1, 9] });
    expect(change({ op: 'remove', path: '/l/0' })).toEqual({ a: { b: 1 }, l: [2] });
    expect(apply({ 'x/y~z': 1 }, replace('/x~1y~0z', 2))._unsafeUnwrap().draft).toEqual({ 'x/y~z': 2 });
  });

  it.each(['', 'lines', '/x'.repeat(17), `/${'x'.repeat(1000)}`])('refuses the path %j', (path) => {
    expect(refused(DRAFT, replace(path, 1))).toBe('correction.path-malformed');
  });

  it.each([
    '/nowhere',
    '/lines/9',
    '/lines/x',
    '/lines/01',
    '/lines/-1',
    '/lines/0/nothing/deeper',
    '/currency/x',
    '/lines/-',
  ])('finds nothing to replace at %s', (path) => {
    expect(refused(DRAFT, replace(path, 1))).toBe('correction.path-not-found');
  });

  it('refuses a draft that cannot be read', () => {
    const draft = {
      get lines(): never {
        throw new Error('planted');
      },
    };
    expect(refused(draft, replace('/lines/0', 1))).toBe('correction.not-readable');
    expect(refused('x', replace('/lines', 1))).toBe('correction.path-not-found');
  });

  it('says the first thing that is wrong, and applies nothing', () => {
    const answer = applyCorrections(DRAFT, [
      correction(replace('/currency', 'USD')),
      correction(replace('/no', 1)),
      correction(replace('', 1)),
    ]);
    expect(answer._unsafeUnwrapErr()).toEqual({ code: 'correction.path-not-found', path: '/no' });
  });

  it('changes no prototype', () => {
    const { draft } = apply({}, { op: 'add', path: '/__proto__', value: { polluted: true } })._unsafeUnwrap();
    expect(Object.getPrototypeOf(draft)).toBe(Object.prototype);
    expect(Object.hasOwn(draft, '__proto__')).toBe(true);
    expect(refused({}, { op: 'add', path: '/constructor/prototype/polluted', value: true })).toBe(
      'correction.path-not-found',
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('suggestions marked auto', () => {
  it('remove the finding they come from and add no error', () => {
    fc.assert(
      fc.property(brokenDrafts, (draft) => {
        const before = checkOrder(draft, CONTEXT, { phase: 'submit' });
        const key = (finding: (typeof before)[number]) => `${finding.code} ${finding.path}`;
        for (const finding of before) {
          const [only] = autoCorrections([finding]);
          if (only === undefined) continue;
          const after = checkOrder(applyCorrections(draft, [only])._unsafeUnwrap().draft, CONTEXT, { phase: 'submit' });
          expect(after.map(key)).not.toContain(key(finding));
          expect(before.map(key)).toEqual(
            expect.arrayContaining(after.filter(({ severity }) => severity === 'error').map(key)),
          );
        }
      }),
    );
  });
});

describe('mendOrder', () => {
  it('mends what needs no asking, and the order is clean', () => {
    const draft = { ...orderWith({ currency: 'eur', taxesIncluded: 'true' }), ...{ externalId: 5678123490 } };
    const { draft: mended, applied, findings } = mendOrder(draft, CONTEXT);
    expect(applied.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'currency.unknown /currency',
      'shape.not-true-or-false /taxesIncluded',
      'text.not-a-string /externalId',
    ]);
    expect(findings).toEqual([]);
    expect(cleanOrder(mended, CONTEXT).isOk()).toBe(true);
  });

  it('leaves to people what has to be asked', () => {
    const { applied, findings } = mendOrder(lineWith({ quantity: '2', unitPrice: '12,95' }), CONTEXT);
    expect(applied.map(({ path }) => path)).toEqual(['/lines/0/quantity']);
    expect(findings.map(({ code }) => code)).toEqual(['decimal.not-a-decimal']);
  });

  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(brokenDrafts, (draft) => {
        const once = mendOrder(draft, CONTEXT);
        const twice = mendOrder(once.draft, CONTEXT);
        expect(twice.draft).toBe(once.draft);
        expect(twice.applied).toEqual([]);
        expect(twice.findings).toEqual(once.findings);
      }),
      { numRuns: 300 },
    );
  });
});
