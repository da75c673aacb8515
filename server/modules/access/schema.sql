-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table access.account (
  id uuid not null,
  username text not null,
  name text not null,
  password_hash text,
  state text not null,
  failed_attempts integer default 0 not null,
  locked_until timestamp with time zone,
  last_sign_in_at timestamp with time zone,
  version integer default 1 not null,
  must_change_password boolean default false not null,
  kind text default 'person'::text not null,
  constraint account_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'service'::text]))),
  constraint account_state_check CHECK ((state = ANY (ARRAY['active'::text, 'closed'::text]))),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_username_key UNIQUE (username)
);
CREATE INDEX account_by_name ON access.account USING btree (name, id);

create table access.challenge (
  token_hash bytea not null,
  account_id uuid not null,
  code_proved boolean default false not null,
  expires_at timestamp with time zone not null,
  constraint challenge_pkey PRIMARY KEY (token_hash),
  constraint challenge_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id)
);
CREATE INDEX challenge_by_account ON access.challenge USING btree (account_id);

create table access.factor (
  account_id uuid not null,
  sealed_secret bytea not null,
  confirmed_at timestamp with time zone,
  last_step integer default 0 not null,
  constraint factor_pkey PRIMARY KEY (account_id),
  constraint factor_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id)
);

create table access.identity (
  provider_id uuid not null,
  subject_hash bytea not null,
  account_id uuid not null,
  linked_at timestamp with time zone not null,
  constraint identity_pkey PRIMARY KEY (provider_id, subject_hash),
  constraint identity_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint identity_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES access.provider(id)
);
CREATE INDEX identity_by_account ON access.identity USING btree (account_id);

create table access.invitation (
  secret_hash bytea not null,
  provider_id uuid not null,
  account_id uuid not null,
  expires_at timestamp with time zone not null,
  constraint invitation_pkey PRIMARY KEY (secret_hash),
  constraint invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint invitation_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES access.provider(id)
);

create table access.past_password (
  id bigint generated always as identity not null,
  account_id uuid not null,
  password_hash text not null,
  constraint past_password_pkey PRIMARY KEY (id),
  constraint past_password_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id)
);
CREATE INDEX past_password_by_account ON access.past_password USING btree (account_id, id);

create table access.policy (
  singleton boolean default true not null,
  factor_roles text[] not null,
  idle_minutes integer not null,
  version integer default 1 not null,
  constraint policy_idle_minutes_check CHECK (((idle_minutes >= 5) AND (idle_minutes <= 720))),
  constraint policy_singleton_check CHECK (singleton),
  constraint policy_pkey PRIMARY KEY (singleton)
);

create table access.provider (
  id uuid not null,
  name_zh text not null,
  name_en text not null,
  issuer text not null,
  client_id text not null,
  client_secret bytea,
  scopes text not null,
  claim text not null,
  email_domain text,
  first_link text not null,
  unknown_people text not null,
  roles_claim text,
  role_map jsonb not null,
  password_allowed boolean not null,
  trusts_factor boolean not null,
  state text not null,
  version integer default 1 not null,
  constraint provider_first_link_check CHECK ((first_link = ANY (ARRAY['claim'::text, 'invitation'::text]))),
  constraint provider_state_check CHECK ((state = ANY (ARRAY['active'::text, 'off'::text]))),
  constraint provider_unknown_people_check CHECK ((unknown_people = ANY (ARRAY['refuse'::text, 'open'::text]))),
  constraint provider_pkey PRIMARY KEY (id)
);

create table access.recovery_code (
  account_id uuid not null,
  code_hash bytea not null,
  constraint recovery_code_pkey PRIMARY KEY (account_id, code_hash),
  constraint recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id)
);

create table access.role_assignment (
  account_id uuid not null,
  role text not null,
  project_id uuid,
  unit_id uuid,
  constraint role_assignment_account_id_role_project_id_unit_id_key UNIQUE NULLS NOT DISTINCT (account_id, role, project_id, unit_id),
  constraint role_assignment_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id)
);

create table access.session (
  token_hash bytea not null,
  account_id uuid not null,
  started_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  id uuid default gen_random_uuid() not null,
  browser text default ''::text not null,
  system text default ''::text not null,
  address_prefix text default ''::text not null,
  last_seen_at timestamp with time zone not null,
  idle_until timestamp with time zone not null,
  provider_id uuid,
  sealed_leave_by bytea,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id),
  constraint session_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES access.provider(id)
);
CREATE INDEX session_by_account ON access.session USING btree (account_id);
CREATE UNIQUE INDEX session_by_id ON access.session USING btree (id);

create table access.set_up (
  singleton boolean default true not null,
  secret_hash bytea,
  expires_at timestamp with time zone,
  used_at timestamp with time zone,
  constraint set_up_singleton_check CHECK (singleton),
  constraint set_up_pkey PRIMARY KEY (singleton)
);

create table access.sign_on (
  state_hash bytea not null,
  provider_id uuid not null,
  browser_hash bytea not null,
  sealed_checks bytea not null,
  redirect_uri text not null,
  return_path text not null,
  invitation_hash bytea,
  expires_at timestamp with time zone not null,
  constraint sign_on_pkey PRIMARY KEY (state_hash),
  constraint sign_on_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES access.provider(id)
);
CREATE INDEX sign_on_by_end ON access.sign_on USING btree (expires_at);

create table access.token (
  id uuid not null,
  account_id uuid not null,
  handle text not null,
  token_hash bytea not null,
  name text not null,
  scopes text[] not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  last_used_from text,
  revoked_at timestamp with time zone,
  constraint token_pkey PRIMARY KEY (id),
  constraint token_handle_key UNIQUE (handle),
  constraint token_token_hash_key UNIQUE (token_hash),
  constraint token_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id)
);
CREATE INDEX token_by_account ON access.token USING btree (account_id, made_at DESC);

create table access.unknown_name (
  name_hash bytea not null,
  failed_attempts integer not null,
  locked_until timestamp with time zone,
  last_at timestamp with time zone not null,
  constraint unknown_name_pkey PRIMARY KEY (name_hash)
);
CREATE INDEX unknown_name_by_age ON access.unknown_name USING btree (last_at);
