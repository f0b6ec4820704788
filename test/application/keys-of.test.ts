import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf, MAX_KEYS } from '../../src/application/index.ts';
import { needsMoreKeys } from '../../src/application/keys-of.ts';
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

describe('needsMoreKeys', () => {
  it('says the same as counting', () => {
    const lot = { lotId: 'L1' };
    const some = fc.record({
      at: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      kind: fc.constantFrom('plain', 'lot', 'held'),
    });
    const move = ({ at, kind }: { at: string; kind: string }) => {
      if (kind === 'held') return heldFor('R1', 1);
      return kind === 'lot' ? { ...taken(1, at), lot } : taken(1, at);
    };
    const expected = [{ sku: 'TEA', locationId: 'Z', account: 'shelf', units: 0 }] as const;
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), fc.boolean(), fc.nat(30), (moves, looks, maxKeys) => {
        const held = moves.some(({ kind }) => kind === 'held') ? touching('R1', 0).conditions : {};
        const conditions = { ...held, ...(looks ? { expected } : {}) };
        const change = changeOf('c', { movements: moves.map(move), conditions });
        expect(needsMoreKeys(change, maxKeys)).toBe(keysOf(change) > maxKeys);
      }),
    );
  });

  it.each([
    { maxKeys: 3, more: false },
    { maxKeys: 2, more: true },
  ])('takes a command and 2 positions for more than $maxKeys keys: $more', ({ maxKeys, more }) => {
    expect(needsMoreKeys(changeOf('c', { movements: [taken(1), taken(1, 'B')] }), maxKeys)).toBe(more);
  });
});
