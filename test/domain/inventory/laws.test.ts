import * as fc from 'fast-check';
import type { Result } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import {
  availableToPromise,
  decideStock,
  emptyStock,
  evolveStock,
  openStock,
  reservationOf,
  type StockCommand,
  type StockDecision,
  type StockFacts,
  type StockLedger,
  type StockMovement,
  type StockRefusal,
  stockSnapshot,
} from '../../../src/domain/inventory/index.ts';
import { type Recount, recount } from './recount.ts';
import { type ModelCommand, StockModel } from './stock-model.ts';
import { balances as balancesOf, minutesLater } from './stock-world.ts';

type Decide = (command: StockCommand, stock: StockLedger, facts?: StockFacts) => Result<StockDecision, StockRefusal>;
type Choice = readonly [number, number, number, number];

const SKUS = ['A', 'B'] as const;
const PLACES = ['x', 'y'] as const;

/** What happens to the world, and what has been seen in it. */
interface Run {
  readonly decide: Decide;
  readonly model: StockModel;
  readonly movements: StockMovement[];
  readonly oversell: Record<string, number>;
  readonly seen: Map<string, number>;
  readonly complaints: string[];
  stock: StockLedger;
  minutes: number;
  made: number;
}

const newRun = (decide: Decide, seen = new Map<string, number>()): Run => ({
  decide,
  model: new StockModel(),
  movements: [],
  oversell: {},
  seen,
  complaints: [],
  stock: emptyStock(),
  minutes: 0,
  made: 0,
});

const pick = <T>(list: readonly T[], choice: number): T => list[choice % list.length] as T;

/** A command that makes sense in the state that the world is in, or nearly. */
function commandFor(run: Run, [what, who, where, many]: Choice): StockCommand & ModelCommand {
  const line = (extra = 0) => ({
    sku: pick(SKUS, where + extra),
    locationId: pick(PLACES, (where >> 1) + extra),
    quantity: 1 + ((many + extra) % 6),
  });
  const base = { commandId: `c${run.made}`, actorId: 'm', now: minutesLater(run.minutes) };
  const known = [...run.model.claims.keys()];
  const reservationId = known.length === 0 ? 'none' : pick(known, who);
  const claim = run.model.claims.get(reservationId);
  const held = [...(claim?.held ?? [])].map(([place, quantity]) => {
    const [sku = '', locationId = ''] = place.split('|');
    return { sku, locationId, quantity: 1 + (many % quantity) };
  });
  const soft = many % 3 === 0 ? {} : { expiresAt: minutesLater(run.minutes + 1 + (many % 4) * 5) };
  switch (what % 16) {
    case 0:
    case 1:
    case 2:
      return { ...base, kind: 'receive', lines: [line(), line(1)] };
    case 3:
    case 4:
    case 5:
    case 6: {
      const whenShort = pick(
        [
          { kind: 'refuse' },
          { kind: 'oversell', units: 2 },
          { kind: 'backorder' },
          { kind: 'oversell-incoming' },
        ] as const,
        who >> 3,
      );
      // both lines want the same SKU at the same place in every second reservation
      const lines = who % 2 === 0 ? [line(), line()] : [line(), line(1)];
      return { ...base, kind: 'reserve', reservationId: `r${run.made}`, lines, whenShort, ...soft };
    }
    case 7:
    case 8: {
      const all = many % 2 === 0 || held.length === 0;
      const rest = who % 2 === 0 ? 'keep' : 'release';
      return { ...base, kind: 'post', reservationId, rest, ...(all ? {} : { lines: held }) };
    }
    case 9:
      return { ...base, kind: 'release', reservationId, ...(many % 3 > 0 || held.length === 0 ? {} : { lines: held }) };
    case 10:
      return { ...base, kind: 'hold', reservationId, ...soft };
    case 11:
      return many % 2 === 0
        ? { ...base, kind: 'count', sku: line().sku, locationId: line().locationId, counted: many % 9 }
        : { ...base, kind: 'adjust', sku: line().sku, locationId: line().locationId, by: (many % 9) - 4 };
    case 12: {
      const because = pick(['not-in-stock', 'mismatch', 'damaged'] as const, who);
      return { ...base, kind: 'reject', reservationId, because, lines: held.length === 0 ? [line()] : held };
    }
    case 13: {
      const kind = pick(['expect', 'set-aside', 'put-back', 'quarantine', 'inspect', 'damage', 'repair'] as const, who);
      return { ...base, kind, lines: [line(), line(2)] };
    }
    case 14: {
      // of what stands on some account, as much as there is or one more
      const [place, account, units] = pick(standing(run.model), who);
      const kind = pick(OUT[account] as readonly (typeof OUT)[keyof typeof OUT][number][], many);
      const [sku = '', locationId = ''] = place.split('|');
      return { ...base, kind: kind as 'ship', lines: [{ sku, locationId, quantity: 1 + (where % (units + 1)) }] };
    }
    default: {
      if (many % 2 === 0) return { ...base, kind: 'expire' };
      const { locationId, ...rest } = line();
      const toLocationId = locationId === 'x' ? 'y' : 'x';
      return {
        ...base,
        kind: 'transfer',
        lines: [{ ...rest, locationId, toLocationId, to: pick(['available', 'inbound'], who) }],
      };
    }
  }
}

