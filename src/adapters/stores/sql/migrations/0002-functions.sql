create or replace function cleanorder_write_1(p_tenant text, p_texts text[], p_numbers bigint[]) returns boolean language plpgsql as $$
declare
  n integer; t integer; i integer; k integer; was bigint; head_version bigint; soonest bigint; n_balances integer := p_numbers[1]; n_reservations integer := p_numbers[2];
  n_streams integer := p_numbers[3]; n_changes integer := p_numbers[4];
  reservation_texts integer := 7 * n_balances; stream_texts integer := reservation_texts + 3 * n_reservations;
  change_texts integer := stream_texts + 2 * n_streams;
  reservation_numbers integer := p_numbers[5]; stream_numbers integer := reservation_numbers + 2 * n_reservations;
  change_numbers integer := stream_numbers + 2 * n_streams; turns integer := change_numbers + n_changes;
  s1 integer; s2 integer; s3 integer; s4 integer; s5 integer; s6 integer; s7 integer; s8 integer; s9 integer; s10 integer; s11 integer; s12 integer; s13 integer; s14 integer; s15 integer; s16 integer; s17 integer; s18 integer; s19 integer; s20 integer; s21 integer; s22 integer; s23 integer; s24 integer; s25 integer; s26 integer; s27 integer; s28 integer; s29 integer; s30 integer; s31 integer; s32 integer; s33 integer; s34 integer; s35 integer; s36 integer; s37 integer; s38 integer; s39 integer; s40 integer;
  written bigint[]; ticks bigint[]; heads bigint[]; change_ticks bigint[];
