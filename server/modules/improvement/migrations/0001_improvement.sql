create schema improvement;

-- Numbers for people run on through the years; a gap says nothing.
create sequence improvement.triage_number;
create sequence improvement.root_cause_number;
create sequence improvement.action_number;

create table improvement.triage (
  id uuid primary key,
  number text not null unique,
  project_id uuid not null,
  -- One signal, one triage.
  signal_id uuid not null unique,
  -- As it was asked for when the triage was opened, and the type that it was drawn as.
  chart jsonb not null,
  chart_type text not null,
  state text not null check (state in ('open', 'special-cause', 'data-error', 'known-event', 'common-cause')),
  owner_id uuid not null,
  note text,
  opened_at timestamptz not null,
  decided_at timestamptz,
  -- The analysis that it opened or joined.
  root_cause_id uuid
);
create index triage_by_opening on improvement.triage (opened_at, id);
create index triage_by_root_cause on improvement.triage (root_cause_id) where root_cause_id is not null;

create table improvement.root_cause (
  id uuid primary key,
  number text not null unique,
  project_id uuid not null,
  -- The triage that opened it.
  triage_id uuid not null unique references improvement.triage (id),
  state text not null check (state in ('open', 'concluded')),
  -- The saved study that counts.
  study_version integer not null,
  cause text,
  conclusion text,
  opened_at timestamptz not null,
  concluded_at timestamptz,
  version integer not null
);
create index root_cause_by_opening on improvement.root_cause (opened_at, id);
alter table improvement.triage add foreign key (root_cause_id) references improvement.root_cause (id);

-- Every saved state of a study stands beside the earlier ones.
create table improvement.study (
  root_cause_id uuid not null references improvement.root_cause (id),
  version integer not null,
  problem text not null,
  team uuid[] not null,
  whys jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid,
  primary key (root_cause_id, version)
);

create table improvement.action (
  id uuid primary key,
  number text not null unique,
  project_id uuid not null,
  root_cause_id uuid not null references improvement.root_cause (id),
  kind text not null check (kind in ('corrective', 'preventive')),
  state text not null check (state in ('open', 'done', 'effective', 'not-effective', 'too-little-data')),
  title text not null,
  description text not null,
  owner_id uuid not null,
  due_on date not null,
  due_at timestamptz not null,
  done_on date,
  evidence text,
  verify_on date not null,
  -- Set while a verdict is awaited.
  verify_at timestamptz,
  created_on date not null,
  created_at timestamptz not null,
  version integer not null default 1
);
create index action_by_due on improvement.action (due_on, id);
create index action_by_creation on improvement.action (created_at, id);
create index action_by_owner on improvement.action (owner_id, due_on, id);
create index action_by_root_cause on improvement.action (root_cause_id, created_at, id);
create index action_awaiting_verdict on improvement.action (verify_at) where verify_at is not null;

-- What the chart said, each time that it was asked; only ever added to.
create table improvement.verdict (
  action_id uuid not null references improvement.action (id),
  attempt integer not null,
  verdict text not null check (verdict in ('effective', 'not-effective', 'too-little-data')),
  explanation jsonb not null,
  before_from date not null,
  split_on date not null,
  through date not null,
  before jsonb not null,
  after jsonb not null,
  relative_change double precision,
  p_value double precision,
  decided_at timestamptz not null,
  primary key (action_id, attempt)
);
