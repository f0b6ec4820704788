import { describe, expect, it } from 'vitest';
import { type OrderFacts, routeOrder } from '../../../src/domain/routing/index.ts';
import { drawWorld, seededNumbers, shrinkWorld } from '../../../src/testing/index.ts';
import { twoPlaces } from './support.ts';

const isWellFormed = (world: OrderFacts): boolean => routeOrder(world).isOk();

describe('shrinkWorld', () => {
  it('leaves nothing that is not needed', () => {
    const stillShows = (world: OrderFacts): boolean => isWellFormed(world) && world.locations.length > 0;
    expect(shrinkWorld({ world: twoPlaces, stillShows })).toEqual({
      lines: [],
      locations: [{ locationId: 'cologne', shipmentCostMinor: 0 }],
      stock: [],
    });
  });

  it('finds the bound of a number', () => {
    const stillShows = (world: OrderFacts): boolean => isWellFormed(world) && (world.lines[0]?.quantity ?? 0) >= 77;
    const world = { ...twoPlaces, lines: [{ lineId: '1', sku: 'A', quantity: 1000 }] };
    expect(shrinkWorld({ world, stillShows }).lines).toEqual([{ lineId: '1', sku: 'A', quantity: 77 }]);
  });

  it('shows what it showed, and nothing can be taken from it', () => {
    const stillShows = (world: OrderFacts): boolean =>
      routeOrder(world).match(
        ({ shipments }) => shipments.length === 2,
        () => false,
      );
    const worlds = Array.from({ length: 60 }, (_, seed) => drawWorld(seededNumbers({ seed, count: 300 }))).filter(
      stillShows,
    );
    expect(worlds.length).toBeGreaterThan(3);
    for (const world of worlds) {
      const small = shrinkWorld({ world, stillShows });
      expect(stillShows(small)).toBe(true);
      expect(small.locations).toHaveLength(2);
      expect(small.stock).toHaveLength(2);
      expect(shrinkWorld({ world: small, stillShows })).toEqual(small);
    }
  });

  it('tries no more worlds than it may', () => {
    let tried = 0;
    const stillShows = (): boolean => {
      tried += 1;
      return true;
    };
    shrinkWorld({ world: twoPlaces, stillShows, most: 3 });
    expect(tried).toBe(3);
  });

  it('gives a world back that cannot be smaller', () => {
    expect(shrinkWorld({ world: twoPlaces, stillShows: () => false })).toBe(twoPlaces);
  });
});