begin
  for i in 1 .. n_streams loop
    t := stream_texts + (i - 1) * 2;
    n := stream_numbers + (i - 1) * 2;
    select version, tick into head_version, was from cleanorder_event
    where tenant_id = p_tenant and order_id = p_texts[t + 1] order by from_version desc limit 1;
    if coalesce(head_version, 0) <> p_numbers[n + 1] then raise exception using errcode = 'CO001'; end if;
    heads[i] := coalesce(was, 0);
    soonest := greatest(soonest, heads[i] + 1);
  end loop;
  if n_balances > 0 then
    s1 := p_numbers[6]; s2 := p_numbers[7]; s3 := p_numbers[8]; s4 := p_numbers[9]; s5 := p_numbers[10]; s6 := p_numbers[11]; s7 := p_numbers[12]; s8 := p_numbers[13]; s9 := p_numbers[14]; s10 := p_numbers[15]; s11 := p_numbers[16]; s12 := p_numbers[17]; s13 := p_numbers[18]; s14 := p_numbers[19]; s15 := p_numbers[20]; s16 := p_numbers[21]; s17 := p_numbers[22]; s18 := p_numbers[23]; s19 := p_numbers[24]; s20 := p_numbers[25]; s21 := p_numbers[26]; s22 := p_numbers[27]; s23 := p_numbers[28]; s24 := p_numbers[29]; s25 := p_numbers[30]; s26 := p_numbers[31]; s27 := p_numbers[32]; s28 := p_numbers[33]; s29 := p_numbers[34]; s30 := p_numbers[35]; s31 := p_numbers[36]; s32 := p_numbers[37]; s33 := p_numbers[38]; s34 := p_numbers[39]; s35 := p_numbers[40]; s36 := p_numbers[41]; s37 := p_numbers[42]; s38 := p_numbers[43]; s39 := p_numbers[44]; s40 := p_numbers[45];
  end if;
  -- a change alone: its balances are written at its tick at once, not again when it is known
  soonest := case when n_changes = 1 then greatest(soonest, p_numbers[turns + 2]) end;
  for i in 1 .. n_balances loop
    t := (i - 1) * 7;
    for tries in 1 .. 3 loop
      update cleanorder_balance set inbound = inbound + case when s1 is null then 0 else coalesce(p_numbers[s1 + i], 0) end, available = available + case when s2 is null then 0 else coalesce(p_numbers[s2 + i], 0) end, safety = safety + case when s3 is null then 0 else coalesce(p_numbers[s3 + i], 0) end, reserved = reserved + case when s4 is null then 0 else coalesce(p_numbers[s4 + i], 0) end, picked = picked + case when s5 is null then 0 else coalesce(p_numbers[s5 + i], 0) end, shipped = shipped + case when s6 is null then 0 else coalesce(p_numbers[s6 + i], 0) end, quarantine = quarantine + case when s7 is null then 0 else coalesce(p_numbers[s7 + i], 0) end, damaged = damaged + case when s8 is null then 0 else coalesce(p_numbers[s8 + i], 0) end, scrapped = scrapped + case when s9 is null then 0 else coalesce(p_numbers[s9 + i], 0) end, adjustment = adjustment + case when s10 is null then 0 else coalesce(p_numbers[s10 + i], 0) end, shelf = shelf + case when s11 is null then 0 else coalesce(p_numbers[s11 + i], 0) end, hand = hand + case when s12 is null then 0 else coalesce(p_numbers[s12 + i], 0) end,
  tick = greatest(tick + 1, greatest(case when s37 is null then null else coalesce(p_numbers[s37 + i], null) end, soonest)),
  lot = case when p_texts[t + 5] is null then lot when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[t + 5] else lot end,
  lot_kind = case when p_texts[t + 5] is null then lot_kind when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[t + 6] else lot_kind end,
  expires_at = case when reserved + case when s4 is null then 0 else coalesce(p_numbers[s4 + i], 0) end = 0 then null
    when case when s39 is null then 0 else coalesce(p_numbers[s39 + i], 0) end = 1 then p_texts[t + 7] else expires_at end
  where tenant_id = p_tenant and reservation_id = p_texts[t + 1] and sku = p_texts[t + 2]
    and location_id = p_texts[t + 3] and lot_id = p_texts[t + 4]
  and inbound between case when s13 is null then inbound else coalesce(p_numbers[s13 + i], inbound) end and case when s25 is null then inbound else coalesce(p_numbers[s25 + i], inbound) end and available between case when s14 is null then available else coalesce(p_numbers[s14 + i], available) end and case when s26 is null then available else coalesce(p_numbers[s26 + i], available) end and safety between case when s15 is null then safety else coalesce(p_numbers[s15 + i], safety) end and case when s27 is null then safety else coalesce(p_numbers[s27 + i], safety) end and reserved between case when s16 is null then reserved else coalesce(p_numbers[s16 + i], reserved) end and case when s28 is null then reserved else coalesce(p_numbers[s28 + i], reserved) end and picked between case when s17 is null then picked else coalesce(p_numbers[s17 + i], picked) end and case when s29 is null then picked else coalesce(p_numbers[s29 + i], picked) end and shipped between case when s18 is null then shipped else coalesce(p_numbers[s18 + i], shipped) end and case when s30 is null then shipped else coalesce(p_numbers[s30 + i], shipped) end and quarantine between case when s19 is null then quarantine else coalesce(p_numbers[s19 + i], quarantine) end and case when s31 is null then quarantine else coalesce(p_numbers[s31 + i], quarantine) end and damaged between case when s20 is null then damaged else coalesce(p_numbers[s20 + i], damaged) end and case when s32 is null then damaged else coalesce(p_numbers[s32 + i], damaged) end and scrapped between case when s21 is null then scrapped else coalesce(p_numbers[s21 + i], scrapped) end and case when s33 is null then scrapped else coalesce(p_numbers[s33 + i], scrapped) end and adjustment between case when s22 is null then adjustment else coalesce(p_numbers[s22 + i], adjustment) end and case when s34 is null then adjustment else coalesce(p_numbers[s34 + i], adjustment) end and shelf between case when s23 is null then shelf else coalesce(p_numbers[s23 + i], shelf) end and case when s35 is null then shelf else coalesce(p_numbers[s35 + i], shelf) end and hand between case when s24 is null then hand else coalesce(p_numbers[s24 + i], hand) end and case when s36 is null then hand else coalesce(p_numbers[s36 + i], hand) end
  and (case when s38 is null then 0 else coalesce(p_numbers[s38 + i], 0) end = 0 or hand = 0 or lot_kind is not distinct from p_texts[t + 6]) returning tick into was;
      exit when found;
      if tries = 3 or (case when s40 is null then 0 else coalesce(p_numbers[s40 + i], 0) end) = 0 then raise exception using errcode = 'CO001'; end if;
      insert into cleanorder_balance (tenant_id, reservation_id, sku, location_id, lot_id, inbound, available, safety, reserved, picked, shipped, quarantine, damaged, scrapped, adjustment, shelf, hand,
    tick, lot, lot_kind, expires_at)
  values (p_tenant, p_texts[t + 1], p_texts[t + 2], p_texts[t + 3], p_texts[t + 4], case when s1 is null then 0 else coalesce(p_numbers[s1 + i], 0) end, case when s2 is null then 0 else coalesce(p_numbers[s2 + i], 0) end, case when s3 is null then 0 else coalesce(p_numbers[s3 + i], 0) end, case when s4 is null then 0 else coalesce(p_numbers[s4 + i], 0) end, case when s5 is null then 0 else coalesce(p_numbers[s5 + i], 0) end, case when s6 is null then 0 else coalesce(p_numbers[s6 + i], 0) end, case when s7 is null then 0 else coalesce(p_numbers[s7 + i], 0) end, case when s8 is null then 0 else coalesce(p_numbers[s8 + i], 0) end, case when s9 is null then 0 else coalesce(p_numbers[s9 + i], 0) end, case when s10 is null then 0 else coalesce(p_numbers[s10 + i], 0) end, case when s11 is null then 0 else coalesce(p_numbers[s11 + i], 0) end, case when s12 is null then 0 else coalesce(p_numbers[s12 + i], 0) end, greatest(case when s37 is null then null else coalesce(p_numbers[s37 + i], null) end, soonest), p_texts[t + 5], p_texts[t + 6],
    case when case when s4 is null then 0 else coalesce(p_numbers[s4 + i], 0) end <> 0 and case when s39 is null then 0 else coalesce(p_numbers[s39 + i], 0) end = 1 then p_texts[t + 7] end)
  on conflict (tenant_id, reservation_id, sku, location_id, lot_id) do nothing returning tick into was;
      exit when found;
    end loop;
    written[i] := was;
  end loop;
  for i in 1 .. n_reservations loop
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
  ticks := written;
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
  for i in 1 .. coalesce(array_length(written, 1), 0) loop
    if ticks[i] - 1 <> written[i] then
      t := (i - 1) * 7;
      update cleanorder_balance set tick = ticks[i] - 1 where tenant_id = p_tenant and reservation_id = p_texts[t + 1] and sku = p_texts[t + 2]
    and location_id = p_texts[t + 3] and lot_id = p_texts[t + 4];
    end if;
  end loop;
  for i in 1 .. n_streams loop
    t := stream_texts + (i - 1) * 2;
    n := stream_numbers + (i - 1) * 2;
    insert into cleanorder_event (tenant_id, order_id, from_version, version, tick, events)
    values (p_tenant, p_texts[t + 1], p_numbers[n + 1], p_numbers[n + 2], heads[i], p_texts[t + 2])
    on conflict (tenant_id, order_id, from_version) do nothing;
    if not found then raise exception using errcode = 'CO001'; end if;
  end loop;
  for i in 1 .. n_changes loop
    t := change_texts + (i - 1) * 8;
    insert into cleanorder_change (tenant_id, command_id, fingerprint, issued_at, happened_at, tick, place, streams,
      movements, outbox, committed)
    select p_tenant, p_texts[t + 1], p_texts[t + 2], p_texts[t + 3], p_texts[t + 4], change_ticks[i],
      p_numbers[change_numbers + i], p_texts[t + 5], p_texts[t + 6], p_texts[t + 7], p_texts[t + 8]
    where not exists (
      select 1 from cleanorder_tenant where tenant_id = p_tenant and forgotten_before > p_texts[t + 3])
    on conflict (tenant_id, command_id) do nothing;
    if not found then raise exception using errcode = 'CO001'; end if;
  end loop;
  return true;
