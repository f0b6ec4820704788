import { type CleanedOrder, type CleanOrderContext, cleanOrder, type OrderFinding } from 'cleanorder/clean-order';
import { addDays, epochMsOf } from 'cleanorder/kernel';
import type { OrderContent, OrderDraft } from 'cleanorder/order';
import type { Result } from 'neverthrow';
import { COUNTRIES } from './places.ts';
import { randomOf } from './random.ts';
import { isGoods, type Month } from './read-month.ts';

const DAY_MS = 86_400_000;

/** What became of the orders of the month when they were checked. */
export interface Intake {
  /** by document number */
  readonly refused: ReadonlyMap<string, readonly OrderFinding[]>;
  /** every finding, of clean and refused orders, counted by its code */
  readonly findings: ReadonlyMap<string, number>;
  /** orders that were clean */
  readonly taken: number;
}

/** The shop's own rules, as data. */
const POLICIES: NonNullable<CleanOrderContext['policies']> = [
  {
    policyId: 'no-anonymous-gifts',
    status: 'published',
    scope: 'order',
    onlyWhen: { kind: 'no-data', field: 'customer.customerId' },
    must: { kind: 'compare', field: 'totals.totalMinor', operator: '>', value: 0 },
    criticality: 'critical',
  },
  {
    policyId: 'small-export',
    status: 'published',
    scope: 'order',
    onlyWhen: { kind: 'not', of: { kind: 'compare', field: 'shipTo.country', operator: '=', value: 'GB' } },
    must: { kind: 'compare', field: 'totals.totalMinor', operator: '>=', value: 2500 },
    criticality: 'information',
  },
];

/** Checks the orders of the month, each at the moment at which it comes in. */
export class IntakeDesk implements Intake {
  readonly refused = new Map<string, readonly OrderFinding[]>();
  readonly findings = new Map<string, number>();
  taken = 0;
  private readonly recent: OrderContent[] = [];
  private readonly skus: ReadonlySet<string>;

  constructor(
    month: Month,
    private readonly seed: number,
  ) {
    this.skus = soldSkus(month);
  }

  /** The draft of an order with what the file lacks: country code, and how the customer wants partial shipments. */
  prepare(draft: OrderDraft): OrderDraft {
    return withWishes(draft, this.seed);
  }

  /** One order against all rules: clean, or refused with all that is wrong. */
  check(number: string, draft: OrderDraft, now: string): Result<CleanedOrder, readonly OrderFinding[]> {
    const cleaned = cleanOrder(draft, { ...this.context(now), orderId: number });
    const found = cleaned.isOk() ? cleaned.value.findings : cleaned.error;
    for (const { code } of found) this.findings.set(code, (this.findings.get(code) ?? 0) + 1);
    if (cleaned.isErr()) this.refused.set(number, cleaned.error);
    else {
      this.recent.push(cleaned.value.order);
      this.taken += 1;
    }
    return cleaned;
  }

  private context(now: string): Omit<CleanOrderContext, 'orderId'> {
    while (this.recent[0] !== undefined && epochMsOf(now) - epochMsOf(this.recent[0].placedAt) > DAY_MS) {
      this.recent.shift();
    }
    return {
      now,
      zone: 'Europe/London',
      needs: { shipTo: 'country' },
      products: (sku) => (this.skus.has(sku) ? { sku } : undefined),
      limits: { maxLines: 1000, reviewAboveUnits: 100_000 },
      duplicates: { keys: ['customer', 'lines'], windowMinutes: 60, severity: 'warning' },
      fraud: { velocity: { maxOrders: 12, minutes: 60 } },
      dates: { maxDaysAhead: 90 },
      recentOrders: this.recent,
      policies: POLICIES,
    };
  }
}

/** What is sold: codes on documents that somebody paid for. The rest are remarks of the warehouse. */
function soldSkus(month: Month): ReadonlySet<string> {
  const paid = month.documents.filter(({ rows }) => rows.some(({ unitPrice }) => Number(unitPrice) > 0));
  return new Set(paid.flatMap(({ rows }) => rows.filter(({ code }) => isGoods(code)).map(({ code }) => code)));
}

/** The file writes country names; how the customer wants partial shipments is made up. Most leave it to the shop. */
function withWishes(draft: OrderDraft, seed: number): OrderDraft {
  const random = randomOf(seed, `wishes/${draft.externalNumber}`);
  const dice = random.between(1, 100);
  const partialShipment =
    dice <= 6 ? 'ship-complete' : dice <= 12 ? 'fill-or-kill' : dice <= 24 ? 'cancel-balance' : undefined;
  const latestDay = addDays((draft.placedAt ?? '').slice(0, 10), random.between(10, 28)).unwrapOr('2011-01-31');
  const country = COUNTRIES.get(draft.shipTo?.country ?? '')?.code;
  return {
    ...draft,
    ...(country === undefined ? {} : { shipTo: { ...draft.shipTo, country } }),
    preferences: { latestDay, ...(partialShipment === undefined ? {} : { partialShipment }) },
  };
}
