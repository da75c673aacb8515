-- A process is a row; what was published of it before stays as it was, under the ids that cases refer to.
create table requests.process (
  id uuid primary key,
  code text not null unique,
  kind text not null check (kind in
    ('enquiry', 'order', 'after-sales', 'visit', 'complaint', 'value-added', 'suggestion', 'praise')),
  -- What new cases begin with; null until something was published.
  current_version_id uuid,
  -- What is being written, and the version that it was made from; null where nothing is.
  draft jsonb,
  draft_based_on integer,
  draft_by uuid,
  draft_at timestamptz,
  -- Grows with each change of the draft and each act.
  version integer not null default 1 check (version >= 1)
);

insert into requests.process (id, code, kind)
  values ('0192a000-0010-7000-8000-000000000001', 'complaint', 'complaint');

alter table requests.process_version
  add column process_id uuid references requests.process,
  -- Null in versions of the complaint process from before processes were defined step by step.
  add column definition jsonb,
  add column published_by uuid,
  add column note text not null default '',
  alter column settings drop not null;

alter table requests.process_version disable trigger append_only;
update requests.process_version set process_id = '0192a000-0010-7000-8000-000000000001';
alter table requests.process_version enable trigger append_only;

alter table requests.process_version
  alter column process_id set not null,
  drop constraint process_version_process_version_key,
  drop column process,
  add constraint process_version_number unique (process_id, version),
  add constraint process_version_says check (settings is not null or definition is not null);

alter table requests.process
  add constraint process_current foreign key (current_version_id) references requests.process_version;

update requests.process set current_version_id =
  (select id from requests.process_version where process_id = process.id order by version desc limit 1);

-- A version that cases of some teams begin with for a time, while the others begin with the one in force.
create table requests.pilot (
  id uuid primary key,
  process_id uuid not null references requests.process,
  version_id uuid not null references requests.process_version,
  control_version_id uuid not null references requests.process_version,
  state text not null check (state in ('running', 'rolled-out', 'withdrawn')),
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  begun_by uuid,
  begun_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text
);
create unique index pilot_running on requests.pilot (process_id) where state = 'running';
create index pilot_of on requests.pilot (process_id, begun_at desc);

create table requests.pilot_team (
  pilot_id uuid not null references requests.pilot on delete cascade,
  unit_id uuid not null,
  primary key (pilot_id, unit_id)
);

-- What was done with a process, and why.
create table requests.process_act (
  id uuid primary key,
  process_id uuid not null references requests.process,
  at timestamptz not null,
  by_id uuid,
  act text not null check (act in ('published', 'pilot-begun', 'rolled-out', 'withdrawn', 'cases-moved')),
  version_id uuid not null references requests.process_version,
  params jsonb not null,
  reason text not null
);
create index process_act_of on requests.process_act (process_id, at desc);
