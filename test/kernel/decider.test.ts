import * as fc from 'fast-check';
import { err, ok } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { type Decider, replay } from '../../src/kernel/decider.ts';

const shelf: Decider<number, { take: number }, { taken: number }, null, 'not-enough'> = {
  initialState: 10,
  decide: ({ take }, left) => (take > left ? err('not-enough') : ok([{ taken: take }])),
  evolve: (left, { taken }) => left - taken,
};

describe('a decider', () => {
  it('decides, and evolves by what it decided', () => {
    const events = shelf.decide({ take: 4 }, shelf.initialState, null)._unsafeUnwrap();
    expect(replay(shelf.evolve, shelf.initialState, events)).toBe(6);
    expect(shelf.decide({ take: 7 }, 6, null)._unsafeUnwrapErr()).toBe('not-enough');
  });

  it('replays a list as its beginning and then its rest (L47)', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5).map((taken) => ({ taken }))), fc.nat(), (events, cut) => {
        const at = events.length === 0 ? 0 : cut % events.length;
        const half = replay(shelf.evolve, 0, events.slice(0, at));
        expect(replay(shelf.evolve, half, events.slice(at))).toBe(replay(shelf.evolve, 0, events));
      }),
    );
  });
});
