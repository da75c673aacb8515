-- The sums of a business date as a page reads them: of a place, and of each person, queue and channel there. They hold what the cells
-- hold, and are added to with them, so that a page over months reads a few rows a day however many quarters of an hour and slices there are.
create table measures.day_sum (
  cut text collate "C" not null check (cut in ('place', 'person', 'queue', 'channel')),
  -- Of the cut: an id or a code. '' is the whole place, and in the other cuts what has no person, queue or channel.
  key text collate "C" not null,
  measure text collate "C" not null,
  day date not null,
  project_id uuid not null,
  unit_id uuid,
  count bigint not null,
  sum numeric not null,
  unique nulls not distinct (cut, key, measure, day, project_id, unit_id)
);
create index day_sum_by_day on measures.day_sum (cut, measure, day);

insert into measures.day_sum (cut, key, measure, day, project_id, unit_id, count, sum)
select cut.cut, cut.key, cell.measure, cell.day, slice.project_id, slice.unit_id, sum(cell.count), sum(cell.sum)
from measures.cell cell join measures.slice slice on slice.id = cell.slice_id
cross join lateral (
  select 'place' as cut, '' as key
  union all select 'person', coalesce(slice.person_id::text, '')
  union all select 'queue', coalesce(slice.queue_id::text, '')
  union all select 'channel', slice.channel) cut
group by 1, 2, 3, 4, 5, 6;

-- Up to which business date something is told that is told once a day, of a date that is over.
create table measures.told_day (
  name text primary key,
  day date not null
);

-- What a queue was held to when contacts closed, and over which business dates that was: the past keeps the rules it was counted by.
create table measures.queue_rule (
  project_id uuid not null,
  queue_id uuid not null,
  within_seconds integer not null,
  short_seconds integer not null,
  first_day date not null,
  last_day date not null,
  primary key (queue_id, within_seconds, short_seconds)
);
