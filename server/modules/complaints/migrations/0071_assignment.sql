-- Which unit takes which cases, what a case weighs, and how much somebody may hold. No row: what the house begins with.
create table complaints.assignment_settings (
  only_row boolean primary key default true check (only_row),
  content jsonb not null,
  version integer not null default 1
);

-- Why somebody got a case by rule, or why nobody did: everybody who was considered, with what they held then.
create table complaints.assignment_choice (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint on delete cascade,
  unit_id uuid not null,
  at timestamptz not null,
  person_id uuid,
  rule text not null,
  weight double precision not null,
  candidates jsonb not null
);
create index assignment_choice_by_complaint on complaints.assignment_choice (complaint_id, at);
create index assignment_choice_by_person on complaints.assignment_choice (person_id, at) where person_id is not null;

-- Cases that their unit should have given to somebody and could not: everybody has enough, or nobody can.
create table complaints.assignment_wait (
  complaint_id uuid primary key references complaints.complaint on delete cascade,
  since timestamptz not null,
  rule text not null,
  retry_at timestamptz not null
);
create index assignment_wait_to_retry on complaints.assignment_wait (retry_at);

-- Cases that went from somebody who is away to somebody else, so that all of it can be taken back at once.
create table complaints.absence_move (
  id uuid primary key,
  absence_id uuid not null,
  complaint_id uuid not null references complaints.complaint on delete cascade,
  from_id uuid not null,
  to_id uuid not null,
  rule text not null,
  at timestamptz not null,
  by_name text not null,
  undone_at timestamptz
);
create index absence_move_by_absence on complaints.absence_move (absence_id, at);
create index absence_move_by_complaint on complaints.absence_move (complaint_id);
