-- An imported ledger. Its complaints stay hidden until the state is 'complete'. 'receiving': the file is still coming.
create table complaints.ledger_import (
  id uuid primary key,
  project_id uuid not null,
  file_name text not null,
  state text not null check (state in ('receiving', 'uploaded', 'running', 'complete', 'failed')),
  encoding text not null check (encoding in ('utf-8', 'gb18030')),
  columns text[] not null,
  mapping jsonb not null,
  -- Of the columns whose values tell how 03/04/2015 is meant: 'day-first' or 'month-first' by column name.
  date_orders jsonb not null,
  rows integer not null,
  done integer not null default 0,
  applied integer not null default 0,
  duplicates integer not null default 0,
  wrong integer not null default 0,
  failure text,
  created_at timestamptz not null,
  finished_at timestamptz,
  created_by text not null,
  -- When the timer has to act: a batch of a running import, clearing after one that failed or was never started.
  due_at timestamptz
);
create index ledger_import_by_time on complaints.ledger_import (created_at desc, id desc);
create index ledger_import_unfinished on complaints.ledger_import (id) where state <> 'complete';
create index ledger_import_due on complaints.ledger_import (due_at, id) where due_at is not null;

-- The file's rows as they were read, sealed because they may hold names and numbers; each is gone once it is applied.
create table complaints.ledger_row (
  import_id uuid not null references complaints.ledger_import (id),
  line integer not null,
  cells bytea not null,
  primary key (import_id, line)
);

-- What a running import has brought so far, by business date: counted as it is applied, told in one moment at the end.
create table complaints.ledger_tally (
  import_id uuid not null references complaints.ledger_import (id),
  day date not null,
  product text not null,
  area text not null,
  lodged integer not null,
  closed integer not null,
  closed_on_time integer not null,
  timed integer not null,
  days_to_close numeric not null,
  dated integer not null,
  primary key (import_id, day, product, area)
);

create table complaints.ledger_row_error (
  import_id uuid not null references complaints.ledger_import (id),
  line integer not null,
  column_name text not null,
  value_sealed bytea not null,
  code text not null,
  params jsonb not null,
  primary key (import_id, line, column_name)
);

alter table complaints.complaint add foreign key (import_id) references complaints.ledger_import (id);
