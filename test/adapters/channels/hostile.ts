import * as fc from 'fast-check';
import { fromAmazon } from '../../../src/adapters/channels/amazon/index.ts';
import { fromBol } from '../../../src/adapters/channels/bol/index.ts';
import { fromCsv } from '../../../src/adapters/channels/csv/index.ts';
import { fromShopify, readOpenUnits } from '../../../src/adapters/channels/shopify/index.ts';
import { fromSquare } from '../../../src/adapters/channels/square/index.ts';
import { fromWooCommerce } from '../../../src/adapters/channels/woocommerce/index.ts';
import { CHANNEL_TEXTS, type Translation } from '../../../src/domain/channel/index.ts';
import { licensedPayloads, sharedPayloads } from './payloads.ts';
import { EXAMPLE, TELLINGS } from './same-order.ts';

export type Translate = (payload: unknown) => Translation;

/** A payload that is known to be good, and the translator it is meant for. */
export interface Seed {
  readonly name: string;
  readonly payload: unknown;
  readonly translate: Translate;
}

const open: Translate = (payload) => {
  readOpenUnits(payload);
  return fromShopify(payload);
};

const FOLDERS: readonly (readonly [string, Translate])[] = [
  ['shopify-rest', open],
  ['shopify-graphql', open],
  ['woocommerce', fromWooCommerce],
  ['amazon-sp-api', fromAmazon],
  ['bol', fromBol],
  ['square-pos', fromSquare],
];

const LICENSED = new Set(['shopify-rest', 'amazon-sp-api', 'square-pos']);

function publishedSeeds(): readonly Seed[] {
  return FOLDERS.flatMap(([folder, translate]) => {
    const shared = sharedPayloads(folder);
    const payloads = shared.length > 0 || !LICENSED.has(folder) ? shared : licensedPayloads(folder);
    return payloads.map(({ file, payload }) => ({ name: `${folder}/${file}`, payload, translate }));
  });
}

const RECORDS = [
  { order: 'PO-1', sku: 'A', quantity: 2, price: '2.55', date: '2026-05-01', 'ship to city': 'Gouda' },
  { order: 'PO-1', sku: 'B', quantity: '1', price: 3, date: '2026-05-01', 'ship to city': 'Gouda' },
];

/** Good payloads of every channel: our own, and the published ones that are there. */
export const SEEDS: readonly Seed[] = [
  ...Object.entries(TELLINGS).map(([name, { tell, read }]) => ({ name, payload: tell(EXAMPLE), translate: read })),
  { name: 'CSV records', payload: RECORDS, translate: (payload) => fromCsv(payload, { zone: 'UTC' }) },
  ...publishedSeeds(),
];

/** Stands in every hostile text: it must not come back in a finding. */
export const CANARY = 'cAnArY7';

const deep = (depth: number): unknown => {
  let value: unknown = CANARY;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { [CANARY]: value };
  return value;
};

/** Values as JSON can hold them, by what they are meant to break. */
export const JSON_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  type: [null, true, false, 0, 1, '', ' ', CANARY, [], {}, [[]], [null], [CANARY], { id: CANARY }, { amount: 1 }],
  quantity: [-1, 1.5, 1e21, 2 ** 53, -0, 1e-12, '1e5', '0x10', ' 5 ', '٣', '5 stuks', '1'.repeat(400), '+7'],
  money: [
    '1,234.56',
    '€5',
    '1e400',
    '0.1234567890123',
    '9'.repeat(50),
    0.1 + 0.2,
    1e-7,
    '-0',
    '.5',
    '5.',
    '1_000',
    1e300,
  ],
  time: [
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-03-29T02:30:00',
    '+275760-09-13T00:00:00.001Z',
    '2026-13-45',
    'yesterday',
    8.64e15,
    -1,
    '2026-01-01T00:00:00+99:99',
    '0000-00-00T00:00:00',
  ],
  address: [{ city: CANARY.repeat(300) }, { lines: 'x' }, { country: 'Netherlands' }, { zip: 1234 }, 'Laan 2'],
  contact: [`${CANARY}@`, '@', `${'a'.repeat(70)}@x.nl`, 'javascript:alert(1)', '+'.repeat(5_000)],
  identifiers: [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    2 ** 53 + 2,
    `\u200b${CANARY}`,
    `${CANARY}\u202ex`,
    'x'.repeat(1_000),
    'é',
    'e\u0301',
    'İ',
  ],
  prototype: [
    JSON.parse(`{"__proto__":{"polluted":"${CANARY}"}}`),
    JSON.parse(`{"constructor":{"prototype":{"polluted":"${CANARY}"}}}`),
    JSON.parse('{"__proto__":null,"toString":1,"length":7}'),
  ],
  injection: [
    `=cmd|' /C ${CANARY}'!A1`,
    `<script>${CANARY}</script>`,
    `'; DROP TABLE ${CANARY};--`,
    `{{${CANARY}}}`,
    `\${${CANARY}}`,
    `%0d%0a${CANARY}`,
  ],
  text: ['\ud800', `${CANARY}\udc00`, '\u0000', `a\u0000${CANARY}`, '\ufdfa'.repeat(1_000), '\uffff', '\r\n\t'],
  size: [
    'x'.repeat(300_000),
    ' '.repeat(300_000),
    '0'.repeat(300_000),
    '"'.repeat(300_000),
    Array.from({ length: 30_000 }, () => CANARY),
    Array.from({ length: 3_000 }, (_, id) => ({ id, quantity: 'x', amount: CANARY })),
    Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`${CANARY}${index}`, index])),
    deep(100_000),
  ],
};

