-- Indicators that people write for themselves. What they are is in their editions, which are never changed: a later one holds from its
-- date on, so that a number of a day that is over stays what it was.
create table measures.own_indicator (
  id uuid primary key,
  code text not null unique,
  project_id uuid not null,
  unit text not null,
  result text not null check (result in ('number', 'seconds', 'money')),
  nature text not null check (nature in ('rate', 'proportion', 'value')),
  owner_id uuid not null,
  archived_at timestamptz,
  version integer not null default 1
);

create table measures.own_edition (
  indicator_id uuid not null references measures.own_indicator (id),
  number integer not null check (number > 0),
  -- Null: from the beginning.
  from_on date,
  name_zh text not null,
  name_en text not null,
  purpose text not null,
  -- As it was written, as it reads in words, and as it was understood: names of values may change later, their codes do not.
  formula text not null,
  words_zh text not null,
  words_en text not null,
  expression jsonb not null,
  direction text not null check (direction in ('lower-is-better', 'higher-is-better')),
  target double precision,
  set_at timestamptz not null,
  set_by text not null,
  primary key (indicator_id, number),
  check ((number = 1) = (from_on is null))
);
