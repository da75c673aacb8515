-- A share of the promises that count as kept, drawn at random: their customers are asked whether they were. The seed makes the draw again.
create table work.promise_sample (
  id uuid primary key,
  project_id uuid not null,
  from_on date not null,
  to_on date not null,
  share double precision not null check (share > 0 and share <= 1),
  seed text not null,
  population integer not null,
  drawn_at timestamptz not null,
  drawn_by uuid,
  drawn_by_name text not null
);
create index promise_sample_by_time on work.promise_sample (drawn_at desc, id);

create table work.promise_check (
  sample_id uuid not null references work.promise_sample (id),
  task_id uuid not null references work.task (id),
  place integer not null,
  owner_id uuid not null,
  outcome text check (outcome in ('kept', 'not-kept', 'unreached')),
  note text,
  at timestamptz,
  by_name text,
  primary key (sample_id, task_id),
  check ((outcome is null) = (at is null))
);
