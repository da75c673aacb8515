-- Hours in which a team visits, on each day on which its calendar is open.
create table requests.visit_window (
  id uuid primary key,
  unit_id uuid not null,
  from_minute integer not null check (from_minute >= 0),
  until_minute integer not null check (until_minute <= 1440),
  capacity integer not null check (capacity >= 1),
  -- What is no longer offered stays for what was booked in it.
  offered boolean not null default true,
  check (from_minute < until_minute)
);
create index visit_window_of on requests.visit_window (unit_id) where offered;

create table requests.visit (
  id uuid primary key,
  request_id uuid not null references requests.request (id),
  project_id uuid not null,
  unit_id uuid not null,
  person_id uuid,
  window_id uuid not null references requests.visit_window (id),
  on_date date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  state text not null check (state in ('booked', 'on-the-way', 'arrived', 'done', 'missed', 'cancelled')),
  -- Sealed with the key of whoever asked.
  place bytea,
  note text not null,
  outcome text check (outcome in ('done', 'partly', 'nobody-there', 'refused', 'not-possible')),
  outcome_text text,
  proof text check (proof in ('photo', 'signature', 'code')),
  code_misses integer not null default 0,
  departed_at timestamptz,
  arrived_at timestamptz,
  ended_at timestamptz,
  reason text,
  rebooked_from uuid references requests.visit (id),
  booked_by uuid,
  booked_at timestamptz not null,
  version integer not null default 1,
  check ((state in ('done', 'missed', 'cancelled')) = (ended_at is not null))
);
create index visit_of_request on requests.visit (request_id, starts_at);
create index visit_of_team on requests.visit (unit_id, on_date, starts_at);
create index visit_of_day on requests.visit (on_date, starts_at);
create index visit_of_person on requests.visit (person_id, on_date) where person_id is not null;
create index visit_in_window on requests.visit (window_id, on_date) where ended_at is null;