const OUT = {
  picked: ['ship', 'ship', 'unpick'],
  shipped: ['deliver', 'lose'],
  damaged: ['scrap', 'return-to-vendor', 'repair'],
  quarantine: ['inspect'],
} as const;

/** What stands on accounts that goods leave by a plain way. */
function standing(model: StockModel): readonly (readonly [string, keyof typeof OUT, number])[] {
  const found = [...model.accounts].flatMap(([key, units]) => {
    const [sku, locationId, account = ''] = key.split('|');
    return units > 0 && account in OUT ? [[`${sku}|${locationId}`, account as keyof typeof OUT, units] as const] : [];
  });
  return found.length === 0 ? [['A|x', 'picked', 0]] : found;
}

function note(run: Run, what: string): void {
  run.seen.set(what, (run.seen.get(what) ?? 0) + 1);
}

/** One step: time passes, a command is decided by the library and by the model, and both must agree. */
function step(run: Run, choice: Choice): void {
  run.minutes += pick([0, 0, 1, 4, 5], choice[3] >> 2);
  const command = commandFor(run, choice);
  run.made += 1;
  if (command.kind === 'reserve' && command.whenShort?.kind === 'oversell')
    run.oversell[command.commandId] = command.whenShort.units;
  if (command.kind === 'reserve' && command.whenShort?.kind === 'oversell-incoming')
    run.oversell[command.commandId] = 99;
  const claim = 'reservationId' in command ? run.model.claims.get(command.reservationId) : undefined;
  if (claim?.end === 'pending' && claim.expiresAt === command.now) note(run, `${command.kind} at the moment of expiry`);
  const decision = run.decide(command, run.stock);
  const done = run.model.does(command);
  note(run, `${command.kind} ${decision.isOk() ? 'done' : decision.error.code}`);
  if (decision.isOk() !== done) {
    const answer = decision.isOk() ? 'done' : decision.error.code;
    run.complaints.push(`${command.kind}: the library says ${answer}, the model ${done ? 'done' : 'no'}`);
  }
  if (decision.isErr()) return;
  if (decision.value.backordered.length > 0) note(run, 'back-ordered');
  for (const movement of decision.value.movements) {
    run.movements.push(movement);
    run.stock = evolveStock(run.stock, movement);
  }
}

/** Compares what the library says with the model, and with what the second bookkeeper counts. */
function compare(run: Run): Recount {
  const now = minutesLater(run.minutes);
  const counted = recount(run.movements, { oversell: run.oversell });
  run.complaints.push(...counted.complaints);
  const clean = decideStock({ commandId: 'z', actorId: 'z', now, kind: 'expire' }, run.stock)._unsafeUnwrap();
  run.model.does({ kind: 'expire', now });
  const swept = stockSnapshot(clean.movements.reduce(evolveStock, run.stock));
  for (const { sku, locationId, ...accounts } of swept.positions) {
    for (const [account, units] of Object.entries(accounts)) {
      const expected = run.model.get(`${sku}|${locationId}`, account);
      if (units !== expected)
        run.complaints.push(`${sku} ${locationId} ${account}: ${units}, the model says ${expected}`);
    }
  }
  for (const sku of SKUS) {
    const answer = availableToPromise({
      stock: run.stock,
      now,
      lines: [{ lineId: '1', sku, quantity: 1 }],
    })._unsafeUnwrap();
    let expected = 0;
    for (const place of PLACES) expected += Math.max(0, run.model.get(`${sku}|${place}`, 'available'));
    const found = answer.skus[0]?.available;
    if (found !== expected) run.complaints.push(`${sku}: ${found} to promise, the model says ${expected}`);
  }
  return counted;
}

const choice = fc.tuple(fc.nat(63), fc.nat(63), fc.nat(63), fc.nat(63));
const history = fc.array(choice, { maxLength: 60, size: 'max' });

