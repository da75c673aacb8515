-- The versions of the master key that were ever in use; the newest wraps what is made now. The keys are in the key file.
create table platform.master_key (
  version integer primary key check (version > 1),
  begun_at timestamptz not null
);

-- What keys for search, signatures and staging are derived from. It outlives every master key, which only wraps it.
create table platform.key_root (
  only_row boolean primary key default true check (only_row),
  wrapped bytea not null,
  master_version integer not null
);

create index person_key_by_version on platform.person_key (master_version);

-- The version to wrap with, held until the transaction ends: a new version waits for those who still wrap with the old one.
create function platform.hold_master_version() returns integer language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(7420016);
  return (select coalesce(max(version), 1) from platform.master_key);
end $$;