exception when sqlstate 'CO001' then
  return false;
end
$$;

create or replace function cleanorder_write_many_1(p_tenant text, p_texts text[], p_numbers bigint[]) returns boolean language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
  n integer; t integer; i integer; k integer; was bigint; n_balances integer := p_numbers[1]; n_reservations integer := p_numbers[2];
  n_streams integer := p_numbers[3]; n_changes integer := p_numbers[4];
  reservation_texts integer := 7 * n_balances; stream_texts integer := reservation_texts + 3 * n_reservations;
  change_texts integer := stream_texts + 2 * n_streams;
  reservation_numbers integer := p_numbers[5]; stream_numbers integer := reservation_numbers + 2 * n_reservations;
  change_numbers integer := stream_numbers + 2 * n_streams; turns integer := change_numbers + n_changes;
  s1 integer; s2 integer; s3 integer; s4 integer; s5 integer; s6 integer; s7 integer; s8 integer; s9 integer; s10 integer; s11 integer; s12 integer; s13 integer; s14 integer; s15 integer; s16 integer; s17 integer; s18 integer; s19 integer; s20 integer; s21 integer; s22 integer; s23 integer; s24 integer; s25 integer; s26 integer; s27 integer; s28 integer; s29 integer; s30 integer; s31 integer; s32 integer; s33 integer; s34 integer; s35 integer; s36 integer; s37 integer; s38 integer; s39 integer; s40 integer;
  written bigint[]; ticks bigint[]; heads bigint[]; change_ticks bigint[];
