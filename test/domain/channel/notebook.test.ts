import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_CHARACTERS,
  MAX_FINDING_BYTES,
  MAX_FINDINGS,
  MAX_ITEMS,
  type Note,
  Notebook,
} from '../../../src/domain/channel/notebook.ts';

const severities = fc.constantFrom('info', 'warning', 'error' as const);

describe('a notebook', () => {
  it('tells what was noted, with the worst of each draft', () => {
    const book = new Notebook();
    book.note({ code: 'channel.more-pages', path: '', severity: 'info' });
    book.note({ code: 'channel.amount-refused', path: `${book.next}/lines/0/unitPrice` });
    book.keep({ externalId: '1' });
    book.keep({ externalId: '2' });
    book.note({
      code: 'channel.text-refused',
      path: `${book.next}/note`,
      severity: 'warning',
      params: { reason: 'x' },
    });
    book.keep({ externalId: '3' });
    expect(book.close()).toEqual({
      drafts: [{ externalId: '1' }, { externalId: '2' }, { externalId: '3' }],
      standings: ['error', 'none', 'warning'],
      findings: [
        { code: 'channel.more-pages', path: '', severity: 'info', params: {} },
        { code: 'channel.amount-refused', path: '/drafts/0/lines/0/unitPrice', severity: 'error', params: {} },
        { code: 'channel.text-refused', path: '/drafts/2/note', severity: 'warning', params: { reason: 'x' } },
      ],
    });
  });

  it('counts what was looked at', () => {
    const book = new Notebook();
    expect(book.room).toBe(MAX_ITEMS);
    book.look(7);
    book.look(3);
    expect(book.room).toBe(MAX_ITEMS - 10);
    expect(new Notebook(undefined, 20).room).toBe(20);
  });

  it('lets its reader see every note first, and change it', () => {
    const seen: string[] = [];
    const book = new Notebook((note) => {
      seen.push(note.code);
      return { ...note, severity: 'info' };
    });
    book.note({ code: 'channel.amount-refused', path: '/drafts/0' });
    book.keep({});
    expect(seen).toEqual(['channel.amount-refused']);
    expect(book.close().standings).toEqual(['info']);
  });

  it('never tells more than 1,000 findings or 16 KiB, and keeps the standing of every draft', () => {
    const note = fc.record({ long: fc.boolean(), severity: severities, keep: fc.boolean() });
    fc.assert(
      fc.property(fc.array(note, { minLength: 100, maxLength: 400 }), (notes) => {
        const book = new Notebook();
        const worst: string[] = [];
        const rank = ['none', 'info', 'warning', 'error'];
        let current = 'none';
        for (const { long, severity, keep } of notes) {
          book.note({ code: 'channel.line-disagrees', path: book.next + (long ? '/x'.repeat(200) : '/x'), severity });
          if (rank.indexOf(severity) > rank.indexOf(current)) current = severity;
          if (!keep) continue;
          book.keep({});
          worst.push(current);
          current = 'none';
        }
        const told = book.close();
        expect(told.findings.length).toBeLessThanOrEqual(MAX_FINDINGS);
        expect(JSON.stringify(told.findings).length).toBeLessThanOrEqual(MAX_FINDING_BYTES);
        expect(told.standings).toEqual(worst);
        const untold = told.findings.at(-1)?.params['untold'];
        const listed = typeof untold === 'number' ? told.findings.length - 1 + untold : told.findings.length;
        expect(listed).toBe(notes.length);
      }),
      { numRuns: 200 },
    );
  });

  it('stops at the thousandth finding even where they are short', () => {
    const book = new Notebook();
    const short: Note = { code: 'csv.rows-disagree', path: '', params: {} };
    for (let i = 0; i < 5_000; i += 1) book.note(short);
    const { findings } = book.close();
    expect(findings.length).toBeLessThanOrEqual(MAX_FINDINGS);
    expect(findings.at(-1)).toMatchObject({
      code: 'channel.more-findings',
      params: { untold: 5_000 - findings.length + 1 },
    });
  });

  it('only counts what nobody will read, and still says how the draft stands', () => {
    const book = new Notebook();
    for (let i = 0; i < 1_000; i += 1) book.note({ code: 'csv.rows-disagree', path: '', severity: 'info' });
    expect(book.isFull).toBe(true);
    book.count('warning', true);
    book.count('error', false);
    book.keep({});
    const { findings, standings } = book.close();
    expect(standings).toEqual(['warning']);
    expect(findings.at(-1)?.params['untold']).toBe(1_002 - findings.length + 1);
    expect(new Notebook((note) => note).isFull).toBe(false);
  });

  it('has room for as many characters as the largest file', () => {
    const book = new Notebook();
    expect([book.reads(MAX_CHARACTERS), book.reads(1)]).toEqual([true, false]);
  });
});
