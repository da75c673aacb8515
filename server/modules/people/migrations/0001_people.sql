create schema people;

-- What exams ask. It belongs to a project as a whole.
create table people.question (
  id uuid primary key,
  project_id uuid not null,
  kind text not null check (kind in ('single', 'multiple', 'true-false', 'fill-in')),
  topic text not null,
  text_zh text not null,
  text_en text not null,
  options jsonb not null,
  accepted text[] not null,
  explanation jsonb not null,
  retired boolean not null default false,
  added_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1
);
create index question_by_change on people.question (project_id, changed_at, id);
create index question_to_draw on people.question (project_id, topic, kind) where not retired;

-- How exams are drawn: parts of so many questions.
create table people.paper (
  id uuid primary key,
  project_id uuid not null,
  title_zh text not null,
  title_en text not null,
  parts jsonb not null,
  pass_percent integer not null check (pass_percent between 1 and 100),
  minutes integer not null check (minutes > 0),
  retakes integer not null check (retakes >= 0),
  retired boolean not null default false,
  changed_at timestamptz not null,
  version integer not null default 1
);
create index paper_by_change on people.paper (project_id, changed_at, id);

create table people.training (
  id uuid primary key,
  project_id uuid not null,
  title_zh text not null,
  title_en text not null,
  words_zh text not null,
  words_en text not null,
  article_id uuid,
  paper_id uuid references people.paper (id),
  retired boolean not null default false,
  changed_at timestamptz not null,
  version integer not null default 1
);
create index training_by_change on people.training (project_id, changed_at, id);

-- Who is to learn what by when. A person has a training once at a time.
create table people.assignment (
  id uuid primary key,
  project_id uuid not null,
  unit_id uuid,
  training_id uuid not null references people.training (id),
  person_id uuid not null,
  state text not null check (state in ('assigned', 'passed', 'failed', 'withdrawn')),
  due_at timestamptz not null,
  task_id uuid not null,
  reason_type text,
  reason_id uuid,
  reason_label text,
  assigned_at timestamptz not null,
  assigned_by uuid,
  read_at timestamptz,
  ended_at timestamptz,
  -- Of the best attempt.
  percent double precision
);
create unique index assignment_open on people.assignment (training_id, person_id) where state = 'assigned';
create index assignment_by_person on people.assignment (person_id, due_at, id);
create index assignment_by_training on people.assignment (training_id, due_at, id);
create index assignment_by_due on people.assignment (due_at, id);
create index assignment_by_reason on people.assignment (reason_id) where reason_id is not null;

-- One try at an exam, with the paper as it was drawn. What has ended is never changed.
create table people.attempt (
  id uuid primary key,
  assignment_id uuid not null references people.assignment (id),
  training_id uuid not null,
  paper_id uuid not null,
  person_id uuid not null,
  number integer not null,
  title_zh text not null,
  title_en text not null,
  pass_percent integer not null,
  points_of integer not null,
  started_at timestamptz not null,
  deadline_at timestamptz not null,
  saved_at timestamptz,
  closed_at timestamptz,
  ending text check (ending in ('submitted', 'time-up')),
  points integer,
  percent double precision,
  passed boolean,
  unique (assignment_id, number)
);
create unique index attempt_under_way on people.attempt (assignment_id) where closed_at is null;
create index attempt_to_close on people.attempt (deadline_at) where closed_at is null;
create index attempt_first on people.attempt (training_id) where number = 1 and closed_at is not null;

create table people.attempt_item (
  attempt_id uuid not null references people.attempt (id),
  place integer not null,
  question_id uuid not null references people.question (id),
  points integer not null,
  -- What was asked and what was right, in the order in which it was shown.
  asked jsonb not null,
  answer text[] not null default '{}',
  awarded integer,
  primary key (attempt_id, place)
);
create index attempt_item_by_question on people.attempt_item (question_id) where awarded is not null;

create function people.keep_result() returns trigger language plpgsql as $$
begin
  raise exception 'the result of an exam is never changed';
end
$$;
create trigger attempt_stays before update on people.attempt
  for each row when (old.closed_at is not null) execute function people.keep_result();
create trigger attempt_item_stays before update on people.attempt_item
  for each row when (old.awarded is not null) execute function people.keep_result();
create trigger attempt_is_kept before delete on people.attempt for each row execute function people.keep_result();
create trigger attempt_item_is_kept before delete on people.attempt_item
  for each row execute function people.keep_result();
