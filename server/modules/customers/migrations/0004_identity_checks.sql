-- 0004 Identity checks
-- Who was asked what before facts were told or changed, and how sure it was then who they are. What was answered stands nowhere.
create table customers.check_step (
  id uuid primary key,
  customer_id uuid not null references customers.customer on delete cascade,
  place text not null check (place in ('contact', 'complaint')),
  place_id uuid not null,
  kind text not null check (kind in ('answer', 'send-code', 'try-code', 'vouch')),
  question text,
  "right" boolean,
  level text not null check (level in ('recognised', 'questioned', 'proven')),
  reason text,
  at timestamptz not null,
  by_id uuid not null,
  -- This one was wrong once too often.
  locked_until timestamptz,
  check ((kind = 'answer') = (question is not null)),
  check ((kind in ('answer', 'try-code')) = ("right" is not null))
);
create index check_step_of_place on customers.check_step (place_id, customer_id, id);
create index check_step_locking on customers.check_step (customer_id, at) where locked_until is not null or kind = 'vouch';

create function customers.keep_check_step() returns trigger language plpgsql as $$
begin
  raise exception 'a step of an identity check is never changed';
end $$;
create trigger check_step_kept before update on customers.check_step for each row execute function customers.keep_check_step();

create table customers.check_settings (
  only_row boolean primary key check (only_row),
  settings jsonb not null,
  version integer not null default 1
);
insert into customers.check_settings (only_row, settings) values (true,
  '{"facts":["name","phone","email","last-contact-day","case-number"],"own":[],"rightNeeded":2,"wrongEnds":3,"codeTries":3,"codeMinutes":5,"lockMinutes":30,"lastsMinutes":60,"needs":{"disclose":"questioned","correct":"proven","pay":"recognised"}}');
