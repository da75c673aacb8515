-- The sweep of old replies reads from its low end.
create index idempotency_by_age on platform.idempotency (created_at);
