-- Several complainants with one matter: the case that leads them, and whose customer speaks for all. Who belongs to it follows the master.
create table complaints.complaint_group (
  master_id uuid primary key references complaints.complaint on delete cascade,
  project_id uuid not null,
  matter text not null check (matter <> ''),
  spokesperson_id uuid not null references complaints.complaint on delete cascade,
  state text not null check (state in ('open', 'dissolved')),
  formed_at timestamptz not null,
  formed_by_name text not null,
  decided_at timestamptz,
  dissolved_at timestamptz,
  version integer not null default 1,
  check ((state = 'dissolved') = (dissolved_at is not null))
);
create index complaint_group_by_time on complaints.complaint_group (formed_at, master_id);
create index complaint_group_by_state on complaints.complaint_group (state, formed_at, master_id);
create index complaint_group_by_spokesperson on complaints.complaint_group (spokesperson_id);

-- Who is decided on by themselves, though they belong to the others, and why.
alter table complaints.master_member
  add column except_reason text,
  add column excepted_at timestamptz,
  add column excepted_by_name text,
  add constraint master_member_exception
    check ((except_reason is null) = (excepted_at is null) and (except_reason is null) = (excepted_by_name is null));
