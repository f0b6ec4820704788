import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  applyCorrections,
  type CleanOrderContext,
  checkOrder,
  cleanOrder,
  compareImport,
  findDuplicates,
  mendOrder,
  missingInformation,
  type OrderFinding,
  parseOrderText,
  toDraft,
} from '../../src/domain/clean-order/index.ts';
import { CONTEXT, DRAFT } from '../domain/clean-order/sample.ts';
import { breachesOf, timed } from './breaches.ts';
import { ANY_TEXTS, CORPUS, HOSTILE_CLASSES, type HostileOrder } from './corpus.ts';
import { hostileValues, mutationsOf, placesIn, replacedAt } from './hostile-values.ts';

interface Outcome {
  readonly findings: readonly OrderFinding[];
  readonly isClean: boolean;
}

const outcomeOf = (draft: unknown, context: CleanOrderContext = CONTEXT): Outcome =>
  cleanOrder(draft, context).match(
    ({ findings }) => ({ findings, isClean: true }),
    (findings) => ({ findings, isClean: false }),
  );

/** What becomes of a hostile order: texts are read first, of two copies the second comes after the first. */
function outcome({ class: kind }: HostileOrder, input: unknown): Outcome {
  if (kind === 'json-syntax') {
    return parseOrderText(input).match(
      (draft) => outcomeOf(draft),
      (findings) => ({ findings, isClean: false }),
    );
  }
  if (kind !== 'channel-sequences') return outcomeOf(input);
  const [earlier, later] = input as readonly unknown[];
  const { order } = cleanOrder(earlier, { ...CONTEXT, orderId: 'O-0' })._unsafeUnwrap();
  return outcomeOf(later, { ...CONTEXT, recentOrders: [order] });
}

/** Everything the room does with an order from outside. */
const EVERYTHING: Readonly<Record<string, (draft: unknown) => unknown>> = {
  checkOrder: (draft) => checkOrder(draft, CONTEXT, { phase: 'submit' }),
  'checkOrder by field': (draft) => checkOrder(draft, CONTEXT, { phase: 'field' }),
  'checkOrder by section': (draft) => checkOrder(draft, CONTEXT, { phase: 'section' }),
  cleanOrder: (draft) => outcomeOf(draft).findings,
  missingInformation: (draft) => missingInformation(draft, CONTEXT),
  applyCorrections: (draft) =>
    applyCorrections(draft, [{ code: 'line.none', patch: [{ op: 'add', path: '/lines/0', value: 1 }] }]),
  mendOrder: (draft) => mendOrder(draft, CONTEXT).findings,
  'compareImport with another': (draft) => compareImport({ earlier: draft, later: DRAFT }),
  'compareImport with itself': (draft) => compareImport({ earlier: draft, later: draft }),
  parseOrderText: (draft) => parseOrderText(draft).isOk(),
  toDraft: (draft) => cleanOrder(draft, CONTEXT).map(({ order }) => toDraft(order)),
  findDuplicates: (draft) => cleanOrder(draft, CONTEXT).map(({ order }) => findDuplicates({ order, recent: [order] })),
};

describe('the hostile corpus', () => {
  it('has more than three hundred orders, some of every class, none twice', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(300);
    for (const kind of HOSTILE_CLASSES)
      expect(CORPUS.filter((one) => one.class === kind).length, kind).toBeGreaterThan(10);
    expect(new Set(CORPUS.map((one) => `${one.class} ${one.name}`)).size).toBe(CORPUS.length);
  });

  describe.each(HOSTILE_CLASSES)('%s', (kind) => {
    it.each(CORPUS.filter((one) => one.class === kind))('$name: $expected', (hostile) => {
      const { findings, isClean } = outcome(hostile, hostile.make());
      if (hostile.expected === 'clean') expect(isClean, JSON.stringify(findings)).toBe(true);
      else expect(findings.map(({ code, path }) => `${code} ${path}`)).toContain(hostile.expected);
    });
  });

  it.each(Object.entries(EVERYTHING))('breaks nothing in %s', (name, run) => {
    const isChecked = name.startsWith('checkOrder') || name === 'cleanOrder' || name === 'mendOrder';
    const broken = CORPUS.map(({ class: kind, name: order, make }) => ({
      order: `${kind}: ${order}`,
      breaches: breachesOf({
        make,
        run,
        ...(isChecked ? { findingsIn: (answer) => answer as readonly unknown[] } : {}),
      }),
    }));
    expect(broken.filter(({ breaches }) => breaches.length > 0)).toEqual([]);
  });
});

describe('an order with a hostile value anywhere', () => {
  it('breaks nothing', () => {
    const breaches: string[] = [];
    for (const { name, make } of mutationsOf(DRAFT)) {
      // texts of a megabyte in every place would take minutes: two fields of each kind stand for all
      if (
        /megabyte|hundred thousand|twenty thousand|without end/.test(name) &&
        !/^\/(?:note|shipTo\/city|lines\/0\/sku|currency|placedAt|lines\/0\/unitPrice)/.test(name)
      )
        continue;
      const found = breachesOf({
        make,
        run: (draft) => outcomeOf(draft).findings,
        findingsIn: (answer) => answer as readonly OrderFinding[],
      });
      if (found.length > 0) breaches.push(`${name}: ${found.join()}`);
    }
    expect(breaches).toEqual([]);
  });

  it('never repeats a text it was given', () => {
    const canary = 'c4n4ry-7f3';
    const texts = ANY_TEXTS.map(({ make }) => `${canary}${String(make()).slice(0, 500)}${canary}`);
    const places = placesIn(DRAFT).filter((path) => path.length > 0);
    const echoes = places.flatMap((path) =>
      texts.flatMap((text) => {
        const attack = {
          make: () => replacedAt(DRAFT, path, text),
          run: (draft: unknown) => outcomeOf(draft).findings,
          findingsIn: (answer: unknown) => answer as readonly OrderFinding[],
          canaries: [canary],
        };
        return breachesOf(attack).map((breach) => `/${path.join('/')} ${JSON.stringify(text.slice(0, 40))}: ${breach}`);
      }),
    );
    expect(echoes).toEqual([]);
  });
});

