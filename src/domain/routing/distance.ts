import type { Coordinates, RoutingDestination, RoutingLocation } from './facts.ts';

const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/**
 * Measures how far two points are apart as the crow flies.
 *
 * @units kilometres, to the metre
 * @law symmetric; 0 for the same point; at most half the way round the globe
 * @source haversine formula; mean earth radius of the International Union of Geodesy and Geophysics
 * @example Amsterdam (52.3676, 4.9041) to Berlin (52.52, 13.405) is about 577 km
 */
export function distanceKm(from: Coordinates, to: Coordinates): number {
  const up = Math.sin(((to.latitude - from.latitude) * RADIANS) / 2);
  const across = Math.sin(((to.longitude - from.longitude) * RADIANS) / 2);
  const share = up * up + Math.cos(from.latitude * RADIANS) * Math.cos(to.latitude * RADIANS) * across * across;
  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(share))) * 1000) / 1000;
}

/**
 * Says how far a location is from where the order goes: as given, else reckoned from coordinates.
 *
 * @units kilometres; undefined when nobody knows
 */
export function distanceTo(location: RoutingLocation, destination: RoutingDestination | undefined): number | undefined {
  if (location.distanceKm !== undefined) return location.distanceKm;
  const { coordinates } = location;
  return coordinates === undefined || destination?.coordinates === undefined
    ? undefined
    : distanceKm(coordinates, destination.coordinates);
}
