create schema desk;

-- A list with filters, order and columns under a name. It holds no rows of business: who opens it sees their own scope.
create table desk.saved_view (
  id uuid primary key,
  -- The id of the list's operation.
  list text not null,
  name text not null,
  owner_id uuid not null,
  -- The owner's unit when it was saved last.
  unit_id uuid,
  shown_to text not null check (shown_to in ('owner', 'unit', 'everyone')),
  query jsonb not null,
  columns text[],
  saved_at timestamptz not null,
  version integer not null default 1
);
create unique index saved_view_by_name on desk.saved_view (owner_id, list, name);
create index saved_view_shared on desk.saved_view (list) where shown_to <> 'owner';

-- How somebody has a list laid out for themselves; no row is the usual layout.
create table desk.layout (
  person_id uuid not null,
  list text not null,
  columns text[],
  compact boolean not null,
  default_view_id uuid references desk.saved_view (id) on delete set null,
  primary key (person_id, list)
);
create index layout_by_default_view on desk.layout (default_view_id) where default_view_id is not null;
