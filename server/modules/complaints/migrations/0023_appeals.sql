create table complaints.appeal (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint (id),
  project_id uuid not null,
  unit_id uuid,
  state text not null check (state in ('lodged', 'reviewing', 'upheld', 'rejected')),
  reason text not null,
  lodged_at timestamptz not null,
  -- Null: the customer.
  lodged_by_name text,
  -- The answer that it is against, and whose it was.
  answered_at timestamptz not null,
  handler_id uuid,
  reviewer_id uuid,
  due_at timestamptz not null,
  decision text,
  decided_at timestamptz,
  decided_by_name text,
  check ((state in ('upheld', 'rejected')) = (decided_at is not null))
);
create unique index appeal_open on complaints.appeal (complaint_id) where decided_at is null;
create index appeal_by_complaint on complaints.appeal (complaint_id, lodged_at);
create index appeal_by_due on complaints.appeal (due_at, id);
create index appeal_by_state on complaints.appeal (state, due_at, id);
create index appeal_by_reviewer on complaints.appeal (reviewer_id, due_at, id);
create index appeal_by_receipt on complaints.appeal (lodged_at, id);
