-- Reports that people put together, when they leave by mail, and what each of them said when it was told.
create table measures.report (
  id uuid primary key,
  project_id uuid not null,
  unit_id uuid,
  -- Title, period, lines, indicators and the rest, as it was written last.
  definition jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  removed_at timestamptz,
  version integer not null default 1
);
create index report_by_project on measures.report (project_id) where removed_at is null;

create table measures.report_schedule (
  report_id uuid primary key references measures.report (id),
  cadence jsonb not null,
  minute integer not null check (minute between 0 and 1439),
  language text not null check (language in ('zh', 'en')),
  -- Whoever set it: what leaves is what they may read.
  set_by uuid not null,
  set_by_name text not null,
  -- Null while it stands still.
  next_at timestamptz,
  halted text
);
create index report_schedule_due on measures.report_schedule (next_at) where next_at is not null;

-- Where each of them reads their mail is sealed.
create table measures.report_recipient (
  report_id uuid not null references measures.report_schedule (report_id) on delete cascade,
  person_id uuid not null,
  address_sealed bytea not null,
  primary key (report_id, person_id)
);

-- What was told; a row is only added.
create table measures.report_run (
  id uuid primary key,
  report_id uuid not null references measures.report (id),
  project_id uuid not null,
  unit_id uuid,
  definition jsonb not null,
  result jsonb not null,
  from_on date not null,
  to_on date not null,
  as_of timestamptz not null,
  told_by text not null,
  scheduled boolean not null,
  language text not null
);
create index report_run_by_report on measures.report_run (report_id, as_of desc);

create table measures.report_delivery (
  id uuid primary key,
  run_id uuid not null references measures.report_run (id),
  person_id uuid not null,
  person_name text not null,
  address_sealed bytea not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'skipped')),
  attempts integer not null default 0,
  problem text,
  sent_at timestamptz
);
create index report_delivery_by_run on measures.report_delivery (run_id);
