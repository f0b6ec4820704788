import { err, ok, type Result } from 'neverthrow';
import type { JsonPointer, PatchOperation } from '../../kernel/finding.ts';
import { isTextUpTo } from '../../kernel/text.ts';
import type { OrderDraft } from '../order/index.ts';
import type { CleanOrderContext } from './context.ts';
import type { FindingCode } from './finding-texts.ts';
import { judge } from './judge.ts';
import { handOut, inOrder, type OrderFinding } from './notes.ts';

/** A suggestion that was taken up, and what it mends. */
export interface Correction {
  readonly code: FindingCode;
  readonly patch: readonly PatchOperation[];
}

/** What was changed, for the record: where and why, never what stood there. */
export interface AppliedCorrection {
  readonly code: FindingCode;
  readonly op: PatchOperation['op'];
  readonly path: JsonPointer;
}

/** A draft after its corrections. */
export interface CorrectedDraft {
  readonly draft: OrderDraft;
  readonly applied: readonly AppliedCorrection[];
}

/** Why nothing was corrected. */
export interface CorrectionRefusal {
  readonly code:
    | 'correction.too-many'
    | 'correction.path-malformed'
    | 'correction.path-not-found'
    /** the draft, or what is to be changed in it, cannot be looked into */
    | 'correction.not-readable';
  readonly path: JsonPointer;
}

const MAX_DEPTH = 16;
const MAX_PATH = 1_000;
const MAX_CORRECTIONS = 1_000;

/**
 * Applies corrections to a draft, one after the other: all of them, or none.
 *
 * @law the draft that was given stays as it is; applying what is suggested as `auto` removes the finding it came from and
 * adds no error
 * @errors the first that applies: `correction.too-many` (more than 1,000); correction by correction
 * `correction.path-malformed`, `correction.path-not-found`, `correction.not-readable`
 * @source RFC 6902, `add`, `replace` and `remove`; RFC 6901 for paths
 * @example `replace` of `/lines/0/quantity` by 2 gives a draft with 2, and `{ code: 'quantity.not-a-number', op: 'replace',
 * path: '/lines/0/quantity' }` for the record
 */
export function applyCorrections(
  draft: unknown,
  corrections: readonly Correction[],
): Result<CorrectedDraft, CorrectionRefusal> {
  let corrected: unknown = draft;
  let at: JsonPointer = '';
  const applied: AppliedCorrection[] = [];
  try {
    if (corrections.length > MAX_CORRECTIONS) return err({ code: 'correction.too-many', path: at });
    for (const { code, patch } of corrections) {
      for (const operation of patch) {
        const { op, path } = operation;
        at = isTextUpTo(path, MAX_PATH) ? path : '';
        const names = namesIn(at);
        if (names === undefined) return err({ code: 'correction.path-malformed', path: at });
        corrected = change(corrected, names, operation);
        if (corrected === NOT_FOUND) return err({ code: 'correction.path-not-found', path: at });
        applied.push({ code, op, path });
      }
    }
  } catch {
    return err({ code: 'correction.not-readable', path: at });
  }
  return ok({ draft: corrected as OrderDraft, applied });
}

/** The names on a path, from the outside in. */
function namesIn(path: JsonPointer): readonly string[] | undefined {
  if (!path.startsWith('/')) return undefined;
  const names = path
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.length <= MAX_DEPTH ? names : undefined;
}

const NOT_FOUND: unique symbol = Symbol('not found');

/** A copy of a value with one place changed; everything beside the way there is shared. */
function change(value: unknown, [name = '', ...deeper]: readonly string[], operation: PatchOperation): unknown {
  if (typeof value !== 'object' || value === null) return NOT_FOUND;
  if (Array.isArray(value)) return changeItem(value, name, { deeper, operation });
  const has = Object.hasOwn(value, name);
  const inner = has ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  if (deeper.length > 0) {
    const changed = has ? change(inner, deeper, operation) : NOT_FOUND;
    return changed === NOT_FOUND ? NOT_FOUND : { ...value, [name]: changed };
  }
  if (operation.op !== 'add' && !has) return NOT_FOUND;
  if (operation.op !== 'remove') return { ...value, [name]: operation.value };
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

interface Way {
  readonly deeper: readonly string[];
  readonly operation: PatchOperation;
}

function changeItem(list: readonly unknown[], name: string, { deeper, operation }: Way): unknown {
  const isEnd = name === '-' && operation.op === 'add' && deeper.length === 0;
  const index = isEnd ? list.length : /^(?:0|[1-9]\d{0,8})$/.test(name) ? Number(name) : -1;
  const last = operation.op === 'add' && deeper.length === 0 ? list.length : list.length - 1;
  if (index < 0 || index > last) return NOT_FOUND;
  const before = list.slice(0, index);
  if (deeper.length > 0) {
    const changed = change(list[index], deeper, operation);
    return changed === NOT_FOUND ? NOT_FOUND : [...before, changed, ...list.slice(index + 1)];
  }
  if (operation.op === 'remove') return [...before, ...list.slice(index + 1)];
  return [...before, operation.value, ...list.slice(operation.op === 'add' ? index : index + 1)];
}

/**
 * Picks the corrections that may be applied without asking anybody.
 *
 * @example of a finding with two suggestions, one `auto` and one `ask`, the first is picked
 */
export function autoCorrections(findings: readonly OrderFinding[]): readonly Correction[] {
  return findings.flatMap(({ code, suggestions = [] }) => {
    const sure = suggestions.find(({ apply }) => apply === 'auto');
    return sure === undefined ? [] : [{ code, patch: sure.patch }];
  });
}

/** A draft that was mended as far as nobody has to be asked, and what is left to say. */
export interface MendedDraft {
  readonly draft: unknown;
  readonly applied: readonly AppliedCorrection[];
  readonly findings: readonly OrderFinding[];
}

const MOST_ROUNDS = 4;

/**
 * Mends everything in a draft that can be mended without asking anybody: numbers written as text, words in capitals,
 * codes in small letters.
 *
 * @law mending twice changes nothing more; what is left to say is what `checkOrder` says of the mended draft at submit
 * @example a draft with `quantity: '2'` and `currency: 'eur'` comes back with `2` and `'EUR'`, and two corrections for the
 * record
 */
export function mendOrder(draft: unknown, context: CleanOrderContext): MendedDraft {
  let mended = draft;
  const applied: AppliedCorrection[] = [];
  for (let round = 0; ; round += 1) {
    const { notes } = judge(mended, context, { phase: 'submit' });
    const corrected = applyCorrections(mended, autoCorrections(inOrder(notes)));
    if (round === MOST_ROUNDS || corrected.isErr() || corrected.value.applied.length === 0) {
      return { draft: mended, applied, findings: handOut(notes) };
    }
    mended = corrected.value.draft;
    for (const one of corrected.value.applied) applied.push(one);
  }
}
