-- A combination of dimensions. Its id is made of them, so that a fact finds its slice without asking, in any order of facts.
create table measures.slice (
  id uuid primary key,
  project_id uuid not null,
  unit_id uuid,
  person_id uuid,
  queue_id uuid,
  product text collate "C" not null,
  area text collate "C" not null,
  cause text collate "C" not null,
  channel text collate "C" not null,
  kind text collate "C" not null,
  step text collate "C" not null
);
create index slice_by_unit on measures.slice (unit_id) where unit_id is not null;

-- What was counted of a measure in a quarter of an hour of UTC, in a slice: how often, and the sum. `bucket` is the class of the single
-- values where their spread is kept, and 0 elsewhere, so that a histogram adds up as everything does. `day` is the business date that
-- the fact belongs to, which a late one tells apart from when it came.
create table measures.cell (
  measure text collate "C" not null,
  slot timestamptz not null,
  day date not null,
  slice_id uuid not null,
  bucket smallint not null,
  count bigint not null,
  sum numeric not null,
  primary key (measure, slot, day, slice_id, bucket)
);
create index cell_by_day on measures.cell (measure, day);

-- What is remembered of a case, a request, a task between its facts: what it is, when it began, what has been counted once.
create table measures.subject (
  id uuid primary key,
  type text not null,
  number text not null,
  memory jsonb not null
);

-- What each of them added to the cells: the cases behind a number, and what is moved when a fact turns out to be otherwise.
create table measures.entry (
  subject_id uuid not null,
  place integer not null,
  measure text collate "C" not null,
  slot timestamptz not null,
  day date not null,
  slice_id uuid not null,
  value numeric not null,
  primary key (subject_id, place)
);
create index entry_by_slot on measures.entry (measure, slot);
create index entry_by_day on measures.entry (measure, day);

-- Everything is counted anew from the log, by the two flows that have taken the place of one.
truncate measures.observation, measures.coverage;
delete from platform.flow_cursor where flow = 'complaint-facts';
delete from platform.flow_parked where flow = 'complaint-facts';
