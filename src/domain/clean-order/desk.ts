import type { Json, JsonPointer } from '../../kernel/finding.ts';
import type { CleanOrderContext } from './context.ts';
import { type Notes, note, type Spot } from './notes.ts';

/**
 * How far the customer is: one field is left (`field`: only what is filled in wrongly is said), a section is left
 * (`section`: also what is missing in it), the order is sent (`submit`: everything).
 */
export type Phase = 'field' | 'section' | 'submit';

/** Parts of an order that are filled in one by one. */
export type Section = 'order' | 'customer' | 'ship-to' | 'bill-to' | 'lines' | 'payment';

/** What is at hand while an order is looked at. */
export interface Desk {
  readonly notes: Notes;
  readonly context: CleanOrderContext;
  readonly phase: Phase;
  /** sections that have been left, in phase `section` */
  readonly sections: ReadonlySet<Section> | undefined;
  /** guesses cost time: after so many wrong values no more are made */
  guessesLeft: number;
  /** look-ups that failed, each noted once */
  readonly failed: LookupName[];
}

const MOST_GUESSES = 100;

/** Opens a desk for one order. */
export function openDesk({ notes, context, phase, sections }: Omit<Desk, 'guessesLeft' | 'failed'>): Desk {
  return { notes, context, phase, sections, guessesLeft: MOST_GUESSES, failed: [] };
}

/** The place of an object in the order. */
export function spotAt(desk: Desk, at: JsonPointer): Spot {
  return { notes: desk.notes, at };
}

/** Whether it may be said that something is missing in a section. */
export function mayAsk(desk: Desk, section: Section): boolean {
  return desk.phase === 'submit' || (desk.phase === 'section' && desk.sections?.has(section) === true);
}

/** A guess, unless too many were made. */
export function guessed<Value extends Json>(desk: Desk, guess: () => Value | undefined): Value | undefined {
  if (desk.guessesLeft <= 0) return undefined;
  desk.guessesLeft -= 1;
  return guess();
}

/** Look-ups, by what they know. */
export type LookupName = 'phone' | 'vat-number' | 'address' | 'products' | 'articles' | 'units-bought' | 'fraud-judge';

/** An order can pass without these: what they look at is plausible at least. */
const DISPENSABLE: ReadonlySet<LookupName> = /* @__PURE__ */ new Set(['phone', 'vat-number', 'address']);

/** Asks somebody else's code. What it throws is noted once, and not passed on. */
export function lookUp<Answer>(desk: Desk, name: LookupName, ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch {
    if (!desk.failed.includes(name)) {
      desk.failed.push(name);
      const severity = DISPENSABLE.has(name) ? 'warning' : 'error';
      note(spotAt(desk, ''), '', 'lookup.failed', severity, { params: { lookup: name } });
    }
    return undefined;
  }
}
