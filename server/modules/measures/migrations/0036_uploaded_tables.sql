-- Tables that somebody sent to see them as a control chart: theirs alone, and sealed, since nobody knows what stands in them.
create table measures.uploaded_table (
  id uuid primary key,
  owner_id uuid not null,
  name_sealed bytea not null,
  content_sealed bytea not null,
  row_count integer not null,
  uploaded_at timestamptz not null,
  drawing_sealed bytea
);
create index uploaded_table_by_owner on measures.uploaded_table (owner_id, uploaded_at desc);
