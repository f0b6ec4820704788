import type { LocationGroup, StockCommand, StockKey } from '../domain/inventory/index.ts';
import type { LocationId, Sku } from '../kernel/ids.ts';
import type { StockQuestion } from './ports.ts';

/**
 * Says what a command on stock has to know: the positions of its lines, where they go, the groups these belong to, every
 * place of a SKU whose units are told apart, and the reservation it names.
 *
 * @example `transfer` of TEA from A to B: TEA at A and TEA at B
 */
export function stockQuestionOf(command: StockCommand, groups: readonly LocationGroup[]): StockQuestion {
  const keys = new Map<string, StockKey>();
  const lots = new Set<Sku>();
  for (const { sku, locationId, lot } of linesOf(command)) {
    for (const place of placesOf(locationId, groups)) keys.set(`${sku}\0${place}`, { sku, locationId: place });
    if (lot !== undefined) lots.add(sku);
  }
  const named = 'reservationId' in command ? [command.reservationId] : [];
  const listed = command.kind === 'expire' ? (command.reservationIds ?? []) : [];
  return { keys: [...keys.values()], skus: [...lots], reservationIds: [...named, ...listed] };
}

interface Named extends StockKey {
  readonly lot?: unknown;
}

/** Every position that a command names. */
export function linesOf(command: StockCommand): readonly Named[] {
  if ('sku' in command) return [command];
  if (!('lines' in command) || command.lines === undefined) return [];
  const named: Named[] = [];
  for (const line of command.lines) {
    named.push(line);
    if ('toLocationId' in line && line.toLocationId !== undefined)
      named.push({ ...line, locationId: line.toLocationId });
    if ('groupId' in line) named.push({ ...line, locationId: line.groupId });
  }
  return named;
}

/** The place itself and, where it is in a group, the others of the group: they have promises in common. */
export function placesOf(locationId: LocationId, groups: readonly LocationGroup[]): readonly LocationId[] {
  const group = groups.find((known) => known.groupId === locationId || known.locationIds.includes(locationId));
  return group === undefined ? [locationId] : [...new Set([locationId, group.groupId, ...group.locationIds])];
}
