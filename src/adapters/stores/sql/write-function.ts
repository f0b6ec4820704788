import { type BalanceTerms, balanceInsert, balanceUpdate, COLUMNS } from './balance-sql.ts';

/**
 * Numbers of a balance in the order in which the function is given them: by, least, most, tick, comes in, renewed, made.
 * First comes for each of them where its list begins, then the lists, with a number for each balance; a list that would
 * say nothing is left out.
 */
export const NUMBERS = 3 * COLUMNS.length + 4;

const W = COLUMNS.length;
const number = (place: number, otherwise: string): string =>
  `case when s${place + 1} is null then ${otherwise} else coalesce(p_numbers[s${place + 1} + i], ${otherwise}) end`;
const orZero = (place: number): string => number(place, '0');

/** Where nothing is said, what there is is right. */
const orAsItIs = (list: number, place: number): string => number(list * W + place, COLUMNS[place] as string);

const STARTS = Array.from({ length: NUMBERS }, (_, place) => `s${place + 1}`);

/**
 * All texts are one list, and all numbers another: fewer parameters are read and written faster. Texts are those of the
 * balances, the reservations, the orders, the changes. Numbers begin with how many there are of each, and where those of
 * the reservations begin, `HEAD` in all; then come those of the balances, the reservations, the orders, the changes, the
 * turns.
 */
export const HEAD = 5;
export const PARAMETERS = 'p_tenant text, p_texts text[], p_numbers bigint[]';

/** Texts of a balance: reservation, SKU, location, lot; the lot, its kind, until when. */
const TEXTS = 7;

/** How many there are, where their texts begin, and where their numbers; where each list of numbers of balances begins. */
export const PLACES_DECLARED = `n_balances integer := p_numbers[1]; n_reservations integer := p_numbers[2];
  n_streams integer := p_numbers[3]; n_changes integer := p_numbers[4];
  reservation_texts integer := ${TEXTS} * n_balances; stream_texts integer := reservation_texts + 3 * n_reservations;
  change_texts integer := stream_texts + 2 * n_streams;
  reservation_numbers integer := p_numbers[5]; stream_numbers integer := reservation_numbers + 2 * n_reservations;
  change_numbers integer := stream_numbers + 2 * n_streams; turns integer := change_numbers + n_changes;
  ${STARTS.join(' integer; ')} integer;`;

/** Most lists of numbers say nothing, and cost no more than a look at that. */
export const SET_STARTS = `if n_balances > 0 then
    ${STARTS.map((start, place) => `${start} := p_numbers[${HEAD + place + 1}];`).join(' ')}
  end if;`;

const TERMS: BalanceTerms = {
  by: orZero,
  least: (place) => orAsItIs(1, place),
  most: (place) => orAsItIs(2, place),
  tick: `greatest(${number(3 * W, 'null')}, soonest)`,
  entersHand: orZero(3 * W + 1),
  renews: orZero(3 * W + 2),
  lot: 'p_texts[t + 5]',
  lotKind: 'p_texts[t + 6]',
  until: 'p_texts[t + 7]',
  key: `tenant_id = p_tenant and reservation_id = p_texts[t + 1] and sku = p_texts[t + 2]
    and location_id = p_texts[t + 3] and lot_id = p_texts[t + 4]`,
};

/** 0: the balance must be there; 1: it is of a reservation that is made now; 2: it is made if it is not there. */
const MAKE = orZero(3 * W + 3);

const VALUES = ['p_tenant', 'p_texts[t + 1]', 'p_texts[t + 2]', 'p_texts[t + 3]', 'p_texts[t + 4]'];

/** Each reservation as it must be, or nothing at all. */
export const RESERVATIONS = `  for i in 1 .. n_reservations loop
    t := reservation_texts + (i - 1) * 3;
    n := reservation_numbers + (i - 1) * 2;
    if p_numbers[n + 1] = 0 then
      insert into cleanorder_reservation (tenant_id, reservation_id, version, expires_at, left_at)
      values (p_tenant, p_texts[t + 1], 1, p_texts[t + 2], p_texts[t + 3])
      on conflict (tenant_id, reservation_id) do nothing;
    else
      update cleanorder_reservation set version = version + 1,
        expires_at = case when p_numbers[n + 2] = 1 then p_texts[t + 2] else expires_at end,
        left_at = coalesce(p_texts[t + 3], left_at)
      where tenant_id = p_tenant and reservation_id = p_texts[t + 1] and version = p_numbers[n + 1];
    end if;
    if not found then raise exception using errcode = 'CO001'; end if;
  end loop;
`;

