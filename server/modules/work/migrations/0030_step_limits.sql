-- A step of a service process has a limit of its own beside that of the whole.
alter table work.time_limit drop constraint time_limit_kind_check;
alter table work.time_limit add constraint time_limit_kind_check
  check (kind in ('acknowledge', 'respond', 'carry-out', 'step'));
