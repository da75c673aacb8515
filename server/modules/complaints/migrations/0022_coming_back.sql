-- A code that opens a case once, asked for by a number and the end of a telephone number. Where they belong to no case there is
-- a row all the same, so that nobody can tell. The code itself is kept nowhere.
create table complaints.return_code (
  id uuid primary key,
  number_hash bytea not null,
  complaint_id uuid references complaints.complaint (id),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0,
  used_at timestamptz
);
create index return_code_by_number on complaints.return_code (number_hash, asked_at);
create index return_code_by_end on complaints.return_code (expires_at);

-- What the customer said about an answer: once for each answer.
create table complaints.verdict (
  complaint_id uuid not null references complaints.complaint (id),
  answered_at timestamptz not null,
  accepted_at timestamptz,
  satisfied boolean,
  words text,
  rated_at timestamptz,
  primary key (complaint_id, answered_at)
);
create index verdict_by_rating on complaints.verdict (rated_at) where rated_at is not null;
