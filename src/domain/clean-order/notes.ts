import type { Finding, JsonPointer, Severity, Suggestion } from '../../kernel/finding.ts';
import type { FindingCode } from './finding-texts.ts';
import { LIMITS, MAX_FINDINGS, MAX_FINDINGS_BYTES } from './limits.ts';

/** Something found in an order. */
export type OrderFinding = Finding<FindingCode>;

/** Findings while they are gathered. */
export interface Notes {
  readonly errors: OrderFinding[];
  readonly others: OrderFinding[];
  /** the place of each note among all, to tell the order of errors and others */
  readonly errorRanks: number[];
  readonly otherRanks: number[];
  errorCount: number;
  otherCount: number;
  /** characters that may still be looked at; below zero once there were too many */
  room: number;
}

/** A place in the order, with the notes that are made about it. */
export interface Spot {
  readonly notes: Notes;
  /** of the object that is read */
  readonly at: JsonPointer;
}

/** What a finding tells beside its code. */
export interface Details {
  readonly params?: OrderFinding['params'];
  readonly suggestions?: readonly Suggestion[];
}

/** Opens an empty list of notes. */
export function openNotes(): Notes {
  return {
    errors: [],
    others: [],
    errorRanks: [],
    otherRanks: [],
    errorCount: 0,
    otherCount: 0,
    room: LIMITS.orderText,
  };
}

const NO_PARAMS: OrderFinding['params'] = {};

/** Notes what stops the order. `field` is the name in the object at the spot, `''` for the object itself. */
export function complain(spot: Spot, field: string, code: FindingCode, details?: Details): void {
  note(spot, field, code, 'error', details);
}

/** Notes what lets the order pass, and is shown. */
export function warn(spot: Spot, field: string, code: FindingCode, details?: Details): void {
  note(spot, field, code, 'warning', details);
}

/** Notes something of a severity that was chosen elsewhere. */
export function note(
  { notes, at }: Spot,
  field: string,
  code: FindingCode,
  severity: Severity,
  details?: Details,
): void {
  const rank = notes.errorCount + notes.otherCount;
  const isError = severity === 'error';
  if (isError) notes.errorCount += 1;
  else notes.otherCount += 1;
  const kept = isError ? notes.errors : notes.others;
  if (kept.length >= MAX_FINDINGS) return;
  (isError ? notes.errorRanks : notes.otherRanks).push(rank);
  const path = field === '' ? at : `${at}/${field}`;
  const params = details?.params ?? NO_PARAMS;
  const suggestions = details?.suggestions;
  kept.push(
    suggestions === undefined ? { code, path, severity, params } : { code, path, severity, params, suggestions },
  );
}

/**
 * Counts what is looked at. A value that hangs in many places of an order counts in each of them, for it is work in each.
 * Once there is no room left nothing more is read, and that is said once.
 */
export function hasRoom(notes: Notes, characters: number): boolean {
  if (notes.room < 0) return false;
  notes.room -= characters;
  if (notes.room >= 0) return true;
  complain({ notes, at: '' }, '', 'order.too-large', { params: { max: LIMITS.orderText } });
  return false;
}

/** Everything that was noted and kept, in the order in which the order was read. */
export function inOrder({ errors, others, errorRanks, otherRanks }: Notes): readonly OrderFinding[] {
  const all: OrderFinding[] = [];
  let other = 0;
  for (let error = 0; error < errors.length; error += 1) {
    while (other < others.length && (otherRanks[other] as number) < (errorRanks[error] as number)) {
      all.push(others[other] as OrderFinding);
      other += 1;
    }
    all.push(errors[error] as OrderFinding);
  }
  return all.concat(others.slice(other));
}

/**
 * Hands out what was noted, in the order in which the order was read, within bounds: where there is too much, errors go
 * first, and one finding more says how many were left out.
 *
 * @law at most 1,000 findings and 16 KiB as JSON in UTF-8; all findings when they fit; the same for every order of keys
 * @example nothing noted gives `[]`; 5,000 lines without quantity give about 150 findings and one
 * `order.more-findings` that counts the rest
 */
export function handOut(notes: Notes): readonly OrderFinding[] {
  const count = notes.errorCount + notes.otherCount;
  if (count === 0) return [];
  const room = { bytes: MAX_FINDINGS_BYTES - ROOM_FOR_THE_REST, findings: MAX_FINDINGS - 1 };
  const kept = new Set<OrderFinding>();
  const isFull = !keep(notes.errors, kept, room) || !keep(notes.others, kept, room);
  const answer = isFull ? inOrder(notes).filter((finding) => kept.has(finding)) : [...inOrder(notes)];
  const left = count - answer.length;
  if (left > 0) {
    const severity: Severity = answer.length - countOthers(answer) < notes.errorCount ? 'error' : 'warning';
    answer.push({ code: 'order.more-findings', path: '', severity, params: { count: left } });
  }
  return answer;
}

/** Bytes for the brackets, and for the finding that counts the rest. */
const ROOM_FOR_THE_REST = 256;

const countOthers = (findings: readonly OrderFinding[]): number =>
  findings.filter(({ severity }) => severity !== 'error').length;

/** Keeps findings while there is room; says whether all of them had room. */
function keep(
  found: readonly OrderFinding[],
  kept: Set<OrderFinding>,
  room: { bytes: number; findings: number },
): boolean {
  for (const finding of found) {
    const size = bytesOf(JSON.stringify(finding)) + 1;
    if (size > room.bytes || room.findings === 0) return false;
    room.bytes -= size;
    room.findings -= 1;
    kept.add(finding);
  }
  return true;
}

/** Bytes of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) bytes += unit >= 0x800 ? 2 : 1;
  }
  return bytes;
}
