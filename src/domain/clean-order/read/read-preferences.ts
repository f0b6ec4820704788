import type { LocationId } from '../../../kernel/ids.ts';
import type { PackingWish, PartialShipmentPolicy, Preferences } from '../../order/index.ts';
import { type Desk, spotAt } from '../desk.ts';
import { LIMITS } from '../limits.ts';
import { type Spot, warn } from '../notes.ts';
import { readCount } from './read-amounts.ts';
import { readLanguage } from './read-customer.ts';
import { type Maybe, readChoice, readDay, readFlag, readId, readItems, readObject, readText } from './read-values.ts';

const POLICIES: ReadonlySet<PartialShipmentPolicy> = /* @__PURE__ */ new Set([
  'ship-complete',
  'ship-complete-lines',
  'backorder-balance',
  'cancel-balance',
  'fill-or-kill',
  'ask-customer',
]);

const PACKING: ReadonlySet<PackingWish> = /* @__PURE__ */ new Set(['gift', 'no-plastic', 'plain']);

type Wishes = { -readonly [Field in keyof Preferences]?: Preferences[Field] };

/** Reads how an order or line may be fulfilled. */
export function readPreferences(desk: Desk, parent: Spot, value: unknown): Maybe<Partial<Preferences>> {
  const from = readObject(parent, 'preferences', value);
  if (from === undefined || from === null) return from;
  const spot = spotAt(desk, `${parent.at}/preferences`);
  const wishes: Wishes = {};
  const keep = <Field extends keyof Preferences>(field: Field, read: Maybe<Preferences[Field]>): void => {
    if (read !== undefined && read !== null) wishes[field] = read;
  };
  keep('partialShipment', readChoice(spot, 'partialShipment', from['partialShipment'], POLICIES));
  keep('maxShipments', readCount(spot, 'maxShipments', from['maxShipments']));
  keep('maxWaitDays', readCount(spot, 'maxWaitDays', from['maxWaitDays']));
  keep('latestDay', readDay(spot, 'latestDay', from['latestDay']));
  keep('preferredLocations', readIds(spot, 'preferredLocations', from['preferredLocations']));
  keep('blockedLocations', readIds(spot, 'blockedLocations', from['blockedLocations']));
  keep('substitutionsAllowed', readFlag(spot, 'substitutionsAllowed', from['substitutionsAllowed']));
  keep('preferredCarrier', readText(spot, 'preferredCarrier', from['preferredCarrier'], LIMITS.code));
  keep('preferredService', readText(spot, 'preferredService', from['preferredService'], LIMITS.code));
  keep('weekendDelivery', readFlag(spot, 'weekendDelivery', from['weekendDelivery']));
  keep('signatureRequired', readFlag(spot, 'signatureRequired', from['signatureRequired']));
  keep('packing', readPacking(spot, from['packing']));
  keep('documentLanguage', readLanguage(spot, 'documentLanguage', from['documentLanguage']));
  warnOfClash(spot, wishes);
  return wishes;
}

const readIds = (spot: Spot, field: string, value: unknown): Maybe<readonly LocationId[]> =>
  readItems(spot, field, { value, max: LIMITS.locations }, (at, item) => readId(spot, at, item));

const readPacking = (spot: Spot, value: unknown): Maybe<readonly PackingWish[]> =>
  readItems(spot, 'packing', { value, max: LIMITS.packingWishes }, (at, item) => readChoice(spot, at, item, PACKING));

/** A location cannot be wished for and blocked at once: blocked counts. */
function warnOfClash(spot: Spot, { preferredLocations, blockedLocations }: Wishes): void {
  if (preferredLocations === undefined || blockedLocations === undefined) return;
  const blocked = new Set(blockedLocations);
  if (preferredLocations.some((id) => blocked.has(id))) {
    warn(spot, 'preferredLocations', 'preferences.location-preferred-and-blocked');
  }
}
