import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../src/application/index.ts';
import { chunksOf, claimed, unclaimed } from '../../../src/application/steps/chunks-of.ts';
import { at, moved, taken } from '../stock-support.ts';
import { changeOf } from '../support.ts';

const many = (count: number) => Array.from({ length: count }, (_, n) => taken(1, 'A', { sku: `SKU-${n}` }));

describe('chunksOf', () => {
  it('cuts 120 lines from one location into pieces of 49, 49 and 22', () => {
    expect(chunksOf(many(120), 100).map(({ movements }) => movements.length)).toEqual([49, 49, 22]);
  });

  it('makes one piece of what one commit can write, and none of nothing', () => {
    expect(chunksOf(many(49), 100)).toHaveLength(1);
    expect(chunksOf(many(50), 100)).toHaveLength(2);
    expect(chunksOf([], 100)).toEqual([]);
  });

  it('names apart what others could take too', () => {
    const [chunk] = chunksOf([taken(1), moved(2), moved(3, { from: at('reserved'), to: at('picked') })], 100);
    expect(chunk?.movements).toHaveLength(3);
    expect(chunk?.takes).toEqual([taken(1)]);
  });

  it('never writes more than a commit takes, and keeps every movement once, in order', () => {
    const movement = fc
      .record({ sku: fc.constantFrom('A', 'B', 'C', 'D', 'E'), locationId: fc.constantFrom('X', 'Y', 'Z') })
      .map(({ sku, locationId }) => taken(1, locationId, { sku }));
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 60 }), fc.integer({ min: 6, max: 20 }), (movements, maxKeys) => {
        const chunks = chunksOf(movements, maxKeys);
        expect(chunks.flatMap((chunk) => chunk.movements)).toEqual(movements);
        for (const { takes, movements: own } of chunks) {
          const claim = takes.map((take) => claimed(take, { reservationId: 'R' }));
          const back = takes.map((take) => unclaimed(take, 'R'));
          const conditions = { reservations: [{ reservationId: 'R', expectedVersion: 2 }] };
          expect(keysOf(changeOf('c', { movements: claim, conditions }))).toBeLessThanOrEqual(maxKeys);
          expect(keysOf(changeOf('c', { movements: [...back, ...own], conditions }))).toBeLessThanOrEqual(maxKeys);
        }
      }),
    );
  });
});

describe('a claim', () => {
  it('holds units where they are, for a while or for good', () => {
    const until = '2026-11-21T11:00:00.000Z';
    expect(claimed(taken(3), { reservationId: 'R', until })).toMatchObject({
      from: at('available'),
      to: at('reserved'),
      reservationId: 'R',
      expiresAt: until,
    });
    expect(claimed(taken(3), { reservationId: 'R' })).not.toHaveProperty('expiresAt');
  });

  it('leaves alone what nobody else could take', () => {
    const counted = moved(1, { from: at('available'), to: at('adjustment') });
    expect(claimed(moved(3), { reservationId: 'R' })).toEqual(moved(3));
    expect(claimed(counted, { reservationId: 'R' })).toEqual(counted);
  });

  it('has a way back', () => {
    expect(unclaimed(taken(3), 'R')).toMatchObject({ from: at('reserved'), to: at('available'), reservationId: 'R' });
  });
});
