import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CleanOrderContext, cleanOrder } from '../../../src/domain/clean-order/index.ts';
import type { OrderContent, OrderDraft } from '../../../src/domain/order/index.ts';
import { jsonValue, SEEDS, spoilt } from './hostile.ts';
import { EXAMPLE, orders, type PlainOrder, TELLINGS } from './same-order.ts';

/** Long after any order of these tests was placed. */
const CONTEXT: CleanOrderContext = { orderId: 'O-1', now: '2070-01-01T00:00:00Z' };

const codesOf = (draft: OrderDraft): readonly string[] =>
  cleanOrder(draft, CONTEXT).match(
    ({ findings }) => findings.map(({ code }) => code),
    (findings) => findings.map(({ code }) => code),
  );

const goodsOf = ({ lines }: PlainOrder) => lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0);

/** A street that a house number can follow, and a postal code that its country has. */
const deliverable = orders.map((order): PlainOrder => {
  const { home } = order;
  return {
    ...order,
    home: { ...home, street: `A${home.street}`, postalCode: '1015 CJ', city: 'Gouda', country: 'NL' },
  };
});

/** What the warehouse reads, without what each channel calls it. */
const packed = ({ lines, shipTo, placedAt }: OrderContent) => ({
  lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
  place: [shipTo?.postalCode, shipTo?.city, shipTo?.country],
  placedAt,
});

describe('an order that comes through a channel', () => {
  it.each(Object.entries(TELLINGS))('of %s is clean, and comes to what the customer paid', (_, telling) => {
    fc.assert(
      fc.property(deliverable, (order) => {
        const [draft] = telling.read(telling.tell(order)).drafts;
        const { order: clean } = cleanOrder(draft, CONTEXT)._unsafeUnwrap();
        expect(clean.totals.totalMinor).toBe(goodsOf(order) + (telling.hasShipping ? order.shippingMinor : 0));
        expect(clean.totals.goodsMinor).toBe(goodsOf(order));
      }),
      { numRuns: 150 },
    );
  });

  it('is the same for the warehouse, whichever channel it was', () => {
    const home = { ...EXAMPLE.home, postalCode: '1234 AB' };
    const seen = Object.values(TELLINGS).map(({ tell, read }) => {
      const [draft] = read(tell({ ...EXAMPLE, home })).drafts;
      return packed(cleanOrder(draft, CONTEXT)._unsafeUnwrap().order);
    });
    for (const one of seen) expect(one).toEqual(seen[0]);
  });
});

/** Findings that say: this is no draft at all. A translator never hands such a thing over. */
const UNREADABLE = /^(?:shape|text|instant|decimal|order\.(?:unreadable|not-an-object))(?!.*\.too-)/;

describe('a draft that a translator hands over', () => {
  it('can be read, whichever payload was published', () => {
    for (const { name, payload, translate } of SEEDS) {
      for (const draft of translate(payload).drafts) {
        expect(
          codesOf(draft).filter((code) => UNREADABLE.test(code)),
          name,
        ).toEqual([]);
      }
    }
  });

  it('can be read, whatever the payload was', () => {
    fc.assert(
      fc.property(spoilt(SEEDS, jsonValue), ({ translate, make }) => {
        for (const draft of translate(make()).drafts.slice(0, 5)) {
          expect(codesOf(draft).filter((code) => UNREADABLE.test(code))).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('disagrees with itself in the same way for the one who reads it and for the one who reckons it', () => {
    for (const { name, payload, translate } of SEEDS) {
      const { drafts, findings } = translate(payload);
      for (const [index, draft] of drafts.entries()) {
        const told = findings.some(
          ({ code, path, severity }) =>
            code === 'channel.total-disagrees' && severity === 'error' && path === `/drafts/${index}/stated/total`,
        );
        const codes = codesOf(draft);
        // an order with unreadable lines has no sum to compare
        if (codes.some((code) => code.startsWith('quantity.') || code.startsWith('line.quantity'))) continue;
        expect(codes.includes('money.total-disagrees'), name).toBe(told);
      }
    }
  });
});

describe('four time zones and a Turkish locale', () => {
  const run = (zone: string, locale: string): string =>
    execFileSync(process.execPath, ['--import', 'tsx', 'test/adapters/channels/fingerprint.ts'], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone, LC_ALL: locale, LANG: locale },
    });

  it('give the same drafts, findings and write-backs (L46)', () => {
    const here = run('UTC', 'C');
    expect(here).toMatch(/^[0-9a-f]{64} \d{3,}$/m);
    for (const zone of ['Europe/Amsterdam', 'America/St_Johns', 'Pacific/Kiritimati'])
      expect(run(zone, 'tr_TR.UTF-8')).toBe(here);
  });
});