/** Everything that must be true of a history; complaints when it is not. */
function complaintsAbout(decide: Decide, choices: readonly Choice[], seen?: Map<string, number>): readonly string[] {
  const run = newRun(decide, seen);
  for (const each of choices) {
    step(run, each);
    if (run.complaints.length > 0) return run.complaints;
  }
  const { balances, held } = compare(run);
  const told = Object.fromEntries(
    stockSnapshot(run.stock).positions.flatMap(({ sku, locationId, ...accounts }) =>
      Object.entries(accounts).flatMap(([account, units]) =>
        units === 0 ? [] : [[`${sku}|${locationId}|${account}`, units]],
      ),
    ),
  );
  const inside = Object.fromEntries(Object.entries(balances).filter(([key]) => !key.includes('||')));
  if (JSON.stringify(sorted(told)) !== JSON.stringify(sorted(inside)))
    run.complaints.push('a balance is not the fold of its movements');
  const pending = Object.fromEntries(
    stockSnapshot(run.stock).reservations.flatMap(({ reservationId, lines }) =>
      lines.flatMap(({ sku, locationId, pending: units }) =>
        units === 0 ? [] : [[`${reservationId}|${sku}|${locationId}`, units]],
      ),
    ),
  );
  if (JSON.stringify(sorted(pending)) !== JSON.stringify(sorted(held)))
    run.complaints.push('a reservation is not the fold of its movements');
  return run.complaints;
}

const sorted = (book: Record<string, unknown>) => Object.entries(book).sort(([a], [b]) => (a < b ? -1 : 1));

