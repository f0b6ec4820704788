import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Notebook } from '../../../src/domain/channel/notebook.ts';
import { ordersOf } from '../../../src/domain/channel/translation.ts';

describe('ordersOf', () => {
  it('puts each finding with its order, on a path of that order', () => {
    const orders = ordersOf({
      drafts: [{ externalId: 'a' }, { externalId: 'b' }],
      standings: ['none', 'error'],
      findings: [
        { code: 'channel.more-pages', path: '', severity: 'info', params: {} },
        { code: 'channel.time-refused', path: '/drafts/1/placedAt', severity: 'error', params: {} },
        { code: 'channel.head-missing', path: '/drafts/1', severity: 'error', params: {} },
      ],
    });
    expect(orders).toEqual([
      { draft: { externalId: 'a' }, findings: [], standing: 'none' },
      {
        draft: { externalId: 'b' },
        standing: 'error',
        findings: [
          { code: 'channel.time-refused', path: '/placedAt', severity: 'error', params: {} },
          { code: 'channel.head-missing', path: '', severity: 'error', params: {} },
        ],
      },
    ]);
  });

  it('loses no finding of a draft and gives none twice', () => {
    const perDraft = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(perDraft, (counts) => {
        const book = new Notebook();
        for (const count of counts) {
          for (let i = 0; i < count; i += 1)
            book.note({ code: 'channel.line-disagrees', path: `${book.next}/lines/${i}` });
          book.keep({});
        }
        const orders = ordersOf(book.close());
        const told = counts.reduce((sum, count) => sum + count, 0);
        if (told < 100) expect(orders.map(({ findings }) => findings.length)).toEqual(counts);
        expect(orders.map(({ standing }) => standing)).toEqual(counts.map((count) => (count > 0 ? 'error' : 'none')));
      }),
    );
  });
});
