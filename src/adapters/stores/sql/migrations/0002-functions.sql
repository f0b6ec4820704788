create or replace function cleanorder_write_1(
  p_tenant text, p_texts text[], p_numbers bigint[],
  p_reservations text[], p_reservation_numbers bigint[],
  p_streams text[], p_stream_numbers bigint[],
  p_changes text[], p_change_numbers bigint[], p_turns bigint[]
) returns boolean language plpgsql as $$
declare
  n integer; t integer; i integer; k integer; was bigint; head_version bigint;
  written bigint[]; ticks bigint[]; heads bigint[]; change_ticks bigint[];
begin
  for i in 1 .. coalesce(array_length(p_texts, 1), 0) / 7 loop
    t := (i - 1) * 7;
    n := (i - 1) * 40;
    for tries in 1 .. 3 loop
      update cleanorder_balance set inbound = inbound + p_numbers[n + 1], available = available + p_numbers[n + 2], safety = safety + p_numbers[n + 3], reserved = reserved + p_numbers[n + 4], picked = picked + p_numbers[n + 5], shipped = shipped + p_numbers[n + 6], quarantine = quarantine + p_numbers[n + 7], damaged = damaged + p_numbers[n + 8], scrapped = scrapped + p_numbers[n + 9], adjustment = adjustment + p_numbers[n + 10], shelf = shelf + p_numbers[n + 11], hand = hand + p_numbers[n + 12],
  tick = greatest(tick + 1, p_numbers[n + 37]),
  lot = case when p_texts[t + 5] is null then lot when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[t + 5] else lot end,
  lot_kind = case when p_texts[t + 5] is null then lot_kind when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[t + 6] else lot_kind end,
  expires_at = case when reserved + p_numbers[n + 4] = 0 then null
    when p_numbers[n + 39] = 1 then p_texts[t + 7] else expires_at end
  where tenant_id = p_tenant and reservation_id = p_texts[t + 1] and sku = p_texts[t + 2]
    and location_id = p_texts[t + 3] and lot_id = p_texts[t + 4]
  and inbound between p_numbers[n + 13] and p_numbers[n + 25] and available between p_numbers[n + 14] and p_numbers[n + 26] and safety between p_numbers[n + 15] and p_numbers[n + 27] and reserved between p_numbers[n + 16] and p_numbers[n + 28] and picked between p_numbers[n + 17] and p_numbers[n + 29] and shipped between p_numbers[n + 18] and p_numbers[n + 30] and quarantine between p_numbers[n + 19] and p_numbers[n + 31] and damaged between p_numbers[n + 20] and p_numbers[n + 32] and scrapped between p_numbers[n + 21] and p_numbers[n + 33] and adjustment between p_numbers[n + 22] and p_numbers[n + 34] and shelf between p_numbers[n + 23] and p_numbers[n + 35] and hand between p_numbers[n + 24] and p_numbers[n + 36]
  and (p_numbers[n + 38] = 0 or hand = 0 or lot_kind is not distinct from p_texts[t + 6]) returning tick into was;
      exit when found;
      if tries = 3 or p_numbers[n + 40] = 0 then raise exception using errcode = 'CO001'; end if;
      insert into cleanorder_balance (tenant_id, reservation_id, sku, location_id, lot_id, inbound, available, safety, reserved, picked, shipped, quarantine, damaged, scrapped, adjustment, shelf, hand,
    tick, lot, lot_kind, expires_at)
  values (p_tenant, p_texts[t + 1], p_texts[t + 2], p_texts[t + 3], p_texts[t + 4], p_numbers[n + 1], p_numbers[n + 2], p_numbers[n + 3], p_numbers[n + 4], p_numbers[n + 5], p_numbers[n + 6], p_numbers[n + 7], p_numbers[n + 8], p_numbers[n + 9], p_numbers[n + 10], p_numbers[n + 11], p_numbers[n + 12], p_numbers[n + 37], p_texts[t + 5], p_texts[t + 6],
    case when p_numbers[n + 4] <> 0 and p_numbers[n + 39] = 1 then p_texts[t + 7] end)
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
  for i in 1 .. coalesce(array_length(p_streams, 1), 0) / 2 loop
    select version, tick into head_version, was from cleanorder_event
    where tenant_id = p_tenant and order_id = p_streams[2 * i - 1] order by from_version desc limit 1;
    if coalesce(head_version, 0) <> p_stream_numbers[2 * i - 1] then raise exception using errcode = 'CO001'; end if;
    heads[i] := coalesce(was, 0);
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
) returns boolean language plpgsql set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  n integer; t integer; i integer; k integer; was bigint;
  written bigint[]; ticks bigint[]; heads bigint[]; change_ticks bigint[];
