-- Under which address people outside reach this installation: as somebody has set it, else as it is usually started with.
create table platform.public_address (
  only_row boolean primary key default true check (only_row),
  address text,
  usual text,
  version integer not null default 1,
  changed_at timestamptz(3),
  changed_by text
);
insert into platform.public_address (only_row) values (true);
