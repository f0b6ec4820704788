/**
 * The stock as a child would keep it: a few numbers on paper, every rule written out, no line of the library. It forgets
 * a reservation at the very moment its time has come.
 */
export interface ModelCommand {
  readonly kind: string;
  readonly now: string;
  readonly reservationId?: string;
  readonly expiresAt?: string;
  readonly lines?: readonly {
    readonly sku: string;
    readonly locationId: string;
    readonly quantity: number;
    readonly from?: string;
    readonly to?: string;
    readonly toLocationId?: string;
  }[];
  readonly whenShort?: { readonly kind: string; readonly units?: number };
  readonly rest?: string;
  readonly by?: number;
  readonly counted?: number;
  readonly because?: string;
  readonly sku?: string;
  readonly locationId?: string;
}

interface Claim {
  expiresAt: string | undefined;
  end: 'pending' | 'posted' | 'released' | 'expired';
  posted: boolean;
  held: Map<string, number>;
}

const WAYS: Record<string, readonly [string, string]> = {
  expect: ['supplier', 'inbound'],
  receive: ['supplier', 'available'],
  transfer: ['available', 'available'],
  'set-aside': ['available', 'safety'],
  'put-back': ['safety', 'available'],
  quarantine: ['available', 'quarantine'],
  inspect: ['quarantine', 'available'],
  damage: ['available', 'damaged'],
  repair: ['damaged', 'available'],
  scrap: ['damaged', 'scrapped'],
  ship: ['picked', 'shipped'],
  deliver: ['shipped', 'customer'],
  unpick: ['picked', 'available'],
  'take-back': ['customer', 'quarantine'],
  'return-to-vendor': ['damaged', 'vendor'],
  lose: ['shipped', 'scrapped'],
};
const OUTSIDE = ['supplier', 'customer', 'vendor'];

export class StockModel {
  readonly accounts = new Map<string, number>();
  readonly claims = new Map<string, Claim>();

  get(place: string, account: string): number {
    return this.accounts.get(`${place}|${account}`) ?? 0;
  }

  private add(place: string, account: string, units: number): void {
    if (!OUTSIDE.includes(account)) this.accounts.set(`${place}|${account}`, this.get(place, account) + units);
  }

  private shelf(place: string): number {
    return this.get(place, 'available') + this.get(place, 'reserved') + this.get(place, 'safety');
  }

  /** What nobody holds any more, because its time has come. */
  private forget(now: string): void {
    for (const claim of this.claims.values()) {
      if (claim.end === 'pending' && claim.expiresAt !== undefined && now >= claim.expiresAt)
        this.free(claim, 'expired');
    }
  }

  private free(claim: Claim, end: Claim['end']): void {
    for (const [place, units] of claim.held) {
      this.add(place, 'reserved', -units);
      this.add(place, 'available', units);
    }
    claim.held.clear();
    claim.end = claim.posted ? 'posted' : end;
  }

  /** Does what is asked, if it may be done; says whether it was. */
  does(command: ModelCommand): boolean {
    this.forget(command.now);
    switch (command.kind) {
      case 'reserve':
        return this.reserve(command);
      case 'post':
      case 'release':
      case 'reject':
        return this.resolve(command);
      case 'hold': {
        const claim = this.claims.get(command.reservationId ?? '');
        if (claim?.end !== 'pending') return false;
        claim.expiresAt = command.expiresAt;
        return true;
      }
      case 'expire':
        return true;
      case 'adjust':
      case 'count':
        return this.correct(command);
      default:
        return this.move(command);
    }
  }

  private wanted(command: ModelCommand): Map<string, number> {
    const wanted = new Map<string, number>();
    for (const { sku, locationId, quantity } of command.lines ?? []) {
      const place = `${sku}|${locationId}`;
      wanted.set(place, (wanted.get(place) ?? 0) + quantity);
    }
    return wanted;
  }

  private reserve(command: ModelCommand): boolean {
    const id = command.reservationId ?? '';
    if (this.claims.has(id)) return false;
    const wanted = this.wanted(command);
    const { kind = 'refuse', units = 0 } = command.whenShort ?? {};
    const granted = new Map<string, number>();
    for (const [place, quantity] of wanted) {
      const floor = kind === 'oversell' ? units : kind === 'oversell-incoming' ? this.get(place, 'inbound') : 0;
      const possible = Math.max(0, this.get(place, 'available') + floor);
      if (quantity > possible && kind !== 'backorder') return false;
      if (Math.min(quantity, possible) > 0) granted.set(place, Math.min(quantity, possible));
    }
    for (const [place, quantity] of granted) {
      this.add(place, 'available', -quantity);
      this.add(place, 'reserved', quantity);
    }
    if (granted.size > 0)
      this.claims.set(id, { expiresAt: command.expiresAt, end: 'pending', posted: false, held: granted });
    return true;
  }

  private resolve(command: ModelCommand): boolean {
    const claim = this.claims.get(command.reservationId ?? '');
    if (claim?.end !== 'pending') return false;
    const units = command.lines === undefined ? new Map(claim.held) : this.wanted(command);
    for (const [place, quantity] of units) {
      if (quantity > (claim.held.get(place) ?? 0)) return false;
      const empty = command.kind === 'reject' && command.because === 'not-in-stock';
      if (command.kind !== 'release' && !empty && quantity > this.shelf(place)) return false;
    }
    for (const [place, quantity] of units) {
      const left = (claim.held.get(place) ?? 0) - quantity;
      if (left === 0) claim.held.delete(place);
      else claim.held.set(place, left);
      this.add(place, 'reserved', -quantity);
      this.add(place, command.kind === 'post' ? 'picked' : 'available', quantity);
    }
    if (command.kind === 'post') claim.posted = true;
    if (command.kind === 'reject') for (const [place, quantity] of units) this.reject(place, quantity, command.because);
    if (command.kind === 'post' && command.rest !== 'keep') this.free(claim, 'posted');
    else if (claim.held.size === 0) claim.end = claim.posted ? 'posted' : 'released';
    return true;
  }

  private reject(place: string, quantity: number, because: string | undefined): void {
    const gone = because === 'not-in-stock' ? this.shelf(place) : quantity;
    this.add(place, 'available', -gone);
    this.add(place, because === 'damaged' ? 'damaged' : 'adjustment', gone);
  }

  private correct(command: ModelCommand): boolean {
    const place = `${command.sku}|${command.locationId}`;
    const by = command.kind === 'count' ? (command.counted ?? 0) - this.shelf(place) : (command.by ?? 0);
    if (this.shelf(place) + by < 0 || (command.kind === 'adjust' && by === 0)) return false;
    this.add(place, 'available', by);
    this.add(place, 'adjustment', -by);
    return true;
  }

  private move(command: ModelCommand): boolean {
    const [usualFrom, usualTo] = WAYS[command.kind] ?? ['', ''];
    const sums = new Map<string, number>();
    for (const { sku, locationId, quantity, from = usualFrom } of command.lines ?? []) {
      if (OUTSIDE.includes(from)) continue;
      const key = `${sku}|${locationId}|${from}`;
      sums.set(key, (sums.get(key) ?? 0) + quantity);
    }
    for (const [key, quantity] of sums) if (quantity > (this.accounts.get(key) ?? 0)) return false;
    for (const {
      sku,
      locationId,
      quantity,
      from = usualFrom,
      to = usualTo,
      toLocationId = locationId,
    } of command.lines ?? []) {
      this.add(`${sku}|${locationId}`, from, -quantity);
      this.add(`${sku}|${toLocationId}`, to, quantity);
    }
    return true;
  }
}
