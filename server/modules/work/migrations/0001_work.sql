create schema work;

-- A duty on a subject that must be done by an instant. At most one of a kind runs on a subject.
create table work.time_limit (
  id uuid primary key,
  subject_type text not null,
  subject_id uuid not null,
  kind text not null check (kind in ('acknowledge', 'respond', 'carry-out')),
  owner_id uuid,
  started_at timestamptz not null,
  warn_at timestamptz not null,
  due_at timestamptz not null,
  -- The earlier of warn_at and due_at that has not fired; null when nothing is left to fire.
  fire_at timestamptz,
  warned_at timestamptz,
  breached_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('met', 'met-late', 'cancelled')),
  check (started_at <= warn_at and warn_at <= due_at),
  check ((ended_at is null) = (outcome is null)),
  check (ended_at is null or fire_at is null)
);
create unique index time_limit_running on work.time_limit (subject_id, kind, subject_type) where ended_at is null;
create index time_limit_by_subject on work.time_limit (subject_id, started_at);
-- The sweep reads this one index from its low end: ended and fired limits are not in it.
create index time_limit_to_fire on work.time_limit (fire_at) where fire_at is not null;

create table work.notice (
  id uuid primary key,
  person_id uuid not null,
  code text not null,
  params jsonb not null,
  subject_type text not null,
  subject_id uuid not null,
  at timestamptz not null,
  read_at timestamptz
);
create index notice_unread_by_subject on work.notice (subject_id) where read_at is null;
create index notice_by_person on work.notice (person_id, at, id);
create index notice_unread on work.notice (person_id, at, id) where read_at is null;
