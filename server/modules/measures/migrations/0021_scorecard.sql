-- What a project's scorecard shows large and small, and who answers for each number. Nothing chosen: the usual ones.
create table measures.scorecard (
  project_id uuid primary key,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null
);
create table measures.scorecard_item (
  project_id uuid not null references measures.scorecard (project_id),
  indicator text not null,
  rank text not null check (rank in ('key', 'watched')),
  place integer not null,
  owner_id uuid,
  primary key (project_id, indicator)
);

-- Targets are never changed: a later row of the same place and date stands in the place of an earlier one, and a null withdraws it.
create table measures.target (
  id bigint generated always as identity primary key,
  indicator text not null,
  project_id uuid not null,
  unit_id uuid,
  person_id uuid,
  from_on date not null,
  value double precision,
  -- Of a part: how much it counts for in the whole, where rates and means are weighed.
  weight double precision check (weight >= 0),
  set_at timestamptz not null,
  set_by text not null
);
create index target_by_place on measures.target (indicator, project_id, unit_id, person_id, from_on);

-- What running a place cost in a month, item by item, in hundredths of a yuan.
create table measures.cost (
  project_id uuid not null,
  unit_id uuid,
  month date not null check (extract(day from month) = 1),
  item text not null check (item in ('staff', 'telecom', 'premises', 'technology', 'other')),
  amount_minor bigint not null check (amount_minor >= 0),
  changed_at timestamptz not null,
  changed_by text not null,
  unique nulls not distinct (project_id, unit_id, month, item)
);
