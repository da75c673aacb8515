-- What planning foresees goes before a queue's own pattern. By quarter hour; mean and variance of arrivals.
create table contacts.expected_volume (
  queue_id uuid not null references contacts.queue,
  at timestamptz not null,
  mean double precision not null check (mean >= 0),
  variance double precision not null check (variance >= mean),
  primary key (queue_id, at)
);

-- Alerts are what the tables say now; kept is only who took one, and what came of it.
create table contacts.taken_alert (
  id uuid primary key,
  key text not null,
  code text not null,
  project_id uuid,
  unit_id uuid,
  queue_id uuid references contacts.queue,
  agent_id uuid,
  value double precision not null,
  bound double precision not null,
  taken_at timestamptz not null,
  taken_by uuid not null,
  outcome text check (outcome in ('acted', 'expected', 'passed', 'false')),
  note text not null default '',
  settled_at timestamptz,
  settled_by uuid,
  check ((outcome is null) = (settled_at is null)),
  check ((settled_at is null) = (settled_by is null))
);
create unique index taken_alert_open on contacts.taken_alert (key) where settled_at is null;
create index taken_alert_by_time on contacts.taken_alert (taken_at);
