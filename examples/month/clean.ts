import { type CleanOrderContext, cleanOrder, type OrderFinding } from 'cleanorder/clean-order';
import { addDays } from 'cleanorder/kernel';
import type { CleanOrder, OrderDraft } from 'cleanorder/order';
import { COUNTRIES } from './places.ts';
import { randomOf } from './random.ts';
import type { Month } from './read-month.ts';

/** What became of the orders of the month when they were checked. */
export interface Intake {
  readonly clean: readonly CleanOrder[];
  /** by document number */
  readonly refused: ReadonlyMap<string, readonly OrderFinding[]>;
  /** every finding, of clean and refused orders, counted by its code */
  readonly findings: ReadonlyMap<string, number>;
}

/** The shop's own rule, as data: nothing leaves the house for free without a customer to send it to. */
const NO_ANONYMOUS_GIFTS: NonNullable<CleanOrderContext['policies']> = [
  {
    policyId: 'no-anonymous-gifts',
    status: 'published',
    scope: 'order',
    onlyWhen: { kind: 'no-data', field: 'customer.customerId' },
    must: { kind: 'compare', field: 'totals.totalMinor', operator: '>', value: 0 },
    criticality: 'critical',
  },
];

/** Checks every order of the month: clean, or refused with all that is wrong. */
export function cleanMonth(month: Month, seed: number): Intake {
  const clean: CleanOrder[] = [];
  const refused = new Map<string, readonly OrderFinding[]>();
  const findings = new Map<string, number>();
  for (const [number, { draft }] of month.orders) {
    const cleaned = cleanOrder(withWishes(draft, seed), {
      orderId: number,
      now: draft.placedAt ?? '2010-12-01T00:00:00.000Z',
      zone: 'Europe/London',
      needs: { shipTo: 'country' },
      policies: NO_ANONYMOUS_GIFTS,
    });
    const found = cleaned.isOk() ? cleaned.value.findings : cleaned.error;
    for (const { code } of found) findings.set(code, (findings.get(code) ?? 0) + 1);
    if (cleaned.isOk()) clean.push(cleaned.value.order);
    else refused.set(number, cleaned.error);
  }
  return { clean, refused, findings };
}

/** The file writes country names; how the customer wants partial shipments is made up. */
function withWishes(draft: OrderDraft, seed: number): OrderDraft {
  const random = randomOf(seed, `wishes/${draft.externalNumber}`);
  const dice = random.between(1, 100);
  const partialShipment =
    dice <= 62 ? 'backorder-balance' : dice <= 78 ? 'cancel-balance' : dice <= 90 ? 'ship-complete' : 'fill-or-kill';
  const latestDay = addDays((draft.placedAt ?? '').slice(0, 10), random.between(10, 28)).unwrapOr('2011-01-31');
  const country = COUNTRIES.get(draft.shipTo?.country ?? '')?.code;
  return {
    ...draft,
    ...(country === undefined ? {} : { shipTo: { ...draft.shipTo, country } }),
    preferences: { partialShipment, latestDay },
  };
}
