-- What people know of a day that the figures do not. What is taken back stays, with whoever took it back.
create table measures.annotation (
  id uuid primary key,
  project_id uuid not null,
  indicator text not null,
  product text not null default '',
  area text not null default '',
  on_date date not null,
  text text not null,
  by_id uuid,
  by_name text not null,
  noted_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid
);
create index annotation_by_chart on measures.annotation (indicator, on_date) where removed_at is null;
