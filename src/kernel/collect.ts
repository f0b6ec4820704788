import { err, ok, type Result } from 'neverthrow';

/** What a record of results yields: the values under their names. */
export type Collected<Results> = {
  [Name in keyof Results]: Results[Name] extends Result<infer Value, unknown> ? Value : never;
};

/** The refusals that a record of results can hold. */
export type CollectedRefusal<Results> = Results[keyof Results] extends Result<unknown, infer Refusal> ? Refusal : never;

/**
 * Gathers named results into one: all the values, or all the refusals (never only the first).
 *
 * @law ok exactly when every result is ok; refusals stand in the order of the names
 * @errors the refusals of the parts, all of them
 * @example `collect({ sku: ok('A'), quantity: ok(2) })` is ok with `{ sku: 'A', quantity: 2 }`; with two refused
 * parts it is an error with both refusals
 */
export function collect<Results extends Readonly<Record<string, Result<unknown, unknown>>>>(
  results: Results,
): Result<Collected<Results>, readonly CollectedRefusal<Results>[]> {
  const values: Record<string, unknown> = {};
  const refusals: CollectedRefusal<Results>[] = [];
  for (const [name, result] of Object.entries(results)) {
    if (result.isOk()) values[name] = result.value;
    else refusals.push(result.error as CollectedRefusal<Results>);
  }
  return refusals.length === 0 ? ok(values as Collected<Results>) : err(refusals);
}

/**
 * Gathers a list of results into one: all the values, or all the refusals.
 *
 * @law ok exactly when every result is ok; both lists keep the order
 * @errors the refusals of the parts, all of them
 * @example `[ok(1), ok(2)]` is ok with `[1, 2]`
 */
export function collectAll<Value, Refusal>(
  results: readonly Result<Value, Refusal>[],
): Result<readonly Value[], readonly Refusal[]> {
  const values: Value[] = [];
  const refusals: Refusal[] = [];
  for (const result of results) {
    if (result.isOk()) values.push(result.value);
    else refusals.push(result.error);
  }
  return refusals.length === 0 ? ok(values) : err(refusals);
}
