import { expect, it } from 'vitest';
import { turnTicks } from '../../../../src/adapters/stores/sql/turn-ticks.ts';

const bundle = { balances: [], reservations: [], streams: [], changes: [] };

it('gives a change the moment at which it happened, when nothing it builds on is later', () => {
  const turns = [{ change: 0, atMs: 500, balances: [0], streams: [0] }];
  expect(turnTicks({ ...bundle, turns }, { written: [500], heads: [499] })).toEqual({
    balances: [500],
    streams: [500],
    changes: [500],
  });
});

it('puts a change after everything that it builds on, whatever the clocks say (L52)', () => {
  const turns = [
    { change: 1, atMs: 500, balances: [0, 1], streams: [] },
    { change: 0, atMs: 100, balances: [1], streams: [0] },
  ];
  expect(turnTicks({ ...bundle, turns }, { written: [900, 500], heads: [901] })).toEqual({
    balances: [900, 902],
    streams: [902],
    changes: [902, 900],
  });
});
