import { describe, expect, it } from 'vitest';
import { keysOf, MAX_KEYS } from '../../src/application/index.ts';
import { heldFor, stream, taken, touching } from './stock-support.ts';
import { changeOf } from './support.ts';

describe('keysOf', () => {
  it('counts the command, each stream, each reservation and each balance once', () => {
    expect(keysOf(changeOf('c'))).toBe(1);
    expect(keysOf(changeOf('c', { streams: [stream(0, ['H'])] }))).toBe(2);
    expect(keysOf(changeOf('c', { movements: [taken(1), taken(1), taken(1, 'B')] }))).toBe(3);
    // a reservation is a key, and so is what it holds at a place
    expect(keysOf(changeOf('c', { movements: [heldFor('R1', 1)], ...touching('R1', 0) }))).toBe(4);
  });

  it('knows the most that any store takes (L74)', () => {
    expect(MAX_KEYS).toBe(100);
  });
});
