create schema complaints;

-- The business tree: products, areas and causes, by stable codes.
create table complaints.term (
  kind text not null check (kind in ('product', 'area', 'cause')),
  code text not null,
  name_zh text not null,
  name_en text not null,
  -- Terms that a ledger brought are not offered to customers.
  offered boolean not null,
  primary key (kind, code)
);

create sequence complaints.number_sequence;

create table complaints.complaint (
  id uuid primary key,
  number text not null unique,
  project_id uuid not null,
  unit_id uuid,
  state text not null check (state in ('lodged', 'acknowledged', 'answered', 'closed')),
  channel text not null,
  severity text not null,
  kind text not null,
  -- '' is unspecified.
  product text not null,
  area text not null,
  cause text not null,
  facts text not null,
  demand text,
  wants_response boolean not null,
  about_handling boolean not null,
  customer_id uuid,
  owner_id uuid,
  process_version_id uuid,
  lodged_at timestamptz not null,
  lodged_on date not null,
  acknowledged_at timestamptz,
  answered_at timestamptz,
  answer text,
  closed_at timestamptz,
  closed_on date,
  validity text,
  -- Answered within its limit; null while unanswered or, in a ledger, unknown.
  on_time boolean,
  -- The running limit that ends first; infinity when none runs, so that one index orders the worklist.
  due_at timestamptz not null,
  import_id uuid,
  version integer not null default 1
);
create index complaint_by_due on complaints.complaint (due_at, id) where state <> 'closed';
create index complaint_by_owner on complaints.complaint (owner_id, due_at, id) where state <> 'closed';
create index complaint_by_receipt on complaints.complaint (lodged_at, id);
create index complaint_by_slice on complaints.complaint (lodged_on, product, area);
create index complaint_by_closing on complaints.complaint (closed_on, product, area) where closed_on is not null;
create index complaint_by_number on complaints.complaint (number text_pattern_ops);
create index complaint_by_customer on complaints.complaint (customer_id) where customer_id is not null;
create index complaint_by_import on complaints.complaint (import_id) where import_id is not null;

-- What each of the six steps left behind. A later record of a step stands beside the earlier one.
create table complaints.step_entry (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint (id),
  step text not null,
  state text not null check (state in ('recorded', 'skipped')),
  record jsonb,
  reason text,
  at timestamptz not null,
  actor_name text not null
);
create index step_entry_by_complaint on complaints.step_entry (complaint_id, at, id);

-- The readable history of a case; only ever added to.
create table complaints.timeline_entry (
  id bigint generated always as identity primary key,
  complaint_id uuid not null references complaints.complaint (id),
  at timestamptz not null,
  actor_name text not null,
  code text not null,
  params jsonb not null,
  body text
);
create index timeline_by_complaint on complaints.timeline_entry (complaint_id, id);
