create or replace function cleanorder_write_1(
  p_tenant text, p_texts text[], p_numbers bigint[],
  p_reservations text[], p_reservation_numbers bigint[],
  p_streams text[], p_stream_numbers bigint[],
  p_changes text[], p_change_numbers bigint[], p_turns bigint[]
) returns boolean language plpgsql as $$
declare
  n integer; t integer; i integer; k integer; was bigint; head_version bigint; soonest bigint;
  written bigint[]; ticks bigint[]; heads bigint[]; change_ticks bigint[];
begin
  for i in 1 .. coalesce(array_length(p_streams, 1), 0) / 2 loop
    select version, tick into head_version, was from cleanorder_event
    where tenant_id = p_tenant and order_id = p_streams[2 * i - 1] order by from_version desc limit 1;
    if coalesce(head_version, 0) <> p_stream_numbers[2 * i - 1] then raise exception using errcode = 'CO001'; end if;
    heads[i] := coalesce(was, 0);
    soonest := greatest(soonest, heads[i] + 1);
  end loop;
  -- a change alone: its balances are written at its tick at once, not again when it is known
  soonest := case when array_length(p_change_numbers, 1) = 1 then greatest(soonest, p_turns[2]) end;
  for i in 1 .. coalesce(array_length(p_texts, 1), 0) / 7 loop
    t := (i - 1) * 7;
    for tries in 1 .. 3 loop
      update cleanorder_balance set inbound = inbound + coalesce(p_numbers[p_numbers[1] + i], 0), available = available + coalesce(p_numbers[p_numbers[2] + i], 0), safety = safety + coalesce(p_numbers[p_numbers[3] + i], 0), reserved = reserved + coalesce(p_numbers[p_numbers[4] + i], 0), picked = picked + coalesce(p_numbers[p_numbers[5] + i], 0), shipped = shipped + coalesce(p_numbers[p_numbers[6] + i], 0), quarantine = quarantine + coalesce(p_numbers[p_numbers[7] + i], 0), damaged = damaged + coalesce(p_numbers[p_numbers[8] + i], 0), scrapped = scrapped + coalesce(p_numbers[p_numbers[9] + i], 0), adjustment = adjustment + coalesce(p_numbers[p_numbers[10] + i], 0), shelf = shelf + coalesce(p_numbers[p_numbers[11] + i], 0), hand = hand + coalesce(p_numbers[p_numbers[12] + i], 0),
  tick = greatest(tick + 1, greatest(p_numbers[p_numbers[37] + i], soonest)),
  lot = case when p_texts[t + 5] is null then lot when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[t + 5] else lot end,
  lot_kind = case when p_texts[t + 5] is null then lot_kind when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[t + 6] else lot_kind end,
  expires_at = case when reserved + coalesce(p_numbers[p_numbers[4] + i], 0) = 0 then null
    when coalesce(p_numbers[p_numbers[39] + i], 0) = 1 then p_texts[t + 7] else expires_at end
  where tenant_id = p_tenant and reservation_id = p_texts[t + 1] and sku = p_texts[t + 2]
    and location_id = p_texts[t + 3] and lot_id = p_texts[t + 4]
  and inbound between coalesce(p_numbers[p_numbers[13] + i], inbound) and coalesce(p_numbers[p_numbers[25] + i], inbound) and available between coalesce(p_numbers[p_numbers[14] + i], available) and coalesce(p_numbers[p_numbers[26] + i], available) and safety between coalesce(p_numbers[p_numbers[15] + i], safety) and coalesce(p_numbers[p_numbers[27] + i], safety) and reserved between coalesce(p_numbers[p_numbers[16] + i], reserved) and coalesce(p_numbers[p_numbers[28] + i], reserved) and picked between coalesce(p_numbers[p_numbers[17] + i], picked) and coalesce(p_numbers[p_numbers[29] + i], picked) and shipped between coalesce(p_numbers[p_numbers[18] + i], shipped) and coalesce(p_numbers[p_numbers[30] + i], shipped) and quarantine between coalesce(p_numbers[p_numbers[19] + i], quarantine) and coalesce(p_numbers[p_numbers[31] + i], quarantine) and damaged between coalesce(p_numbers[p_numbers[20] + i], damaged) and coalesce(p_numbers[p_numbers[32] + i], damaged) and scrapped between coalesce(p_numbers[p_numbers[21] + i], scrapped) and coalesce(p_numbers[p_numbers[33] + i], scrapped) and adjustment between coalesce(p_numbers[p_numbers[22] + i], adjustment) and coalesce(p_numbers[p_numbers[34] + i], adjustment) and shelf between coalesce(p_numbers[p_numbers[23] + i], shelf) and coalesce(p_numbers[p_numbers[35] + i], shelf) and hand between coalesce(p_numbers[p_numbers[24] + i], hand) and coalesce(p_numbers[p_numbers[36] + i], hand)
  and (coalesce(p_numbers[p_numbers[38] + i], 0) = 0 or hand = 0 or lot_kind is not distinct from p_texts[t + 6]) returning tick into was;
      exit when found;
      if tries = 3 or coalesce(p_numbers[p_numbers[40] + i], 0) = 0 then raise exception using errcode = 'CO001'; end if;
      insert into cleanorder_balance (tenant_id, reservation_id, sku, location_id, lot_id, inbound, available, safety, reserved, picked, shipped, quarantine, damaged, scrapped, adjustment, shelf, hand,
    tick, lot, lot_kind, expires_at)
  values (p_tenant, p_texts[t + 1], p_texts[t + 2], p_texts[t + 3], p_texts[t + 4], coalesce(p_numbers[p_numbers[1] + i], 0), coalesce(p_numbers[p_numbers[2] + i], 0), coalesce(p_numbers[p_numbers[3] + i], 0), coalesce(p_numbers[p_numbers[4] + i], 0), coalesce(p_numbers[p_numbers[5] + i], 0), coalesce(p_numbers[p_numbers[6] + i], 0), coalesce(p_numbers[p_numbers[7] + i], 0), coalesce(p_numbers[p_numbers[8] + i], 0), coalesce(p_numbers[p_numbers[9] + i], 0), coalesce(p_numbers[p_numbers[10] + i], 0), coalesce(p_numbers[p_numbers[11] + i], 0), coalesce(p_numbers[p_numbers[12] + i], 0), greatest(p_numbers[p_numbers[37] + i], soonest), p_texts[t + 5], p_texts[t + 6],
    case when coalesce(p_numbers[p_numbers[4] + i], 0) <> 0 and coalesce(p_numbers[p_numbers[39] + i], 0) = 1 then p_texts[t + 7] end)
  on conflict (tenant_id, reservation_id, sku, location_id, lot_id) do nothing
  returning tick into was;
      exit when found;
    end loop;
    written[i] := was;
  end loop;
  for i in 1 .. coalesce(array_length(p_reservations, 1), 0) / 3 loop
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
  ticks := written;
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
  for i in 1 .. coalesce(array_length(written, 1), 0) loop
    if ticks[i] - 1 <> written[i] then
      t := (i - 1) * 7;
      update cleanorder_balance set tick = ticks[i] - 1 where tenant_id = p_tenant and reservation_id = p_texts[t + 1] and sku = p_texts[t + 2]
    and location_id = p_texts[t + 3] and lot_id = p_texts[t + 4];
    end if;
  end loop;
  for i in 1 .. coalesce(array_length(p_streams, 1), 0) / 2 loop
    insert into cleanorder_event (tenant_id, order_id, from_version, version, tick, events)
    values (p_tenant, p_streams[2 * i - 1], p_stream_numbers[2 * i - 1], p_stream_numbers[2 * i], heads[i],
      p_streams[2 * i])
    on conflict (tenant_id, order_id, from_version) do nothing;
    if not found then raise exception using errcode = 'CO001'; end if;
  end loop;
  for i in 1 .. coalesce(array_length(p_change_numbers, 1), 0) loop
    t := (i - 1) * 8;
    insert into cleanorder_change (tenant_id, command_id, fingerprint, issued_at, happened_at, tick, place, streams,
      movements, outbox, committed)
    select p_tenant, p_changes[t + 1], p_changes[t + 2], p_changes[t + 3], p_changes[t + 4], change_ticks[i],
      p_change_numbers[i], p_changes[t + 5], p_changes[t + 6], p_changes[t + 7], p_changes[t + 8]
    where not exists (
      select 1 from cleanorder_tenant where tenant_id = p_tenant and forgotten_before > p_changes[t + 3])
    on conflict (tenant_id, command_id) do nothing;
    if not found then raise exception using errcode = 'CO001'; end if;
  end loop;
  return true;