const thrower = (): never => {
  throw new Error(CANARY);
};

/** A proxy whose every trap throws. */
export const throwing = (): unknown =>
  new Proxy(
    {},
    Object.fromEntries(
      [
        'get',
        'has',
        'ownKeys',
        'getOwnPropertyDescriptor',
        'getPrototypeOf',
        'set',
        'deleteProperty',
        'defineProperty',
      ].map((trap) => [trap, thrower]),
    ),
  );

function revoked(list: boolean): unknown {
  const { proxy, revoke } = Proxy.revocable(list ? [] : {}, {});
  revoke();
  return proxy;
}

/** Has every field, each of them itself: there is no end to it. */
export function endless(list: boolean): unknown {
  const target = list ? [] : {};
  const self: unknown = new Proxy(target, {
    get: (_, name) => (name === 'length' ? 1_000_000 : typeof name === 'symbol' ? undefined : self),
    has: () => true,
    getOwnPropertyDescriptor: (of, name) =>
      Reflect.getOwnPropertyDescriptor(of, name) ?? {
        value: self,
        configurable: true,
        enumerable: true,
        writable: true,
      },
  });
  return self;
}

/** A record and a list in turn, without end. */
export function endlessTree(): unknown {
  const list: unknown = new Proxy([], {
    get: (_, name) => (name === 'length' ? 1_000_000 : typeof name === 'symbol' ? undefined : record),
  });
  const record: unknown = new Proxy(
    {},
    {
      get: (_, name) => (typeof name === 'symbol' ? undefined : list),
      getOwnPropertyDescriptor: () => ({ value: list, configurable: true, enumerable: true, writable: true }),
    },
  );
  return record;
}

function getter(): unknown {
  return Object.defineProperty({}, 'id', { enumerable: true, get: thrower });
}

function cycle(): unknown {
  const value: Record<string, unknown> = { id: CANARY };
  value['line_items'] = [value];
  value['order'] = value;
  return value;
}

class Order {
  id = CANARY;
  get total(): never {
    return thrower();
  }
}

/** Values that only JavaScript can hold. Each is made afresh. */
export const JS_VALUES: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  bigint: () => 10n ** 40n,
  symbol: () => Symbol(CANARY),
  function: () => thrower,
  date: () => new Date(Number.NaN),
  map: () => new Map([[CANARY, CANARY]]),
  bytes: () => new Uint8Array(1_000),
  holes: () => new Array(19_000),
  'no prototype': () => Object.create(null),
  'class instance': () => new Order(),
  getter,
  cycle,
  'throwing proxy': throwing,
  'throwing list': () => new Proxy([], { get: thrower, has: thrower, ownKeys: thrower }),
  'revoked record': () => revoked(false),
  'revoked list': () => revoked(true),
  'endless record': () => endless(false),
  'endless list': () => endless(true),
  'endless tree': endlessTree,
  'boxed text': () => new String(CANARY),
  'text that throws': () => ({ toString: thrower, valueOf: thrower, [Symbol.toPrimitive]: thrower, toJSON: thrower }),
  'list of throwing proxies': () => [throwing(), revoked(true), endless(false)],
};

type Path = readonly (string | number)[];

/** All places of a payload. */
export function pathsOf(payload: unknown): readonly Path[] {
  const paths: Path[] = [[]];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      const place = [...path, Array.isArray(value) ? Number(name) : name];
      paths.push(place);
      visit(inner, place);
    }
  };
  visit(payload, []);
  return paths;
}

/** What is to happen at one place. */
export type Change =
  | { readonly kind: 'drop' }
  | { readonly kind: 'put'; readonly make: () => unknown }
  | { readonly kind: 'repeat'; readonly times: number };

/** A copy of a payload with one place changed. */
export function changed(payload: unknown, path: Path, change: Change): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return change.kind === 'put' ? change.make() : change.kind === 'drop' ? undefined : payload;
  if (typeof payload !== 'object' || payload === null) return payload;
  // an earlier change may have put something else there
  if (Array.isArray(payload) !== (typeof name === 'number')) return payload;
  const copy: Record<string | number, unknown> | unknown[] = Array.isArray(payload) ? [...payload] : { ...payload };
  const fields = copy as Record<string | number, unknown>;
  if (rest.length > 0) fields[name] = changed(fields[name], rest, change);
  else if (change.kind === 'put') fields[name] = change.make();
  else if (change.kind === 'repeat') fields[name] = Array.from({ length: change.times }, () => fields[name]);
  else if (Array.isArray(copy)) copy.splice(Number(name), 1);
  else delete fields[name];
  return copy;
}

