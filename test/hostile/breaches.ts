/** What hostile input must never bring about. */
export type Breach =
  | 'throws'
  | 'hangs'
  | 'changes-input'
  | 'pollutes-a-prototype'
  | 'echoes'
  | 'too-many-findings'
  | 'not-json';

/** A function under attack. */
export interface Attack {
  /** makes the input anew each time, so that nothing is shared between runs */
  readonly make: () => unknown;
  readonly run: (input: unknown) => unknown;
  /** the findings in an answer, where they are held to bounds and may not repeat the input */
  readonly findingsIn?: (answer: unknown) => readonly unknown[];
  /** texts that may not come back in a finding (suggestions apart: they hold what was meant) */
  readonly canaries?: readonly string[];
}

const MOST_MS = 1000;
const MOST_FINDINGS = 1000;
const MOST_BYTES = 16 * 1024;

const PROTOTYPES = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Number.prototype,
  Map.prototype,
  Set.prototype,
];

const shapesOfPrototypes = (): string =>
  PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).map(String).join()).join(';');

/** Writes a value as it is, as far as it can be looked at without running code of its own. */
function snapshot(value: unknown, depth = 0, seen: Set<unknown> = new Set()): string {
  if (typeof value !== 'object' || value === null) return `${typeof value}:${String(value)}`.slice(0, 300);
  if (depth > 6 || seen.has(value)) return 'deep';
  seen.add(value);
  try {
    const keys = Reflect.ownKeys(value).slice(0, 200);
    return `{${keys.map((key) => `${String(key)}=${describe(value, key, depth, seen)}`).join()}}`;
  } catch {
    return 'closed';
  }
}

function describe(value: object, key: string | symbol, depth: number, seen: Set<unknown>): string {
  const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
  return descriptor === undefined || descriptor.get !== undefined
    ? 'getter'
    : snapshot(descriptor.value, depth + 1, seen);
}

/**
 * Runs a function on hostile input and lists what it did that it must never do: throw, take longer than a second, change
 * its input or a prototype, answer with what is no JSON, with more than 1,000 findings or 16 KiB of them, or with findings
 * that repeat the input.
 */
export function breachesOf({ make, run, findingsIn, canaries = [] }: Attack): readonly Breach[] {
  const breaches: Breach[] = [];
  const input = make();
  const before = snapshot(input);
  const prototypes = shapesOfPrototypes();
  let answer: unknown;
  let elapsedMs = 0;
  try {
    elapsedMs = timed(() => {
      answer = run(input);
    });
  } catch {
    breaches.push('throws');
  }
  // the machine may have been busy with something else: only what is slow three times hangs
  for (let again = 0; again < 2 && elapsedMs > MOST_MS; again += 1) elapsedMs = timed(() => run(make()));
  if (elapsedMs > MOST_MS) breaches.push('hangs');
  if (snapshot(input) !== before) breaches.push('changes-input');
  if (shapesOfPrototypes() !== prototypes) breaches.push('pollutes-a-prototype');
  const findings = findingsIn === undefined || breaches.includes('throws') ? [] : findingsIn(answer);
  const text = JSON.stringify(findings);
  if (JSON.stringify(JSON.parse(text)) !== text) breaches.push('not-json');
  if (findings.length > MOST_FINDINGS || new TextEncoder().encode(text).length > MOST_BYTES)
    breaches.push('too-many-findings');
  const bare = JSON.stringify(findings.map(withoutSuggestions));
  if (canaries.some((canary) => bare.includes(canary))) breaches.push('echoes');
  return breaches;
}

/** How long a run takes, in milliseconds. Where the machine is busy with something else, the processor says how long. */
export function timed(run: () => unknown): number {
  const start = performance.now();
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - start, (user + system) / 1000);
}

const withoutSuggestions = (finding: unknown): unknown =>
  typeof finding === 'object' && finding !== null ? { ...finding, suggestions: undefined } : finding;
