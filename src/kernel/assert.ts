/**
 * Thrown when this library breaks one of its own promises: never a reaction to bad input, always a bug to report.
 */
export class BrokenPromiseError extends Error {
  override readonly name = 'BrokenPromiseError';
}

/**
 * Stops the program when something that must hold does not: our own mistake, not the caller's.
 *
 * @law no exported function reaches a failing assertion for any input; bad input is answered with a refusal
 * @example `assert(shipNow + waiting + cancelled === ordered, 'every ordered unit is decided once')` passes silently
 * for 4 + 5 + 1 = 10
 */
export function assert(condition: boolean, promise: string): asserts condition {
  if (!condition) throw new BrokenPromiseError(promise);
}

/**
 * Stops the program where the compiler has proven that nobody can arrive, so that a new case of a union fails to
 * compile until it is handled.
 *
 * @example `default: return assertNever(command)` after every `kind` of a command has its `case`
 */
export function assertNever(impossible: never): never {
  const kind = (impossible as { kind?: unknown } | undefined)?.kind;
  throw new BrokenPromiseError(`a case was forgotten: ${typeof kind === 'string' ? kind : typeof impossible}`);
}

/** Hands back a value that must be there, for lookups whose success is guaranteed by construction. */
export function must<T>(value: T | undefined | null, promise: string): T {
  assert(value !== undefined && value !== null, promise);
  return value;
}