/** Freezes what lets itself be frozen. */
export function freeze(payload: unknown): unknown {
  const pending: unknown[] = [payload];
  const seen = new Set<unknown>();
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null || seen.has(value) || ArrayBuffer.isView(value)) continue;
    seen.add(value);
    try {
      const names = Object.keys(value);
      if (names.length > 40_000) continue;
      for (const name of names) pending.push((value as Record<string, unknown>)[name]);
      Object.freeze(value);
    } catch {
      // it throws when it is touched: nobody can change it either
    }
  }
  return payload;
}

const PROTOTYPES = [
  Object.prototype,
  Array.prototype,
  String.prototype,
  Number.prototype,
  Function.prototype,
  Map.prototype,
];
const shapeOf = (): string => PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join('|');
const SHAPE = shapeOf();

const isPlain = (value: unknown): boolean => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every(isPlain);
};

/** How long a translation may take. */
const LIMIT_MS = 1_000;

/** What a translator did that it must not do; nothing where it kept all the rules. */
export function breachOf(translate: Translate, payload: unknown): string | undefined {
  freeze(payload);
  let translation: Translation | undefined;
  let fastestMs = Number.POSITIVE_INFINITY;
  // other work on the machine may slow it down: then the processor says how long it really took
  for (let attempt = 0; attempt < 3 && fastestMs > LIMIT_MS; attempt += 1) {
    const start = performance.now();
    const before = process.cpuUsage();
    try {
      translation = translate(payload);
    } catch {
      return 'throws';
    }
    const { user, system } = process.cpuUsage(before);
    fastestMs = Math.min(fastestMs, performance.now() - start, (user + system) / 1_000);
  }
  if (translation === undefined || fastestMs > LIMIT_MS) return 'takes too long';
  if (shapeOf() !== SHAPE || 'polluted' in {}) return 'changes a prototype';
  const { drafts, findings, standings } = translation;
  if (!isPlain(translation)) return 'gives what is no plain JSON';
  if (findings.length > 1_000 || JSON.stringify(findings).length > 16_384) return 'tells too much';
  if (findings.some(({ code }) => CHANNEL_TEXTS[code] === undefined)) return 'tells something without a text';
  if (JSON.stringify(findings).includes(CANARY)) return 'echoes';
  if (standings.length !== drafts.length) return 'does not say how every draft stands';
  return drafts.length + findings.length === 0 && !isEmpty(payload) ? 'says nothing' : undefined;
}

/** A page without orders, and a file without rows, are no mistake. */
function isEmpty(payload: unknown): boolean {
  try {
    return payload === '' || JSON.stringify(payload).length < 100;
  } catch {
    return false;
  }
}

/** Makes a value: proxies do not stand being looked at by a generator. */
export type Make = () => unknown;

const JSON_MAKERS: Readonly<Record<string, readonly Make[]>> = Object.fromEntries(
  Object.entries(JSON_VALUES).map(([kind, values]) => [kind, values.map((value) => () => value)]),
);

export const jsonValue: fc.Arbitrary<Make> = fc
  .constantFrom(...Object.keys(JSON_MAKERS))
  .chain((kind) => fc.constantFrom(...(JSON_MAKERS[kind] ?? [])));

export const jsValue: fc.Arbitrary<Make> = fc
  .constantFrom(...Object.keys(JS_VALUES))
  .map((name) => JS_VALUES[name] ?? (() => undefined));

/** A good payload, and how to spoil it. */
export interface Spoilt {
  readonly name: string;
  readonly translate: Translate;
  readonly make: () => unknown;
}

/** Good payloads with one to three places changed. */
export function spoilt(seeds: readonly Seed[], values: fc.Arbitrary<Make>): fc.Arbitrary<Spoilt> {
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.constant({ kind: 'drop' as const }),
    values.map((make) => ({ kind: 'put' as const, make })),
    values.map((make) => ({ kind: 'put' as const, make })),
    fc.constantFrom(2, 500).map((times) => ({ kind: 'repeat' as const, times })),
  );
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 3 }))
    .map(([{ name, payload, translate }, changes]) => {
      const paths = pathsOf(payload);
      const make = () =>
        changes.reduce<unknown>((spoiled, [place, what]) => {
          try {
            return changed(spoiled, paths[place % paths.length] ?? [], what);
          } catch {
            // an earlier change has put something there that cannot even be copied
            return spoiled;
          }
        }, payload);
      return { name, translate, make };
    });
}
