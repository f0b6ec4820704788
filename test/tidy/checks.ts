import ts from 'typescript';
import { type House, importsOf, lineOf, parse, resolveImport, sources, type Violation } from './house.ts';
import { FLOORS, RATCHETS, ROOMS, TOP_LEVEL } from './plan.ts';

type Check = (house: House) => readonly Violation[];

const floorOf = (path: string): number => FLOORS.indexOf((path.split('/')[1] ?? '') as (typeof FLOORS)[number]);

/** The room a file belongs to: `src/domain/order/...`, or an adapter or floor with an entrance of its own. */
function roomOf(path: string): string {
  const [, floor = '', second = '', third = ''] = path.split('/');
  if (floor === 'domain') return `domain/${second}`;
  if (floor === 'adapters') return `adapters/${second}/${third}`;
  return floor;
}

const relativeImports = (path: string, text: string) =>
  importsOf(path, text)
    .filter(({ module }) => module.startsWith('.'))
    .map(({ module, line }) => ({ target: resolveImport(path, module), line }));

/** A floor imports only lower floors and itself; src/index.ts stands outside and may name every room. */
const floors: Check = (house) =>
  sources(house)
    .filter(([path]) => path !== 'src/index.ts')
    .flatMap(([path, text]) =>
      relativeImports(path, text)
        .filter(({ target }) => floorOf(target) > floorOf(path) || floorOf(target) < 0)
        .map(({ target, line }) => ({
          path,
          line,
          rule: `imports ${target}, which lies on a higher floor`,
          instead: 'move what both need to a lower floor, or hand the value in as an argument',
        })),
    );

/** Rooms import only the rooms that the plan names for them. */
const arrows: Check = (house) =>
  sources(house).flatMap(([path, text]) => {
    const [, floor, room = ''] = path.split('/');
    if (floor !== 'domain') return [];
    const allowed = ROOMS[room];
    if (allowed === undefined) {
      return [{ path, line: 1, rule: `room ${room} is not in the plan`, instead: 'draw it in test/tidy/plan.ts' }];
    }
    return relativeImports(path, text)
      .filter(({ target }) => target.startsWith('src/domain/'))
      .map(({ target, line }) => ({ to: target.split('/')[2] ?? '', line }))
      .filter(({ to }) => to !== room && !allowed.includes(to))
      .map(({ to, line }) => ({
        path,
        line,
        rule: `leans on ${to}, which the plan does not allow ${room}`,
        instead: 'hand the value in as plain data, or change the plan and say why in docs/decisions',
      }));
  });

/** A room is entered through its index.ts; kernel files are small enough to be entered one by one. */
const entrances: Check = (house) =>
  sources(house)
    .filter(([path]) => path !== 'src/index.ts')
    .flatMap(([path, text]) =>
      relativeImports(path, text)
        .filter(({ target }) => roomOf(target) !== roomOf(path) && floorOf(target) !== 0)
        .filter(({ target }) => !target.endsWith('/index.ts'))
        .map(({ target, line }) => ({
          path,
          line,
          rule: `reaches into ${target}`,
          instead: `import from ${target.split('/').slice(0, 3).join('/')}/index.ts`,
        })),
    );

