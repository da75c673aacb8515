-- Every backup that was finished and every restore from one, for whoever asks when the last good one was made.
create table platform.backup_run (
  id uuid primary key,
  kind text not null check (kind in ('backup', 'restore')),
  at timestamptz not null,
  by_name text not null,
  -- The state of the installation that the file holds.
  taken_at timestamptz not null,
  file_name text not null,
  bytes bigint not null,
  table_count integer not null,
  row_count bigint not null,
  file_count integer not null,
  with_keys boolean not null
);
create index backup_run_by_time on platform.backup_run (kind, at desc);
