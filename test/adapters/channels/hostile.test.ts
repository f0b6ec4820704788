import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromCsv } from '../../../src/adapters/channels/csv/index.ts';
import {
  breachOf,
  CANARY,
  changed,
  JS_VALUES,
  JSON_VALUES,
  jsonValue,
  jsValue,
  pathsOf,
  SEEDS,
  spoilt,
  type Translate,
} from './hostile.ts';

const TRANSLATORS = new Map(SEEDS.map(({ name, translate }) => [name.replace(/\/.*/, ''), translate]));

function holds(translate: Translate, payload: unknown): void {
  expect(breachOf(translate, payload)).toBeUndefined();
}

describe('every translator', () => {
  it.each([...TRANSLATORS])('%s keeps the rules with any value for a payload', (_, translate) => {
    for (const value of Object.values(JSON_VALUES).flat()) holds(translate, value);
    for (const make of Object.values(JS_VALUES)) holds(translate, make());
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true }), (value) =>
        holds(translate, value),
      ),
      { numRuns: 200 },
    );
  });

  it('keeps the rules whichever field is missing', () => {
    for (const { payload, translate } of SEEDS) {
      for (const path of pathsOf(payload)) holds(translate, changed(payload, path, { kind: 'drop' }));
    }
  });

  it('keeps the rules whatever JSON stands in any field', () => {
    fc.assert(
      fc.property(spoilt(SEEDS, jsonValue), ({ translate, make }) => holds(translate, make())),
      { numRuns: 3_000 },
    );
  });

  it('keeps the rules whatever JavaScript value stands in any field', () => {
    fc.assert(
      fc.property(spoilt(SEEDS, jsValue), ({ translate, make }) => holds(translate, make())),
      { numRuns: 3_000 },
    );
  });

  it('keeps the rules in each place of one order of every channel, with every JavaScript value', () => {
    for (const { payload, translate } of SEEDS.slice(0, 9)) {
      for (const path of pathsOf(payload)) {
        for (const make of Object.values(JS_VALUES)) holds(translate, changed(payload, path, { kind: 'put', make }));
      }
    }
  });
});

const reversed = (value: unknown, depth = 0): unknown => {
  if (Array.isArray(value)) return depth > 50 ? value : value.map((item) => reversed(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, depth > 50 ? inner : reversed(inner, depth + 1)] as const)
      .reverse(),
  );
};

describe('the order of fields', () => {
  it('changes nothing', () => {
    const seeds = SEEDS.filter(({ name }) => name !== 'CSV records');
    for (const { payload, translate } of seeds) expect(translate(reversed(payload))).toEqual(translate(payload));
    fc.assert(
      fc.property(spoilt(seeds, jsonValue), ({ translate, make }) => {
        const payload = make();
        expect(translate(reversed(payload))).toEqual(translate(payload));
      }),
      { numRuns: 500 },
    );
  });
});

describe('order files', () => {
  const piece = fc.oneof(
    fc.constantFrom('"', '""', ',', ';', '\t', '\n', '\r\n', '\r', '=', "'", ' ', '\ufeff', '\u0000', '|'),
    fc.constantFrom('order', 'sku', 'quantity', 'price', 'date', 'PO-1', 'A', '2', '2,50', '1.234,5', '03/04/2026'),
    fc.constantFrom(CANARY, `=${CANARY}()`, '__proto__', 'constructor', '8.7E+12', '\ud800', '-', 'e\u0301'),
  );
  const file = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  const headed = file.map((text) => `order,sku,quantity,price,date\n${text}`);

  it('keep the rules whatever stands in them', () => {
    fc.assert(
      fc.property(fc.oneof(file, headed), (text) => holds(fromCsv, text)),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['quotes', '"'.repeat(1_048_576)],
    ['delimiters', ','.repeat(1_048_576)],
    ['line ends', '\n'.repeat(1_048_576)],
    ['carriage returns', '\r'.repeat(1_048_576)],
    ['spaces', ' '.repeat(1_048_576)],
    ['quoted quotes', '"a"'.repeat(349_525)],
    ['a quote that is never closed', `order,sku\n"${'a\n'.repeat(500_000)}`],
    ['a header without end', 'order,'.repeat(174_762)],
    ['one long cell', `order,sku\n1,${'x'.repeat(1_048_576)}`],
    ['digits', `order,price\n1,${'9'.repeat(1_048_576)}`],
    ['thousands', `order,price\n1,${'1.'.repeat(500_000)}`],
    ['one order of many rows', `order,sku,quantity\n${'PO,A,1\n'.repeat(149_000)}`],
    ['rows that disagree', `order,currency\n${Array.from({ length: 90_000 }, (_, row) => `P,${row}`).join('\n')}`],
    ['many orders', `order\n${Array.from({ length: 150_000 }, (_, row) => row).join('\n')}`],
  ])('are read in time when they are a mebibyte of %s', (_, text) => {
    holds(fromCsv, text);
  });

  it('are read in time as records that share nothing, or everything', () => {
    holds(
      fromCsv,
      Array.from({ length: 100_000 }, (_, row) => ({ [`c${row}`]: row, order: 1 })),
    );
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, column) => [`c${column}`, column]));
    holds(fromCsv, new Array(100_000).fill({ ...wide, order: 1, sku: 'A' }));
    holds(fromCsv, new Array(100_000).fill(['order', 'sku']));
  });
});

