/**
 * A second bookkeeper: adds up movements with nothing but plain JavaScript, no line of the library, and complains about
 * everything that must never happen.
 */
export interface Moved {
  readonly sku: string;
  readonly quantity: number;
  readonly from: { readonly account: string; readonly locationId?: string };
  readonly to: { readonly account: string; readonly locationId?: string };
  readonly reason: string;
  readonly commandId: string;
  readonly actorId: string;
  readonly at: string;
  readonly lot?: { readonly lotId: string };
  readonly reservationId?: string;
}

export interface Recount {
  /** units by `sku|location|account`; of accounts outside by `sku||account` */
  readonly balances: Record<string, number>;
  /** units of lots by `sku|location|account|lot` */
  readonly lots: Record<string, number>;
  /** units that reservations hold, by `id|sku|location` */
  readonly held: Record<string, number>;
  readonly complaints: readonly string[];
}

const HAND = ['available', 'reserved', 'picked', 'quarantine', 'damaged', 'safety'];
const MAY_BE_NEGATIVE = ['available', 'adjustment', 'supplier', 'customer', 'vendor'];
/** Losses and counts may leave fewer than are promised; holding longer gives and takes the same, which is checked too. */
const MAY_LEAVE_SHORT = ['adjust', 'count', 'reject', 'scrap', 'damage', 'quarantine', 'hold'];

/** Adds up movements from nothing. `oversell` says how far below 0 each command may promise. */
export function recount(
  movements: readonly Moved[],
  {
    oversell = {},
    groups = [],
  }: { readonly oversell?: Record<string, number>; readonly groups?: readonly string[] } = {},
): Recount {
  const balances: Record<string, number> = Object.create(null);
  const lots: Record<string, number> = Object.create(null);
  const held: Record<string, number> = Object.create(null);
  const heldLonger: Record<string, number> = Object.create(null);
  const complaints: string[] = [];
  const add = (book: Record<string, number>, key: string, units: number): number => {
    book[key] = (book[key] ?? 0) + units;
    return book[key];
  };
  for (const [index, move] of movements.entries()) {
    const complain = (what: string): void => void complaints.push(`movement ${index} (${move.reason}): ${what}`);
    if (!Number.isInteger(move.quantity) || move.quantity <= 0) complain('moves no whole quantity above 0');
    if (move.reason === '' || move.commandId === '' || move.actorId === '' || move.at === '') complain('is not signed');
    for (const [side, units] of [
      [move.from, -move.quantity],
      [move.to, move.quantity],
    ] as const) {
      const place = `${move.sku}|${side.locationId ?? ''}`;
      const balance = add(balances, `${place}|${side.account}`, units);
      if (move.reason === 'hold') add(heldLonger, `${place}|${side.account}`, units);
      if (move.lot !== undefined && HAND.includes(side.account))
        add(lots, `${place}|${side.account}|${move.lot.lotId}`, units);
      if (move.reservationId !== undefined && side.account === 'reserved') {
        if (add(held, `${move.reservationId}|${place}`, units) < 0)
          complain('leaves a reservation with fewer than none');
      }
      if (balance < 0 && !MAY_BE_NEGATIVE.includes(side.account))
        complain(`leaves ${balance} on ${place}|${side.account}`);
      const short = side.account === 'available' && units < 0 && balance < 0 && !groups.includes(side.locationId ?? '');
      if (short && !MAY_LEAVE_SHORT.includes(move.reason) && balance < -(oversell[move.commandId] ?? 0)) {
        complain(`oversells ${place}: ${balance}`);
      }
    }
    for (const { locationId } of [move.from, move.to]) {
      let onHand = 0;
      for (const account of HAND) onHand += balances[`${move.sku}|${locationId ?? ''}|${account}`] ?? 0;
      if (onHand < 0) complain(`leaves ${onHand} on hand at ${locationId ?? 'nowhere'}`);
    }
  }
  let sum = 0;
  for (const units of Object.values(balances)) sum += units;
  if (Object.keys(nonZero(heldLonger)).length > 0) complaints.push('holding longer changes a balance');
  if (sum !== 0) complaints.push(`the accounts add up to ${sum}`);
  return { balances: nonZero(balances), lots: nonZero(lots), held: nonZero(held), complaints };
}

function nonZero(book: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(book)
      .filter(([, units]) => units !== 0)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
