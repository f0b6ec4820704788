import type { OrderEvent } from '../../../domain/order/index.ts';

/** Reads the text of events that were written together. */
export type EventReader = (text: string) => readonly OrderEvent[];

/** Most characters of texts that are remembered; what they say takes some times as much. */
const MOST_CHARACTERS = 4_000_000;

/**
 * Makes a reader that remembers what it has read: an order is asked for before each command, and most of it has been
 * there before. It goes by the text itself, so that it never tells what is no longer there. What it hands out nobody can
 * change, and is the same again for the same text.
 *
 * @units `most`: characters of all remembered texts together; what was read first is forgotten first
 * @law the answer is that of `JSON.parse`
 * @example an order of 12 texts is asked for after one more was written: 1 text is parsed
 */
export function eventReader(most = MOST_CHARACTERS): EventReader {
  const read = new Map<string, readonly OrderEvent[]>();
  let characters = 0;
  return (text) => {
    const known = read.get(text);
    if (known !== undefined) return known;
    const events = frozen(JSON.parse(text)) as readonly OrderEvent[];
    read.set(text, events);
    characters += text.length;
    for (const oldest of read.keys()) {
      if (characters <= most) break;
      read.delete(oldest);
      characters -= oldest.length;
    }
    return events;
  };
}

function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