/** A translator that breaks one rule where it meets what it cannot stand. */
const planted = (breaks: (payload: unknown) => unknown): Translate => {
  const [seed] = SEEDS;
  return (payload) => {
    const translation = seed?.translate(payload) ?? { drafts: [], findings: [], standings: [] };
    const more = breaks(payload);
    return more === undefined ? translation : { ...translation, ...(more as object) };
  };
};

const note = (params: object) => ({ findings: [{ code: 'channel.id-refused', path: '', severity: 'error', params }] });
const itemsOf = (payload: unknown): unknown => (payload as { order?: { line_items?: unknown } })?.order?.line_items;

describe('the rules', () => {
  const seeds = SEEDS.slice(0, 1);
  const finds = (breaks: (payload: unknown) => unknown, values = jsonValue) => {
    const translate = planted(breaks);
    const { failed } = fc.check(
      fc.property(spoilt(seeds, values), ({ make }) => breachOf(translate, make()) === undefined),
      { numRuns: 1_000 },
    );
    Reflect.deleteProperty(Object.prototype, 'polluted');
    return failed;
  };

  it('catch a translator that trusts its input', () => {
    expect(finds((payload) => void (payload as { order: { line_items: unknown[] } }).order.line_items.length)).toBe(
      true,
    );
    expect(finds((payload) => void String((payload as { order?: { id?: unknown } })?.order?.id), jsValue)).toBe(true);
  });

  it('catch one that repeats what it was sent', () => {
    expect(
      finds((payload) =>
        note({
          value:
            String(JSON.stringify(payload)).slice(0, 90) + String((payload as { order?: { id?: unknown } })?.order?.id),
        }),
      ),
    ).toBe(true);
  });

  it('catch one that changes its input', () => {
    expect(
      finds((payload) => {
        const items = itemsOf(payload);
        if (Array.isArray(items)) items.sort();
      }),
    ).toBe(true);
  });

  it('catch one that copies fields by name', () => {
    expect(
      finds((payload) => {
        const merge = (into: Record<string, unknown>, from: unknown): void => {
          if (typeof from !== 'object' || from === null || Array.isArray(from)) return;
          for (const [name, value] of Object.entries(from)) {
            if (typeof value === 'object' && value !== null) {
              into[name] ??= {};
              merge(into[name] as Record<string, unknown>, value);
            } else into[name] = value;
          }
        };
        try {
          merge({}, payload);
        } catch {}
      }),
    ).toBe(true);
  });

  it('catch one that reckons with what is no number', () => {
    expect(
      finds((payload) => {
        const items = itemsOf(payload);
        if (Array.isArray(items)) return { drafts: [{ stated: Number(items[0]?.price) * 2 }], standings: ['none'] };
        return undefined;
      }),
    ).toBe(true);
  });

  it('catch one that tells of every item', () => {
    expect(
      finds((payload) => {
        const items = itemsOf(payload);
        return Array.isArray(items) ? { findings: items.flatMap(() => note({}).findings) } : undefined;
      }),
    ).toBe(true);
  });

  it('catch one that descends as deep as it is led', () => {
    const depth = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
    expect(finds((payload) => void depth(payload))).toBe(true);
  });

  it('catch one that keeps silent', () => {
    expect(
      finds((payload) => (itemsOf(payload) === undefined ? { drafts: [], findings: [], standings: [] } : undefined)),
    ).toBe(true);
  });
});
