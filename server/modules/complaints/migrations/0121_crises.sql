-- An incident that is more than complaint handling can carry: handed over to somebody who leads the crisis until they end it.
create table complaints.crisis (
  id uuid primary key,
  incident_id uuid not null references complaints.incident (id),
  level text not null check (level in ('centre', 'company', 'public')),
  leader_id uuid not null,
  handed_by uuid,
  handed_at timestamptz not null,
  take_by timestamptz not null,
  task_id uuid not null,
  taken_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  outcome text,
  check ((ended_at is null) = (outcome is null))
);
create unique index crisis_running on complaints.crisis (incident_id) where ended_at is null;
create index crisis_of on complaints.crisis (incident_id, handed_at);

-- What was decided, when and by whom: added to and never changed.
create table complaints.crisis_entry (
  id bigint generated always as identity primary key,
  crisis_id uuid not null references complaints.crisis (id),
  at timestamptz not null,
  by_id uuid,
  code text not null check (code in ('handed-over', 'passed-on', 'taken', 'noted', 'ended')),
  text text not null
);
create index crisis_entry_of on complaints.crisis_entry (crisis_id, id);