begin
  if n_balances > 0 then
    s1 := p_numbers[6]; s2 := p_numbers[7]; s3 := p_numbers[8]; s4 := p_numbers[9]; s5 := p_numbers[10]; s6 := p_numbers[11]; s7 := p_numbers[12]; s8 := p_numbers[13]; s9 := p_numbers[14]; s10 := p_numbers[15]; s11 := p_numbers[16]; s12 := p_numbers[17]; s13 := p_numbers[18]; s14 := p_numbers[19]; s15 := p_numbers[20]; s16 := p_numbers[21]; s17 := p_numbers[22]; s18 := p_numbers[23]; s19 := p_numbers[24]; s20 := p_numbers[25]; s21 := p_numbers[26]; s22 := p_numbers[27]; s23 := p_numbers[28]; s24 := p_numbers[29]; s25 := p_numbers[30]; s26 := p_numbers[31]; s27 := p_numbers[32]; s28 := p_numbers[33]; s29 := p_numbers[34]; s30 := p_numbers[35]; s31 := p_numbers[36]; s32 := p_numbers[37]; s33 := p_numbers[38]; s34 := p_numbers[39]; s35 := p_numbers[40]; s36 := p_numbers[41]; s37 := p_numbers[42]; s38 := p_numbers[43]; s39 := p_numbers[44]; s40 := p_numbers[45];
  end if;
  select array_agg(locked.tick order by locked.o_row) into ticks from (
    select b.tick, o.o_row from (select o_row, 0 + (o_row - 1) * 7 as o_text from generate_series(1, n_balances) o_row) o
    join cleanorder_balance b on b.tenant_id = case when o.o_row > 0 then p_tenant end and reservation_id = p_texts[o.o_text + 1] and sku = p_texts[o.o_text + 2]
    and location_id = p_texts[o.o_text + 3] and lot_id = p_texts[o.o_text + 4]
    order by o.o_row for update of b) locked;
  if coalesce(array_length(ticks, 1), 0) <> n_balances then return null; end if;
  for i in 1 .. coalesce(array_length(ticks, 1), 0) loop written[i] := ticks[i] + 1; end loop;
  for i in 1 .. n_reservations loop
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
  select array_agg(coalesce(h.tick, 0) order by o.o_row) into heads
  from (select o_row, stream_texts + (o_row - 1) * 2 as o_text from generate_series(1, n_streams) o_row) o left join lateral (
    select e.version, e.tick from cleanorder_event e
    where e.tenant_id = p_tenant and e.order_id = p_texts[o.o_text + 1] order by e.from_version desc limit 1) h on true
  where coalesce(h.version, 0) = p_numbers[stream_numbers + 2 * o.o_row - 1];
  if coalesce(array_length(heads, 1), 0) <> n_streams then
    raise exception using errcode = 'CO001';
  end if;
  ticks := written;
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
  update cleanorder_balance set inbound = inbound + case when s1 is null then 0 else coalesce(p_numbers[s1 + o.o_row], 0) end, available = available + case when s2 is null then 0 else coalesce(p_numbers[s2 + o.o_row], 0) end, safety = safety + case when s3 is null then 0 else coalesce(p_numbers[s3 + o.o_row], 0) end, reserved = reserved + case when s4 is null then 0 else coalesce(p_numbers[s4 + o.o_row], 0) end, picked = picked + case when s5 is null then 0 else coalesce(p_numbers[s5 + o.o_row], 0) end, shipped = shipped + case when s6 is null then 0 else coalesce(p_numbers[s6 + o.o_row], 0) end, quarantine = quarantine + case when s7 is null then 0 else coalesce(p_numbers[s7 + o.o_row], 0) end, damaged = damaged + case when s8 is null then 0 else coalesce(p_numbers[s8 + o.o_row], 0) end, scrapped = scrapped + case when s9 is null then 0 else coalesce(p_numbers[s9 + o.o_row], 0) end, adjustment = adjustment + case when s10 is null then 0 else coalesce(p_numbers[s10 + o.o_row], 0) end, shelf = shelf + case when s11 is null then 0 else coalesce(p_numbers[s11 + o.o_row], 0) end, hand = hand + case when s12 is null then 0 else coalesce(p_numbers[s12 + o.o_row], 0) end,
  tick = greatest(tick + 1, ticks[o.o_row] - 1),
  lot = case when p_texts[o.o_text + 5] is null then lot when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[o.o_text + 5] else lot end,
  lot_kind = case when p_texts[o.o_text + 5] is null then lot_kind when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[o.o_text + 6] else lot_kind end,
  expires_at = case when reserved + case when s4 is null then 0 else coalesce(p_numbers[s4 + o.o_row], 0) end = 0 then null
    when case when s39 is null then 0 else coalesce(p_numbers[s39 + o.o_row], 0) end = 1 then p_texts[o.o_text + 7] else expires_at end
  from (select o_row, 0 + (o_row - 1) * 7 as o_text from generate_series(1, n_balances) o_row) o where tenant_id = case when o.o_row > 0 then p_tenant end and reservation_id = p_texts[o.o_text + 1] and sku = p_texts[o.o_text + 2]
    and location_id = p_texts[o.o_text + 3] and lot_id = p_texts[o.o_text + 4]
  and inbound between case when s13 is null then inbound else coalesce(p_numbers[s13 + o.o_row], inbound) end and case when s25 is null then inbound else coalesce(p_numbers[s25 + o.o_row], inbound) end and available between case when s14 is null then available else coalesce(p_numbers[s14 + o.o_row], available) end and case when s26 is null then available else coalesce(p_numbers[s26 + o.o_row], available) end and safety between case when s15 is null then safety else coalesce(p_numbers[s15 + o.o_row], safety) end and case when s27 is null then safety else coalesce(p_numbers[s27 + o.o_row], safety) end and reserved between case when s16 is null then reserved else coalesce(p_numbers[s16 + o.o_row], reserved) end and case when s28 is null then reserved else coalesce(p_numbers[s28 + o.o_row], reserved) end and picked between case when s17 is null then picked else coalesce(p_numbers[s17 + o.o_row], picked) end and case when s29 is null then picked else coalesce(p_numbers[s29 + o.o_row], picked) end and shipped between case when s18 is null then shipped else coalesce(p_numbers[s18 + o.o_row], shipped) end and case when s30 is null then shipped else coalesce(p_numbers[s30 + o.o_row], shipped) end and quarantine between case when s19 is null then quarantine else coalesce(p_numbers[s19 + o.o_row], quarantine) end and case when s31 is null then quarantine else coalesce(p_numbers[s31 + o.o_row], quarantine) end and damaged between case when s20 is null then damaged else coalesce(p_numbers[s20 + o.o_row], damaged) end and case when s32 is null then damaged else coalesce(p_numbers[s32 + o.o_row], damaged) end and scrapped between case when s21 is null then scrapped else coalesce(p_numbers[s21 + o.o_row], scrapped) end and case when s33 is null then scrapped else coalesce(p_numbers[s33 + o.o_row], scrapped) end and adjustment between case when s22 is null then adjustment else coalesce(p_numbers[s22 + o.o_row], adjustment) end and case when s34 is null then adjustment else coalesce(p_numbers[s34 + o.o_row], adjustment) end and shelf between case when s23 is null then shelf else coalesce(p_numbers[s23 + o.o_row], shelf) end and case when s35 is null then shelf else coalesce(p_numbers[s35 + o.o_row], shelf) end and hand between case when s24 is null then hand else coalesce(p_numbers[s24 + o.o_row], hand) end and case when s36 is null then hand else coalesce(p_numbers[s36 + o.o_row], hand) end
  and (case when s38 is null then 0 else coalesce(p_numbers[s38 + o.o_row], 0) end = 0 or hand = 0 or lot_kind is not distinct from p_texts[o.o_text + 6]);
  get diagnostics n = row_count;
  if n <> n_balances then raise exception using errcode = 'CO001'; end if;
  insert into cleanorder_event (tenant_id, order_id, from_version, version, tick, events)
  select p_tenant, p_texts[o.o_text + 1], p_numbers[stream_numbers + 2 * o.o_row - 1],
    p_numbers[stream_numbers + 2 * o.o_row], heads[o.o_row], p_texts[o.o_text + 2]
  from (select o_row, stream_texts + (o_row - 1) * 2 as o_text from generate_series(1, n_streams) o_row) o order by o.o_row
  on conflict (tenant_id, order_id, from_version) do nothing;
  get diagnostics n = row_count;
  if n <> n_streams then raise exception using errcode = 'CO001'; end if;
  insert into cleanorder_change (tenant_id, command_id, fingerprint, issued_at, happened_at, tick, place, streams,
    movements, outbox, committed)
  select p_tenant, p_texts[o.o_text + 1], p_texts[o.o_text + 2], p_texts[o.o_text + 3],
    p_texts[o.o_text + 4], change_ticks[o.o_row], p_numbers[change_numbers + o.o_row], p_texts[o.o_text + 5],
    p_texts[o.o_text + 6], p_texts[o.o_text + 7], p_texts[o.o_text + 8]
  from (select o_row, change_texts + (o_row - 1) * 8 as o_text from generate_series(1, n_changes) o_row) o
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
$$;

