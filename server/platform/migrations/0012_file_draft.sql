-- What a customer stages is staged by nobody: it belongs to a draft, whose id nobody else can guess.
alter table platform.file add column draft_id uuid;
create index file_of_draft on platform.file (draft_id) where owner_id is null and draft_id is not null;
