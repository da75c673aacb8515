create sequence work.approval_number;
create table work.approval (
  id uuid primary key,
  number text not null unique,
  project_id uuid not null,
  unit_id uuid,
  kind text not null,
  state text not null check (state in ('waiting', 'approved', 'rejected', 'withdrawn')),
  title text not null,
  body text not null,
  subject_type text,
  subject_id uuid,
  subject_label text,
  amount_minor bigint check (amount_minor >= 0),
  currency text,
  requester_id uuid not null,
  created_at timestamptz not null,
  decided_at timestamptz,
  version integer not null default 1,
  check ((amount_minor is null) = (currency is null)),
  check ((state = 'waiting') = (decided_at is null))
);
create index approval_by_project on work.approval (project_id, created_at, id);
create index approval_by_requester on work.approval (requester_id, created_at, id);
create index approval_by_subject on work.approval (subject_id) where subject_id is not null;

create table work.approval_step (
  approval_id uuid not null references work.approval,
  position integer not null,
  post text not null,
  unit_id uuid not null,
  -- As it was when the chain was made, or when it was decided.
  limit_minor bigint,
  state text not null check (state in ('to-come', 'current', 'approved', 'rejected', 'not-needed')),
  decided_by uuid,
  decided_for uuid,
  decided_at timestamptz,
  note text,
  primary key (approval_id, position),
  check ((state in ('approved', 'rejected')) = (decided_by is not null))
);
create unique index approval_step_current on work.approval_step (approval_id) where state = 'current';

-- For whom the current step of an approval waits.
create table work.approver (
  approval_id uuid not null references work.approval,
  person_id uuid not null,
  kind text not null,
  hurt bigint not null,
  primary key (approval_id, person_id)
);
create index approver_in_inbox on work.approver (person_id, hurt, approval_id);

create table work.delegation (
  id uuid primary key,
  from_id uuid not null,
  to_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  kinds text[],
  revoked_at timestamptz,
  check (from_at < until_at and from_id <> to_id)
);
create index delegation_by_receiver on work.delegation (to_id, until_at);
create index delegation_by_giver on work.delegation (from_id, until_at);