begin
  select array_agg(locked.tick order by locked.o_row) into ticks from (
    select b.tick, o.o_row from (select o_row, (o_row - 1) * 7 as o_text,
    (o_row - 1) * 40 as o_number
    from generate_series(1, coalesce(array_length(p_texts, 1), 0) / 7) o_row) o
    join cleanorder_balance b on b.tenant_id = p_tenant and reservation_id = p_texts[o.o_text + 1] and sku = p_texts[o.o_text + 2]
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
  from (select o_row, (o_row - 1) * 2 as o_text,
    (o_row - 1) * 40 as o_number
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
  update cleanorder_balance set inbound = inbound + p_numbers[o.o_number + 1], available = available + p_numbers[o.o_number + 2], safety = safety + p_numbers[o.o_number + 3], reserved = reserved + p_numbers[o.o_number + 4], picked = picked + p_numbers[o.o_number + 5], shipped = shipped + p_numbers[o.o_number + 6], quarantine = quarantine + p_numbers[o.o_number + 7], damaged = damaged + p_numbers[o.o_number + 8], scrapped = scrapped + p_numbers[o.o_number + 9], adjustment = adjustment + p_numbers[o.o_number + 10], shelf = shelf + p_numbers[o.o_number + 11], hand = hand + p_numbers[o.o_number + 12],
  tick = greatest(tick + 1, ticks[o.o_row] - 1),
  lot = case when p_texts[o.o_text + 5] is null then lot when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[o.o_text + 5] else lot end,
  lot_kind = case when p_texts[o.o_text + 5] is null then lot_kind when (lot is null or (available = 0 and safety = 0 and reserved = 0 and picked = 0 and quarantine = 0 and damaged = 0)) then p_texts[o.o_text + 6] else lot_kind end,
  expires_at = case when reserved + p_numbers[o.o_number + 4] = 0 then null
    when p_numbers[o.o_number + 39] = 1 then p_texts[o.o_text + 7] else expires_at end
  from (select o_row, (o_row - 1) * 7 as o_text,
    (o_row - 1) * 40 as o_number
    from generate_series(1, coalesce(array_length(p_texts, 1), 0) / 7) o_row) o where tenant_id = p_tenant and reservation_id = p_texts[o.o_text + 1] and sku = p_texts[o.o_text + 2]
    and location_id = p_texts[o.o_text + 3] and lot_id = p_texts[o.o_text + 4]
  and inbound between p_numbers[o.o_number + 13] and p_numbers[o.o_number + 25] and available between p_numbers[o.o_number + 14] and p_numbers[o.o_number + 26] and safety between p_numbers[o.o_number + 15] and p_numbers[o.o_number + 27] and reserved between p_numbers[o.o_number + 16] and p_numbers[o.o_number + 28] and picked between p_numbers[o.o_number + 17] and p_numbers[o.o_number + 29] and shipped between p_numbers[o.o_number + 18] and p_numbers[o.o_number + 30] and quarantine between p_numbers[o.o_number + 19] and p_numbers[o.o_number + 31] and damaged between p_numbers[o.o_number + 20] and p_numbers[o.o_number + 32] and scrapped between p_numbers[o.o_number + 21] and p_numbers[o.o_number + 33] and adjustment between p_numbers[o.o_number + 22] and p_numbers[o.o_number + 34] and shelf between p_numbers[o.o_number + 23] and p_numbers[o.o_number + 35] and hand between p_numbers[o.o_number + 24] and p_numbers[o.o_number + 36]
  and (p_numbers[o.o_number + 38] = 0 or hand = 0 or lot_kind is not distinct from p_texts[o.o_text + 6]);
  get diagnostics n = row_count;
  if n <> coalesce(array_length(ticks, 1), 0) then raise exception using errcode = 'CO001'; end if;
  insert into cleanorder_event (tenant_id, order_id, from_version, version, tick, events)
  select p_tenant, p_streams[o.o_text + 1], p_stream_numbers[o.o_text + 1], p_stream_numbers[o.o_text + 2], heads[o.o_row],
    p_streams[o.o_text + 2]
  from (select o_row, (o_row - 1) * 2 as o_text,
    (o_row - 1) * 40 as o_number
    from generate_series(1, coalesce(array_length(p_streams, 1), 0) / 2) o_row) o order by o.o_row
  on conflict (tenant_id, order_id, from_version) do nothing;
  get diagnostics n = row_count;
  if n <> coalesce(array_length(heads, 1), 0) then raise exception using errcode = 'CO001'; end if;
  insert into cleanorder_change (tenant_id, command_id, fingerprint, issued_at, happened_at, tick, place, streams,
    movements, outbox, committed)
  select p_tenant, p_changes[o.o_text + 1], p_changes[o.o_text + 2], p_changes[o.o_text + 3],
    p_changes[o.o_text + 4], change_ticks[o.o_row], p_change_numbers[o.o_row], p_changes[o.o_text + 5],
    p_changes[o.o_text + 6], p_changes[o.o_text + 7], p_changes[o.o_text + 8]
  from (select o_row, (o_row - 1) * 8 as o_text,
    (o_row - 1) * 40 as o_number
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
  where c.tenant_id = p_tenant and c.command_id = n.command_id and c.place = 0;
  get diagnostics placed = row_count;
  update cleanorder_tenant set fed = last_place + placed where tenant_id = p_tenant;
  return placed;
end
$$;

insert into cleanorder_schema (version) values (2) on conflict (version) do nothing;