/** No two files import each other in a loop. */
const loops: Check = (house) => {
  const graph = new Map(sources(house).map(([path, text]) => [path, relativeImports(path, text)]));
  const done = new Set<string>();
  const found: Violation[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      const loop = [...trail.slice(trail.indexOf(path)), path].join(' -> ');
      found.push({ path, line: 1, rule: `imports itself: ${loop}`, instead: 'move what both need to a third file' });
      return;
    }
    if (done.has(path)) return;
    for (const { target } of graph.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
};

/** Does the file hold anything that runs? Types, imports and re-exports need no test. */
function runs(path: string, text: string): boolean {
  return parse(path, text).statements.some(
    (statement) =>
      !ts.isInterfaceDeclaration(statement) &&
      !ts.isTypeAliasDeclaration(statement) &&
      !ts.isImportDeclaration(statement) &&
      !ts.isExportDeclaration(statement),
  );
}

/** Each file of src that runs has its mirror in test. */
const mirrors: Check = (house) =>
  sources(house)
    .filter(([path, text]) => runs(path, text))
    .map(([path]) => ({ path, mirror: path.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts') }))
    .filter(({ mirror }) => !house.has(mirror))
    .map(({ path, mirror }) => ({ path, line: 1, rule: `has no mirror ${mirror}`, instead: `write ${mirror}` }));

interface Forbidden {
  readonly what: RegExp;
  readonly instead: string;
  /** paths (beginnings) where it is allowed, with good reason */
  readonly except?: readonly string[];
}

/** Constructs that do not belong in src, each with what to write instead. */
export const FORBIDDEN: readonly Forbidden[] = [
  { what: /\bDate\.now\(|\bnew Date\(\)/, instead: 'take the moment as an argument, or from the clock port' },
  { what: /\bMath\.random\(|\bcrypto\./, instead: 'take ids and seeds as arguments, or from the id port' },
  { what: /\bprocess\.|\bglobalThis\./, instead: 'take settings as arguments' },
  { what: /\bconsole\./, instead: 'return what happened as data' },
  { what: /from 'node:/, instead: 'keep to what every JavaScript runtime has' },
  { what: /\beval\(|\bnew Function\(/, instead: 'write it out: some runtimes forbid code from text' },
  { what: /\bz\.coerce\b/, instead: 'parse text by hand: coercion makes 0 of "" and 1970 of null' },
  { what: /import \{[^}]*\bz\b[^}]*\} from 'zod/, instead: "import * as z from 'zod/mini'" },
  { what: /\bObject\.assign\(/, instead: 'spread: assign sets the prototype from a __proto__ key' },
  { what: /\.toLocale|\.localeCompare\(/, instead: 'compareText, or leave the wording to the caller' },
  { what: /\bIntl\./, instead: 'the time zone functions of the kernel', except: ['src/kernel/time-zone.ts'] },
  { what: /\.push\(\.\.\.|Math\.(max|min)\(\.\.\./, instead: 'a loop: spreading a long list overflows the stack' },
  { what: /\bparseFloat\(|\bparseInt\(/, instead: 'parseDecimal or parseQuantity' },
  { what: /'decimal\.js'/, instead: 'the functions of kernel/decimal.ts', except: ['src/kernel/decimal.ts'] },
  {
    what: /\bthrow\b/,
    instead: 'err(...) for a refusal, assert for our own mistake',
    except: ['src/kernel/assert.ts'],
  },
  { what: /\bexport default\b|\benum \w|\bnamespace \w/, instead: 'a named export; a union of strings' },
  { what: /\bas any\b|: any\b|<any>/, instead: 'unknown, and a check' },
  { what: /[+*]\)?\$\//, instead: 'a hand-written scan: a repeat at the end of a pattern takes quadratic time' },
  { what: /\b(TODO|FIXME|XXX|HACK)\b/, instead: 'finish it, or say it in an issue' },
];

/** Blanks out comments, so that prose may name what code may not do. Keeps line numbers. */
function withoutComments(path: string, text: string): string {
  const file = parse(path, text);
  const blank = (piece: string): string => piece.replace(/[^\n]/g, ' ');
  let bare = text;
  const seen = new Set<number>();
  const visit = (node: ts.Node): void => {
    for (const range of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) {
      if (seen.has(range.pos)) continue;
      seen.add(range.pos);
      bare = bare.slice(0, range.pos) + blank(bare.slice(range.pos, range.end)) + bare.slice(range.end);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return bare;
}

/** No forbidden construct in src. */
const forbidden: Check = (house) =>
  sources(house).flatMap(([path, text]) => {
    const lines = withoutComments(path, text).split('\n');
    return lines.flatMap((content, index) =>
      FORBIDDEN.filter(
        ({ what, except }) => what.test(content) && !except?.some((start) => path.startsWith(start)),
      ).map(({ what, instead }) => ({ path, line: index + 1, rule: `holds ${what.source}`, instead })),
    );
  });

/** No focused or skipped test; a skip must be decided while the test runs, and say why. */
const focus: Check = (house) =>
  [...house]
    .filter(([path]) => path.startsWith('test/') && path.endsWith('.ts') && !path.startsWith('test/tidy'))
    .flatMap(([path, text]) =>
      text.split('\n').flatMap((content, index) =>
        /\b(it|test|describe)\.(only|skip|todo)\b/.test(content)
          ? [
              {
                path,
                line: index + 1,
                rule: 'skips or focuses a test',
                instead: 'it.skipIf(condition) with the reason in the title',
              },
            ]
          : [],
      ),
    );

/** Files and functions stay short enough to be read at once. */
const lengths: Check = (house) =>
  sources(house).flatMap(([path, text]) => {
    const file = parse(path, text);
    const found: Violation[] = [];
    const fileLines = text.split('\n').length - 1;
    if (fileLines > RATCHETS.fileLines) {
      found.push({ path, line: 1, rule: `has ${fileLines} lines`, instead: 'look for the second noun in it' });
    }
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
        const from = lineOf(file, node);
        const lines = file.getLineAndCharacterOfPosition(node.getEnd()).line + 2 - from;
        if (lines > RATCHETS.functionLines) {
          found.push({ path, line: from, rule: `a function of ${lines} lines`, instead: 'name the steps in it' });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });

/** Every exported function says what it does, with an example; one that can refuse says how. */
const comments: Check = (house) =>
  sources(house).flatMap(([path, text]) => {
    const file = parse(path, text);
    return file.statements.flatMap((statement) => {
      if (!ts.isFunctionDeclaration(statement)) return [];
      if (!statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return [];
      const name = statement.name?.text ?? '';
      const complain = (what: string) => ({
        path,
        line: lineOf(file, statement),
        rule: `${name} ${what}`,
        instead: 'a doc comment with the slots of docs/ARCHITECTURE.md',
      });
      const doc = ts.getJSDocCommentsAndTags(statement).find((node) => ts.isJSDoc(node));
      if (doc === undefined) return [complain('has no doc comment')];
      const tags = ts.getJSDocTags(statement).map((tag) => tag.tagName.text);
      const refuses = /^(Result|ResultAsync)</.test(statement.type?.getText(file) ?? '');
      return [
        ...(refuses && !tags.includes('errors') ? [complain('can refuse, but has no @errors')] : []),
        ...(refuses && !tags.includes('example') ? [complain('has no @example')] : []),
      ];
    });
  });

/** Nothing at the top of the repository that is not in the plan. */
const topLevel: Check = (house) =>
  [...new Set([...house.keys()].map((path) => path.split('/')[0] ?? ''))]
    .filter((entry) => !entry.startsWith('.') && !TOP_LEVEL.includes(entry))
    .map((entry) => ({
      path: entry,
      line: 1,
      rule: 'stands at the top',
      instead: 'put it into src, test, docs or examples',
    }));

/** No address of a machine or of a download in any file. */
const addresses: Check = (house) =>
  [...house].flatMap(([path, text]) =>
    text.split('\n').flatMap((content, index) => {
      const found = ADDRESSES.find(({ what }) => what.test(content));
      return found === undefined ? [] : [{ path, line: index + 1, rule: found.rule, instead: 'leave it out' }];
    }),
  );

const ADDRESSES: readonly { readonly what: RegExp; readonly rule: string }[] = [
  { what: /"resol[v]ed":/, rule: 'holds a download address' },
  { what: /(^|[\s"'`(=])\/(work|home|root|Users)\/[\w.-]+/, rule: 'holds a path of one machine' },
  { what: /https?:\/\/[^\s"'/]*(registry|npmjs)[^\s"'/]*\//, rule: 'names a package registry' },
];

/** Every check of the house, by name. */
export const CHECKS = {
  floors,
  arrows,
  entrances,
  loops,
  mirrors,
  forbidden,
  focus,
  lengths,
  comments,
  topLevel,
  addresses,
} satisfies Record<string, Check>;
