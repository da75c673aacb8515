create sequence improvement.project_number;

-- A DCDIER project. What its children name `improvement_id` is this; `project_id` is the business line, as everywhere.
create table improvement.project (
  id uuid primary key,
  number text not null unique,
  project_id uuid not null,
  unit_id uuid,
  title text not null,
  problem text not null,
  state text not null check (state in ('running', 'closed', 'stopped')),
  -- The stage whose gate is the next; the last one of a closed project.
  stage text not null check (stage in ('define', 'collect', 'determine', 'improve', 'execute', 'review')),
  lead_id uuid not null,
  sponsor_id uuid not null check (sponsor_id <> lead_id),
  root_cause_id uuid references improvement.root_cause (id),
  -- The goal: an indicator from where it stands to where it is to be.
  indicator text not null,
  baseline double precision not null,
  target double precision not null,
  planned_saving_minor bigint check (planned_saving_minor >= 0),
  due_on date not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1
);
create index project_by_opening on improvement.project (opened_at, id);
create index project_by_due on improvement.project (due_on, id);
create index project_by_lead on improvement.project (lead_id, due_on, id);
create index project_by_root_cause on improvement.project (root_cause_id) where root_cause_id is not null;

create table improvement.project_stage (
  improvement_id uuid not null references improvement.project (id),
  stage text not null check (stage in ('define', 'collect', 'determine', 'improve', 'execute', 'review')),
  owner_id uuid not null,
  due_on date not null,
  passed_at timestamptz,
  passed_by uuid,
  primary key (improvement_id, stage)
);

-- What is laid before a gate and cannot be looked up: words, with a chart where there is one. Never changed, only superseded.
create table improvement.project_evidence (
  id uuid primary key,
  improvement_id uuid not null references improvement.project (id),
  stage text not null,
  requirement text not null,
  note text not null,
  chart jsonb,
  added_at timestamptz not null,
  added_by uuid not null
);
create index project_evidence_by_project on improvement.project_evidence (improvement_id, added_at, id);

-- What happened and what was said, in order.
create table improvement.project_entry (
  id uuid primary key,
  improvement_id uuid not null references improvement.project (id),
  kind text not null check (kind in ('comment', 'passed', 'returned', 'stopped', 'closed', 'saving-stated', 'saving-confirmed', 'saving-rejected')),
  stage text not null,
  note text,
  at timestamptz not null,
  by_id uuid not null
);
create index project_entry_by_project on improvement.project_entry (improvement_id, at, id);

-- Money saved, by a formula from stated parts; the latest statement counts once another person has confirmed it.
create table improvement.saving (
  id uuid primary key,
  improvement_id uuid not null references improvement.project (id),
  units_before double precision not null check (units_before >= 0),
  units_after double precision not null check (units_after >= 0),
  months integer not null check (months between 1 and 60),
  unit_cost_minor bigint not null check (unit_cost_minor >= 0),
  cost_minor bigint not null check (cost_minor >= 0),
  amount_minor bigint not null,
  evidence text not null,
  state text not null check (state in ('stated', 'confirmed', 'rejected')),
  stated_at timestamptz not null,
  stated_by uuid not null,
  settled_at timestamptz,
  settled_by uuid check (settled_by <> stated_by),
  settled_note text
);
create index saving_by_project on improvement.saving (improvement_id, stated_at, id);
create unique index saving_open_once on improvement.saving (improvement_id) where state = 'stated';
