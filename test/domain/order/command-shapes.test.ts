import { describe, expect, it } from 'vitest';
import { COMMAND_SHAPES } from '../../../src/domain/order/command-shapes.ts';
import { ORDER_COMMAND_KINDS } from '../../../src/domain/order/index.ts';
import { attempt, FIRST } from './attempts.ts';
import { KNOWN_STATES } from './states.ts';
import { command } from './support.ts';

describe('COMMAND_SHAPES', () => {
  it('know every command but the one that places an order', () => {
    expect([...Object.keys(COMMAND_SHAPES), 'place'].sort()).toEqual([...ORDER_COMMAND_KINDS].sort());
  });

  it('let every command through that fits its type', () => {
    for (const { state } of KNOWN_STATES) {
      for (const [kind, shape] of Object.entries(COMMAND_SHAPES)) {
        const asked = command(attempt(kind as keyof typeof COMMAND_SHAPES, state, FIRST));
        expect(shape(JSON.parse(JSON.stringify(asked)), ''), kind).toBeUndefined();
      }
    }
  });
});
