-- Boards of tiles that people lay out. What a tile shows is in `tiles`, as its contract has it; nothing else reads them.
create table measures.dashboard (
  id uuid primary key,
  project_id uuid not null,
  owner_id uuid not null,
  name text not null,
  audience text not null check (audience in ('private', 'some', 'project')),
  unit_ids uuid[] not null,
  roles text[] not null,
  tiles jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  removed_at timestamptz,
  version integer not null default 1
);
create index dashboard_by_project on measures.dashboard (project_id) where removed_at is null;

-- A screen that shows one board without anybody signed in, to whoever has the token: of that only a hash is kept.
create table measures.wall (
  id uuid primary key,
  dashboard_id uuid not null references measures.dashboard (id),
  project_id uuid not null,
  unit_id uuid,
  name text not null,
  token_hash bytea not null unique,
  expires_at timestamptz not null,
  opened_at timestamptz not null,
  opened_by text not null,
  revoked_at timestamptz,
  revoked_by text not null default ''
);
create index wall_by_dashboard on measures.wall (dashboard_id);
create index wall_by_project on measures.wall (project_id);
