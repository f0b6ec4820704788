import type { Candidate, Coordinates, Fence } from '../../domain/routing/index.ts';
import { dayNumber } from '../../kernel/calendar-day.ts';
import { epochMsOf } from '../../kernel/instant.ts';
import { isNoted } from './read-rules.ts';

const DAY_MS = 86_400_000;

/**
 * Says whether a location keeps to a fence for a line. Written apart from the router, so that a mistake there shows here.
 *
 * @example a store at 12 km obeys `{ kind: 'distance', maxKm: 12 }`; one whose distance nobody knows does not
 */
export function obeysFence(fence: Fence, candidate: Candidate): boolean {
  const { line, location, order } = candidate;
  const country = order.destination?.country;
  switch (fence.kind) {
    case 'market': {
      const groups = [...(fence.markets ?? []), [country]];
      if (country === undefined || location.country === undefined || location.country === '') return false;
      return groups.some((group) => group.includes(location.country as string) && group.includes(country));
    }
    case 'distance':
      return kilometres(candidate) <= fence.maxKm;
    case 'location-kind':
      return fence.allow.some((kind) => kind === (location.kind ?? ''));
    case 'locations':
      if (fence.refuse?.some((id) => id === location.locationId)) return false;
      return fence.allow === undefined || fence.allow.some((id) => id === location.locationId);
    case 'attribute': {
      const value = Object.entries(location.attributes ?? {}).find(([name]) => name === fence.name)?.[1];
      return typeof value === 'object' ? value.some((one) => one === fence.equals) : value === fence.equals;
    }
    case 'needs':
      return !isNoted(line.attributes, fence.line) || isNoted(location.attributes, fence.location);
    case 'not-to':
      if (!isNoted(line.attributes, fence.line)) return true;
      return country !== undefined && fence.countries.every((one) => one !== country);
    case 'priority':
      return location.priority !== undefined && location.priority <= fence.atMost;
    case 'minimum-stock':
      return true;
    case 'own':
      return fence.allows(candidate) === true;
    default:
      return isInTime(fence, candidate);
  }
}

function isInTime(
  fence: Extract<Fence, { readonly kind: 'cut-off' | 'promise' | 'rejected' }>,
  { location, order }: Candidate,
): boolean {
  const now = order.now === undefined ? Number.NaN : epochMsOf(order.now);
  if (fence.kind === 'cut-off') return location.cutOff === undefined || epochMsOf(location.cutOff) > now;
  if (fence.kind === 'rejected') {
    return location.rejectedAt === undefined || epochMsOf(location.rejectedAt) + fence.days * DAY_MS <= now;
  }
  if (order.deliverBy === undefined) return true;
  return location.promisedDay !== undefined && dayNumber(location.promisedDay) <= dayNumber(order.deliverBy);
}

function kilometres({ location, order }: Candidate): number {
  if (location.distanceKm !== undefined) return location.distanceKm;
  const there = order.destination?.coordinates;
  if (location.coordinates === undefined || there === undefined) return Number.POSITIVE_INFINITY;
  return alongTheGlobe(location.coordinates, there);
}

/** Kilometres along the great circle, to the metre. */
function alongTheGlobe(from: Coordinates, to: Coordinates): number {
  const [a, b, turn] = [from.latitude, to.latitude, to.longitude - from.longitude].map(
    (at) => (at * Math.PI) / 180,
  ) as [number, number, number];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(turn / 2) ** 2;
  return Math.round(2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(half))) * 1000) / 1000;
}
