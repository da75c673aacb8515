-- Working days within which somebody is answered who asks about their own data.
alter table privacy.policy add column request_days integer not null default 15 check (request_days between 1 and 60);

create sequence privacy.request_number;

create table privacy.subject_request (
  id uuid primary key,
  number text not null unique,
  person_id uuid not null,
  project_id uuid not null,
  kind text not null check (kind in ('access', 'correct', 'erase', 'explain')),
  channel text not null,
  received_on date not null,
  due_at timestamptz not null,
  due_on date not null,
  owner_id uuid not null,
  registered_at timestamptz not null,
  registered_by uuid not null,
  outcome text check (outcome in ('granted', 'partly', 'refused', 'withdrawn')),
  note text,
  closed_at timestamptz,
  closed_by uuid,
  version integer not null default 1,
  check ((outcome is null) = (closed_at is null))
);
create index subject_request_by_due on privacy.subject_request (due_on, id);
create index subject_request_by_person on privacy.subject_request (person_id);
