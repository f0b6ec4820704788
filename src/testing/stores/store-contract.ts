import type { Store } from '../../application/index.ts';
import type { Bed, BedCase } from './bed.ts';
import { equalCases } from './equal-cases.ts';
import { faultCases } from './fault-cases.ts';
import { feedCases } from './feed-cases.ts';
import { heldCases } from './held-cases.ts';
import { keepingCases } from './keeping-cases.ts';
import { raceCases } from './race-cases.ts';
import { writeCases } from './write-cases.ts';

/** How the kit gets at a store. */
export interface StoreUnderTest {
  /** opens a door to what a tenant has; twice for one tenant are two doors to the same data. A new tenant has nothing */
  readonly makeStore: (question: { readonly tenantId: string }) => Store | Promise<Store>;
  /**
   * opens a door whose next commit loses its connection before, or after, the database has committed; left out, the cases
   * about lost answers are left out
   */
  readonly cutStore?: (question: {
    readonly tenantId: string;
    readonly when: 'before-commit' | 'after-commit';
  }) => Store | Promise<Store>;
  /** another one for every run on the same data: tenants are named after it. Left out: `kit` */
  readonly run?: string;
}

/** One promise of the port: it resolves, or rejects with what is wrong. */
export interface StoreCase {
  readonly name: string;
  readonly group: 'writing' | 'reservations and lots' | 'feed' | 'keeping' | 'equality' | 'races' | 'faults';
  readonly run: () => Promise<void>;
}

const GROUPS: readonly (readonly [StoreCase['group'], readonly BedCase[]])[] = [
  ['writing', writeCases],
  ['reservations and lots', heldCases],
  ['feed', feedCases],
  ['keeping', keepingCases],
  ['equality', equalCases],
  ['races', raceCases],
  ['faults', faultCases],
];

/**
 * Lists the promises that every store must keep, for any test runner: each case opens a tenant of its own, and closes
 * what it has opened.
 *
 * @law a store that keeps them all serves every use case
 * @example `for (const { name, run } of storeContract({ makeStore })) test(name, run)`
 */
export function storeContract(question: StoreUnderTest): readonly StoreCase[] {
  const { cutStore, run = 'kit' } = question;
  const cases: StoreCase[] = [];
  for (const [group, own] of GROUPS) {
    if (group === 'faults' && cutStore === undefined) continue;
    for (const { name, look } of own) {
      const tenantId = `${run}/${cases.length}`;
      cases.push({ name, group, run: () => lookAt(look, question, tenantId) });
    }
  }
  return cases;
}

async function lookAt(look: BedCase['look'], { makeStore, cutStore }: StoreUnderTest, tenantId: string): Promise<void> {
  const opened: Store[] = [];
  const keep = async (store: Store | Promise<Store>): Promise<Store> => {
    const door = await store;
    opened.push(door);
    return door;
  };
  const bed: Bed = {
    open: () => keep(makeStore({ tenantId })),
    neighbour: () => keep(makeStore({ tenantId: `${tenantId}/next` })),
    ...(cutStore === undefined ? {} : { cut: (when) => keep(cutStore({ tenantId, when })) }),
  };
  try {
    await look(bed);
  } finally {
    for (const store of opened) await store.close();
  }
}