/** Each order at the version that is expected, and the tick that whatever follows has at least. */
export const HEADS = `  for i in 1 .. n_streams loop
    t := stream_texts + (i - 1) * 2;
    n := stream_numbers + (i - 1) * 2;
    select version, tick into head_version, was from cleanorder_event
    where tenant_id = p_tenant and order_id = p_texts[t + 1] order by from_version desc limit 1;
    if coalesce(head_version, 0) <> p_numbers[n + 1] then raise exception using errcode = 'CO001'; end if;
    heads[i] := coalesce(was, 0);
    soonest := greatest(soonest, heads[i] + 1);
  end loop;
`;

/** The events of each order, and each change, at their ticks. */
export const recordsAt = (streamTick: string, changeTick: string): string => `  for i in 1 .. n_streams loop
    t := stream_texts + (i - 1) * 2;
    n := stream_numbers + (i - 1) * 2;
    insert into cleanorder_event (tenant_id, order_id, from_version, version, tick, events)
    values (p_tenant, p_texts[t + 1], p_numbers[n + 1], p_numbers[n + 2], ${streamTick}, p_texts[t + 2])
    on conflict (tenant_id, order_id, from_version) do nothing;
    if not found then raise exception using errcode = 'CO001'; end if;
  end loop;
  for i in 1 .. n_changes loop
    t := change_texts + (i - 1) * 8;
    insert into cleanorder_change (tenant_id, command_id, fingerprint, issued_at, happened_at, tick, place, streams,
      movements, outbox, committed)
    select p_tenant, p_texts[t + 1], p_texts[t + 2], p_texts[t + 3], p_texts[t + 4], ${changeTick},
      p_numbers[change_numbers + i], p_texts[t + 5], p_texts[t + 6], p_texts[t + 7], p_texts[t + 8]
    where not exists (
      select 1 from cleanorder_tenant where tenant_id = p_tenant and forgotten_before > p_texts[t + 3])
    on conflict (tenant_id, command_id) do nothing;
    if not found then raise exception using errcode = 'CO001'; end if;
  end loop;
`;

/** When each change takes effect: later than all that it builds on. */
const TURNS = `  ticks := written;
  i := turns;
  while i < array_length(p_numbers, 1) loop
    -- a turn: change, moment, how many balances, how many orders, then these
    was := p_numbers[i + 2];
    t := i + 4 + p_numbers[i + 3];
    for k in i + 5 .. t loop was := greatest(was, ticks[p_numbers[k]]); end loop;
    for k in t + 1 .. t + p_numbers[i + 4] loop was := greatest(was, heads[p_numbers[k]] + 1); end loop;
    for k in i + 5 .. t loop ticks[p_numbers[k]] := was + 1; end loop;
    for k in t + 1 .. t + p_numbers[i + 4] loop heads[p_numbers[k]] := was; end loop;
    change_ticks[p_numbers[i + 1]] := was;
    i := t + p_numbers[i + 4];
  end loop;
`;

/**
 * One call that writes a whole bundle: balances, reservations, orders, changes, each kind in the order of its keys, so
 * that no two calls wait for each other in a circle. What does not hold is an answer, not an error: false, and nothing
 * is written.
 */
export const writeFunction = `create or replace function cleanorder_write_1(${PARAMETERS}) returns boolean language plpgsql as $$
declare
  n integer; t integer; i integer; k integer; was bigint; head_version bigint; soonest bigint; ${PLACES_DECLARED}
  written bigint[]; ticks bigint[]; heads bigint[]; change_ticks bigint[];
begin
${HEADS}  ${SET_STARTS}
  -- a change alone: its balances are written at its tick at once, not again when it is known
  soonest := case when n_changes = 1 then greatest(soonest, p_numbers[turns + 2]) end;
  for i in 1 .. n_balances loop
    t := (i - 1) * ${TEXTS};
    for tries in 1 .. 3 loop
      ${balanceUpdate(TERMS)} returning tick into was;
      exit when found;
      if tries = 3 or (${MAKE}) = 0 then raise exception using errcode = 'CO001'; end if;
      ${balanceInsert(TERMS, VALUES)} into was;
      exit when found;
    end loop;
    written[i] := was;
  end loop;
${RESERVATIONS}${TURNS}  for i in 1 .. coalesce(array_length(written, 1), 0) loop
    if ticks[i] - 1 <> written[i] then
      t := (i - 1) * ${TEXTS};
      update cleanorder_balance set tick = ticks[i] - 1 where ${TERMS.key};
    end if;
  end loop;
${recordsAt('heads[i]', 'change_ticks[i]')}  return true;
exception when sqlstate 'CO001' then
  return false;
end
$$`;

/** A row for each of so many, with so many texts each: which it is, and where its texts begin. */
const rowsOf = (many: string, from: string, texts: number): string =>
  `(select o_row, ${from} + (o_row - 1) * ${texts} as o_text from generate_series(1, ${many}) o_row) o`;

