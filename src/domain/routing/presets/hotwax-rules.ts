import type { AfterAction, Fence, Goal, RoutingRules } from '../rules.ts';
import { worded } from './worded.ts';

/** One inventory rule of a routing: which facilities, and which of them first. */
export interface HotwaxRule {
  readonly ruleId: string;
  /** groups of facilities, as kinds of location */
  readonly facilities?: readonly string[];
  readonly proximityKm?: number;
  /** units of every SKU that stay where they are */
  readonly safetyStock?: number;
  /** most important first */
  readonly sortBy: readonly Goal[];
}

/** A routing: its inventory rules, tried one after the other, and what holds for all of them. */
export interface HotwaxRouting {
  readonly rules: readonly HotwaxRule[];
  /** a part of the order that is worth less is not sent by itself */
  readonly shipmentThresholdMinor?: number;
  /** days for which a facility that rejected the order is not asked again */
  readonly excludedDays?: number;
  /** the queue for what no rule could fill; `back-order` when missing */
  readonly queue?: AfterAction;
}

/**
 * Words a routing of HotWax Commerce: inventory rules in sequence, each with filters and sorting, then a queue for what
 * could not be filled.
 *
 * @errors none: options of the wrong type make rules that are refused with `routing.not-a-rule`
 * @source HotWax Commerce documentation, order routing: runs, routings, inventory rules
 * @example two rules, stores within 50 km and then warehouses: an order for 3 of which a near store has 1 leaves from
 * the store with 1 and from a warehouse with 2
 */
export function hotwaxRules(routing: HotwaxRouting): RoutingRules {
  return worded('hotwax', () => rulesOf(routing));
}

function rulesOf(routing: HotwaxRouting): Omit<RoutingRules, 'version'> {
  const { rules, shipmentThresholdMinor, excludedDays, queue = 'back-order' } = routing;
  return {
    ...(excludedDays === undefined ? {} : { fences: [{ kind: 'rejected', days: excludedDays }] }),
    ...(shipmentThresholdMinor === undefined ? {} : { splits: { minimumShipmentMinor: shipmentThresholdMinor } }),
    scenarios: rules.map((rule, index) => ({
      scenarioId: rule.ruleId,
      fences: filtersOf(rule),
      objective: ['unfilled', ...rule.sortBy],
      otherwise: index + 1 < rules.length ? 'next' : queue,
    })),
  };
}

function filtersOf({ facilities, proximityKm, safetyStock }: HotwaxRule): Fence[] {
  return [
    ...(facilities === undefined ? [] : [{ kind: 'location-kind', allow: facilities } as const]),
    ...(proximityKm === undefined ? [] : [{ kind: 'distance', maxKm: proximityKm } as const]),
    ...(safetyStock === undefined ? [] : [{ kind: 'minimum-stock', units: safetyStock } as const]),
  ];
}
