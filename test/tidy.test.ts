import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS, FORBIDDEN } from './tidy/checks.ts';
import { type House, readHouse, sources } from './tidy/house.ts';
import { FLOORS, RATCHETS, ROOMS } from './tidy/plan.ts';

const house = readHouse();

/** The house with files put in (or taken out, for `undefined`). */
function planted(changes: Readonly<Record<string, string | undefined>>): House {
  const copy = new Map(house);
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) copy.delete(path);
    else copy.set(path, text);
  }
  return copy;
}

type CheckName = keyof typeof CHECKS;

/** A violation of each check, and a word of the complaint it must cause. */
const VIOLATIONS: Readonly<Record<CheckName, { plant: Record<string, string | undefined>; complaint: RegExp }>> = {
  floors: {
    plant: { 'src/kernel/planted.ts': "import { noOrder } from '../domain/order/index.ts';\n" },
    complaint: /higher floor/,
  },
  arrows: {
    plant: { 'src/domain/order/planted.ts': "import { measure } from '../kpi/index.ts';\n" },
    complaint: /leans on kpi/,
  },
  entrances: {
    plant: { 'src/domain/billing/planted.ts': "import { noOrder } from '../order/state.ts';\n" },
    complaint: /reaches into/,
  },
  loops: {
    plant: {
      'src/kernel/planted.ts': "import './planted-too.ts';\n",
      'src/kernel/planted-too.ts': "import './planted.ts';\n",
    },
    complaint: /imports itself/,
  },
  mirrors: { plant: { 'test/kernel/money.test.ts': undefined }, complaint: /no mirror/ },
  forbidden: { plant: { 'src/kernel/planted.ts': 'export const now = () => Date.now();\n' }, complaint: /holds/ },
  focus: { plant: { 'test/planted.test.ts': "it.only('is alone', () => {});\n" }, complaint: /focuses/ },
  lengths: {
    plant: { 'src/kernel/planted.ts': '// a line\n'.repeat(RATCHETS.fileLines + 1) },
    complaint: /has \d+ lines/,
  },
  comments: {
    plant: { 'src/kernel/planted.ts': 'export function silent(): void {}\n' },
    complaint: /no doc comment/,
  },
  topLevel: { plant: { 'notes.md': 'x' }, complaint: /stands at the top/ },
  addresses: { plant: { 'docs/planted.md': `see ${'/'}home/someone/notes` }, complaint: /one machine/ },
};

describe.each(Object.keys(VIOLATIONS) as CheckName[])('%s', (name) => {
  it('finds nothing in the house', () => {
    expect(CHECKS[name](house)).toEqual([]);
  });

  it('finds a planted violation', () => {
    const { plant, complaint } = VIOLATIONS[name];
    const found = CHECKS[name](planted(plant));
    expect(found.map(({ rule }) => rule).join('\n')).toMatch(complaint);
    for (const { instead } of found) expect(instead).not.toBe('');
  });
});

/** One line for each forbidden construct, in the order of the list. */
const FORBIDDEN_LINES: readonly string[] = [
  'const now = Date.now();',
  'const id = Math.random();',
  'const mode = process.env;',
  "console.log('x');",
  "import { readFileSync } from 'node:fs';",
  "eval('1');",
  'const n = z.coerce.number();',
  "import { z } from 'zod';",
  'Object.assign({}, input);',
  'text.toLocaleUpperCase();',
  'new Intl.NumberFormat();',
  'all.push(...more);',
  "parseFloat('1');",
  "import { Decimal } from 'decimal.js';",
  "throw new Error('x');",
  'export default 1;',
  'const x = y as any;',
  'const end = /\\s+$/;',
  '/* x */ const a = 1; const TODO = 1;',
];

describe('forbidden constructs', () => {
  it.each(FORBIDDEN.map(({ what, instead }, index) => ({ what, instead, line: FORBIDDEN_LINES[index] ?? '' })))(
    'refuses $line',
    ({ what, line }) => {
      expect(line).not.toBe('');
      const found = CHECKS.forbidden(planted({ 'src/kernel/planted.ts': `${line}\n` }));
      expect(found.map(({ rule }) => rule)).toContain(`holds ${what.source}`);
    },
  );

  it('lets comments name what code may not do', () => {
    expect(
      CHECKS.forbidden(planted({ 'src/kernel/planted.ts': '/** never Date.now() */\nexport type A = 1;\n' })),
    ).toEqual([]);
  });

  it('finds a function that is too long', () => {
    const long = `export const long = () => {\n${'  run();\n'.repeat(RATCHETS.functionLines)}};\n`;
    expect(CHECKS.lengths(planted({ 'src/kernel/planted.ts': long })).map(({ rule }) => rule)).toEqual([
      `a function of ${RATCHETS.functionLines + 2} lines`,
    ]);
  });

  it('finds a function that can refuse and does not say how', () => {
    const silent = '/** Does it. */\nexport function silent(): Result<number, Refusal> {\n  return ok(1);\n}\n';
    const found = CHECKS.comments(planted({ 'src/kernel/planted.ts': silent }));
    expect(found.map(({ rule }) => rule)).toEqual(['silent can refuse, but has no @errors', 'silent has no @example']);
  });
});

describe('the plan', () => {
  it('names rooms on lower ground only, so that no circle is possible', () => {
    const rooms = Object.keys(ROOMS);
    for (const [room, leansOn] of Object.entries(ROOMS)) {
      for (const other of leansOn)
        expect(rooms.indexOf(other), `${room} -> ${other}`).toBeLessThan(rooms.indexOf(room));
    }
  });

  it('is the one that is drawn in docs/ARCHITECTURE.md', () => {
    const drawn = readFileSync('docs/ARCHITECTURE.md', 'utf8');
    const arrows = [...drawn.matchAll(/^ {2}([a-z-]+) --> ([a-z-]+)$/gm)].map(([, from, to]) => `${from} -> ${to}`);
    const planned = Object.entries(ROOMS).flatMap(([room, leansOn]) => leansOn.map((other) => `${room} -> ${other}`));
    expect(arrows.sort()).toEqual(planned.sort());
    for (const floor of FLOORS) expect(drawn).toContain(`${floor}/`);
  });

  it('has no room that is only drawn', () => {
    const built = new Set(
      sources(house)
        .map(([path]) => path.split('/'))
        .filter(([, floor]) => floor === 'domain')
        .map(([, , room]) => room),
    );
    expect([...built].sort()).toEqual(Object.keys(ROOMS).sort());
  });
});
