create schema requests;

-- What is published stays as it was: running cases refer to it.
create table requests.process_version (
  id uuid primary key,
  process text not null check (process in ('complaint')),
  version integer not null check (version >= 1),
  settings jsonb not null,
  published_at timestamptz not null,
  unique (process, version)
);

create function requests.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published process version never changes: publish a new one';
end $$;
create trigger append_only before update or delete on requests.process_version
  for each row execute function requests.refuse_change();
