-- A file's blob is written and synced before its row; a blob without a row is swept. Until an owner takes it, it is staged.
create table platform.file (
  id uuid primary key,
  owner_type text,
  owner_id uuid,
  -- Whose personal data it is, if anybody's: its key is then sealed with that person's.
  person_id uuid,
  name_sealed bytea not null,
  media_type text not null,
  bytes bigint not null,
  sha256 bytea not null,
  key_sealed bytea not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  check ((owner_type is null) = (owner_id is null))
);
create index file_by_owner on platform.file (owner_id, uploaded_at, id) where owner_id is not null;
create index file_by_person on platform.file (person_id) where person_id is not null;
create index file_staged on platform.file (uploaded_at) where owner_id is null;

-- What is done once a day, and when it is done next.
create table platform.daily (
  name text primary key,
  next_at timestamptz not null
);
