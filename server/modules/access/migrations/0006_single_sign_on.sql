-- Where people may sign in instead of here, by OpenID Connect.
create table access.provider (
  id uuid primary key,
  name_zh text not null,
  name_en text not null,
  issuer text not null,
  client_id text not null,
  -- Sealed with a key of the provider's own; null where it wants no secret.
  client_secret bytea,
  scopes text not null,
  claim text not null,
  email_domain text,
  first_link text not null check (first_link in ('claim', 'invitation')),
  unknown_people text not null check (unknown_people in ('refuse', 'open')),
  roles_claim text,
  role_map jsonb not null,
  password_allowed boolean not null,
  trusts_factor boolean not null,
  state text not null check (state in ('active', 'off')),
  version integer not null default 1
);

-- Who an account is at a provider: a keyed hash of the subject, which never changes there.
create table access.identity (
  provider_id uuid not null references access.provider (id),
  subject_hash bytea not null,
  account_id uuid not null references access.account (id),
  linked_at timestamptz not null,
  primary key (provider_id, subject_hash)
);
create index identity_by_account on access.identity (account_id);

-- A way to a provider that somebody is on. It is used up when they come back, whatever comes of it.
create table access.sign_on (
  state_hash bytea primary key,
  provider_id uuid not null references access.provider (id),
  -- Of the browser that set out: another one that comes back with the same address is refused.
  browser_hash bytea not null,
  -- Nonce and verifier, sealed with the provider's key.
  sealed_checks bytea not null,
  redirect_uri text not null,
  return_path text not null,
  invitation_hash bytea,
  expires_at timestamptz not null
);
create index sign_on_by_end on access.sign_on (expires_at);

-- A link by which an administrator ties an account to whoever signs in with it.
create table access.invitation (
  secret_hash bytea primary key,
  provider_id uuid not null references access.provider (id),
  account_id uuid not null references access.account (id),
  expires_at timestamptz not null
);

-- Where to end the session at the provider too, sealed with its key.
alter table access.session
  add column provider_id uuid references access.provider (id),
  add column sealed_leave_by bytea;
