import { describe, expect, it } from 'vitest';
import { pathsOf, SEEDS, type Seed, type Translate } from './hostile.ts';
import { EXAMPLE, type PlainOrder, TELLINGS } from './same-order.ts';

/** The processor time of a call, in milliseconds: the least of some. */
function costMs(call: () => unknown, attempts = 3): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = process.cpuUsage();
    const start = performance.now();
    call();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, performance.now() - start, (user + system) / 1_000);
  }
  return least;
}

/** How the cost grows when the payload grows fourfold: linear work gives 4, work on every pair 16. */
function growth(translate: Translate, payloadOf: (size: number) => unknown, size: number): number {
  const small = payloadOf(size);
  const large = payloadOf(4 * size);
  translate(small);
  return (
    costMs(() => translate(large)) /
    Math.max(
      costMs(() => translate(small)),
      1,
    )
  );
}

const MEBIBYTE = 1_048_576;
const LIMIT = 9;

function orderOf(lines: number): PlainOrder {
  const line = EXAMPLE.lines[0];
  if (line === undefined) throw new Error('the example has lines');
  return { ...EXAMPLE, lines: Array.from({ length: lines }, (_, index) => ({ ...line, sku: `SKU-${index}` })) };
}

describe('a mebibyte', () => {
  it.each(Object.entries(TELLINGS))(
    'of lines costs %s four times a quarter of it, and less than a second',
    (_, { tell, read }) => {
      const perLine = JSON.stringify(tell(orderOf(200))).length / 200;
      const lines = Math.ceil(MEBIBYTE / 4 / perLine);
      expect(JSON.stringify(tell(orderOf(4 * lines))).length).toBeGreaterThan(MEBIBYTE * 0.9);
      expect(growth(read, (count) => tell(orderOf(count)), lines)).toBeLessThan(LIMIT);
      const whole = tell(orderOf(4 * lines));
      expect(costMs(() => read(whole))).toBeLessThan(1_000);
      expect(read(whole).drafts[0]?.lines).toHaveLength(4 * lines);
    },
  );

  it.each(Object.entries(TELLINGS).filter(([name]) => name !== 'CSV'))(
    'of orders costs %s four times a quarter of it',
    (name, { tell, read }) => {
      const orders = (count: number) =>
        Array.from({ length: count }, (_, index) => tell({ ...orderOf(2), id: index + 1 })).flatMap((payload) =>
          name === 'Amazon v0' ? (payload as unknown[]) : [payload],
        );
      const perOrder = JSON.stringify(orders(100)).length / 100;
      const count = Math.ceil(MEBIBYTE / 4 / perOrder);
      expect(read(orders(4 * count)).drafts).toHaveLength(4 * count);
      expect(growth(read, orders, count)).toBeLessThan(LIMIT);
    },
  );
});

const ID = /id$|_id|uid|type|parent|sku|code|name/i;

/** A small copy of an item, with ids of its own. */
function slim(item: unknown, index: number): unknown {
  if (typeof item === 'string') return `${item.slice(0, 20)}${index}`;
  if (typeof item !== 'object' || item === null) return item;
  return Object.fromEntries(
    Object.entries(item)
      .filter(([, value]) => typeof value !== 'object' && String(value).length < 40)
      .map(([name, value]) => [name, !ID.test(name) ? value : typeof value === 'number' ? index : `${value}-${index}`]),
  );
}

/** The same payload with many items in each of its lists. */
function inflated(payload: unknown, times: number): unknown {
  const copy = structuredClone(payload);
  const done = new Set<string>();
  const lists = pathsOf(payload).map((path) => ({
    path,
    name: path.filter((step) => typeof step === 'string').join('/'),
  }));
  for (const { path, name } of lists) {
    if (done.has(name)) continue;
    const list = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], copy);
    if (!Array.isArray(list) || list.length === 0) continue;
    done.add(name);
    for (let index = 0; index < times; index += 1) list.push(slim(list[0], index));
  }
  return copy;
}

/** The richest payload of each channel. */
const RICHEST: readonly Seed[] = [
  ...new Map(
    [...SEEDS]
      .filter(({ name }) => !name.startsWith('CSV'))
      .map((seed) => ({ seed, size: JSON.stringify(seed.payload).length }))
      .sort((a, b) => a.size - b.size)
      .map(({ seed }) => [seed.name.replace(/\/.*/, ''), seed]),
  ).values(),
];

describe('many items in every list at once', () => {
  it.each(RICHEST)('cost $name four times a quarter of them', ({ payload, translate }) => {
    expect(growth(translate, (times) => inflated(payload, times), 1_000)).toBeLessThan(LIMIT);
  });

  it('would be caught if every item were compared with every other', () => {
    const [{ payload, translate } = { payload: undefined, translate: undefined }] = SEEDS;
    const pairs: Translate = (given) => {
      const items = (given as { order: { line_items: { id: unknown }[] } }).order.line_items;
      items.filter(({ id }) => items.every((other) => `${String(other.id)}-` !== String(id)));
      return translate?.(given) ?? { drafts: [], findings: [], standings: [] };
    };
    expect(growth(pairs, (times) => inflated(payload, times), 1_000)).toBeGreaterThan(LIMIT);
  });
});
