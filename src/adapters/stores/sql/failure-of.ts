import type { CommitFailure, StoreFailure } from '../../../application/index.ts';

/** What a driver's error says about a write: certainly not there and worth trying again, certainly not there, or not known. */
export type WriteFailure = 'again' | 'aborted' | 'unknown';

/** The server met somebody else's transaction and undid this one. */
const AGAIN = ['40001', '40P01'];

/** The server, or the way to it, ended in the middle: nobody knows whether before or after the commit. */
const UNKNOWN = ['40003', '57P01', '57P02', '57P03'];

/** Classes in which the same holds: connections, trouble of the system, trouble inside the server. */
const UNKNOWN_CLASSES = ['08', '58', 'XX'];

/** There was never a connection, so nothing was sent. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * Reads from a driver's error what became of a write.
 *
 * @law unknown is never taken for aborted: only what the server has answered, or what was never sent, is certain
 * @source PostgreSQL Appendix A (error codes); CockroachDB, common errors
 * @example `40P01` (deadlock) is worth trying again; `23514` (a check failed) is certainly not there; a reset connection
 * is not known
 */
export function writeFailureOf(error: unknown): WriteFailure {
  const code = codeOf(error);
  if (code === undefined) return 'unknown';
  if (NEVER_SENT.includes(code)) return 'aborted';
  if (!isSqlState(code)) return 'unknown';
  if (AGAIN.includes(code)) return 'again';
  return UNKNOWN.includes(code) || UNKNOWN_CLASSES.includes(code.slice(0, 2)) ? 'unknown' : 'aborted';
}

/** The failure of a commit, with the driver's code and nothing else of what it says. */
export function commitFailure(kind: 'aborted' | 'unknown', error?: unknown): CommitFailure {
  const cause = codeOf(error);
  return { kind, ...(cause === undefined ? {} : { cause }) };
}

/** The failure of a question. */
export function storeFailure(error?: unknown): StoreFailure {
  const cause = codeOf(error);
  return { kind: 'unavailable', ...(cause === undefined ? {} : { cause }) };
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code.slice(0, 40) : undefined;
}

/** Five digits and capital letters. */
function isSqlState(code: string): boolean {
  if (code.length !== 5) return false;
  for (let i = 0; i < 5; i += 1) {
    const unit = code.charCodeAt(i);
    if (!((unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a))) return false;
  }
  // codes of the operating system have letters only
  return [...code].some((letter) => letter >= '0' && letter <= '9');
}
