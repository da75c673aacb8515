create schema access;

create table access.account (
  id uuid primary key,
  username text not null unique,
  name text not null,
  password_hash text not null,
  state text not null check (state in ('active', 'closed')),
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  last_sign_in_at timestamptz,
  version integer not null default 1
);
create index account_by_name on access.account (name, id);

create table access.role_assignment (
  account_id uuid not null references access.account (id),
  role text not null,
  -- Null means every project, or the whole organisation.
  project_id uuid,
  unit_id uuid,
  unique nulls not distinct (account_id, role, project_id, unit_id)
);

-- The token itself is never stored: only its hash can be compared.
create table access.session (
  token_hash bytea primary key,
  account_id uuid not null references access.account (id),
  started_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_by_account on access.session (account_id);
