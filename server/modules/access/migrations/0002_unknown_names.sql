-- Failed sign-ins under names that no account has: they lock as real ones do, so that nobody learns which names exist.
create table access.unknown_name (
  name_hash bytea primary key,
  failed_attempts integer not null,
  locked_until timestamptz,
  last_at timestamptz not null
);
create index unknown_name_by_age on access.unknown_name (last_at);
