-- The sample centre's past, lived in the background of its first start. Cut off before its end, it begins anew.
create table platform.sample_past (
  only_row boolean primary key default true check (only_row),
  from_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  lived_to timestamptz(3) not null,
  ended boolean not null default false
);
