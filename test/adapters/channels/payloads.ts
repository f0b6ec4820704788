import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exactOf } from '../../../src/domain/channel/index.ts';
import { sharedData } from '../../house/shared.ts';

/** One published payload of a channel, with the facts that it must give (none for payloads that are no orders). */
export interface Published {
  readonly file: string;
  readonly payload: unknown;
  readonly expected: unknown;
}

const parse = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function folder(path: string): readonly Published[] {
  const facts = join(path, 'expected.json');
  const expected = existsSync(facts) ? (parse(facts) as Record<string, unknown>) : {};
  return readdirSync(path)
    .filter((file) => file.endsWith('.json') && file !== 'index.json' && file !== 'expected.json')
    .map((file) => ({ file, payload: parse(join(path, file)), expected: expected[file] }));
}

/** The payloads that came with the project. */
export function licensedPayloads(channel: string): readonly Published[] {
  return folder(join('test/data/channels', channel));
}

/** All payloads of a channel, where the shared data is beside the project; else none. */
export function sharedPayloads(channel: string): readonly Published[] {
  const path = sharedData(join('channels', channel));
  return path === undefined ? [] : folder(path);
}

/** Why a suite about the shared payloads is skipped. */
export const WITHOUT_SHARED = '(skipped where ../shared is not there)';

/** An amount for comparing: `'5'` and `'5.00'` are the same. */
export const amount = (text: unknown): unknown => (typeof text === 'string' ? (exactOf(text) ?? text) : text);

/** A moment for comparing: the same moment is written in many ways; without a zone UTC is meant. */
export function moment(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  return Date.parse(/Z$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);
}

/** Copies a value and freezes all of it: whoever changes it throws. */
export function frozen<Value>(value: Value): Value {
  const copy = structuredClone(value);
  const pending: unknown[] = [copy];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null) continue;
    Object.freeze(next);
    pending.push(...Object.values(next));
  }
  return copy;
}
