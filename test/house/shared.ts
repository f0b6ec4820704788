import { existsSync } from 'node:fs';

/**
 * Where a file of the shared development data is, or undefined where that folder is missing (as in a stranger's clone):
 * tests that need it are then skipped, visibly.
 */
export function sharedData(relative: string): string | undefined {
  const path = `${process.env['SHARED_DATA'] ?? '../shared/data'}/${relative}`;
  return existsSync(path) ? path : undefined;
}
