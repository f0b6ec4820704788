import type { Fence, RoutingRules } from '../rules.ts';
import { worded } from './worded.ts';

/** A fulfillment profile: what is not given is no rule. */
export interface MicrosoftProfile {
  readonly maximumKm?: number;
  /** 1 comes first; this one is never dropped */
  readonly lowestPriority?: number;
  readonly minimumInventory?: number;
  /** locations past their cut-off do not ship today */
  readonly calendar?: boolean;
  readonly maximumLocations?: number;
  /** rules that stay in force in the second pass */
  readonly hard?: readonly ('distance' | 'minimum-stock' | 'cut-off')[];
  /** everything ships or nothing does */
  readonly noPartialOrders?: boolean;
}

/**
 * Words a profile of Microsoft's distributed order management: first with all rules, then, for what could not be
 * assigned, with the hard ones only. The priority of locations is always hard.
 *
 * @errors none: options of the wrong type make rules that are refused with `routing.not-a-rule`
 * @source Dynamics 365 Commerce, distributed order management (DOM)
 * @example `microsoftRules({ maximumKm: 100 })`: a unit that only a store at 120 km has is shipped from there in the
 * second pass
 */
export function microsoftRules(profile: MicrosoftProfile): RoutingRules {
  return worded('microsoft', () => rulesOf(profile));
}

function rulesOf(profile: MicrosoftProfile): Omit<RoutingRules, 'version'> {
  const {
    maximumKm,
    lowestPriority,
    minimumInventory,
    calendar,
    maximumLocations,
    hard = [],
    noPartialOrders,
  } = profile;
  const soften = (fence: Fence): Fence => (hard.some((kind) => kind === fence.kind) ? fence : { ...fence, soft: true });
  const fences: Fence[] = [
    ...(maximumKm === undefined ? [] : [soften({ kind: 'distance', maxKm: maximumKm })]),
    ...(minimumInventory === undefined ? [] : [soften({ kind: 'minimum-stock', units: minimumInventory })]),
    ...(calendar === true ? [soften({ kind: 'cut-off' })] : []),
    ...(lowestPriority === undefined ? [] : [{ kind: 'priority', atMost: lowestPriority } as const]),
  ];
  return {
    fences,
    objective: ['unfilled', 'distance', 'cost'],
    splits: {
      ...(maximumLocations === undefined ? {} : { maxLocations: maximumLocations }),
      ...(noPartialOrders === true ? { shipComplete: 'order' } : {}),
    },
  };
}
