import { err, ok, type Result } from 'neverthrow';
import type { Sku } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { faultOfUnits, mergeUnits } from './decide/units.ts';

/** A SKU that has no stock of its own: it is there when its components are. */
export interface Kit {
  readonly sku: Sku;
  readonly components: readonly KitComponent[];
  /** all components of one kit come from one location */
  readonly shipTogether?: boolean;
}

/** How many units of a SKU one kit holds. */
export interface KitComponent {
  readonly sku: Sku;
  readonly quantity: Quantity;
}

/** Why a kit cannot be taken apart. */
export interface KitRefusal {
  readonly code:
    | 'inventory.kit-twice'
    | 'inventory.kit-empty'
    | 'inventory.kit-quantity-not-whole'
    | 'inventory.kit-in-kit';
  readonly sku: Sku;
}

/** Kits by their SKU. */
export type Recipes = ReadonlyMap<Sku, Kit>;

/**
 * Reads kits: each names things that have stock, and how many of them.
 *
 * @units base units of the component in one kit, above 0
 * @errors the first that applies, kit by kit: `inventory.kit-twice`, `inventory.kit-empty`,
 * `inventory.kit-quantity-not-whole`,
 * `inventory.kit-in-kit` (take the inner kit apart first)
 * @example a hamper of 2 teas and 1 tin: `{ sku: 'HAMPER', components: [{ sku: 'TEA', quantity: 2 }, ...] }`
 */
export function readKits(kits: readonly Kit[]): Result<Recipes, KitRefusal> {
  const names = new Set(kits.map(({ sku }) => sku));
  const recipes = new Map<Sku, Kit>();
  for (const kit of kits) {
    const { sku, components } = kit;
    if (recipes.has(sku)) return err({ code: 'inventory.kit-twice', sku });
    if (components.length === 0) return err({ code: 'inventory.kit-empty', sku });
    if (faultOfUnits(components) !== undefined) return err({ code: 'inventory.kit-quantity-not-whole', sku });
    if (components.some((part) => names.has(part.sku))) return err({ code: 'inventory.kit-in-kit', sku });
    recipes.set(sku, { ...kit, components: mergeUnits(components, () => []) });
  }
  return ok(recipes);
}

/**
 * Says which units a line asks for: its components for a kit, itself for anything else.
 *
 * @example 3 hampers of 2 teas and 1 tin are 6 teas and 3 tins
 */
export function componentsOf(recipes: Recipes, sku: Sku): readonly KitComponent[] {
  return recipes.get(sku)?.components ?? [{ sku, quantity: 1 }];
}
