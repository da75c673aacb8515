-- Rows of lists that one person may take out as files on one day of the site, and who may at all.
alter table privacy.policy
  add column export_rows integer not null default 20000 check (export_rows between 0 and 1000000),
  add column export_by text not null default 'everyone' check (export_by in ('everyone', 'leaders', 'nobody'));

create table privacy.list_export (
  id uuid primary key,
  actor_id uuid not null,
  list text not null,
  params jsonb not null,
  query jsonb not null,
  started_at timestamptz not null,
  started_on date not null,
  request_id text not null,
  rows integer not null default 0,
  finished_at timestamptz
);
create index list_export_by_actor on privacy.list_export (actor_id, started_on);
