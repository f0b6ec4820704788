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

/** Where each list of numbers begins: most say nothing, and cost no more than a look at that. */
export const DECLARE_STARTS = `${STARTS.join(' integer; ')} integer;`;
export const SET_STARTS = `if array_length(p_texts, 1) > 0 then
    ${STARTS.map((start, place) => `${start} := p_numbers[${place + 1}];`).join(' ')}
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

/** Texts of a balance: reservation, SKU, location, lot; the lot, its kind, until when. */
export const TEXTS = 7;

export const PARAMETERS = `  p_tenant text, p_texts text[], p_numbers bigint[],
  p_reservations text[], p_reservation_numbers bigint[],
  p_streams text[], p_stream_numbers bigint[],
  p_changes text[], p_change_numbers bigint[], p_turns bigint[]`;

/** Each reservation as it must be, or nothing at all. */
export const RESERVATIONS = `  for i in 1 .. coalesce(array_length(p_reservations, 1), 0) / 3 loop
    t := (i - 1) * 3;
    n := (i - 1) * 2;
    if p_reservation_numbers[n + 1] = 0 then
      insert into cleanorder_reservation (tenant_id, reservation_id, version, expires_at, left_at)
      values (p_tenant, p_reservations[t + 1], 1, p_reservations[t + 2], p_reservations[t + 3])
      on conflict (tenant_id, reservation_id) do nothing;
    else
      update cleanorder_reservation set version = version + 1,
        expires_at = case when p_reservation_numbers[n + 2] = 1 then p_reservations[t + 2] else expires_at end,
        left_at = coalesce(p_reservations[t + 3], left_at)
      where tenant_id = p_tenant and reservation_id = p_reservations[t + 1] and version = p_reservation_numbers[n + 1];
    end if;
    if not found then raise exception using errcode = 'CO001'; end if;
  end loop;
`;

/** Each order at the version that is expected, and the tick that whatever follows has at least. */
export const HEADS = `  for i in 1 .. coalesce(array_length(p_streams, 1), 0) / 2 loop
    select version, tick into head_version, was from cleanorder_event
    where tenant_id = p_tenant and order_id = p_streams[2 * i - 1] order by from_version desc limit 1;
    if coalesce(head_version, 0) <> p_stream_numbers[2 * i - 1] then raise exception using errcode = 'CO001'; end if;
    heads[i] := coalesce(was, 0);
    soonest := greatest(soonest, heads[i] + 1);
  end loop;
`;

/** The events of each order, and each change, at their ticks. */
export const recordsAt = (
  streamTick: string,
  changeTick: string,
): string => `  for i in 1 .. coalesce(array_length(p_streams, 1), 0) / 2 loop
    insert into cleanorder_event (tenant_id, order_id, from_version, version, tick, events)
    values (p_tenant, p_streams[2 * i - 1], p_stream_numbers[2 * i - 1], p_stream_numbers[2 * i], ${streamTick},
      p_streams[2 * i])
    on conflict (tenant_id, order_id, from_version) do nothing;
    if not found then raise exception using errcode = 'CO001'; end if;
  end loop;
  for i in 1 .. coalesce(array_length(p_change_numbers, 1), 0) loop
    t := (i - 1) * 8;
    insert into cleanorder_change (tenant_id, command_id, fingerprint, issued_at, happened_at, tick, place, streams,
      movements, outbox, committed)
    select p_tenant, p_changes[t + 1], p_changes[t + 2], p_changes[t + 3], p_changes[t + 4], ${changeTick},
      p_change_numbers[i], p_changes[t + 5], p_changes[t + 6], p_changes[t + 7], p_changes[t + 8]
    where not exists (
      select 1 from cleanorder_tenant where tenant_id = p_tenant and forgotten_before > p_changes[t + 3])
    on conflict (tenant_id, command_id) do nothing;
    if not found then raise exception using errcode = 'CO001'; end if;
  end loop;
`;

/** When each change takes effect: later than all that it builds on. */
const TURNS = `  ticks := written;
  i := 0;
  while i < coalesce(array_length(p_turns, 1), 0) loop
    -- a turn: change, moment, how many balances, how many orders, then these
    was := p_turns[i + 2];
    t := i + 4 + p_turns[i + 3];
    for k in i + 5 .. t loop was := greatest(was, ticks[p_turns[k]]); end loop;
    for k in t + 1 .. t + p_turns[i + 4] loop was := greatest(was, heads[p_turns[k]] + 1); end loop;
    for k in i + 5 .. t loop ticks[p_turns[k]] := was + 1; end loop;
    for k in t + 1 .. t + p_turns[i + 4] loop heads[p_turns[k]] := was; end loop;
    change_ticks[p_turns[i + 1]] := was;
    i := t + p_turns[i + 4];
  end loop;
