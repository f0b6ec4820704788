import { describe, expect, it } from 'vitest';
import { memoryStore, openMemory } from '../../../src/adapters/stores/memory/index.ts';
import { isWellFormed } from '../../../src/application/index.ts';
import {
  type Bed,
  changeOf,
  eventsAfter,
  LATER,
  reserving,
  resolving,
  stocked,
  take,
  teaAt,
} from '../../../src/testing/stores/bed.ts';

describe('what cases are made of', () => {
  it('are changes that every store may write', () => {
    const held = { reservationId: 'R1', expectedVersion: 1 };
    for (const part of [
      {},
      { streams: [eventsAfter(0, ['a'])] },
      { movements: [take(1)] },
      reserving('R1', 1, LATER),
      resolving(held, 1),
    ]) {
      expect(isWellFormed(changeOf('c', part))).toBe(true);
    }
  });

  it('stand on a shelf of a shop', async () => {
    const memory = openMemory();
    const bed: Bed = { open: async () => memoryStore({ memory }), neighbour: async () => memoryStore() };
    expect(await teaAt(await stocked(bed, 3))).toEqual({ available: 3, reserved: 0 });
  });
});
