-- What makes an indicator of a place alarm. `due_at`: when it is looked at next; null while nothing is in its window.
create table measures.threshold (
  id uuid primary key,
  indicator text not null,
  project_id uuid not null,
  unit_id uuid,
  warn_at double precision,
  breach_at double precision,
  control boolean not null,
  window_minutes integer not null check (window_minutes between 60 and 10080),
  minimum integer not null check (minimum > 0),
  owner_id uuid not null,
  take_minutes integer not null check (take_minutes > 0),
  suggestion text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  version integer not null default 1,
  looked_at timestamptz,
  due_at timestamptz,
  check (breach_at is not null or control),
  unique nulls not distinct (indicator, project_id, unit_id)
);
create index threshold_by_due on measures.threshold (due_at) where due_at is not null;

-- One breach: it stands until somebody has said what came of it and the indicator is back within its limits.
create table measures.alert (
  id uuid primary key,
  threshold_id uuid references measures.threshold (id) on delete set null,
  indicator text not null,
  project_id uuid not null,
  unit_id uuid,
  state text not null check (state in ('raised', 'taken', 'acted', 'closed')),
  raised_at timestamptz not null,
  value double precision not null,
  count double precision not null,
  size double precision not null,
  bound_at double precision not null,
  by_control boolean not null,
  window_minutes integer not null,
  suggestion text not null,
  owner_id uuid,
  told uuid[] not null,
  take_minutes integer not null,
  take_by timestamptz not null,
  escalate_at timestamptz,
  escalations integer not null default 0,
  taken_at timestamptz,
  acted_at timestamptz,
  recovered_at timestamptz,
  closed_at timestamptz,
  outcome text,
  version integer not null default 1,
  check ((state = 'closed') = (outcome is not null) and (outcome is null) = (closed_at is null))
);
-- However many processes look at once, a breach is one alert.
create unique index alert_standing on measures.alert (threshold_id) where closed_at is null or recovered_at is null;
create index alert_by_escalation on measures.alert (escalate_at) where escalate_at is not null;
create index alert_by_time on measures.alert (project_id, raised_at);

create table measures.alert_entry (
  alert_id uuid not null references measures.alert (id),
  place integer not null,
  code text not null,
  at timestamptz not null,
  by_name text not null,
  text text not null,
  value double precision,
  primary key (alert_id, place)
);
