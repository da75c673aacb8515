-- Tables of a million rows, of a project and a unit, and with choices of whoever brings them in.
alter table platform.import_run
  -- Where what comes in belongs; null where the rows tell it themselves.
  add column project_id uuid,
  add column unit_id uuid,
  -- What could be chosen when it was checked: [{ code, label, chosen }].
  add column options jsonb not null default '[]',
  -- The rows in which something is wrong do not come in, and are not in the way of the others.
  add column wrong_left_out boolean not null default false,
  -- The last row that was checked, applied or taken back.
  add column reached integer not null default 0,
  -- How often it was checked: keys of an earlier check mean nothing.
  add column checks integer not null default 0;

alter table platform.import_run alter column options drop default;

-- By what the rows of a table are known; of equal ones the first.
create table platform.import_key (
  run_id uuid not null,
  key_hash bytea not null,
  line integer not null,
  primary key (run_id, key_hash)
);

-- Tables that are being checked or wait for it are checked again; no outcome is 'added', so that most rows are written once.
update platform.import_run set state = 'uploaded', done = 0, added = 0, changed = 0, unchanged = 0, wrong = 0, skipped = 0
  where state in ('checking', 'checked');
drop index platform.import_row_by_key;
alter table platform.import_row drop column key_hash;
