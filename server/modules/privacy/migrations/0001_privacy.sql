create schema privacy;

create table privacy.policy (
  singleton boolean primary key default true check (singleton),
  keep_months integer not null check (keep_months between 0 and 240),
  version integer not null default 1
);
insert into privacy.policy (keep_months) values (36);

-- Who was or is to be erased: an id behind which nothing is left, never a name.
create table privacy.erasure (
  id uuid primary key,
  person_id uuid not null,
  project_id uuid not null,
  state text not null check (state in ('proposed', 'asked', 'withdrawn', 'done')),
  basis text not null check (basis in ('request', 'retention', 'repeated')),
  reason text,
  asked_at timestamptz not null,
  asked_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  -- How many records were emptied, by kind.
  erased jsonb,
  version integer not null default 1,
  check ((decided_at is not null) = (state in ('withdrawn', 'done')))
);
create unique index erasure_current on privacy.erasure (person_id) where state in ('proposed', 'asked');
create unique index erasure_once on privacy.erasure (person_id) where state = 'done';
create index erasure_by_time on privacy.erasure (asked_at, id);