exception when sqlstate 'CO001' then
  return false;
end
$$;

create or replace function cleanorder_write_many_1(
  p_tenant text, p_texts text[], p_numbers bigint[],
  p_reservations text[], p_reservation_numbers bigint[],
  p_streams text[], p_stream_numbers bigint[],
  p_changes text[], p_change_numbers bigint[], p_turns bigint[]
) returns boolean language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  n integer; t integer; i integer; k integer; was bigint;
  written bigint[]; ticks bigint[]; heads bigint[]; change_ticks bigint[];
begin
  select array_agg(locked.tick order by locked.o_row) into ticks from (
    select b.tick, o.o_row from (select o_row, (o_row - 1) * 7 as o_text
    from generate_series(1, coalesce(array_length(p_texts, 1), 0) / 7) o_row) o
    join cleanorder_balance b on b.tenant_id = case when o.o_row > 0 then p_tenant end and reservation_id = p_texts[o.o_text + 1] and sku = p_texts[o.o_text + 2]
    and location_id = p_texts[o.o_text + 3] and lot_id = p_texts[o.o_text + 4]
    order by o.o_row for update of b) locked;
  if coalesce(array_length(ticks, 1), 0) <> coalesce(array_length(p_texts, 1), 0) / 7 then return null; end if;
  for i in 1 .. coalesce(array_length(ticks, 1), 0) loop written[i] := ticks[i] + 1; end loop;
  for i in 1 .. coalesce(array_length(p_reservations, 1), 0) / 3 loop
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
  select array_agg(coalesce(h.tick, 0) order by o.o_row) into heads
  from (select o_row, (o_row - 1) * 2 as o_text
    from generate_series(1, coalesce(array_length(p_streams, 1), 0) / 2) o_row) o left join lateral (
    select e.version, e.tick from cleanorder_event e
    where e.tenant_id = p_tenant and e.order_id = p_streams[o.o_text + 1] order by e.from_version desc limit 1) h on true
  where coalesce(h.version, 0) = p_stream_numbers[o.o_text + 1];
  if coalesce(array_length(heads, 1), 0) <> coalesce(array_length(p_streams, 1), 0) / 2 then
    raise exception using errcode = 'CO001';
  end if;
  ticks := written;
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
  update cleanorder_balance set inbound = inbound + coalesce(p_numbers[p_numbers[1] + o.o_row], 0), available = available + coalesce(p_numbers[p_numbers[2] + o.o_row], 0), safety = safety + coalesce(p_numbers[p_numbers[3] + o.o_row], 0), reserved = reserved + coalesce(p_numbers[p_numbers[4] + o.o_row], 0), picked = picked + coalesce(p_numbers[p_numbers[5] + o.o_row], 0), shipped = shipped + coalesce(p_numbers[p_numbers[6] + o.o_row], 0), quarantine = quarantine + coalesce(p_numbers[p_numbers[7] + o.o_row], 0), damaged = damaged + coalesce(p_numbers[p_numbers[8] + o.o_row], 0), scrapped = scrapped + coalesce(p_numbers[p_numbers[9] + o.o_row], 0), adjustment = adjustment + coalesce(p_numbers[p_numbers[10] + o.o_row], 0), shelf = shelf + coalesce(p_numbers[p_numbers[11] + o.o_row], 0), hand = hand + coalesce(p_numbers[p_numbers[12] + o.o_row], 0),
  tick = greatest(tick + 1, ticks[o.o_row] - 1),
  lot = case when p_texts[o.o_text + 5] is null then lot when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[o.o_text + 5] else lot end,
  lot_kind = case when p_texts[o.o_text + 5] is null then lot_kind when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[o.o_text + 6] else lot_kind end,
  expires_at = case when reserved + coalesce(p_numbers[p_numbers[4] + o.o_row], 0) = 0 then null
    when coalesce(p_numbers[p_numbers[39] + o.o_row], 0) = 1 then p_texts[o.o_text + 7] else expires_at end
  from (select o_row, (o_row - 1) * 7 as o_text
    from generate_series(1, coalesce(array_length(p_texts, 1), 0) / 7) o_row) o where tenant_id = case when o.o_row > 0 then p_tenant end and reservation_id = p_texts[o.o_text + 1] and sku = p_texts[o.o_text + 2]
    and location_id = p_texts[o.o_text + 3] and lot_id = p_texts[o.o_text + 4]
  and inbound between coalesce(p_numbers[p_numbers[13] + o.o_row], inbound) and coalesce(p_numbers[p_numbers[25] + o.o_row], inbound) and available between coalesce(p_numbers[p_numbers[14] + o.o_row], available) and coalesce(p_numbers[p_numbers[26] + o.o_row], available) and safety between coalesce(p_numbers[p_numbers[15] + o.o_row], safety) and coalesce(p_numbers[p_numbers[27] + o.o_row], safety) and reserved between coalesce(p_numbers[p_numbers[16] + o.o_row], reserved) and coalesce(p_numbers[p_numbers[28] + o.o_row], reserved) and picked between coalesce(p_numbers[p_numbers[17] + o.o_row], picked) and coalesce(p_numbers[p_numbers[29] + o.o_row], picked) and shipped between coalesce(p_numbers[p_numbers[18] + o.o_row], shipped) and coalesce(p_numbers[p_numbers[30] + o.o_row], shipped) and quarantine between coalesce(p_numbers[p_numbers[19] + o.o_row], quarantine) and coalesce(p_numbers[p_numbers[31] + o.o_row], quarantine) and damaged between coalesce(p_numbers[p_numbers[20] + o.o_row], damaged) and coalesce(p_numbers[p_numbers[32] + o.o_row], damaged) and scrapped between coalesce(p_numbers[p_numbers[21] + o.o_row], scrapped) and coalesce(p_numbers[p_numbers[33] + o.o_row], scrapped) and adjustment between coalesce(p_numbers[p_numbers[22] + o.o_row], adjustment) and coalesce(p_numbers[p_numbers[34] + o.o_row], adjustment) and shelf between coalesce(p_numbers[p_numbers[23] + o.o_row], shelf) and coalesce(p_numbers[p_numbers[35] + o.o_row], shelf) and hand between coalesce(p_numbers[p_numbers[24] + o.o_row], hand) and coalesce(p_numbers[p_numbers[36] + o.o_row], hand)
  and (coalesce(p_numbers[p_numbers[38] + o.o_row], 0) = 0 or hand = 0 or lot_kind is not distinct from p_texts[o.o_text + 6]);
  get diagnostics n = row_count;
  if n <> coalesce(array_length(ticks, 1), 0) then raise exception using errcode = 'CO001'; end if;
  insert into cleanorder_event (tenant_id, order_id, from_version, version, tick, events)
  select p_tenant, p_streams[o.o_text + 1], p_stream_numbers[o.o_text + 1], p_stream_numbers[o.o_text + 2], heads[o.o_row],
    p_streams[o.o_text + 2]
  from (select o_row, (o_row - 1) * 2 as o_text
    from generate_series(1, coalesce(array_length(p_streams, 1), 0) / 2) o_row) o order by o.o_row
  on conflict (tenant_id, order_id, from_version) do nothing;
  get diagnostics n = row_count;
  if n <> coalesce(array_length(heads, 1), 0) then raise exception using errcode = 'CO001'; end if;
  insert into cleanorder_change (tenant_id, command_id, fingerprint, issued_at, happened_at, tick, place, streams,
    movements, outbox, committed)
  select p_tenant, p_changes[o.o_text + 1], p_changes[o.o_text + 2], p_changes[o.o_text + 3],
    p_changes[o.o_text + 4], change_ticks[o.o_row], p_change_numbers[o.o_row], p_changes[o.o_text + 5],
    p_changes[o.o_text + 6], p_changes[o.o_text + 7], p_changes[o.o_text + 8]
  from (select o_row, (o_row - 1) * 8 as o_text
    from generate_series(1, coalesce(array_length(p_changes, 1), 0) / 8) o_row) o
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
