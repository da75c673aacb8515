-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table platform.audit_anchor (
  only_row boolean default true not null,
  "position" bigint not null,
  at timestamp with time zone not null,
  constraint audit_anchor_only_row_check CHECK (only_row),
  constraint audit_anchor_pkey PRIMARY KEY (only_row)
);

create table platform.audit_check (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  intact boolean not null,
  entries bigint,
  anchored bigint,
  "position" bigint,
  kind text,
  constraint audit_check_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_check_by_time ON platform.audit_check USING btree (at DESC);

create table platform.audit_entry (
  id bigint generated always as identity not null,
  xid xid8 default pg_current_xact_id() not null,
  "position" bigint,
  hash bytea,
  at timestamp(3) with time zone not null,
  actor_id uuid,
  actor_name text not null,
  operation text not null,
  subject_type text not null,
  subject_id text not null,
  reason text,
  request_id text not null,
  actor_token text,
  constraint audit_entry_pkey PRIMARY KEY (at, id),
  constraint audit_entry_position_at_key UNIQUE ("position", at)
) partition by range (at);
CREATE INDEX audit_by_actor ON ONLY platform.audit_entry USING btree (actor_id, at DESC);
CREATE INDEX audit_by_operation ON ONLY platform.audit_entry USING btree (operation, at DESC);
CREATE INDEX audit_by_request ON ONLY platform.audit_entry USING btree (request_id);
CREATE INDEX audit_by_subject ON ONLY platform.audit_entry USING btree (subject_id, at DESC);
CREATE INDEX audit_unsealed ON ONLY platform.audit_entry USING btree (xid, id) WHERE ("position" IS NULL);

create table platform.audit_entry_other partition of platform.audit_entry default;

create table platform.backup_run (
  id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  by_name text not null,
  taken_at timestamp with time zone not null,
  file_name text not null,
  bytes bigint not null,
  table_count integer not null,
  row_count bigint not null,
  file_count integer not null,
  with_keys boolean not null,
  constraint backup_run_kind_check CHECK ((kind = ANY (ARRAY['backup'::text, 'restore'::text]))),
  constraint backup_run_pkey PRIMARY KEY (id)
);
CREATE INDEX backup_run_by_time ON platform.backup_run USING btree (kind, at DESC);

create table platform.clock (
  only_row boolean default true not null,
  mode text not null,
  at timestamp with time zone not null,
  constraint clock_mode_check CHECK ((mode = ANY (ARRAY['real'::text, 'stepped'::text]))),
  constraint clock_only_row_check CHECK (only_row),
  constraint clock_pkey PRIMARY KEY (only_row)
);

create table platform.daily (
  name text not null,
  next_at timestamp with time zone not null,
  constraint daily_pkey PRIMARY KEY (name)
);

create table platform.event (
  id bigint generated always as identity not null,
  xid xid8 default pg_current_xact_id() not null,
  "position" bigint,
  type text not null,
  subject_type text not null,
  subject_id uuid not null,
  occurred_at timestamp with time zone not null,
  actor_id uuid,
  payload jsonb not null,
  constraint event_pkey PRIMARY KEY (id),
  constraint event_position_key UNIQUE ("position")
);
CREATE INDEX event_by_subject ON platform.event USING btree (subject_id, id);
CREATE INDEX event_by_type ON platform.event USING btree (type, "position") WHERE ("position" IS NOT NULL);
CREATE INDEX event_unsealed ON platform.event USING btree (xid, id) WHERE ("position" IS NULL);

create table platform.file (
  id uuid not null,
  owner_type text,
  owner_id uuid,
  person_id uuid,
  name_sealed bytea not null,
  media_type text not null,
  bytes bigint not null,
  sha256 bytea not null,
  key_sealed bytea not null,
  uploaded_by uuid,
  uploaded_at timestamp with time zone not null,
  draft_id uuid,
  constraint file_check CHECK (((owner_type IS NULL) = (owner_id IS NULL))),
  constraint file_pkey PRIMARY KEY (id)
);
CREATE INDEX file_by_owner ON platform.file USING btree (owner_id, uploaded_at, id) WHERE (owner_id IS NOT NULL);
CREATE INDEX file_by_person ON platform.file USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX file_of_draft ON platform.file USING btree (draft_id) WHERE ((owner_id IS NULL) AND (draft_id IS NOT NULL));
CREATE INDEX file_staged ON platform.file USING btree (uploaded_at) WHERE (owner_id IS NULL);

create table platform.flow_cursor (
  flow text not null,
  "position" bigint not null,
  constraint flow_cursor_pkey PRIMARY KEY (flow)
);

create table platform.flow_parked (
  flow text not null,
  "position" bigint not null,
  subject_id uuid not null,
  error text not null,
  parked_at timestamp with time zone not null,
  constraint flow_parked_pkey PRIMARY KEY (flow, "position")
);
CREATE INDEX flow_parked_subject ON platform.flow_parked USING btree (flow, subject_id);

create table platform.idempotency (
  key text not null,
  caller text not null,
  operation text not null,
  request_hash bytea not null,
  reply jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (caller, operation, key)
);
CREATE INDEX idempotency_by_age ON platform.idempotency USING btree (created_at);

create table platform.import_column (
  importable text not null,
  name text not null,
  field text not null,
  constraint import_column_pkey PRIMARY KEY (importable, name)
);

create table platform.import_error (
  run_id uuid not null,
  line integer not null,
  column_name text not null,
  value_sealed bytea not null,
  code text not null,
  params jsonb not null,
  field text generated always as (COALESCE((params ->> 'field'::text), ''::text)) stored not null,
  constraint import_error_pkey PRIMARY KEY (run_id, line, column_name, field, code),
  constraint import_error_run_id_fkey FOREIGN KEY (run_id) REFERENCES platform.import_run(id)
);

create table platform.import_key (
  run_id uuid not null,
  key_hash bytea not null,
  line integer not null,
  constraint import_key_pkey PRIMARY KEY (run_id, key_hash)
);

create table platform.import_row (
  run_id uuid not null,
  line integer not null,
  cells bytea not null,
  outcome text,
  record bytea,
  constraint import_row_outcome_check CHECK ((outcome = ANY (ARRAY['added'::text, 'changed'::text, 'unchanged'::text, 'skipped'::text, 'wrong'::text]))),
  constraint import_row_pkey PRIMARY KEY (run_id, line),
  constraint import_row_run_id_fkey FOREIGN KEY (run_id) REFERENCES platform.import_run(id)
);

create table platform.import_run (
  id uuid not null,
  importable text not null,
  file_name text not null,
  encoding text not null,
  columns text[] not null,
  mapping jsonb not null,
  date_orders jsonb not null,
  state text not null,
  rows integer default 0 not null,
  done integer default 0 not null,
  added integer default 0 not null,
  changed integer default 0 not null,
  unchanged integer default 0 not null,
  wrong integer default 0 not null,
  skipped integer default 0 not null,
  failure text,
  scope jsonb not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  created_by_id uuid not null,
  finished_at timestamp with time zone,
  undoable_until timestamp with time zone,
  due_at timestamp with time zone,
  project_id uuid,
  unit_id uuid,
  options jsonb not null,
  wrong_left_out boolean default false not null,
  reached integer default 0 not null,
  checks integer default 0 not null,
  constraint import_run_state_check CHECK ((state = ANY (ARRAY['receiving'::text, 'uploaded'::text, 'checking'::text, 'checked'::text, 'running'::text, 'complete'::text, 'undoing'::text, 'undone'::text, 'cancelled'::text, 'failed'::text]))),
  constraint import_run_pkey PRIMARY KEY (id)
);
CREATE INDEX import_run_by_time ON platform.import_run USING btree (importable, created_at DESC, id DESC);
CREATE INDEX import_run_due ON platform.import_run USING btree (due_at, id) WHERE (due_at IS NOT NULL);

create table platform.key_root (
  only_row boolean default true not null,
  wrapped bytea not null,
  master_version integer not null,
  constraint key_root_only_row_check CHECK (only_row),
  constraint key_root_pkey PRIMARY KEY (only_row)
);

create table platform.master_key (
  version integer not null,
  begun_at timestamp with time zone not null,
  constraint master_key_version_check CHECK ((version > 1)),
  constraint master_key_pkey PRIMARY KEY (version)
);

create table platform.migration (
  id text not null,
  checksum text not null,
  constraint migration_pkey PRIMARY KEY (id)
);

create table platform.person_key (
  person_id uuid not null,
  wrapped bytea not null,
  master_version integer not null,
  constraint person_key_pkey PRIMARY KEY (person_id)
);
CREATE INDEX person_key_by_version ON platform.person_key USING btree (master_version);

create table platform.public_address (
  only_row boolean default true not null,
  address text,
  usual text,
  version integer default 1 not null,
  changed_at timestamp(3) with time zone,
  changed_by text,
  constraint public_address_only_row_check CHECK (only_row),
  constraint public_address_pkey PRIMARY KEY (only_row)
);

create table platform.sample_past (
  only_row boolean default true not null,
  from_at timestamp(3) with time zone not null,
  until_at timestamp(3) with time zone not null,
  lived_to timestamp(3) with time zone not null,
  ended boolean default false not null,
  constraint sample_past_only_row_check CHECK (only_row),
  constraint sample_past_pkey PRIMARY KEY (only_row)
);

create table platform.seal_head (
  log text not null,
  "position" bigint not null,
  hash bytea,
  constraint seal_head_log_check CHECK ((log = ANY (ARRAY['event'::text, 'audit'::text]))),
  constraint seal_head_pkey PRIMARY KEY (log)
);

create table platform.unit_branch (
  unit_id uuid not null,
  within_id uuid not null,
  constraint unit_branch_pkey PRIMARY KEY (unit_id, within_id)
);
CREATE INDEX unit_branch_by_branch ON platform.unit_branch USING btree (within_id, unit_id);
CREATE OR REPLACE FUNCTION platform.hold_master_version()
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock_shared(7420016);
  return (select coalesce(max(version), 1) from platform.master_key);
end $function$
;
CREATE OR REPLACE FUNCTION platform.open_audit_month(month text, opens timestamp with time zone, ends timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SET lock_timeout TO '2s'
AS $function$
declare
  part text := 'audit_entry_' || month;
begin
  if to_regclass('platform.' || part) is not null or not pg_try_advisory_xact_lock(7420015) then
    return false;
  end if;
  lock table platform.audit_entry in access exclusive mode;
  if to_regclass('platform.' || part) is not null then
    return false;
  end if;
  execute format('create table platform.%I (like platform.audit_entry including defaults)', part);
  execute format('with moved as (delete from platform.audit_entry_other where at >= $1 and at < $2 returning *)
    insert into platform.%I select * from moved', part) using opens, ends;
  execute format('alter table platform.audit_entry attach partition platform.%I for values from (%L) to (%L)',
    part, opens, ends);
  return true;
end $function$
;
