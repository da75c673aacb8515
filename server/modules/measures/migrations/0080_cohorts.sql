-- Customers fixed on a date, to be looked at again and again: who they are never changes.
create table measures.cohort (
  id uuid primary key,
  project_id uuid not null,
  name text not null,
  who text not null check (who in ('all', 'served', 'complained')),
  from_on date not null,
  to_on date not null,
  members integer not null check (members > 0),
  frozen_at timestamptz not null,
  frozen_by_id uuid not null,
  check (from_on <= to_on)
);
create index cohort_by_freezing on measures.cohort (frozen_at, id);

-- One of them. Whose data were erased is nobody any more, and still one of the set.
create table measures.cohort_member (
  cohort_id uuid not null references measures.cohort (id),
  place integer not null,
  customer_id uuid,
  primary key (cohort_id, place)
);
create unique index cohort_member_once on measures.cohort_member (cohort_id, customer_id) where customer_id is not null;
create index cohort_member_by_customer on measures.cohort_member (customer_id) where customer_id is not null;

-- What they were like in a period, as it was read then.
create table measures.cohort_reading (
  id uuid primary key,
  cohort_id uuid not null references measures.cohort (id),
  from_on date not null,
  to_on date not null,
  read_at timestamptz not null,
  read_by_id uuid not null,
  known integer not null,
  complete integer not null,
  reached integer not null,
  answers integer not null,
  satisfied integer not null,
  -- What billing says of them, told once by somebody with its source; null until then.
  lost integer,
  revenue_minor bigint,
  total_minor bigint,
  source text,
  told_at timestamptz,
  told_by_id uuid,
  check (from_on <= to_on),
  check ((told_at is null) = (lost is null) and (told_at is null) = (source is null)
    and (told_at is null) = (revenue_minor is null) and (told_at is null) = (total_minor is null)),
  unique (cohort_id, from_on, to_on)
);

create function measures.keep_cohort() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen cohort never changes';
end $$;
create trigger cohort_stays before update or delete on measures.cohort for each row execute function measures.keep_cohort();
create trigger cohort_member_stays before delete on measures.cohort_member
  for each row execute function measures.keep_cohort();
create trigger cohort_member_is_who_it_was before update on measures.cohort_member
  for each row when (new.customer_id is not null or new.place <> old.place or new.cohort_id <> old.cohort_id)
  execute function measures.keep_cohort();
create trigger cohort_reading_stays before delete on measures.cohort_reading
  for each row execute function measures.keep_cohort();
create trigger cohort_reading_is_told_once before update on measures.cohort_reading
  for each row when (old.told_at is not null or (new.known, new.complete, new.reached, new.answers, new.satisfied, new.from_on, new.to_on)
    is distinct from (old.known, old.complete, old.reached, old.answers, old.satisfied, old.from_on, old.to_on))
  execute function measures.keep_cohort();
