import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOrder, cleanOrder, compareImport, parseOrderText } from '../../src/domain/clean-order/index.ts';
import type { OrderDraft } from '../../src/domain/order/index.ts';
import { CONTEXT, DRAFT } from '../domain/clean-order/sample.ts';
import { breachesOf } from './breaches.ts';
import { HOSTILE_CLASSES, type HostileClass } from './corpus.ts';
import { GENERATORS } from './generators.ts';

const RUNS: Partial<Record<HostileClass, number>> = { size: 100 };

describe('generated hostile orders', () => {
  it.each(HOSTILE_CLASSES)('break nothing: %s', (kind) => {
    const run = (input: unknown): unknown => {
      if (kind === 'json-syntax')
        return parseOrderText(input).match(
          (draft) => checkOrder(draft, CONTEXT, { phase: 'submit' }),
          (findings) => findings,
        );
      if (kind !== 'channel-sequences') return checkOrder(input, CONTEXT, { phase: 'submit' });
      const [earlier, later] = input as readonly unknown[];
      compareImport({ earlier, later });
      return checkOrder(later, CONTEXT, { phase: 'submit' });
    };
    fc.assert(
      fc.property(GENERATORS[kind], (input) => {
        expect(
          breachesOf({ make: () => made(input), run, findingsIn: (answer) => answer as readonly unknown[] }),
        ).toEqual([]);
      }),
      { numRuns: RUNS[kind] ?? 1000 },
    );
  });
});

/** Orders that may not be looked at come as functions that make them. */
const made = (input: unknown): unknown => (typeof input === 'function' ? input() : input);

type Draft = Readonly<Record<string, unknown>>;
type Lines = readonly Draft[];

const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? (part as Draft)[key] : undefined),
    value,
  );
const isClean = (draft: unknown): boolean => cleanOrder(draft, CONTEXT).isOk();
const noted = (draft: unknown, field: RegExp): boolean =>
  checkOrder(draft, CONTEXT, { phase: 'submit' }).some(({ path }) => field.test(path));

/**
 * A bug of each class, as they are met in shops: a careless way to read an order, held against the careful one. Each
 * must be told apart by a generated order within a thousand runs.
 */
const PLANTED: Readonly<Record<HostileClass, (input: unknown) => boolean>> = {
  // texts are parsed where nobody catches what is thrown
  'json-syntax': (text) => typeof JSON.parse(text as string) === 'object',
  // what is missing is read through
  'type-confusion': (draft) => ((draft as OrderDraft).lines as Lines).every(({ sku }) => (sku as string).length >= 0),
  // Number() reads '' as 0, null as 0, true as 1, [2] as 2
  quantity: (draft) => {
    const quantities = (at(draft, 'lines') as Lines).map(({ quantity }) => quantity);
    return (
      quantities.every((quantity) => Number.isInteger(Number(quantity)) && Number(quantity) > 0) ===
      !noted(draft, /quantity$/)
    );
  },
  // cents are reckoned with floats
  money: (draft) => {
    const answer = cleanOrder({ ...(draft as object), stated: undefined, payments: [] }, CONTEXT);
    if (answer.isErr()) return true;
    const lines = at(draft, 'lines') as Lines;
    return lines.every(({ unitPrice, quantity }, index) => {
      const cents = Number(unitPrice) * Number(quantity) * 100;
      return answer.value.order.lines[index]?.amounts.goodsMinor === cents;
    });
  },
  // new Date() takes 30 February for 2 March, and times without offset for the machine's own
  time: (draft) =>
    ['placedAt', 'deliverBy'].every(
      (field) =>
        !Number.isNaN(new Date(String(at(draft, field))).getTime()) ===
        !noted({ ...(draft as object), stated: undefined }, new RegExp(`^/${field}$`)),
    ),
  // a postal code is anything of four digits and two letters
  address: (draft) => /\d{4} ?[A-Z]{2}/.test(String(at(draft, 'shipTo', 'postalCode'))) === !noted(draft, /^\/shipTo/),
  // anything with an @ is an address
  contact: (draft) => String(at(draft, 'customer', 'email')).includes('@') === !noted(draft, /^\/customer\/email/),
  // stock is looked up in a plain object
  identifiers: (draft) => {
    const stock: Record<string, unknown> = { 'MUG-BLUE': 5, PLATE: 5 };
    return (at(draft, 'lines') as Lines).every(({ sku }) =>
      ['number', 'undefined'].includes(typeof stock[String(sku)]),
    );
  },
  // fields are merged over defaults by assigning
  'prototype-keys': (draft) => {
    const merge = (target: Draft, from: unknown): Draft => Object.assign(target, from);
    const merged = [draft, at(draft, 'shipTo'), at(draft, 'customer'), at(draft, 'lines', 0)].map((part) =>
      merge({}, part),
    );
    return merged.every((one) => at(one, 'polluted') === undefined && Object.getPrototypeOf(one) === Object.prototype);
  },
  // texts are put into a table as they are
  injection: (draft) =>
    !/(?:^|,)"[=+@\t\r-]/.test(
      Object.values(draft as Draft)
        .map((value) => JSON.stringify(value))
        .join(),
    ) &&
    !JSON.stringify(draft).includes('"=') &&
    !JSON.stringify(draft).includes('<script'),
  // lists are spread into calls
  size: (draft) => {
    const all: unknown[] = [];
    const lines = at(draft, 'lines') as Lines;
    all.push(...lines);
    return all.length === lines.length && String(at(draft, 'note') ?? '').length < 5000;
  },
  // whatever is there is written out
  'js-values': (input) => {
    const draft = made(input);
    return isClean(JSON.parse(JSON.stringify(draft))) === isClean(draft);
  },
  // imports are told by the number alone
  'channel-sequences': (copies) => {
    const [earlier, later] = copies as readonly Draft[];
    const isSame = at(earlier, 'externalId') === at(later, 'externalId');
    return isSame === (compareImport({ earlier, later }).kind !== 'another-order');
  },
};

describe('a planted bug', () => {
  it.each(HOSTILE_CLASSES)('is found within a thousand runs: %s', (kind) => {
    const law = fc.property(GENERATORS[kind], PLANTED[kind]);
    expect(fc.check(law, { numRuns: 1000 }).failed).toBe(true);
  });

  it('is what makes them fail: the sample itself passes', () => {
    const passes = HOSTILE_CLASSES.filter(
      (kind) => kind !== 'json-syntax' && kind !== 'channel-sequences' && kind !== 'money',
    );
    for (const kind of passes) expect(PLANTED[kind](JSON.parse(JSON.stringify(DRAFT))), kind).toBe(true);
    expect(PLANTED['json-syntax'](JSON.stringify(DRAFT))).toBe(true);
    expect(PLANTED['channel-sequences']([DRAFT, DRAFT])).toBe(true);
  });
});
