-- Anonymous cases to learn from. Texts are what is left after names, numbers and addresses were taken out; the case is forgotten with its customer.
create table complaints.library_case (
  id uuid primary key,
  number text not null unique,
  complaint_id uuid references complaints.complaint on delete set null,
  project_id uuid not null,
  unit_id uuid,
  state text not null check (state in ('proposed', 'released', 'declined', 'withdrawn')),
  title text,
  texts jsonb not null,
  taken jsonb not null,
  terms text[] not null,
  product text not null,
  area text not null,
  cause text not null,
  class_path text[] not null,
  severity text not null,
  validity text,
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  version integer not null default 1,
  check (decided_by is null or state <> 'released' or decided_by <> proposed_by),
  check ((state = 'proposed') = (decided_at is null))
);
create unique index library_case_standing on complaints.library_case (complaint_id) where state in ('proposed', 'released');
create index library_case_by_time on complaints.library_case (proposed_at, id);
create index library_case_by_state on complaints.library_case (state, proposed_at, id);
create index library_case_by_cause on complaints.library_case (cause, proposed_at, id);
create index library_case_by_product on complaints.library_case (product, proposed_at, id);
create index library_case_by_class on complaints.library_case using gin (class_path);
create index library_case_by_term on complaints.library_case using gin (terms);
create sequence complaints.library_sequence;
