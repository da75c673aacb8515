-- A table that somebody brings in. 'receiving': the file is still coming. What it brings is seen once the state is 'complete'.
create table platform.import_run (
  id uuid primary key,
  importable text not null,
  file_name text not null,
  encoding text not null,
  columns text[] not null,
  mapping jsonb not null,
  -- Of the columns whose values tell how 03/04/2015 is meant: 'day-first' or 'month-first' by column name.
  date_orders jsonb not null,
  state text not null check (state in ('receiving', 'uploaded', 'checking', 'checked', 'running', 'complete', 'undoing',
    'undone', 'cancelled', 'failed')),
  rows integer not null default 0,
  done integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  wrong integer not null default 0,
  skipped integer not null default 0,
  failure text,
  -- The rows that whoever uploaded it may touch.
  scope jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  created_by_id uuid not null,
  finished_at timestamptz,
  undoable_until timestamptz,
  -- When the timer has to act.
  due_at timestamptz
);
create index import_run_by_time on platform.import_run (importable, created_at desc, id desc);
create index import_run_due on platform.import_run (due_at, id) where due_at is not null;

-- The file's rows as they were read, sealed because they may hold names and numbers. record: what undoing the row needs.
create table platform.import_row (
  run_id uuid not null references platform.import_run (id),
  line integer not null,
  cells bytea not null,
  key_hash bytea,
  outcome text check (outcome in ('added', 'changed', 'unchanged', 'skipped', 'wrong')),
  record bytea,
  primary key (run_id, line)
);
create index import_row_by_key on platform.import_row (run_id, key_hash) where key_hash is not null;

create table platform.import_error (
  run_id uuid not null references platform.import_run (id),
  line integer not null,
  column_name text not null,
  value_sealed bytea not null,
  code text not null,
  params jsonb not null,
  primary key (run_id, line, column_name, code)
);

-- What a column of this name stood for the last time; field '': it was left out.
create table platform.import_column (
  importable text not null,
  name text not null,
  field text not null,
  primary key (importable, name)
);
