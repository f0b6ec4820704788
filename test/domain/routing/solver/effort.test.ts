import { describe, expect, it } from 'vitest';
import {
  DEFAULT_NODES,
  MOST_WORK,
  newEffort,
  tired,
  tiredOfBranching,
} from '../../../../src/domain/routing/solver/effort.ts';

describe('newEffort', () => {
  it('allows a million branches and no end of time when nothing is said', () => {
    expect(newEffort()).toEqual({
      nodesLeft: DEFAULT_NODES,
      deadline: undefined,
      work: 0,
      workLeft: MOST_WORK,
      stopped: false,
    });
    expect(DEFAULT_NODES).toBe(1_000_000);
    expect(newEffort({ maxNodes: 7 }).nodesLeft).toBe(7);
  });
});

describe('tiredOfBranching', () => {
  it('lets so many branches pass, and no more', () => {
    const effort = newEffort({ maxNodes: 2 });
    expect([tiredOfBranching(effort), tiredOfBranching(effort), tiredOfBranching(effort)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(effort.stopped).toBe(true);
  });

  it('is tired at once when no branch is allowed', () => {
    expect(tiredOfBranching(newEffort({ maxNodes: 0 }))).toBe(true);
  });
});

describe('tired', () => {
  it('looks at the deadline after more than 20 000 steps of work, not before', () => {
    let looks = 0;
    const effort = newEffort({
      deadline: () => {
        looks += 1;
        return looks === 2;
      },
    });
    expect(tired(effort, 20_000)).toBe(false);
    expect(looks).toBe(0);
    expect(tired(effort, 1)).toBe(false);
    expect(looks).toBe(1);
    expect(tired(effort, 20_000)).toBe(false);
    expect(tired(effort, 1)).toBe(true);
    expect(looks).toBe(2);
  });

  it('stays tired, and without a deadline never is', () => {
    const effort = newEffort({ deadline: () => true });
    tired(effort, 20_001);
    expect(tired(effort, 0)).toBe(true);
    expect(tired(newEffort(), 1e9)).toBe(false);
  });

  it('counts a branch as work too', () => {
    let looks = 0;
    const effort = newEffort({
      deadline: () => {
        looks += 1;
        return false;
      },
    });
    for (let branch = 0; branch < 200; branch += 1) tiredOfBranching(effort);
    expect(looks).toBe(0);
    tiredOfBranching(effort);
    expect(looks).toBe(1);
  });
});
