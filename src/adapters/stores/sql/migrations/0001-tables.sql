create table if not exists cleanorder_schema (version bigint not null, primary key (version));

create table if not exists cleanorder_tenant (
  tenant_id text collate "C" not null,
  forgotten_before text collate "C" not null default '',
  fed bigint not null default 0,
  primary key (tenant_id)
);

create table if not exists cleanorder_change (
  tenant_id text collate "C" not null,
  command_id text collate "C" not null,
  fingerprint text not null,
  issued_at text collate "C" not null,
  happened_at text not null,
  tick bigint not null,
  place bigint not null,
  streams text not null,
  movements text not null,
  outbox text not null,
  committed text,
  primary key (tenant_id, command_id)
);

create index if not exists cleanorder_change_place on cleanorder_change (tenant_id, place, tick, command_id);

create table if not exists cleanorder_event (
  tenant_id text collate "C" not null,
  order_id text collate "C" not null,
  from_version bigint not null,
  version bigint not null check (version > from_version),
  tick bigint not null,
  revision bigint not null default 0,
  events text not null,
  primary key (tenant_id, order_id, from_version)
);

create table if not exists cleanorder_reservation (
  tenant_id text collate "C" not null,
  reservation_id text collate "C" not null,
  version bigint not null,
  expires_at text collate "C",
  left_at text collate "C",
  primary key (tenant_id, reservation_id)
);

create table if not exists cleanorder_balance (
  tenant_id text collate "C" not null,
  reservation_id text collate "C" not null,
  sku text collate "C" not null,
  location_id text collate "C" not null,
  lot_id text collate "C" not null,
  inbound bigint not null,
  available bigint not null,
  safety bigint not null,
  reserved bigint not null,
  picked bigint not null,
  shipped bigint not null,
  quarantine bigint not null,
  damaged bigint not null,
  scrapped bigint not null,
  adjustment bigint not null,
  shelf bigint not null,
  hand bigint not null,
  tick bigint not null,
  lot text,
  lot_kind text,
  expires_at text collate "C",
  primary key (tenant_id, reservation_id, sku, location_id, lot_id),
  check (location_id = '' or (inbound >= 0 and safety >= 0 and reserved >= 0 and picked >= 0 and shipped >= 0
    and quarantine >= 0 and damaged >= 0 and scrapped >= 0 and shelf >= 0))
);

create index if not exists cleanorder_balance_due on cleanorder_balance (tenant_id, sku, expires_at)
  where expires_at is not null;

create index if not exists cleanorder_balance_expiry on cleanorder_balance (tenant_id, expires_at)
  where expires_at is not null;

create table if not exists cleanorder_bookmark (
  tenant_id text collate "C" not null,
  name text collate "C" not null,
  cursor_text text not null,
  primary key (tenant_id, name)
);

insert into cleanorder_schema (version) values (1) on conflict (version) do nothing;
