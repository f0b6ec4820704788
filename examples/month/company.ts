import type { BackorderRules } from 'cleanorder/backorder';
import type { ReleasePriority } from 'cleanorder/backorder/release';
import type { PartialShipmentPolicy, ShortPickFate } from 'cleanorder/order';

/** What a company has laid down. The same month is played under each, and the report compares what came of it. */
export interface Company {
  readonly name: string;
  readonly sentence: string;
  /** where the customer prefers nothing */
  readonly partialShipment: PartialShipmentPolicy;
  readonly backorder: BackorderRules;
  /** who gets units that arrive */
  readonly release: ReleasePriority;
  /** what becomes of units that a picker does not find */
  readonly shortPick: ShortPickFate;
}

export const SHIP_EARLY: Company = {
  name: 'ship early',
  sentence: 'What is there leaves at once; the rest follows as soon as it comes.',
  partialShipment: 'backorder-balance',
  backorder: { uncovered: 'cancel' },
  release: 'promise-day',
  shortPick: 're-source',
};

export const SHIP_TOGETHER: Company = {
  name: 'ship together',
  sentence:
    'A second parcel costs 6.50, a unit that waits costs a penny a day: whatever is cheaper is done, and a first parcel holds at least half of the order.',
  partialShipment: 'backorder-balance',
  backorder: {
    uncovered: 'cancel',
    splitting: { extraShipmentMinor: 650, waitingUnitDayMinor: 1 },
    leastFirstPercent: 50,
  },
  release: 'complete-orders-first',
  shortPick: 'back-order',
};

/** A person looks at orders above this before anything is set aside for them. */
export const LARGE_ORDER = { aboveMinor: 250_000, hold: { reason: 'credit' } } as const;
