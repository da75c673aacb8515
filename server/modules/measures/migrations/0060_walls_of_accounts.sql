-- A wall ends with the account that answers for it: whoever opened it, or has taken it over since. Those from before have nobody until somebody does.
alter table measures.wall add column owner_id uuid;
create index wall_by_owner on measures.wall (owner_id) where revoked_at is null;
