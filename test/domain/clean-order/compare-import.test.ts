import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareImport } from '../../../src/domain/clean-order/index.ts';
import { cleanDrafts, shuffled } from './arbitraries.ts';
import { DRAFT } from './sample.ts';

const [FIRST, SECOND] = DRAFT.lines ?? [];
const compare = (change: object, earlier: object = {}) =>
  compareImport({ earlier: { ...DRAFT, ...earlier }, later: { ...DRAFT, ...change } });

describe('compareImport', () => {
  it('sees no change where none was made, whatever the order of fields and lines', () => {
    expect(compare({})).toEqual({ kind: 'unchanged' });
    expect(compare({ lines: [SECOND, FIRST] })).toEqual({ kind: 'unchanged' });
    expect(compare({ note: null, billTo: undefined, externalNumber: DRAFT.externalNumber }, { note: '' })).toEqual({
      kind: 'unchanged',
    });
    fc.assert(
      fc.property(cleanDrafts, (draft) => {
        const named = { ...draft, externalId: 'X' };
        expect(compareImport({ earlier: named, later: shuffled(named) })).toEqual({ kind: 'unchanged' });
      }),
    );
  });

  it('tells each change with what was and what is', () => {
    expect(compare({ lines: [{ ...FIRST, quantity: 3 }, SECOND] })).toEqual({
      kind: 'changed',
      changes: [{ path: '/lines/0/quantity', kind: 'changed', before: 2, after: 3 }],
      more: 0,
    });
    expect(compare({ note: 'ring', deliverBy: null })).toMatchObject({
      changes: [
        { path: '/deliverBy', kind: 'removed', before: DRAFT.deliverBy },
        { path: '/note', kind: 'added', after: 'ring' },
      ],
    });
  });

  it('tells lines that came and went by their ids', () => {
    const third = { lineId: 'L3', sku: 'X', quantity: 1, unitPrice: '1' };
    expect(compare({ lines: [SECOND, third] })).toEqual({
      kind: 'changed',
      changes: [
        { path: '/lines/1', kind: 'added' },
        { path: '/lines/0', kind: 'removed' },
      ],
      more: 0,
    });
  });

  it('compares lines in their places where they have no ids', () => {
    const lines = [{ sku: 'A' }, { sku: 'B' }];
    expect(compare({ lines: [{ sku: 'B' }] }, { lines })).toMatchObject({
      changes: [
        { path: '/lines/0/sku', before: 'A', after: 'B' },
        { path: '/lines/1', kind: 'removed' },
      ],
    });
  });

  it('keeps orders apart by channel and number', () => {
    expect(compare({ externalId: 'other' })).toEqual({ kind: 'another-order' });
    expect(compare({ channel: { channelId: 'bol', kind: 'marketplace' } })).toEqual({ kind: 'another-order' });
    expect(compare({ externalId: '' }, { externalId: '' })).toEqual({ kind: 'another-order' });
    expect(compareImport({ earlier: null, later: 5 })).toEqual({ kind: 'another-order' });
  });

  it('knows an outdated copy by the channel’s own moment', () => {
    const at = (changedAt: string, note: string) => ({ changedAt, note });
    expect(compare(at('2026-11-21T09:59:59Z', 'old'), at('2026-11-21T10:00:00Z', 'new'))).toEqual({ kind: 'outdated' });
    expect(compare(at('2026-11-21T11:00:00+01:00', 'a'), at('2026-11-21T10:00:00Z', 'b')).kind).toBe('changed');
    expect(compare(at('x', 'old'), at('2026-11-21T10:00:00Z', 'new')).kind).toBe('changed');
    expect(compare({ note: 'x' }, { changedAt: '2026-11-21T10:00:00Z' }).kind).toBe('changed');
  });

  it('tells a thousand changes, and counts the rest', () => {
    const lines = (price: string) =>
      Array.from({ length: 1200 }, (_, index) => ({ lineId: `L${index}`, unitPrice: price }));
    const answer = compare({ lines: lines('2') }, { lines: lines('1') });
    expect(answer).toMatchObject({ kind: 'changed', more: 200 });
  });

  it('goes no deeper than it must, and answers for values that throw', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
    expect(compare({ extra: nested(100) }, { extra: nested(101) })).toMatchObject({ kind: 'changed' });
    const trap = {
      ...DRAFT,
      get note(): never {
        throw new Error('planted');
      },
    };
    expect(compareImport({ earlier: DRAFT, later: Object.create(null) })).toEqual({ kind: 'another-order' });
    expect(
      compareImport({
        earlier: Object.defineProperty({ ...DRAFT }, 'note', {
          get: () => {
            throw new Error('planted');
          },
          enumerable: true,
        }),
        later: DRAFT,
      }),
    ).toEqual({ kind: 'unreadable' });
    expect(() => trap.note).toThrow();
  });

  it('tells the same changes either way round', () => {
    fc.assert(
      fc.property(cleanDrafts, cleanDrafts, (left, right) => {
        const [earlier, later] = [left, right].map((draft) => ({
          ...draft,
          externalId: 'X',
          channel: { channelId: 'c', kind: 'bulk' },
        }));
        const [there, back] = [compareImport({ earlier, later }), compareImport({ earlier: later, later: earlier })];
        expect(back.kind).toBe(there.kind);
        if (there.kind === 'changed' && back.kind === 'changed') expect(back.changes.length).toBe(there.changes.length);
      }),
    );
  });
});