const inRow = (term: string): string => term.replaceAll('+ i]', '+ o.o_row]').replaceAll('[t +', '[o.o_text +');

/** The same of every balance at once. */
export const ROW_TERMS: BalanceTerms = {
  by: (place) => inRow(TERMS.by(place)),
  least: (place) => inRow(TERMS.least(place)),
  most: (place) => inRow(TERMS.most(place)),
  // balances are locked and their ticks known: this is more than they have
  tick: 'ticks[o.o_row] - 1',
  entersHand: inRow(TERMS.entersHand),
  renews: inRow(TERMS.renews),
  lot: inRow(TERMS.lot),
  lotKind: inRow(TERMS.lotKind),
  until: inRow(TERMS.until),
  // nothing of the key is known before the row: so it is always looked up row by row
  key: inRow(TERMS.key).replace('= p_tenant', '= case when o.o_row > 0 then p_tenant end'),
  rows: rowsOf('n_balances', '0', TEXTS),
};

/** What is said of a row about the making of its balance. */
export const MAKING = `(${inRow(MAKE)})`;

const STREAM_ROWS = rowsOf('n_streams', 'stream_texts', 2);

/** Those of the rows for which something holds. */
export const rowsWhere = (condition: string): string => `(select * from ${ROW_TERMS.rows} where ${condition}) o`;
export const ROW_VALUES = VALUES.map(inRow);

/**
 * The same for many changes, with one statement for each kind of thing: all balances are locked in the order of their
 * keys, then everything is written. Where a balance is to be made first it does nothing and answers null.
 */
export const writeManyFunction = `create or replace function cleanorder_write_many_1(${PARAMETERS}) returns boolean language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
  n integer; t integer; i integer; k integer; was bigint; ${PLACES_DECLARED}
  written bigint[]; ticks bigint[]; heads bigint[]; change_ticks bigint[];
begin
  ${SET_STARTS}
  select array_agg(locked.tick order by locked.o_row) into ticks from (
    select b.tick, o.o_row from ${ROW_TERMS.rows}
    join cleanorder_balance b on ${ROW_TERMS.key.replaceAll('tenant_id', 'b.tenant_id')}
    order by o.o_row for update of b) locked;
  if coalesce(array_length(ticks, 1), 0) <> n_balances then return null; end if;
  for i in 1 .. coalesce(array_length(ticks, 1), 0) loop written[i] := ticks[i] + 1; end loop;
${RESERVATIONS}  select array_agg(coalesce(h.tick, 0) order by o.o_row) into heads
  from ${STREAM_ROWS} left join lateral (
    select e.version, e.tick from cleanorder_event e
    where e.tenant_id = p_tenant and e.order_id = p_texts[o.o_text + 1] order by e.from_version desc limit 1) h on true
  where coalesce(h.version, 0) = p_numbers[stream_numbers + 2 * o.o_row - 1];
  if coalesce(array_length(heads, 1), 0) <> n_streams then
    raise exception using errcode = 'CO001';
  end if;
${TURNS}  ${balanceUpdate(ROW_TERMS)};
  get diagnostics n = row_count;
  if n <> n_balances then raise exception using errcode = 'CO001'; end if;
  insert into cleanorder_event (tenant_id, order_id, from_version, version, tick, events)
  select p_tenant, p_texts[o.o_text + 1], p_numbers[stream_numbers + 2 * o.o_row - 1],
    p_numbers[stream_numbers + 2 * o.o_row], heads[o.o_row], p_texts[o.o_text + 2]
  from ${STREAM_ROWS} order by o.o_row
  on conflict (tenant_id, order_id, from_version) do nothing;
  get diagnostics n = row_count;
  if n <> n_streams then raise exception using errcode = 'CO001'; end if;
  insert into cleanorder_change (tenant_id, command_id, fingerprint, issued_at, happened_at, tick, place, streams,
    movements, outbox, committed)
  select p_tenant, p_texts[o.o_text + 1], p_texts[o.o_text + 2], p_texts[o.o_text + 3],
    p_texts[o.o_text + 4], change_ticks[o.o_row], p_numbers[change_numbers + o.o_row], p_texts[o.o_text + 5],
    p_texts[o.o_text + 6], p_texts[o.o_text + 7], p_texts[o.o_text + 8]
  from ${rowsOf('n_changes', 'change_texts', 8)}
  where not exists (
    select 1 from cleanorder_tenant where tenant_id = p_tenant and forgotten_before > p_texts[o.o_text + 3])
  order by o.o_row
  on conflict (tenant_id, command_id) do nothing;
  get diagnostics n = row_count;
  if n <> n_changes then raise exception using errcode = 'CO001'; end if;
  return true;
exception when sqlstate 'CO001' then
  return false;
end
$$`;
