-- A limit that waits for somebody outside: what is left of its working time is kept, and counts again from its resumption,
-- which comes by itself at resume_by. Nothing else fires meanwhile.
alter table work.time_limit
  add column calendar text,
  add column paused_at timestamptz,
  add column resume_by timestamptz,
  add column warn_left double precision,
  add column due_left double precision,
  add constraint time_limit_pause_whole check (
    (paused_at is null) = (resume_by is null) and (paused_at is null) = (due_left is null)
    and (paused_at is null or (calendar is not null and paused_at < resume_by)));
