-- 0040 Open requests
-- What waits is asked for, and counted, by owner, unit and kind: closed ones outnumber it after some months.
create index request_open_by_owner on requests.request (owner_id, due_at, id) where state = 'open';
create index request_open_by_unit on requests.request (unit_id, due_at, id) where state = 'open';
create index request_open_for_unit on requests.request (for_unit_id, due_at, id) where state = 'open';
create index request_open_by_kind on requests.request (kind, due_at, id) where state = 'open';
