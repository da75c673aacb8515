-- A reopened case keeps what was true the first time: figures use the facts as they were.
alter table complaints.complaint
  add column first_answered_at timestamptz,
  add column first_closed_at timestamptz,
  add column reopen_count integer not null default 0 check (reopen_count >= 0);
update complaints.complaint set first_answered_at = answered_at, first_closed_at = closed_at
  where process_version_id is not null and answered_at is not null;

-- `closed_on` is the date of the first closing and stays when the case is reopened; so does the date on which it counts as on time.
drop index complaints.complaint_by_timeliness;
alter table complaints.complaint drop column timed_on;
alter table complaints.complaint add column timed_on date generated always as
  (case when on_time is not null and (state = 'closed' or closed_on is not null) then coalesce(closed_on, lodged_on) end) stored;
create index complaint_by_timeliness on complaints.complaint (timed_on, product, area) where timed_on is not null;

-- The six steps are gone through anew after each reopening; seconds from opening the step to recording it.
alter table complaints.step_entry
  add column round integer not null default 0,
  add column spent_seconds integer check (spent_seconds >= 0);

-- Whom a complaint is about: a person, or a unit with everyone in it. They neither handle nor approve anything in the case.
create table complaints.complained_about (
  complaint_id uuid not null references complaints.complaint (id),
  person_id uuid,
  unit_id uuid,
  named_at timestamptz not null,
  named_by text not null,
  check ((person_id is null) <> (unit_id is null))
);
create unique index complained_about_once on complaints.complained_about (complaint_id, coalesce(person_id, unit_id));
