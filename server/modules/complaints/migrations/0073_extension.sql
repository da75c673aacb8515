-- More time for the answer: what was asked for, by when it had to be answered first and before, and what became of it.
create table complaints.extension (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint on delete cascade,
  round integer not null,
  state text not null check (state in ('waiting', 'approved', 'rejected', 'withdrawn', 'too-late')),
  days integer not null check (days > 0),
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  approval_id uuid not null unique,
  first_due_at timestamptz not null,
  due_before timestamptz not null,
  due_after timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  kept boolean,
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'approved') = (due_after is not null))
);
create index extension_by_complaint on complaints.extension (complaint_id, asked_at);
create unique index extension_waiting on complaints.extension (complaint_id) where state = 'waiting';
