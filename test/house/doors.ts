import { readFileSync } from 'node:fs';

/** A public door of the package. */
export interface Door {
  /** as in package.json: `./routing` */
  readonly door: string;
  /** as users write it: `cleanorder/routing` */
  readonly specifier: string;
  readonly file: string;
}

/** The public doors that hold code. */
export function doors(): readonly Door[] {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    exports: Record<string, { import: { default: string } } | string>;
  };
  return Object.entries(exports).flatMap(([door, target]) =>
    typeof target === 'string' ? [] : [{ door, specifier: `cleanorder${door.slice(1)}`, file: target.import.default }],
  );
}
