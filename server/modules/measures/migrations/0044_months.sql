-- Month-end. A row once a month is locked: from then on its figures stand.
create table measures.month (
  project_id uuid not null,
  month date not null check (extract(day from month) = 1),
  locked_at timestamptz not null,
  locked_by text not null,
  signed_at timestamptz,
  signed_by text,
  version integer not null default 1,
  primary key (project_id, month)
);

-- What was counted when it was locked, part by part where it was counted, so that what comes later can be told from it.
create table measures.month_sum (
  project_id uuid not null,
  month date not null,
  measure text not null,
  unit_id uuid,
  person_id uuid,
  sum numeric not null,
  foreign key (project_id, month) references measures.month (project_id, month),
  unique nulls not distinct (project_id, month, measure, unit_id, person_id)
);

-- Indicators as they were in force, in the order of the page.
create table measures.month_indicator (
  project_id uuid not null,
  month date not null,
  code text not null,
  place integer not null,
  definition jsonb not null,
  primary key (project_id, month, code),
  foreign key (project_id, month) references measures.month (project_id, month)
);

-- Figures as they were published: of the whole, of units with their branch, of people (beside them the unit they were counted in most).
create table measures.month_figure (
  project_id uuid not null,
  month date not null,
  code text not null,
  unit_id uuid,
  person_id uuid,
  value double precision,
  count double precision not null,
  size double precision not null,
  target double precision,
  foreign key (project_id, month, code) references measures.month_indicator (project_id, month, code),
  unique nulls not distinct (project_id, month, unit_id, person_id, code)
);

create table measures.month_dispute (
  id uuid primary key,
  project_id uuid not null,
  month date not null,
  indicator text not null,
  unit_id uuid,
  person_id uuid,
  value double precision,
  count double precision not null,
  size double precision not null,
  raised_at timestamptz not null,
  raised_by uuid not null,
  raised_by_name text not null,
  reason text not null,
  evidence text not null,
  state text not null check (state in ('open', 'corrected', 'declined')),
  answered_at timestamptz,
  answered_by text,
  answer text,
  version integer not null default 1,
  check ((state = 'open') = (answered_at is null))
);
create index month_dispute_by_month on measures.month_dispute (project_id, month);
create unique index month_dispute_standing on measures.month_dispute (project_id, month, indicator, unit_id, person_id, raised_by)
  nulls not distinct where state = 'open';

-- What was put right: an entry of its own, added to a part in the month in which it is booked.
create table measures.month_correction (
  id bigint generated always as identity primary key,
  project_id uuid not null,
  booked_month date not null,
  of_month date not null,
  measure text not null,
  unit_id uuid,
  person_id uuid,
  delta numeric not null check (delta <> 0),
  origin text not null check (origin in ('dispute', 'late')),
  dispute_id uuid references measures.month_dispute (id),
  reason text not null,
  made_at timestamptz not null,
  made_by text not null,
  check ((origin = 'dispute') = (dispute_id is not null))
);
create index month_correction_by_booking on measures.month_correction (project_id, booked_month);
create index month_correction_by_month on measures.month_correction (project_id, of_month);

create function measures.keep_month() returns trigger language plpgsql as $$
begin
  raise exception 'a locked month never changes: book a correction in an open one';
end $$;
create trigger month_sum_stays before update or delete on measures.month_sum for each row execute function measures.keep_month();
create trigger month_indicator_stays before update or delete on measures.month_indicator
  for each row execute function measures.keep_month();
create trigger month_figure_stays before update or delete on measures.month_figure for each row execute function measures.keep_month();
create trigger month_correction_stays before update or delete on measures.month_correction
  for each row execute function measures.keep_month();

-- No correction enters a month that is locked.
create function measures.refuse_late_booking() returns trigger language plpgsql as $$
begin
  if exists (select from measures.month where project_id = new.project_id and month = new.booked_month) then
    raise exception 'a locked month never changes: book a correction in an open one';
  end if;
  return new;
end $$;
create trigger month_correction_in_open before insert on measures.month_correction
  for each row execute function measures.refuse_late_booking();