describe('the laws of stock', () => {
  it('hold for every history, as the model and a second bookkeeper see it', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(history, (choices) => {
        expect(complaintsAbout(decideStock, choices, seen)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
    const sometimes = [
      'reserve done',
      'reserve inventory.not-enough',
      'back-ordered',
      'post done',
      'post inventory.reservation-expired',
      'post inventory.reservation-posted',
      'post inventory.reservation-released',
      'post inventory.not-on-shelf',
      'post at the moment of expiry',
      'release done',
      'release inventory.reservation-expired',
      'release inventory.reservation-released',
      'release inventory.reservation-posted',
      'hold done',
      'hold at the moment of expiry',
      'expire done',
      'count done',
      'adjust done',
      'adjust inventory.not-enough',
      'reject done',
      'transfer done',
      'transfer inventory.not-enough',
      'scrap done',
      'ship done',
      'deliver done',
    ];
    for (const event of sometimes) expect(seen.get(event) ?? 0, event).toBeGreaterThan(0);
  });

  it('hold for the library as a whole when nothing it was handed can be changed', () => {
    const frozen: Decide = (command, stock, facts) => decideStock(deepFreeze(command), stock, facts);
    fc.assert(
      fc.property(history, (choices) => {
        expect(complaintsAbout(frozen, choices)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('hold when only one of many rivals can win: the same command twice, and rivals for the last unit', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 2, max: 5 }), (choices, rivals) => {
        const run = newRun(decideStock);
        for (const each of choices) step(run, each);
        const now = minutesLater(run.minutes);
        const base = { actorId: 'm', now };
        for (const [id, claim] of run.model.claims) {
          if (claim.end !== 'pending' || (claim.expiresAt !== undefined && claim.expiresAt <= now)) continue;
          let stock = run.stock;
          let won = 0;
          for (let rival = 0; rival < rivals; rival += 1) {
            const decision = decideStock(
              { ...base, commandId: `z${rival}`, kind: 'release', reservationId: id },
              stock,
            );
            if (decision.isOk()) won += 1;
            stock = decision.isOk() ? decision.value.movements.reduce(evolveStock, stock) : stock;
          }
          expect(won).toBe(1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('hold in reverse: reserving and releasing is as if nothing had happened', () => {
    fc.assert(
      fc.property(history, choice, (choices, last) => {
        const run = newRun(decideStock);
        for (const each of choices) step(run, each);
        const command = commandFor(run, [3, last[1], last[2], last[3]]);
        const { now } = command;
        const clean = decideStock({ commandId: 'e', actorId: 'm', now, kind: 'expire' }, run.stock)._unsafeUnwrap();
        const before = clean.movements.reduce(evolveStock, run.stock);
        const reserved = decideStock(command, before);
        if (reserved.isErr() || reserved.value.movements.length === 0) return;
        const then = reserved.value.movements.reduce(evolveStock, before);
        const id = 'reservationId' in command ? command.reservationId : '';
        const release: StockCommand = { commandId: 'z', actorId: 'm', now, kind: 'release', reservationId: id };
        const back = decideStock(release, then)._unsafeUnwrap().movements.reduce(evolveStock, then);
        expect(balancesOf(back)).toEqual(balancesOf(before));
      }),
    );
  });

  it('hold for goods in lots and groups of locations: no lot is used twice, no group promises what it has not', () => {
    fc.assert(
      fc.property(history, (choices) => {
        expect(lotComplaints(choices)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}

const REASONS = ['not-in-stock', 'mismatch', 'damaged'] as const;
/** `reserved` too, against its type: it must be refused. */
const PUT_RIGHT = ['damaged', 'picked', 'safety', 'quarantine', 'reserved' as 'available'] as const;
const FACTS: StockFacts = { groups: [{ groupId: 'g', locationIds: ['x', 'y'] }] };

/** A history of goods in lots, at two locations of one group. */
function lotComplaints(choices: readonly Choice[]): readonly string[] {
  let stock = emptyStock();
  const movements: StockMovement[] = [];
  const ids: string[] = [];
  const complaints: string[] = [];
  for (const [made, [what, who, where, many]] of choices.entries()) {
    const base = { commandId: `c${made}`, actorId: 'm', now: minutesLater(made) };
    const key = { sku: 'A', locationId: pick(PLACES, where) };
    const quantity = 1 + (many % 5);
    const lot = { lotId: `L${who % 3}`, expiryDay: `2026-06-${15 + (who % 3) * 5}` };
    const reservationId = ids.length === 0 ? 'none' : pick(ids, who);
    const wanted = {
      ...key,
      locationId: pick(['x', 'y', 'g'], where),
      quantity,
      goodUntil: `2026-06-${14 + (many % 12)}`,
    };
    const lines = [{ ...key, quantity }];
    const pinned = [{ ...wanted, locationId: key.locationId, groupId: 'g' }];
    const soft = many % 2 === 0 ? { expiresAt: minutesLater(made + 5) } : {};
    const commands: readonly StockCommand[] = [
      { ...base, kind: 'receive', lines: [{ ...key, quantity, ...(many % 4 === 0 ? {} : { lot }) }] },
      { ...base, kind: 'reserve', reservationId: `r${made}`, lines: [wanted, wanted], ...soft },
      { ...base, kind: 'reserve', reservationId: `r${made}`, lines: [{ ...wanted, locationId: 'g' }], ...soft },
      { ...base, kind: 'pin', reservationId, lines: pinned },
      { ...base, kind: 'post', reservationId, rest: many % 2 === 0 ? 'keep' : 'release' },
      { ...base, kind: 'release', reservationId },
      { ...base, kind: 'hold', reservationId, ...soft },
      { ...base, kind: 'transfer', lines: [{ ...key, quantity, toLocationId: key.locationId === 'x' ? 'y' : 'x' }] },
      { ...base, kind: 'set-aside', lines },
      { ...base, kind: 'put-back', lines },
      { ...base, kind: 'damage', lines },
      { ...base, kind: 'adjust', ...key, by: (many % 5) - 2, ...(who % 2 === 0 ? {} : { lot }) },
      { ...base, kind: 'ship', lines },
      { ...base, kind: 'reject', reservationId, because: pick(REASONS, who), lines },
      { ...base, kind: 'reject', reservationId, because: pick(REASONS, who), lines: lines.map((l) => ({ ...l, lot })) },
      { ...base, kind: 'count', ...key, counted: many % 7, ...(who % 2 === 0 ? {} : { lot }) },
      { ...base, kind: 'adjust', ...key, by: (many % 5) - 2, account: pick(PUT_RIGHT, who) },
      { ...base, kind: 'expire' },
    ];
    const command = pick(commands, what);
    const before = freeInGroup(stock);
    const decision = decideStock(command, stock, FACTS);
    if (decision.isErr()) continue;
    if (command.kind === 'reserve') ids.push(command.reservationId);
    for (const movement of decision.value.movements) {
      movements.push(movement);
      stock = evolveStock(stock, movement);
    }
    const promises = command.kind === 'reserve' || command.kind === 'set-aside' || command.kind === 'transfer';
    const free = freeInGroup(stock);
    // a loss may have left the group short before
    if (promises && free < Math.min(0, before)) complaints.push(`${command.kind} leaves the group ${-free} short`);
    complaints.push(...lotFaults(stock));
  }
  if (openStock(stockSnapshot(stock)).isErr()) complaints.push('what was written down cannot be opened again');
  complaints.push(...recount(movements, { groups: ['g'] }).complaints);
  const told = stockSnapshot(stock).positions.flatMap(({ sku, locationId, lots = [] }) =>
    lots.flatMap(({ lotId, expiryDay: _, ...accounts }) =>
      Object.entries(accounts).flatMap(([account, units]) =>
        units === 0 ? [] : [[`${sku}|${locationId}|${account}|${lotId}`, units] as const],
      ),
    ),
  );
  const { lots } = recount(movements, { groups: ['g'] });
  if (JSON.stringify(sorted(Object.fromEntries(told))) !== JSON.stringify(sorted(lots)))
    complaints.push('lots are not the fold of their movements');
  return complaints;
}

function freeInGroup(stock: StockLedger): number {
  let free = 0;
  for (const { locationId, available } of stockSnapshot(stock).positions) {
    free += locationId === 'g' ? available : Math.max(0, available);
  }
  return free;
}

function lotFaults(stock: StockLedger): readonly string[] {
  return stockSnapshot(stock).positions.flatMap(({ lots = [] }) =>
    lots.flatMap(({ lotId, available, ...others }) =>
      Object.values(others).some((units) => typeof units === 'number' && units < 0) ||
      available + others.reserved + others.safety < 0
        ? [`${lotId} is used twice`]
        : [],
    ),
  );
}

describe('a planted bug', () => {
  const caught = (decide: Decide): boolean =>
    fc.check(
      fc.property(history, (choices) => complaintsAbout(decide, choices).length === 0),
      { numRuns: 1000 },
    ).failed;

  it('is not seen where there is none', () => {
    expect(caught(decideStock)).toBe(false);
  });

  it('is seen: the check is made line by line', () => {
    const perLine: Decide = (command, stock) => {
      if (command.kind !== 'reserve' || command.lines.length < 2) return decideStock(command, stock);
      const whole = decideStock(command, stock);
      const [first, second] = command.lines.map((line) => decideStock({ ...command, lines: [line] }, stock));
      if (whole.isOk() || first === undefined || second === undefined) return whole;
      return first.andThen((one) =>
        second.map((two) => ({ movements: [...one.movements, ...two.movements], backordered: [] })),
      );
    };
    expect(caught(perLine)).toBe(true);
  });

  it('is seen: the moment of expiry still counts as pending', () => {
    const tooLate: Decide = (command, stock) => {
      const id = 'reservationId' in command ? command.reservationId : '';
      const boundary = command.kind === 'post' && reservationOf(stock, id)?.expiresAt === command.now;
      const now = new Date(Date.parse(command.now) - 1).toISOString();
      return decideStock(boundary ? { ...command, now } : command, stock);
    };
    expect(caught(tooLate)).toBe(true);
  });

  it('is seen: a cancellation releases twice', () => {
    const memory = new Map<string, readonly StockMovement[]>();
    const twice: Decide = (command, stock) => {
      const decision = decideStock(command, stock);
      if (command.kind !== 'release') return decision;
      if (decision.isOk()) memory.set(command.reservationId, decision.value.movements);
      const again = memory.get(command.reservationId);
      const released = decision.isErr() && decision.error.code === 'inventory.reservation-released';
      return released && again !== undefined
        ? decision
            .orElse(() => decideStock({ ...command, kind: 'expire', reservationIds: [] }, stock))
            .map(() => ({ movements: again, backordered: [] }))
        : decision;
    };
    expect(caught(twice)).toBe(true);
  });

  it('is seen: a release puts the units on hand a second time', () => {
    const restock: Decide = (command, stock) =>
      decideStock(command, stock).map((decision) => {
        const [first] = decision.movements;
        if (command.kind !== 'release' || first === undefined) return decision;
        const extra: StockMovement = { ...first, from: { account: 'supplier' } };
        return { ...decision, movements: [...decision.movements, extra] };
      });
    expect(caught(restock)).toBe(true);
  });

  it('is seen: a back-ordered unit is reserved all the same', () => {
    const greedy: Decide = (command, stock) =>
      command.kind === 'reserve' && command.whenShort?.kind === 'backorder'
        ? decideStock({ ...command, whenShort: { kind: 'oversell', units: 3 } }, stock).orElse(() =>
            decideStock(command, stock),
          )
        : decideStock(command, stock);
    expect(caught(greedy)).toBe(true);
  });

  it('is seen: a count overwrites what is reserved', () => {
    const overwrite: Decide = (command, stock) =>
      decideStock(command, stock).map((decision) =>
        command.kind === 'count'
          ? {
              ...decision,
              movements: decision.movements.map((m) =>
                m.from.account === 'available'
                  ? { ...m, from: { ...m.from, account: 'reserved' } as StockMovement['from'] }
                  : m,
              ),
            }
          : decision,
      );
    expect(caught(overwrite)).toBe(true);
  });
});
