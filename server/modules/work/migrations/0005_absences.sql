create table work.absence (
  id uuid primary key,
  person_id uuid not null,
  unit_id uuid,
  from_on date not null,
  until_on date not null,
  -- The same two days as instants of the site's zone; the end is the midnight after the last day.
  from_at timestamptz not null,
  until_at timestamptz not null,
  reason text not null check (reason in ('leave', 'training', 'travel', 'other')),
  substitute_id uuid,
  -- The morning on which the substitute takes over; null once it has come, or where there is nobody.
  fire_at timestamptz,
  handed_over_at timestamptz,
  cancelled_at timestamptz,
  version integer not null default 1,
  check (from_on <= until_on and from_at < until_at),
  check (substitute_id is null or substitute_id <> person_id)
);
create index absence_by_person on work.absence (person_id, from_at);
create index absence_by_day on work.absence (from_on, id);
create index absence_to_fire on work.absence (fire_at) where fire_at is not null;
