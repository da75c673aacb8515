create schema org;

create table org.project (
  id uuid primary key,
  code text not null unique,
  name_zh text not null,
  name_en text not null
);

create table org.unit (
  id uuid primary key,
  parent_id uuid references org.unit (id),
  code text not null unique,
  name_zh text not null,
  name_en text not null
);

-- A member of staff; an account of the same id lets them sign in.
create table org.person (
  id uuid primary key,
  name text not null,
  post_zh text not null,
  post_en text not null,
  unit_id uuid not null references org.unit (id)
);
create index person_by_unit on org.person (unit_id);

-- The definition is the input of the calendar engine; each change is a new version.
create table org.calendar (
  id uuid primary key,
  code text not null unique,
  name_zh text not null,
  name_en text not null,
  definition jsonb not null,
  version integer not null default 1
);
