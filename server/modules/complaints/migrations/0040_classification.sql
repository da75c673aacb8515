-- The business tree: what complaints are about, level below level. A class is retired and never deleted, so that what was classed stays readable.
create table complaints.class (
  code text primary key check (code <> ''),
  parent_code text references complaints.class,
  name_zh text not null,
  name_en text not null,
  position integer not null default 0,
  retired_at timestamptz,
  version integer not null default 1,
  check (parent_code <> code)
);
create index class_by_parent on complaints.class (parent_code);

-- What was done to the tree: where a class hung before, and what it was called.
create table complaints.class_change (
  id bigint generated always as identity primary key,
  code text not null references complaints.class,
  act text not null check (act in ('added', 'renamed', 'moved', 'retired', 'restored')),
  params jsonb not null,
  at timestamptz not null,
  actor_name text not null
);
create index class_change_by_class on complaints.class_change (code, id);

-- The class of a case, and the way to it as the tree was when it was given.
create table complaints.case_class (
  complaint_id uuid primary key references complaints.complaint on delete cascade,
  class_code text not null references complaints.class,
  path text[] not null,
  at timestamptz not null
);
create index case_class_by_class on complaints.case_class (class_code);

-- What the house had suggested when a person chose, and what they chose.
create table complaints.class_decision (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint on delete cascade,
  dimension text not null check (dimension in ('class', 'product', 'area', 'cause')),
  model_version integer not null,
  suggested text[] not null,
  confidence double precision not null,
  -- Ways to the likeliest classes, the likeliest first, each written with the character 1 between its levels.
  candidates text[] not null,
  chosen text[] not null,
  accepted boolean not null generated always as (suggested = chosen) stored,
  -- Whether whoever chose had the suggestion before them.
  shown boolean not null,
  reason text,
  actor_id uuid,
  actor_name text not null,
  at timestamptz not null
);
create index class_decision_by_case on complaints.class_decision (complaint_id, at);
create index class_decision_by_time on complaints.class_decision (at, id);
create index class_decision_overridden on complaints.class_decision (dimension, at) where not accepted;

-- What a night has learned, and how well it does on what it did not learn from. Of older ones the figures stay.
create table complaints.class_model (
  version integer generated always as identity primary key,
  dimension text not null check (dimension in ('class', 'product', 'area', 'cause')),
  trained_at timestamptz not null,
  cases integer not null,
  classes integer not null,
  left_out integer not null,
  levels jsonb not null,
  confused jsonb not null,
  content bytea
);
create index class_model_latest on complaints.class_model (dimension, version desc);

-- What kind a case was before it came into an incident, for when it is taken out.
create table complaints.kind_before (
  complaint_id uuid primary key references complaints.complaint on delete cascade,
  kind text not null
);
