-- Who takes part in an analysis or a project: people of several units, each asked and free to decline.
create table improvement.member (
  subject_type text not null check (subject_type in ('root-cause', 'project')),
  subject_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('lead', 'expert', 'data', 'member', 'sponsor')),
  state text not null check (state in ('invited', 'joined', 'declined')),
  invited_at timestamptz not null,
  answered_at timestamptz,
  primary key (subject_type, subject_id, person_id)
);
create index member_by_person on improvement.member (person_id, subject_type, subject_id);

-- Whoever stood in the team of the study that counts was in it already.
insert into improvement.member (subject_type, subject_id, person_id, role, state, invited_at, answered_at)
select 'root-cause', root_cause.id, person, 'member', 'joined', study.saved_at, study.saved_at
from improvement.root_cause root_cause
join improvement.study study on study.root_cause_id = root_cause.id and study.version = root_cause.study_version
cross join lateral unnest(study.team) as person
on conflict do nothing;

-- Which complaints a cause explains, by their numbers: what shares are counted from.
create table improvement.attributed_case (
  root_cause_id uuid not null references improvement.root_cause (id),
  cause_id uuid not null,
  case_number text not null,
  attributed_at timestamptz not null,
  attributed_by uuid,
  primary key (root_cause_id, cause_id, case_number)
);

-- The cause, among those of the tree, at which the analysis ended.
alter table improvement.root_cause add column cause_id uuid;

alter table improvement.action add column planned_cost_minor bigint check (planned_cost_minor >= 0);
alter table improvement.action add column actual_cost_minor bigint check (actual_cost_minor >= 0);

-- Training that an action asked for, and what came of it for each person.
create table improvement.action_training (
  action_id uuid not null references improvement.action (id),
  training_id uuid not null,
  person_id uuid not null,
  due_on date not null,
  outcome text not null check (outcome in ('asked', 'passed', 'failed')),
  -- Percent of the points.
  score double precision,
  asked_at timestamptz not null,
  answered_at timestamptz,
  primary key (action_id, training_id, person_id)
);