create or replace function cleanorder_write_alone_1(p_tenant text, p_texts text[], p_numbers bigint[]) returns boolean language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
  n integer; t integer; least_tick bigint; was bigint; head_version bigint; soonest bigint; heads bigint[];
  made integer := 0; n_balances integer := p_numbers[1]; n_reservations integer := p_numbers[2];
  n_streams integer := p_numbers[3]; n_changes integer := p_numbers[4];
  reservation_texts integer := 7 * n_balances; stream_texts integer := reservation_texts + 3 * n_reservations;
  change_texts integer := stream_texts + 2 * n_streams;
  reservation_numbers integer := p_numbers[5]; stream_numbers integer := reservation_numbers + 2 * n_reservations;
  change_numbers integer := stream_numbers + 2 * n_streams; turns integer := change_numbers + n_changes;
  s1 integer; s2 integer; s3 integer; s4 integer; s5 integer; s6 integer; s7 integer; s8 integer; s9 integer; s10 integer; s11 integer; s12 integer; s13 integer; s14 integer; s15 integer; s16 integer; s17 integer; s18 integer; s19 integer; s20 integer; s21 integer; s22 integer; s23 integer; s24 integer; s25 integer; s26 integer; s27 integer; s28 integer; s29 integer; s30 integer; s31 integer; s32 integer; s33 integer; s34 integer; s35 integer; s36 integer; s37 integer; s38 integer; s39 integer; s40 integer;
