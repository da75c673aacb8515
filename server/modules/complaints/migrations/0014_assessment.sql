-- Safety matters go first, then vulnerable customers, then what is due: `order_at` is the next instant due, moved ahead by a century for
-- each rank, so that one index gives the order of the worklist.
alter table complaints.complaint
  add column precedence smallint not null default 2 check (precedence between 0 and 2),
  add column order_at timestamptz not null default 'infinity',
  add column feeling text;
update complaints.complaint set
  precedence = case when severity = 'safety' then 0 else 2 end,
  order_at = due_at - case when severity = 'safety' then interval '200 years' else interval '0' end
  where state <> 'closed';
create index complaint_by_precedence on complaints.complaint (order_at, id) where state <> 'closed';
create index complaint_of_owner_by_precedence on complaints.complaint (owner_id, order_at, id);
create index complaint_by_rank on complaints.complaint (precedence, order_at, id) where precedence < 2;

-- What was judged of a case at first sight; the latest counts, the earlier stay.
create table complaints.assessment (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint (id),
  at timestamptz not null,
  actor_name text not null,
  severity text not null,
  safety boolean not null,
  complexity text not null check (complexity in ('simple', 'usual', 'complex')),
  impact text not null check (impact in ('one', 'several', 'many')),
  immediate text,
  -- Personal data: why the customer needs more care than others.
  vulnerability text check (vulnerability in ('age', 'health', 'disability', 'hardship', 'language', 'other')),
  vulnerability_reason text,
  check ((vulnerability is null) = (vulnerability_reason is null))
);
create index assessment_by_complaint on complaints.assessment (complaint_id, at);

-- The time for the answer stood still.
create table complaints.pause (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint (id),
  reason text not null check (reason in ('customer', 'third-party', 'agreed')),
  note text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz
);
create index pause_by_complaint on complaints.pause (complaint_id, from_at);
