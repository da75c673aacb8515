create sequence complaints.finding_number;
-- What was found out about a case: what happened, against which rule, and whether it is so.
create table complaints.finding (
  id uuid primary key,
  number text not null unique,
  complaint_id uuid not null references complaints.complaint (id),
  project_id uuid not null,
  unit_id uuid,
  breach text not null,
  -- The rule as it was, with the version of the book that it stood in.
  rule jsonb not null,
  rule_version integer not null,
  what text not null,
  upheld boolean not null,
  found_on date not null,
  found_at timestamptz not null,
  found_by uuid not null
);
create index finding_by_complaint on complaints.finding (complaint_id, found_at);

-- Who answers for it and with which share, what follows, and what became of it.
create table complaints.sanction (
  id uuid primary key,
  finding_id uuid not null references complaints.finding (id),
  complaint_id uuid not null references complaints.complaint (id),
  project_id uuid not null,
  -- The unit answers itself, or the person belonged to it when the finding was made.
  unit_id uuid,
  person_id uuid,
  share_percent integer not null check (share_percent between 1 and 100),
  found_at timestamptz not null,
  state text not null check (state in ('proposed', 'decided', 'waived', 'appealed', 'upheld', 'reversed')),
  repeated integer not null default 0 check (repeated >= 0),
  measure text,
  points integer not null default 0 check (points >= 0),
  deduction_minor bigint not null default 0 check (deduction_minor >= 0),
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  appeal_until timestamptz,
  appeal text,
  appealed_by uuid,
  appealed_at timestamptz,
  appeal_decided_by uuid,
  appeal_decided_at timestamptz,
  appeal_reason text,
  version integer not null default 1,
  check (person_id is not null or unit_id is not null),
  check ((state = 'proposed') = (decided_at is null)),
  check ((state in ('upheld', 'reversed')) = (appeal_decided_at is not null)),
  check (appealed_at is not null or state not in ('appealed', 'upheld', 'reversed'))
);
create unique index sanction_once on complaints.sanction (finding_id, coalesce(person_id, unit_id));
create index sanction_by_time on complaints.sanction (found_at, id);
create index sanction_by_person on complaints.sanction (person_id, found_at) where person_id is not null;
create index sanction_by_complaint on complaints.sanction (complaint_id);

-- What a sanction did to somebody's record; a reversal stands beside it with the opposite sign. Added to, never changed.
create table complaints.accountability_effect (
  id uuid primary key,
  sanction_id uuid not null references complaints.sanction (id),
  act text not null check (act in ('sanctioned', 'reversed')),
  person_id uuid,
  unit_id uuid,
  points integer not null,
  deduction_minor bigint not null,
  -- The month of the performance record, by its first day.
  month date not null,
  at timestamptz not null,
  unique (sanction_id, act)
);
create index accountability_effect_by_person on complaints.accountability_effect (person_id, month) where person_id is not null;
create trigger accountability_effect_stays before update or delete on complaints.accountability_effect
  for each row execute function complaints.keep_line();
