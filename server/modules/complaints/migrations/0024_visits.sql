-- How those are chosen who are asked afterwards, and how long an appeal may take.
create table complaints.feedback_rules (
  only_row boolean primary key default true check (only_row),
  rules jsonb not null,
  version int not null
);

-- A return visit: a customer is asked after the closing whether it is solved and whether they are satisfied.
create table complaints.visit (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint (id),
  project_id uuid not null,
  unit_id uuid,
  -- Who handled the case, and does not ask about it.
  handler_id uuid,
  closed_at timestamptz not null,
  closed_on date not null,
  state text not null check (state in ('due', 'done', 'unreached', 'dropped')),
  due_at timestamptz not null,
  -- Not to be tried before.
  next_try_at timestamptz not null,
  tries int not null default 0,
  visitor_id uuid,
  visitor_name text,
  solved boolean,
  satisfied boolean,
  words text,
  ended_at timestamptz,
  unique (complaint_id, closed_at),
  check ((state = 'due') = (ended_at is null))
);
create index visit_by_try on complaints.visit (next_try_at, id) where state = 'due';
create index visit_by_order on complaints.visit (next_try_at, id);
create index visit_by_state on complaints.visit (state, next_try_at, id);
create index visit_by_handler on complaints.visit (handler_id, next_try_at, id);
create index visit_by_due on complaints.visit (due_at, id);
create index visit_by_closing on complaints.visit (closed_on, handler_id);

create table complaints.visit_try (
  visit_id uuid not null references complaints.visit (id),
  number int not null,
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  reached boolean not null,
  words text,
  primary key (visit_id, number)
);
