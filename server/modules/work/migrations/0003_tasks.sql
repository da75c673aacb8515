-- What waits for a person is ordered by one number: what hurts first, then what is due first (hurt.ts). Null: it waits for nobody.
alter table work.time_limit add column hurt bigint;
update work.time_limit
  set hurt = (case when breached_at is not null then 1 when warned_at is not null then 11 else 31 end) * 100000000000
    + floor(extract(epoch from due_at))::bigint
  where ended_at is null;
create index time_limit_in_inbox on work.time_limit (owner_id, hurt, id) where ended_at is null;

create table work.rules (
  name text primary key check (name in ('ladders', 'authority')),
  content jsonb not null,
  version integer not null
);
insert into work.rules (name, content, version) values ('ladders', '[]', 0), ('authority', '[]', 0);

create sequence work.task_number;
create table work.task (
  id uuid primary key,
  number text not null unique,
  project_id uuid not null,
  unit_id uuid,
  kind text not null check (kind in ('task', 'promise')),
  state text not null check (state in ('open', 'in-progress', 'returned', 'arbitration', 'done', 'cancelled')),
  title text not null,
  body text not null,
  subject_type text,
  subject_id uuid,
  subject_label text,
  owner_id uuid not null,
  creator_id uuid,
  calendar text not null,
  created_at timestamptz not null,
  -- From where the working time of this due instant is counted.
  clock_from timestamptz not null,
  warn_at timestamptz not null,
  press_at timestamptz not null,
  due_at timestamptz not null,
  warned_at timestamptz,
  pressed_at timestamptz,
  breached_at timestamptz,
  rung integer not null default 0,
  escalate_at timestamptz,
  -- The earliest of the instants above that has not fired; null when nothing is left to fire.
  fire_at timestamptz,
  returns integer not null default 0,
  arbitrated boolean not null default false,
  -- In whose inbox it stands: its owner's, or that of whoever gave it once it came back.
  waits_for uuid,
  hurt bigint,
  ended_at timestamptz,
  version integer not null default 1,
  check (clock_from <= warn_at and warn_at <= press_at and press_at <= due_at),
  check ((state in ('done', 'cancelled')) = (ended_at is not null)),
  check (ended_at is null or (fire_at is null and waits_for is null)),
  check ((waits_for is null) = (hurt is null)),
  check ((subject_type is null) = (subject_id is null) and (subject_type is null) = (subject_label is null))
);
create index task_by_due on work.task (project_id, due_at, id);
create index task_by_owner on work.task (owner_id, due_at, id);
create index task_by_subject on work.task (subject_id) where subject_id is not null;
create index task_in_inbox on work.task (waits_for, hurt, id) where waits_for is not null;
create index task_to_fire on work.task (fire_at) where fire_at is not null;

create table work.task_entry (
  id uuid primary key,
  task_id uuid not null references work.task,
  place bigint generated always as identity,
  at timestamptz not null,
  actor_name text not null,
  code text not null,
  params jsonb not null,
  text text
);
create index task_entry_by_task on work.task_entry (task_id, place);

create table work.arbitration (
  id uuid primary key,
  task_id uuid not null references work.task,
  arbiter_id uuid not null,
  opened_at timestamptz not null,
  warn_at timestamptz not null,
  press_at timestamptz not null,
  due_at timestamptz not null,
  warned_at timestamptz,
  pressed_at timestamptz,
  breached_at timestamptz,
  fire_at timestamptz,
  hurt bigint,
  decided_at timestamptz,
  check (opened_at <= warn_at and warn_at <= press_at and press_at <= due_at),
  check (decided_at is null or (fire_at is null and hurt is null))
);
create unique index arbitration_open on work.arbitration (task_id) where decided_at is null;
create index arbitration_in_inbox on work.arbitration (arbiter_id, hurt, id) where decided_at is null;
create index arbitration_to_fire on work.arbitration (fire_at) where fire_at is not null;

create table work.watcher (
  subject_type text not null,
  subject_id uuid not null,
  person_id uuid not null,
  primary key (subject_id, person_id, subject_type)
);

create table work.comment (
  id uuid primary key,
  subject_type text not null,
  subject_id uuid not null,
  place bigint generated always as identity,
  author_id uuid not null,
  at timestamptz not null,
  parts jsonb not null
);
create index comment_by_subject on work.comment (subject_id, place);

create table work.mention (
  id uuid primary key,
  comment_id uuid not null references work.comment,
  subject_type text not null,
  subject_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  hurt bigint not null,
  read_at timestamptz
);
create index mention_in_inbox on work.mention (person_id, hurt, id) where read_at is null;
