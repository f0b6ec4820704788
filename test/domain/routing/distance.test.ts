import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm, distanceTo } from '../../../src/domain/routing/distance.ts';
import type { Coordinates } from '../../../src/domain/routing/index.ts';

const at = (latitude: number, longitude: number): Coordinates => ({ latitude, longitude });

describe('distanceKm', () => {
  it('comes to the published figure for Nashville and Los Angeles', () => {
    // Rosetta Code, Haversine formula: 2886.44442837984 km on a globe of 6371 km; here 6371.0088 km
    expect(distanceKm(at(36.12, -86.67), at(33.94, -118.4))).toBe(2886.448);
    expect(distanceKm(at(36.12, -86.67), at(33.94, -118.4)) / 6371.0088).toBeCloseTo(2886.44442837984 / 6371, 6);
  });

  it('measures a quarter and half the way round the globe', () => {
    // 6371.0088 x pi / 2 and x pi
    expect(distanceKm(at(0, 12), at(90, 0))).toBe(10007.557);
    expect(distanceKm(at(0, 0), at(0, 180))).toBe(20015.114);
    expect(distanceKm(at(90, 0), at(-90, 77))).toBe(20015.114);
  });

  it('measures across the date line', () => {
    // 2 degrees of 6371.0088 x pi / 180 = 111.195 km each
    expect(distanceKm(at(0, 179), at(0, -179))).toBe(222.39);
  });

  it('is symmetric, 0 for one point, and never more than half the way round', () => {
    const point = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (one, other) => {
        const km = distanceKm(one, other);
        expect(km).toBe(distanceKm(other, one));
        expect(distanceKm(one, one)).toBe(0);
        expect(km >= 0 && km <= 20015.115).toBe(true);
      }),
    );
  });

  it('is never longer over a third point, but for rounding', () => {
    const point = fc.record({
      latitude: fc.integer({ min: -90, max: 90 }),
      longitude: fc.integer({ min: -180, max: 180 }),
    });
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 0.002);
      }),
    );
  });
});

describe('distanceTo', () => {
  const location = { locationId: 'ams', shipmentCostMinor: 0 };
  const destination = { country: 'DE', coordinates: at(0, 0) };

  it('prefers the distance that is given, 0 included', () => {
    expect(distanceTo({ ...location, distanceKm: 12.5, coordinates: at(0, 1) }, destination)).toBe(12.5);
    expect(distanceTo({ ...location, distanceKm: 0, coordinates: at(0, 1) }, destination)).toBe(0);
  });

  it('reckons it from coordinates', () => {
    expect(distanceTo({ ...location, coordinates: at(0, 1) }, destination)).toBe(111.195);
  });

  it('does not know it when one of the two is missing', () => {
    expect(distanceTo(location, destination)).toBe(undefined);
    expect(distanceTo({ ...location, coordinates: at(0, 1) }, { country: 'DE' })).toBe(undefined);
    expect(distanceTo({ ...location, coordinates: at(0, 1) }, undefined)).toBe(undefined);
  });
});
