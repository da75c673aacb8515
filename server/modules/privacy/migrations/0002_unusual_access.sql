-- Up to where looks at personal data were compared; hours without any are passed over.
create table privacy.watch (
  singleton boolean primary key default true check (singleton),
  watched_until timestamptz not null
);
insert into privacy.watch (watched_until) values ('2000-01-01T00:00:00Z');

create table privacy.unusual_access (
  id uuid primary key,
  actor_id uuid not null,
  hour_at timestamptz not null,
  looks integer not null,
  own_mean double precision not null,
  peer_mean double precision not null,
  bound integer not null,
  unique (actor_id, hour_at)
);
create index unusual_access_by_hour on privacy.unusual_access (hour_at, id);
