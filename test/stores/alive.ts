import type { EventEmitter } from 'node:events';

/** How many there are of each kind. */
export type Counts = ReadonlyMap<string, number>;

/** Handles, timers and requests of this process, and the listeners to some emitters, by kind. */
export function alive(emitters: readonly EventEmitter[]): Counts {
  const counts = new Map<string, number>();
  const add = (kind: string, times = 1) => counts.set(kind, (counts.get(kind) ?? 0) + times);
  for (const kind of process.getActiveResourcesInfo()) add(kind);
  for (const emitter of emitters) {
    for (const name of emitter.eventNames()) add(`listeners to ${String(name)}`, emitter.listenerCount(name));
  }
  return counts;
}

/** What there is more of than before. */
export function grown(before: Counts, after: Counts): Readonly<Record<string, number>> {
  const more = [...after].map(([kind, times]) => [kind, times - (before.get(kind) ?? 0)] as const);
  return Object.fromEntries(more.filter(([, times]) => times > 0));
}
