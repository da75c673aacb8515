-- A breached limit climbs the ladder that its house has for limits: which rung it stands on, and when the next one is due.
alter table work.time_limit add column rung integer not null default 0;
alter table work.time_limit add column escalate_at timestamptz;
alter table work.time_limit add constraint time_limit_climbs_when_breached
  check (escalate_at is null or (breached_at is not null and ended_at is null));
