-- Each absence is told of on its first morning, with a substitute or without.
update work.absence set fire_at = from_at
  where fire_at is null and handed_over_at is null and cancelled_at is null and substitute_id is null;
