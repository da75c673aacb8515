-- An edition that was approved and holds only from a later day on waits for it, while the one in use stays so. One waits at a time.
alter table knowledge.edition drop constraint edition_state_check;
alter table knowledge.edition add constraint edition_state_check
  check (state in ('draft', 'submitted', 'approved', 'published', 'superseded', 'withdrawn', 'discarded'));
create unique index edition_waiting on knowledge.edition (entry_id) where state = 'approved';
-- When the waiting edition comes into use.
alter table knowledge.article add column begins_at timestamptz;
create index article_to_begin on knowledge.article (begins_at) where begins_at is not null;
-- What customers search for in vain is noted so often an hour.
create index search_miss_by_first on knowledge.search_miss (project_id, first_at) where public_times > 0;
