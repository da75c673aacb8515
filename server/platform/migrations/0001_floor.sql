-- The one clock that every process follows. Mode 'real' follows the machine; 'stepped' stands until it is advanced.
create table platform.clock (
  only_row boolean primary key default true check (only_row),
  mode text not null check (mode in ('real', 'stepped')),
  at timestamptz not null
);

-- The log of facts: append-only but for the position, which the sealer gives once the row's transaction is safe to read.
create table platform.event (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  position bigint unique,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  occurred_at timestamptz not null,
  actor_id uuid,
  payload jsonb not null
);
create index event_unsealed on platform.event (xid, id) where position is null;
create index event_by_type on platform.event (type, position) where position is not null;
create index event_by_subject on platform.event (subject_id, id);

create table platform.seal_head (
  log text primary key check (log in ('event', 'audit')),
  position bigint not null,
  hash bytea
);
insert into platform.seal_head (log, position, hash) values ('event', 0, null), ('audit', 0, '\x');

create table platform.flow_cursor (
  flow text primary key,
  position bigint not null
);

-- Events that a flow could not handle, and later ones of the same subject, kept in order until an operator retries them.
create table platform.flow_parked (
  flow text not null,
  position bigint not null,
  subject_id uuid not null,
  error text not null,
  parked_at timestamptz not null,
  primary key (flow, position)
);
create index flow_parked_subject on platform.flow_parked (flow, subject_id);

-- Who saw or changed what. Written in the transaction of the act; the sealer adds position and hash chain.
create table platform.audit_entry (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  position bigint unique,
  hash bytea,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  operation text not null,
  subject_type text not null,
  subject_id text not null,
  reason text,
  request_id text not null
);
create index audit_unsealed on platform.audit_entry (xid, id) where position is null;
create index audit_by_time on platform.audit_entry (at desc, id desc);
create index audit_by_subject on platform.audit_entry (subject_id, at desc);

-- The first reply to a creation, returned again when the client repeats it.
create table platform.idempotency (
  key text not null,
  caller text not null,
  operation text not null,
  request_hash bytea not null,
  reply jsonb,
  created_at timestamptz not null,
  primary key (caller, operation, key)
);

-- A key per person, wrapped by the master key; deleting the row makes what it sealed unreadable.
create table platform.person_key (
  person_id uuid primary key,
  wrapped bytea not null,
  master_version integer not null
);
