-- 0051 Incidents
-- Complaints received in five minutes, by what they are counted by.
create table complaints.arrival_cell (
  project_id uuid not null,
  at timestamptz not null,
  product text not null,
  area text not null,
  count integer not null,
  primary key (project_id, at, product, area)
);

-- How far the counts of a project were looked at, and when they are looked at next.
create table complaints.burst_watch (
  project_id uuid primary key,
  watched_until timestamptz not null,
  next_at timestamptz
);
create index burst_watch_next on complaints.burst_watch (next_at) where next_at is not null;

create sequence complaints.incident_sequence;

create table complaints.incident (
  id uuid primary key,
  number text not null unique,
  project_id uuid not null,
  product text not null,
  area text not null,
  state text not null check (state in ('open', 'closed')),
  started_at timestamptz not null,
  found_at timestamptz not null,
  last_case_at timestamptz not null,
  observed integer not null,
  expected double precision not null,
  log_probability double precision,
  owner_id uuid,
  wording_zh text,
  wording_en text,
  wording_by uuid,
  wording_approved_by uuid,
  outage_id uuid,
  cause text,
  closing_zh text,
  closing_en text,
  closed_at timestamptz,
  closed_by uuid,
  version integer not null default 1,
  check ((state = 'closed') = (closed_at is not null))
);
create unique index incident_open on complaints.incident (project_id, product, area) where state = 'open';
create index incident_by_time on complaints.incident (project_id, started_at, id);

create table complaints.incident_case (
  incident_id uuid not null references complaints.incident,
  complaint_id uuid not null references complaints.complaint on delete cascade,
  how text not null check (how in ('gathered', 'added')),
  at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (incident_id, complaint_id)
);
create index incident_case_by_complaint on complaints.incident_case (complaint_id);

create table complaints.incident_interval (
  incident_id uuid not null references complaints.incident,
  at timestamptz not null,
  observed integer not null,
  expected double precision not null,
  primary key (incident_id, at)
);
