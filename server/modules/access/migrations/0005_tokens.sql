-- A service account belongs to a program: it has no password, and acts by its tokens only.
alter table access.account add column kind text not null default 'person' check (kind in ('person', 'service'));
alter table access.account alter column password_hash drop not null;

-- The token itself is never stored. Its handle is its beginning, by which people recognise it; it is no secret.
create table access.token (
  id uuid primary key,
  account_id uuid not null references access.account (id),
  handle text not null unique,
  token_hash bytea not null unique,
  name text not null,
  scopes text[] not null,
  made_at timestamptz not null,
  made_by uuid not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  last_used_from text,
  revoked_at timestamptz
);
create index token_by_account on access.token (account_id, made_at desc);
