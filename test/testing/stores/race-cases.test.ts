import { describe, expect, it } from 'vitest';
import { raceCases } from '../../../src/testing/stores/race-cases.ts';
import {
  failures,
  feedsBySequence,
  locksInLineOrder,
  readsOldThings,
  readsOneByOne,
  readsThenWrites,
  recordsLater,
  type Spoil,
  spoilt,
} from './planted.ts';

describe('raceCases', () => {
  it('have a name each', () => {
    expect(new Set(raceCases.map(({ name }) => name)).size).toBe(raceCases.length);
  });

  it.each<[string, Spoil, string]>([
    ['reads what is there and writes later', readsThenWrites, '(L4, L70)'],
    ['keeps its record after the effect', recordsLater, '(L15)'],
    ['locks keys in the order of the lines', locksInLineOrder, '(L72)'],
    ['tells the feed by numbers drawn before the commit', feedsBySequence, '(L69)'],
    ['reads each position by itself', readsOneByOne, '(L2)'],
    ['reads what was there some time ago', readsOldThings, '(L67)'],
  ])('catch a store that %s', async (_what, spoil, law) => {
    expect((await failures(spoilt(spoil), 'races')).join()).toContain(law);
  });
});