describe('work', () => {
  /** The least of five runs, in milliseconds. */
  const least = (run: () => void): number => Math.min(...Array.from({ length: 5 }, () => timed(run)));

  const line = { sku: 'SKU-1', quantity: 1, unitPrice: '1', description: 'A mug in blue, of 300 millilitres' };
  const GROWING: readonly (readonly [string, (bytes: number) => unknown])[] = [
    [
      'many good lines',
      (bytes) => ({
        ...DRAFT,
        stated: undefined,
        lines: Array.from({ length: Math.min(20_000, bytes / 100) }, (_, i) => ({ ...line, lineId: `L${i}` })),
      }),
    ],
    [
      'many bad lines',
      (bytes) => ({
        lines: Array.from({ length: Math.min(20_000, bytes / 60) }, () => ({
          sku: '\u200b',
          quantity: 'x',
          unitPrice: '1,5',
          shipTo: { country: 'Nehterlandz', email: 'a@gmial.com' },
        })),
      }),
    ],
    ['a long note', (bytes) => ({ ...DRAFT, note: ' x'.repeat(bytes / 2) })],
    ['a long unknown field', (bytes) => ({ ...DRAFT, extra: '\u0301'.repeat(bytes / 2) })],
    [
      'long texts everywhere',
      (bytes) => ({
        ...DRAFT,
        lines: Array.from({ length: 100 }, () => ({ ...line, description: 'é '.repeat(bytes / 400) })),
      }),
    ],
  ];

  it.each(GROWING)('grows no faster than its input: %s (L62)', (_, make) => {
    const time = (bytes: number): number => {
      const draft = make(bytes);
      return least(() => outcomeOf(draft));
    };
    time(65_536);
    const [small, large] = [time(131_072), time(1_048_576)];
    // eight times the input; a quadratic step would take sixty-four times as long
    expect(large).toBeLessThan(24 * Math.max(small, 0.5));
  });

  it('reads text in linear time too', () => {
    const time = (count: number): number => {
      const text = JSON.stringify({ ...DRAFT, lines: Array.from({ length: count }, () => line) });
      return least(() => parseOrderText(text).map((draft) => outcomeOf(draft)));
    };
    time(500);
    expect(time(8000)).toBeLessThan(24 * Math.max(time(1000), 0.5));
  });
});

describe('four time zones and a Turkish locale', () => {
  const run = (zone: string, locale: string): string =>
    execFileSync(process.execPath, ['--import', 'tsx', 'test/hostile/fingerprint.ts'], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone, LC_ALL: locale, LANG: locale },
    });

  it('give the same answers to the whole corpus (L46)', () => {
    const here = run('UTC', 'C');
    expect(here).toMatch(/^[0-9a-f]{64} \d{3,}$/m);
    for (const zone of ['Europe/Amsterdam', 'America/St_Johns', 'Pacific/Kiritimati'])
      expect(run(zone, 'tr_TR.UTF-8')).toBe(here);
  });
});

describe('the checker of breaches', () => {
  const make = () => ({ name: 'c4n4ry', list: [1] });
  const run = (attack: (input: { name: string; list: number[] }) => unknown) =>
    breachesOf({
      make,
      run: (input) => attack(input as { name: string; list: number[] }),
      findingsIn: (answer) => (Array.isArray(answer) ? answer : []),
      canaries: ['c4n4ry'],
    });

  it('finds nothing where nothing is broken', () => {
    expect(run(() => [])).toEqual([]);
    expect(hostileValues().length).toBeGreaterThan(100);
  });

  it('catches what throws', () => {
    expect(
      run(() => {
        throw new Error('planted');
      }),
    ).toEqual(['throws']);
  });

  it('catches what hangs', () => {
    expect(
      run(() => {
        const busyUs = (): number => process.cpuUsage().user + process.cpuUsage().system;
        const end = busyUs() + 1_100_000;
        while (busyUs() < end);
        return [];
      }),
    ).toEqual(['hangs']);
  });

  it('catches what changes its input', () => {
    expect(
      run((input) => {
        input.list.push(2);
        return [];
      }),
    ).toEqual(['changes-input']);
  });

  it('catches what pollutes a prototype', () => {
    const polluted = run(() => {
      Object.defineProperty(Object.prototype, 'polluted', { value: 1, configurable: true });
      return [];
    });
    delete (Object.prototype as { polluted?: number }).polluted;
    expect(polluted).toEqual(['pollutes-a-prototype']);
  });

  it('catches what repeats its input, but not what proposes a value', () => {
    expect(run(({ name }) => [{ params: { name } }])).toEqual(['echoes']);
    expect(run(({ name }) => [{ suggestions: [name] }])).toEqual([]);
  });

  it('catches a flood of findings', () => {
    expect(run(() => Array.from({ length: 1001 }, () => 1))).toEqual(['too-many-findings']);
    expect(run(() => ['x'.repeat(16_384)])).toEqual(['too-many-findings']);
  });
});
