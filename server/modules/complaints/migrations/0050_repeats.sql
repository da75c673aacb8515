-- 0050 Repeats
-- What a case is about, as the numbers of its rarest words: cases of like matters are found among a million by one index.
create table complaints.matter (
  complaint_id uuid primary key references complaints.complaint on delete cascade,
  project_id uuid not null,
  lodged_at timestamptz not null,
  terms integer[] not null
);
create index matter_by_term on complaints.matter using gin (terms);

-- Two cases and what is between them: the later one names the earlier. What was refused stays, so that it is not found again, and teaches.
create table complaints.repeat_link (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint on delete cascade,
  other_id uuid not null references complaints.complaint on delete cascade,
  kind text not null check (kind in ('repeat', 'related')),
  state text not null check (state in ('suggested', 'linked', 'refused')),
  score double precision,
  reasons jsonb not null,
  at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  unique (complaint_id, other_id),
  check (complaint_id <> other_id)
);
create index repeat_link_by_other on complaints.repeat_link (other_id);
create index repeat_link_decided on complaints.repeat_link (decided_at) where decided_at is not null;

-- Several windows at once: members follow the master until they are detached.
create table complaints.master_member (
  complaint_id uuid primary key references complaints.complaint on delete cascade,
  master_id uuid not null references complaints.complaint on delete cascade,
  joined_at timestamptz not null,
  detached_at timestamptz,
  reason text,
  check (complaint_id <> master_id)
);
create index master_member_by_master on complaints.master_member (master_id);

-- The task by which a repeat is kept from becoming worse.
create table complaints.repeat_plan (
  complaint_id uuid primary key references complaints.complaint on delete cascade,
  task_id uuid not null,
  opened_at timestamptz not null
);

-- What was learned in a night, and from how many labels the thresholds came.
create table complaints.matter_model (
  version integer generated always as identity primary key,
  learned_at timestamptz not null,
  texts integer not null,
  content bytea not null,
  same_from double precision not null,
  suggest_from double precision not null,
  labels integer not null,
  label_precision double precision,
  label_recall double precision
);

create table complaints.repeat_settings (
  only_row boolean primary key default true check (only_row),
  content jsonb not null,
  version integer not null default 1
);
