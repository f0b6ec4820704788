import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** The project as texts by path, so that a test can plant a violation without touching the disk. */
export type House = ReadonlyMap<string, string>;

/** What a check complains about: where, what, and what to do instead. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly instead: string;
}

const TEXT = /\.(ts|json|md|html|css|yml|yaml)$|^\.ci\/run$|^LICENSE$|^\.[a-z]+(\.json)?$/;

/** Every text file that git tracks or would track. */
export function readHouse(): House {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = listed.split('\0').filter((path) => path !== '');
  const house = new Map<string, string>();
  for (const path of [...new Set(paths)].sort()) {
    if (!TEXT.test(path)) continue;
    try {
      house.set(path, readFileSync(path, 'utf8'));
    } catch {
      // listed by git but deleted in the work tree
    }
  }
  return house;
}

/** The TypeScript sources of the package. */
export function sources(house: House): readonly (readonly [path: string, text: string])[] {
  return [...house].filter(([path]) => path.startsWith('src/') && path.endsWith('.ts'));
}

/** A file as syntax. */
export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

/** The line, counted from 1, at which a piece of syntax starts. */
export function lineOf(file: ts.SourceFile, node: ts.Node): number {
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** What a file imports or re-exports: the module named and the line. */
export function importsOf(path: string, text: string): readonly { readonly module: string; readonly line: number }[] {
  const file = parse(path, text);
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const specifier = statement.moduleSpecifier;
    return specifier !== undefined && ts.isStringLiteral(specifier)
      ? [{ module: specifier.text, line: lineOf(file, statement) }]
      : [];
  });
}

/** The path in the house that a relative import names. */
export function resolveImport(from: string, module: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of module.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
