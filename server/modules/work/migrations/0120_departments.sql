-- The department that answers for a task, whoever of it owns the task. Null: it was given to a person.
alter table work.task add column department_id uuid;

-- How long a department's tasks may take where nobody says otherwise, in working minutes.
create table work.department_limit (
  unit_id uuid primary key,
  minutes integer not null check (minutes between 1 and 100000)
);

-- From when a department had a task to when it was done with it. What goes back and comes again is another turn.
create table work.department_turn (
  id uuid primary key,
  task_id uuid not null references work.task (id),
  department_id uuid not null,
  project_id uuid not null,
  subject_id uuid,
  given_at timestamptz not null,
  given_on date not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  ending text check (ending in ('done', 'returned', 'moved', 'cancelled')),
  on_time boolean,
  -- Working minutes of the task's calendar.
  minutes integer,
  check ((ended_at is null) = (ending is null))
);
create unique index department_turn_open on work.department_turn (task_id) where ended_at is null;
create index department_turn_by_day on work.department_turn (given_on, department_id);
create index department_turn_of_subject on work.department_turn (subject_id, department_id) where subject_id is not null;
