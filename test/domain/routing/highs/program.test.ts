import { describe, expect, it } from 'vitest';
import { keepsTo, type Program, sumOf, writeProgram } from '../../../../src/domain/routing/highs/program.ts';

/** 2 of column 0 less 3 of column 1 is at most 4; together they are 5. */
const program: Program = {
  most: [5, 1],
  rows: [
    {
      terms: [
        [2, 0],
        [-3, 1],
      ],
      sense: '<=',
      bound: 4,
    },
    {
      terms: [
        [1, 0],
        [1, 1],
      ],
      sense: '=',
      bound: 4,
    },
  ],
};

describe('a program', () => {
  it('is written in the LP format', () => {
    expect(writeProgram(program, [[7, 1]]).split('\n')).toEqual([
      'Minimize',
      ' obj: 7 c1',
      'Subject To',
      ' r0: 2 c0 - 3 c1 <= 4',
      ' r1: 1 c0 + 1 c1 = 4',
      'Bounds',
      ' 0 <= c0 <= 5',
      ' 0 <= c1 <= 1',
      'General',
      ' c0',
      ' c1',
      'End',
    ]);
    expect(writeProgram(program, [[0, 1]])).toContain(' obj: 0 c0\n');
  });

  it('is kept to, or not: at its bounds, below and above them', () => {
    expect(keepsTo(program, [3, 1])).toBe(true);
    expect(keepsTo(program, [4, 0])).toBe(false);
    expect(keepsTo(program, [2, 1])).toBe(false);
    expect(keepsTo(program, [2, 2])).toBe(false);
    expect(keepsTo(program, [5, -1])).toBe(false);
    expect(
      sumOf(
        [
          [2, 0],
          [-3, 1],
        ],
        [3, 1],
      ),
    ).toBe(3);
  });
});
