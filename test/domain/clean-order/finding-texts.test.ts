import { describe, expect, it } from 'vitest';
import { FINDING_TEXTS, type FindingCode, findingText } from '../../../src/domain/clean-order/finding-texts.ts';
import { checkOrder, cleanOrder, parseOrderText } from '../../../src/domain/clean-order/index.ts';
import { FINDING_EXAMPLES } from './finding-examples.ts';
import { CONTEXT, DRAFT } from './sample.ts';

const CODES = Object.keys(FINDING_TEXTS) as FindingCode[];

describe('the table of findings', () => {
  it('has an example and a test for every code', () => {
    const shown = new Set<string>(FINDING_EXAMPLES.map(({ code }) => code));
    for (const text of ['{', 12, 'x'.repeat(17 * 1024 * 1024)]) {
      for (const { code } of parseOrderText(text)._unsafeUnwrapErr()) shown.add(code);
    }
    expect(CODES.filter((code) => !shown.has(code))).toEqual([]);
  });

  it.each(CODES)('has an English and a Dutch text for %s, with the same parameters', (code) => {
    const { en, nl } = FINDING_TEXTS[code];
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(nl).toMatch(/^[A-ZÉ].*\.$/);
    expect(en).not.toBe(nl);
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(names(nl)).toEqual(names(en));
  });

  it('finds nothing in the draft that the examples change', () => {
    expect(cleanOrder(DRAFT, CONTEXT)._unsafeUnwrap().findings).toEqual([]);
  });

  it.each(FINDING_EXAMPLES.map((example) => ({ ...example, name: `${example.code} at ${example.path}` })))(
    'finds $name',
    ({ code, path, severity, draft, context }) => {
      const findings = checkOrder(draft, context, { phase: 'submit' });
      const finding = findings.find((one) => one.code === code && one.path === path);
      expect(finding?.severity, JSON.stringify(findings.slice(0, 10))).toBe(severity);
      expect(cleanOrder(draft, context).isErr()).toBe(findings.some((one) => one.severity === 'error'));
      if (finding === undefined) return;
      for (const language of ['en', 'nl'] as const) expect(findingText(finding, language)).not.toMatch(/[{}]/);
    },
  );
});

describe('findingText', () => {
  const finding = {
    code: 'line.quantity-above-maximum',
    path: '/lines/0/quantity',
    severity: 'error',
    params: { max: 5 },
  } as const;

  it('fills in the parameters', () => {
    expect(findingText(finding, 'en')).toBe('At most 5 can be ordered.');
    expect(findingText(finding, 'nl')).toBe('Er kunnen er hoogstens 5 worden besteld.');
  });

  it('leaves a parameter open that is not given', () => {
    expect(findingText({ ...finding, params: {} }, 'en')).toBe('At most {max} can be ordered.');
  });

  it('answers a code that is not known with the code', () => {
    expect(findingText({ ...finding, code: 'constructor' }, 'en')).toBe('constructor');
    expect(findingText({ ...finding, code: '__proto__' }, 'en')).toBe('__proto__');
  });
});
