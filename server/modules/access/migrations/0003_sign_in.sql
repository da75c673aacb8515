alter table access.account
  -- Somebody else knows this password: its owner chooses another one at the next sign-in.
  add column must_change_password boolean not null default false;

-- The passwords before the present one, so that none of the last comes back.
create table access.past_password (
  id bigint generated always as identity primary key,
  account_id uuid not null references access.account (id),
  password_hash text not null
);
create index past_password_by_account on access.past_password (account_id, id);

-- The second factor: a secret that an authenticator app shares, sealed with the account's own key.
create table access.factor (
  account_id uuid primary key references access.account (id),
  sealed_secret bytea not null,
  -- Null while it is being enrolled.
  confirmed_at timestamptz,
  -- The 30-second step of the last code that was accepted: no code of it or of an earlier one counts again.
  last_step integer not null default 0
);

-- What is left of the ten codes for whoever lost the factor; each opens once.
create table access.recovery_code (
  account_id uuid not null references access.account (id),
  code_hash bytea not null,
  primary key (account_id, code_hash)
);

-- Half-way through a sign-in: the password was right, something else is still asked for. Opens nothing by itself.
create table access.challenge (
  token_hash bytea primary key,
  account_id uuid not null references access.account (id),
  code_proved boolean not null default false,
  expires_at timestamptz not null
);
create index challenge_by_account on access.challenge (account_id);

-- People tell their sessions apart by these, and end one without knowing its token.
alter table access.session
  add column id uuid not null default gen_random_uuid(),
  add column browser text not null default '',
  add column system text not null default '',
  add column address_prefix text not null default '',
  add column last_seen_at timestamptz,
  add column idle_until timestamptz;
update access.session set last_seen_at = started_at, idle_until = expires_at;
alter table access.session
  alter column last_seen_at set not null,
  alter column idle_until set not null;
create unique index session_by_id on access.session (id);

-- What this installation asks of everyone who signs in.
create table access.policy (
  singleton boolean primary key default true check (singleton),
  factor_roles text[] not null,
  idle_minutes integer not null check (idle_minutes between 5 and 720),
  version integer not null default 1
);
insert into access.policy (factor_roles, idle_minutes) values ('{}', 120);

-- An installation that began empty: one link at a time, until the first administrator has used it.
create table access.set_up (
  singleton boolean primary key default true check (singleton),
  secret_hash bytea,
  expires_at timestamptz,
  used_at timestamptz
);
