-- When the head of the audit chain was last noted outside the database: for people to see. The proof is the note itself.
create table platform.audit_anchor (
  only_row boolean primary key default true check (only_row),
  position bigint not null,
  at timestamptz not null
);
