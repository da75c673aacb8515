-- Telling somebody the same thing again while the first notice is unread renews it.
create unique index notice_unread_once on work.notice (person_id, code, subject_id, params) where read_at is null;
