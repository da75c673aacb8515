-- How likely each open case is to be taken over our head, with why, as last worked out, and when it is worked out anew.
create table complaints.risk (
  complaint_id uuid primary key references complaints.complaint on delete cascade,
  score double precision not null,
  reasons jsonb not null,
  scored_at timestamptz not null,
  next_at timestamptz not null
);
create index risk_next on complaints.risk (next_at);
create index risk_by_score on complaints.risk (score desc, complaint_id desc);

-- A case that somebody must speak to at once; once for each time that it is taken up.
create table complaints.interception (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint on delete cascade,
  project_id uuid not null,
  round integer not null,
  state text not null check (state in ('waiting', 'taken', 'ended')),
  score double precision not null,
  reasons jsonb not null,
  entered_at timestamptz not null,
  entered_on date not null,
  by_hand boolean not null,
  take_by timestamptz not null,
  owner_id uuid not null,
  task_id uuid not null,
  taken_at timestamptz,
  outcome text check (outcome in ('calmed', 'escalated', 'unreached', 'unfounded')),
  outcome_note text,
  ended_at timestamptz,
  ended_by_name text,
  version integer not null default 1,
  unique (complaint_id, round),
  check ((state = 'ended') = (ended_at is not null and outcome is not null)),
  check (state <> 'taken' or taken_at is not null)
);
create index interception_by_day on complaints.interception (project_id, entered_on);
create index interception_by_task on complaints.interception (task_id);

-- What is done to calm, by whom, when, and what was said.
create table complaints.calming_step (
  id uuid primary key,
  interception_id uuid not null references complaints.interception on delete cascade,
  position integer not null,
  code text not null,
  what_zh text not null,
  what_en text not null,
  owner_id uuid not null,
  due_at timestamptz not null,
  said text,
  done_at timestamptz,
  done_by_name text,
  unique (interception_id, position),
  check ((said is null) = (done_at is null))
);

-- The customer went over our head.
create table complaints.escalation (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint on delete cascade,
  level text not null check (level in ('unit-head', 'province', 'regulator', 'media')),
  happened_on date not null,
  told text not null,
  recourse_told boolean not null,
  at timestamptz not null,
  actor_name text not null
);
create index escalation_by_complaint on complaints.escalation (complaint_id, at);

-- Each version of the words is kept; the highest is in force. Without one those that are supplied are.
create table complaints.risk_lexicon (
  version integer primary key,
  content jsonb not null,
  set_at timestamptz not null,
  set_by_name text not null
);

create table complaints.risk_settings (
  only_row boolean primary key default true check (only_row),
  content jsonb not null,
  version integer not null default 1
);

-- What a night has learned, and how well it does on what it did not learn from.
create table complaints.risk_weights (
  version integer generated always as identity primary key,
  learned_at timestamptz not null,
  weights jsonb not null,
  examples integer not null,
  escalated integer not null,
  held_out integer not null,
  held_out_escalated integer not null,
  auc double precision,
  usual_auc double precision,
  recall double precision,
  daily_capacity integer not null,
  used boolean not null
);

-- That a customer of ours was in touch, and when: more than once about an open case is a reason to hurry.
create table complaints.customer_contact (
  contact_id uuid primary key,
  customer_id uuid not null,
  at timestamptz not null
);
create index customer_contact_by_customer on complaints.customer_contact (customer_id, at);