begin
  for i in 1 .. n_streams loop
    t := stream_texts + (i - 1) * 2;
    n := stream_numbers + (i - 1) * 2;
    select version, tick into head_version, was from cleanorder_event
    where tenant_id = p_tenant and order_id = p_texts[t + 1] order by from_version desc limit 1;
    if coalesce(head_version, 0) <> p_numbers[n + 1] then raise exception using errcode = 'CO001'; end if;
    heads[i] := coalesce(was, 0);
    soonest := greatest(soonest, heads[i] + 1);
  end loop;
  soonest := greatest(soonest, p_numbers[turns + 2]);
  if n_balances > 0 then
    s1 := p_numbers[6]; s2 := p_numbers[7]; s3 := p_numbers[8]; s4 := p_numbers[9]; s5 := p_numbers[10]; s6 := p_numbers[11]; s7 := p_numbers[12]; s8 := p_numbers[13]; s9 := p_numbers[14]; s10 := p_numbers[15]; s11 := p_numbers[16]; s12 := p_numbers[17]; s13 := p_numbers[18]; s14 := p_numbers[19]; s15 := p_numbers[20]; s16 := p_numbers[21]; s17 := p_numbers[22]; s18 := p_numbers[23]; s19 := p_numbers[24]; s20 := p_numbers[25]; s21 := p_numbers[26]; s22 := p_numbers[27]; s23 := p_numbers[28]; s24 := p_numbers[29]; s25 := p_numbers[30]; s26 := p_numbers[31]; s27 := p_numbers[32]; s28 := p_numbers[33]; s29 := p_numbers[34]; s30 := p_numbers[35]; s31 := p_numbers[36]; s32 := p_numbers[37]; s33 := p_numbers[38]; s34 := p_numbers[39]; s35 := p_numbers[40]; s36 := p_numbers[41]; s37 := p_numbers[42]; s38 := p_numbers[43]; s39 := p_numbers[44]; s40 := p_numbers[45];
  end if;
  with changed as (update cleanorder_balance set inbound = inbound + case when s1 is null then 0 else coalesce(p_numbers[s1 + o.o_row], 0) end, available = available + case when s2 is null then 0 else coalesce(p_numbers[s2 + o.o_row], 0) end, safety = safety + case when s3 is null then 0 else coalesce(p_numbers[s3 + o.o_row], 0) end, reserved = reserved + case when s4 is null then 0 else coalesce(p_numbers[s4 + o.o_row], 0) end, picked = picked + case when s5 is null then 0 else coalesce(p_numbers[s5 + o.o_row], 0) end, shipped = shipped + case when s6 is null then 0 else coalesce(p_numbers[s6 + o.o_row], 0) end, quarantine = quarantine + case when s7 is null then 0 else coalesce(p_numbers[s7 + o.o_row], 0) end, damaged = damaged + case when s8 is null then 0 else coalesce(p_numbers[s8 + o.o_row], 0) end, scrapped = scrapped + case when s9 is null then 0 else coalesce(p_numbers[s9 + o.o_row], 0) end, adjustment = adjustment + case when s10 is null then 0 else coalesce(p_numbers[s10 + o.o_row], 0) end, shelf = shelf + case when s11 is null then 0 else coalesce(p_numbers[s11 + o.o_row], 0) end, hand = hand + case when s12 is null then 0 else coalesce(p_numbers[s12 + o.o_row], 0) end,
  tick = greatest(tick + 1, soonest),
  lot = case when p_texts[o.o_text + 5] is null then lot when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[o.o_text + 5] else lot end,
  lot_kind = case when p_texts[o.o_text + 5] is null then lot_kind when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[o.o_text + 6] else lot_kind end,
  expires_at = case when reserved + case when s4 is null then 0 else coalesce(p_numbers[s4 + o.o_row], 0) end = 0 then null
    when case when s39 is null then 0 else coalesce(p_numbers[s39 + o.o_row], 0) end = 1 then p_texts[o.o_text + 7] else expires_at end
  from (select * from (select o_row, 0 + (o_row - 1) * 7 as o_text from generate_series(1, n_balances) o_row) o where (case when s40 is null then 0 else coalesce(p_numbers[s40 + o.o_row], 0) end) <> 1) o where tenant_id = case when o.o_row > 0 then p_tenant end and reservation_id = p_texts[o.o_text + 1] and sku = p_texts[o.o_text + 2]
    and location_id = p_texts[o.o_text + 3] and lot_id = p_texts[o.o_text + 4]
  and inbound between case when s13 is null then inbound else coalesce(p_numbers[s13 + o.o_row], inbound) end and case when s25 is null then inbound else coalesce(p_numbers[s25 + o.o_row], inbound) end and available between case when s14 is null then available else coalesce(p_numbers[s14 + o.o_row], available) end and case when s26 is null then available else coalesce(p_numbers[s26 + o.o_row], available) end and safety between case when s15 is null then safety else coalesce(p_numbers[s15 + o.o_row], safety) end and case when s27 is null then safety else coalesce(p_numbers[s27 + o.o_row], safety) end and reserved between case when s16 is null then reserved else coalesce(p_numbers[s16 + o.o_row], reserved) end and case when s28 is null then reserved else coalesce(p_numbers[s28 + o.o_row], reserved) end and picked between case when s17 is null then picked else coalesce(p_numbers[s17 + o.o_row], picked) end and case when s29 is null then picked else coalesce(p_numbers[s29 + o.o_row], picked) end and shipped between case when s18 is null then shipped else coalesce(p_numbers[s18 + o.o_row], shipped) end and case when s30 is null then shipped else coalesce(p_numbers[s30 + o.o_row], shipped) end and quarantine between case when s19 is null then quarantine else coalesce(p_numbers[s19 + o.o_row], quarantine) end and case when s31 is null then quarantine else coalesce(p_numbers[s31 + o.o_row], quarantine) end and damaged between case when s20 is null then damaged else coalesce(p_numbers[s20 + o.o_row], damaged) end and case when s32 is null then damaged else coalesce(p_numbers[s32 + o.o_row], damaged) end and scrapped between case when s21 is null then scrapped else coalesce(p_numbers[s21 + o.o_row], scrapped) end and case when s33 is null then scrapped else coalesce(p_numbers[s33 + o.o_row], scrapped) end and adjustment between case when s22 is null then adjustment else coalesce(p_numbers[s22 + o.o_row], adjustment) end and case when s34 is null then adjustment else coalesce(p_numbers[s34 + o.o_row], adjustment) end and shelf between case when s23 is null then shelf else coalesce(p_numbers[s23 + o.o_row], shelf) end and case when s35 is null then shelf else coalesce(p_numbers[s35 + o.o_row], shelf) end and hand between case when s24 is null then hand else coalesce(p_numbers[s24 + o.o_row], hand) end and case when s36 is null then hand else coalesce(p_numbers[s36 + o.o_row], hand) end
  and (case when s38 is null then 0 else coalesce(p_numbers[s38 + o.o_row], 0) end = 0 or hand = 0 or lot_kind is not distinct from p_texts[o.o_text + 6]) returning tick)
  select count(*), min(tick), max(tick) into n, least_tick, was from changed;
  if s40 is not null then
    insert into cleanorder_balance (tenant_id, reservation_id, sku, location_id, lot_id, inbound, available, safety, reserved, picked, shipped, quarantine, damaged, scrapped, adjustment, shelf, hand,
    tick, lot, lot_kind, expires_at)
  select p_tenant, p_texts[o.o_text + 1], p_texts[o.o_text + 2], p_texts[o.o_text + 3], p_texts[o.o_text + 4], case when s1 is null then 0 else coalesce(p_numbers[s1 + o.o_row], 0) end, case when s2 is null then 0 else coalesce(p_numbers[s2 + o.o_row], 0) end, case when s3 is null then 0 else coalesce(p_numbers[s3 + o.o_row], 0) end, case when s4 is null then 0 else coalesce(p_numbers[s4 + o.o_row], 0) end, case when s5 is null then 0 else coalesce(p_numbers[s5 + o.o_row], 0) end, case when s6 is null then 0 else coalesce(p_numbers[s6 + o.o_row], 0) end, case when s7 is null then 0 else coalesce(p_numbers[s7 + o.o_row], 0) end, case when s8 is null then 0 else coalesce(p_numbers[s8 + o.o_row], 0) end, case when s9 is null then 0 else coalesce(p_numbers[s9 + o.o_row], 0) end, case when s10 is null then 0 else coalesce(p_numbers[s10 + o.o_row], 0) end, case when s11 is null then 0 else coalesce(p_numbers[s11 + o.o_row], 0) end, case when s12 is null then 0 else coalesce(p_numbers[s12 + o.o_row], 0) end, soonest, p_texts[o.o_text + 5], p_texts[o.o_text + 6],
    case when case when s4 is null then 0 else coalesce(p_numbers[s4 + o.o_row], 0) end <> 0 and case when s39 is null then 0 else coalesce(p_numbers[s39 + o.o_row], 0) end = 1 then p_texts[o.o_text + 7] end from (select * from (select o_row, 0 + (o_row - 1) * 7 as o_text from generate_series(1, n_balances) o_row) o where (case when s40 is null then 0 else coalesce(p_numbers[s40 + o.o_row], 0) end) = 1 or (n = 0 and (case when s40 is null then 0 else coalesce(p_numbers[s40 + o.o_row], 0) end) = 2)) o order by o.o_row
  on conflict (tenant_id, reservation_id, sku, location_id, lot_id) do nothing;
    get diagnostics made = row_count;
  end if;
  if n + made <> n_balances then
    if 2 = any(p_numbers[s40 + 1 : s40 + n_balances]) then raise exception using errcode = 'CO002'; end if;
    raise exception using errcode = 'CO001';
  end if;
  if made > 0 then
    least_tick := least(least_tick, soonest);
    was := greatest(was, soonest);
  end if;
  if least_tick < was then
    update cleanorder_balance set tick = was from (select o_row, 0 + (o_row - 1) * 7 as o_text from generate_series(1, n_balances) o_row) o where tenant_id = case when o.o_row > 0 then p_tenant end and reservation_id = p_texts[o.o_text + 1] and sku = p_texts[o.o_text + 2]
    and location_id = p_texts[o.o_text + 3] and lot_id = p_texts[o.o_text + 4] and tick < was;
  end if;
  for i in 1 .. n_reservations loop
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
  for i in 1 .. n_streams loop
    t := stream_texts + (i - 1) * 2;
    n := stream_numbers + (i - 1) * 2;
    insert into cleanorder_event (tenant_id, order_id, from_version, version, tick, events)
    values (p_tenant, p_texts[t + 1], p_numbers[n + 1], p_numbers[n + 2], was, p_texts[t + 2])
    on conflict (tenant_id, order_id, from_version) do nothing;
    if not found then raise exception using errcode = 'CO001'; end if;
  end loop;
  for i in 1 .. n_changes loop
    t := change_texts + (i - 1) * 8;
    insert into cleanorder_change (tenant_id, command_id, fingerprint, issued_at, happened_at, tick, place, streams,
      movements, outbox, committed)
    select p_tenant, p_texts[t + 1], p_texts[t + 2], p_texts[t + 3], p_texts[t + 4], was,
      p_numbers[change_numbers + i], p_texts[t + 5], p_texts[t + 6], p_texts[t + 7], p_texts[t + 8]
    where not exists (
      select 1 from cleanorder_tenant where tenant_id = p_tenant and forgotten_before > p_texts[t + 3])
    on conflict (tenant_id, command_id) do nothing;
    if not found then raise exception using errcode = 'CO001'; end if;
  end loop;
  return true;
exception
  when sqlstate 'CO001' then return false;
  when sqlstate 'CO002' then return null;
end
$$;

create or replace function cleanorder_place_1(p_tenant text) returns integer
language plpgsql as $$
declare last_place bigint; placed integer;
begin
  perform 1 from cleanorder_change where tenant_id = p_tenant and place = 0 limit 1;
  if not found then return 0; end if;
  insert into cleanorder_tenant (tenant_id) values (p_tenant) on conflict (tenant_id) do nothing;
  select fed into last_place from cleanorder_tenant where tenant_id = p_tenant for update;
  update cleanorder_change c set place = n.place
  from (select command_id, last_place + row_number() over (order by tick, command_id) as place from (
    select tick, command_id from cleanorder_change where tenant_id = p_tenant and place = 0
    order by tick, command_id limit 1000) w) n
  where c.tenant_id = p_tenant and c.command_id = n.command_id;
  get diagnostics placed = row_count;
  update cleanorder_tenant set fed = last_place + placed where tenant_id = p_tenant;
  return placed;
end
$$;

insert into cleanorder_schema (version) values (2) on conflict (version) do nothing;
