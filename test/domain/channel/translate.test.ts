import { describe, expect, it } from 'vitest';
import { Notebook } from '../../../src/domain/channel/notebook.ts';
import { keepDraft, MAX_ORDERS, readOrders } from '../../../src/domain/channel/translate.ts';

describe('readOrders', () => {
  it('reads each entry by itself, and says which are no orders', () => {
    const book = new Notebook();
    readOrders(book, {
      entries: [{ id: '1' }, 'text', null, [1], { id: '2' }],
      read: (reader, entry) => {
        reader.amount('/stated/total', 'x');
        return { draft: { externalId: (entry as { id: string }).id } };
      },
    });
    const { drafts, findings, standings } = book.close();
    expect(drafts).toEqual([{ externalId: '1' }, { externalId: '2' }]);
    expect(standings).toEqual(['error', 'error']);
    expect(findings.map(({ code, path, params }) => [code, path, params['position']])).toEqual([
      ['channel.amount-refused', '/drafts/0/stated/total', undefined],
      ['channel.not-an-order', '', 1],
      ['channel.not-an-order', '', 2],
      ['channel.not-an-order', '', 3],
      ['channel.amount-refused', '/drafts/1/stated/total', undefined],
    ]);
  });

  it('reads as many orders as are read in one go, and says that there were more', () => {
    const book = new Notebook();
    readOrders(book, { entries: new Array(MAX_ORDERS + 1).fill({}), read: () => ({ draft: {} }) });
    const { drafts, findings } = book.close();
    expect(drafts).toHaveLength(MAX_ORDERS);
    expect(findings).toEqual([
      { code: 'channel.too-large', path: '', severity: 'error', params: { limit: MAX_ORDERS } },
    ]);
    const all = new Notebook();
    readOrders(all, { entries: new Array(MAX_ORDERS).fill({}), read: () => ({ draft: {} }) });
    expect(all.close().findings).toEqual([]);
  });
});

describe('keepDraft', () => {
  const lines = [{ unitPrice: '9.99', quantity: 5 }];

  it('finds out whether prices contain tax, and says so', () => {
    const book = new Notebook();
    keepDraft(book, { draft: { currency: 'GBP', lines, stated: { tax: '8.33', total: '49.95' } } });
    expect(book.close()).toMatchObject({
      drafts: [{ taxesIncluded: true }],
      findings: [{ code: 'channel.tax-reading-inferred', path: '/drafts/0/taxesIncluded', severity: 'info' }],
    });
  });

  it('believes the channel where it says', () => {
    const book = new Notebook();
    keepDraft(book, {
      draft: { currency: 'GBP', lines, taxesIncluded: false, stated: { tax: '8.33', total: '49.95' } },
    });
    expect(book.close()).toMatchObject({
      drafts: [{ taxesIncluded: false }],
      standings: ['error'],
      findings: [{ code: 'channel.total-disagrees', path: '/drafts/0/stated/total' }],
    });
  });

  it('leaves the question open where nothing tells', () => {
    const book = new Notebook();
    keepDraft(book, { draft: { lines } });
    expect(book.close()).toEqual({ drafts: [{ lines }], standings: ['none'], findings: [] });
  });
});
