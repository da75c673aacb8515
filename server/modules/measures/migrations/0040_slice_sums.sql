-- What the cells of a business date, and of a month, come to in each slice, once the date is over: a question about a year by any
-- dimensions reads some rows a slice, however many quarters of an hour there are. Made of the cells alone, and made anew of them.
create table measures.slice_sum (
  span text collate "C" not null check (span in ('day', 'month')),
  measure text collate "C" not null,
  -- The business date, or the first of the month.
  from_on date not null,
  slice_id uuid not null,
  sum numeric not null,
  primary key (span, measure, from_on, slice_id)
);

-- Days and months of which something was counted since they were last summed up: they are read from the cells, or from their days.
create table measures.unsummed (
  span text collate "C" not null check (span in ('day', 'month')),
  measure text collate "C" not null,
  from_on date not null,
  due_at timestamptz not null,
  primary key (span, measure, from_on)
);
create index unsummed_by_due on measures.unsummed (due_at);

insert into measures.unsummed (span, measure, from_on, due_at)
select distinct 'day', measure, day, timestamptz '1970-01-01Z' from measures.cell;
