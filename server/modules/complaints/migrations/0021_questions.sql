create table complaints.question (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint (id),
  state text not null check (state in ('open', 'answered', 'withdrawn')),
  text text not null,
  asked_at timestamptz not null,
  asked_by uuid,
  asked_by_name text not null,
  -- The limit stood still while we waited.
  pausing boolean not null,
  answer text,
  settled_at timestamptz,
  -- Null: the customer.
  settled_by_name text,
  check ((state = 'open') = (settled_at is null))
);
create index question_by_complaint on complaints.question (complaint_id, asked_at, id);
