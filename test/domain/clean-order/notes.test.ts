import { describe, expect, it } from 'vitest';
import { LIMITS, MAX_FINDINGS, MAX_FINDINGS_BYTES } from '../../../src/domain/clean-order/index.ts';
import { complain, handOut, hasRoom, inOrder, note, openNotes, warn } from '../../../src/domain/clean-order/notes.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

describe('handOut', () => {
  it('gives everything in the order in which it was noted', () => {
    const spot = { notes: openNotes(), at: '/a' };
    warn(spot, 'w1', 'line.none');
    complain(spot, 'e1', 'line.none');
    note(spot, '', 'line.none', 'info', { params: { max: 1 } });
    complain(spot, 'e2', 'line.none');
    expect(handOut(spot.notes)).toEqual([
      { code: 'line.none', path: '/a/w1', severity: 'warning', params: {} },
      { code: 'line.none', path: '/a/e1', severity: 'error', params: {} },
      { code: 'line.none', path: '/a', severity: 'info', params: { max: 1 } },
      { code: 'line.none', path: '/a/e2', severity: 'error', params: {} },
    ]);
    expect(handOut(openNotes())).toEqual([]);
  });

  it('stays within 16 KiB, and counts what is left out', () => {
    const spot = { notes: openNotes(), at: '/lines' };
    for (let i = 0; i < 5000; i += 1) complain(spot, `${i}/quantity`, 'line.quantity-missing');
    const findings = handOut(spot.notes);
    expect(bytes(findings)).toBeLessThanOrEqual(MAX_FINDINGS_BYTES);
    expect(bytes(findings)).toBeGreaterThan(MAX_FINDINGS_BYTES - 500);
    const last = findings.at(-1);
    expect(last).toEqual({
      code: 'order.more-findings',
      path: '',
      severity: 'error',
      params: { count: 5000 - findings.length + 1 },
    });
  });

  it('counts bytes, not characters', () => {
    const spot = { notes: openNotes(), at: '' };
    for (let i = 0; i < 300; i += 1) {
      complain(spot, 'x', 'line.none', {
        suggestions: [{ patch: [{ op: 'replace', path: '/x', value: '日'.repeat(60) }], confidence: 1, apply: 'ask' }],
      });
    }
    expect(bytes(handOut(spot.notes))).toBeLessThanOrEqual(MAX_FINDINGS_BYTES);
  });

  it('keeps errors before warnings where there is too much', () => {
    const spot = { notes: openNotes(), at: '' };
    for (let i = 0; i < 500; i += 1) warn(spot, `w${i}`, 'line.none');
    complain(spot, 'e', 'line.none');
    const findings = handOut(spot.notes);
    expect(findings.filter(({ severity }) => severity === 'error')).toHaveLength(1);
    expect(findings.at(-1)).toMatchObject({ code: 'order.more-findings', severity: 'warning' });
  });

  it('holds no more than a thousand findings, however many there are', () => {
    const notes = openNotes();
    for (let i = 0; i < 100_000; i += 1) complain({ notes, at: '' }, 'x', 'line.none');
    expect(notes.errors).toHaveLength(MAX_FINDINGS);
    expect(notes.errorCount).toBe(100_000);
    expect(handOut(notes).length).toBeLessThanOrEqual(MAX_FINDINGS);
    expect(inOrder(notes)).toHaveLength(MAX_FINDINGS);
  });
});

describe('hasRoom', () => {
  it('counts what is looked at, up to the size of the largest text, and says once that it is too much', () => {
    const notes = openNotes();
    expect(hasRoom(notes, LIMITS.orderText)).toBe(true);
    expect(hasRoom(notes, 0)).toBe(true);
    expect(handOut(notes)).toEqual([]);
    expect(hasRoom(notes, 1)).toBe(false);
    expect(hasRoom(notes, 0)).toBe(false);
    expect(handOut(notes)).toEqual([
      { code: 'order.too-large', path: '', severity: 'error', params: { max: LIMITS.orderText } },
    ]);
  });
});
