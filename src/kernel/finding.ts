import type { Flavor } from './flavor.ts';

/** A place in a JSON document: `/lines/2/quantity`. Built from known field names and indices only, never from input. */
export type JsonPointer = Flavor<string, 'JsonPointer'>;

/** `error` stops the order, `warning` lets it pass and is shown, `info` is told. */
export type Severity = 'error' | 'warning' | 'info';

/** One change of a JSON document. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: JsonPointer; readonly value: Json }
  | { readonly op: 'remove'; readonly path: JsonPointer };

/** Any plain JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A way to mend what was found. */
export interface Suggestion {
  readonly patch: readonly PatchOperation[];
  /** 0 to 1: how sure we are that this is what was meant */
  readonly confidence: number;
  /** `auto` may be applied without asking anybody */
  readonly apply: 'auto' | 'ask';
}

/**
 * Something noticed about a document: data, never a sentence, so that it can be translated, counted and stored.
 * The values that were found stay out of it; a suggestion holds a corrected value and is for the owner of the data.
 *
 * @source RFC 6901 for `path`, RFC 6902 for the operations of a patch
 */
export interface Finding<Code extends string = string> {
  /** `room.plain-words` */
  readonly code: Code;
  readonly path: JsonPointer;
  readonly severity: Severity;
  /** limits, counts and codes of our own that a text about it needs */
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly suggestions?: readonly Suggestion[];
}