`;

/**
 * One call that writes a whole bundle: balances, reservations, orders, changes, each kind in the order of its keys, so
 * that no two calls wait for each other in a circle. What does not hold is an answer, not an error: false, and nothing
 * is written.
 */
export const writeFunction = `create or replace function cleanorder_write_1(
${PARAMETERS}
) returns boolean language plpgsql as $$
declare
  n integer; t integer; i integer; k integer; was bigint; head_version bigint; soonest bigint; ${DECLARE_STARTS}
  written bigint[]; ticks bigint[]; heads bigint[]; change_ticks bigint[];
begin
${HEADS}  ${SET_STARTS}
  -- a change alone: its balances are written at its tick at once, not again when it is known
  soonest := case when array_length(p_change_numbers, 1) = 1 then greatest(soonest, p_turns[2]) end;
  for i in 1 .. coalesce(array_length(p_texts, 1), 0) / ${TEXTS} loop
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

/** A row for each group of so many texts: which it is, and where its texts begin. */
const rowsOf = (texts: number, from: string): string => `(select o_row, (o_row - 1) * ${texts} as o_text
    from generate_series(1, coalesce(array_length(${from}, 1), 0) / ${texts}) o_row) o`;

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
  rows: rowsOf(TEXTS, 'p_texts'),
};

/** What is said of a row about the making of its balance. */
export const MAKING = `(${inRow(MAKE)})`;

/** Those of the rows for which something holds. */
export const rowsWhere = (condition: string): string => `(select * from ${ROW_TERMS.rows} where ${condition}) o`;
export const ROW_VALUES = VALUES.map(inRow);

/**
 * The same for many changes, with one statement for each kind of thing: all balances are locked in the order of their
 * keys, then everything is written. Where a balance is to be made first it does nothing and answers null.
 */
export const writeManyFunction = `create or replace function cleanorder_write_many_1(
${PARAMETERS}
) returns boolean language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
  n integer; t integer; i integer; k integer; was bigint; ${DECLARE_STARTS}
  written bigint[]; ticks bigint[]; heads bigint[]; change_ticks bigint[];
begin
  ${SET_STARTS}
  select array_agg(locked.tick order by locked.o_row) into ticks from (
    select b.tick, o.o_row from ${rowsOf(TEXTS, 'p_texts')}
    join cleanorder_balance b on ${ROW_TERMS.key.replaceAll('tenant_id', 'b.tenant_id')}
    order by o.o_row for update of b) locked;
  if coalesce(array_length(ticks, 1), 0) <> coalesce(array_length(p_texts, 1), 0) / ${TEXTS} then return null; end if;
  for i in 1 .. coalesce(array_length(ticks, 1), 0) loop written[i] := ticks[i] + 1; end loop;
${RESERVATIONS}  select array_agg(coalesce(h.tick, 0) order by o.o_row) into heads
  from ${rowsOf(2, 'p_streams')} left join lateral (
    select e.version, e.tick from cleanorder_event e
    where e.tenant_id = p_tenant and e.order_id = p_streams[o.o_text + 1] order by e.from_version desc limit 1) h on true
  where coalesce(h.version, 0) = p_stream_numbers[o.o_text + 1];
  if coalesce(array_length(heads, 1), 0) <> coalesce(array_length(p_streams, 1), 0) / 2 then
    raise exception using errcode = 'CO001';
  end if;
${TURNS}  ${balanceUpdate(ROW_TERMS)};
  get diagnostics n = row_count;
  if n <> coalesce(array_length(ticks, 1), 0) then raise exception using errcode = 'CO001'; end if;
  insert into cleanorder_event (tenant_id, order_id, from_version, version, tick, events)
  select p_tenant, p_streams[o.o_text + 1], p_stream_numbers[o.o_text + 1], p_stream_numbers[o.o_text + 2], heads[o.o_row],
    p_streams[o.o_text + 2]
  from ${rowsOf(2, 'p_streams')} order by o.o_row
  on conflict (tenant_id, order_id, from_version) do nothing;
  get diagnostics n = row_count;
  if n <> coalesce(array_length(heads, 1), 0) then raise exception using errcode = 'CO001'; end if;
  insert into cleanorder_change (tenant_id, command_id, fingerprint, issued_at, happened_at, tick, place, streams,
    movements, outbox, committed)
  select p_tenant, p_changes[o.o_text + 1], p_changes[o.o_text + 2], p_changes[o.o_text + 3],
    p_changes[o.o_text + 4], change_ticks[o.o_row], p_change_numbers[o.o_row], p_changes[o.o_text + 5],
    p_changes[o.o_text + 6], p_changes[o.o_text + 7], p_changes[o.o_text + 8]
  from ${rowsOf(8, 'p_changes')}
  where not exists (
    select 1 from cleanorder_tenant where tenant_id = p_tenant and forgotten_before > p_changes[o.o_text + 3])
  order by o.o_row
  on conflict (tenant_id, command_id) do nothing;
  get diagnostics n = row_count;
  if n <> coalesce(array_length(p_change_numbers, 1), 0) then raise exception using errcode = 'CO001'; end if;
  return true;
exception when sqlstate 'CO001' then
  return false;
end
$$`;
