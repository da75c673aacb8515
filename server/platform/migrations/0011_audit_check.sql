-- Each time the audit chain was checked from its first entry to its last, and what came of it.
create table platform.audit_check (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  intact boolean not null,
  -- How many entries were checked, and up to which of them a note outside the database confirms the chain.
  entries bigint,
  anchored bigint,
  -- Where it does not fit, and how.
  position bigint,
  kind text
);
create index audit_check_by_time on platform.audit_check (at desc);
